"""What the first bytes of a file say it is; the name's ending is asked only when they say nothing."""

from __future__ import annotations

import json
import re
from typing import Literal

Format = Literal["text", "html", "pdf", "jsonl", "json"]

PDF_WINDOW = 1024  # bytes in which readers look for the mark of a PDF

# First bytes of what is no report, what it is called, and what to do. After the `file` database of magic numbers.
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"\x1f\x8b", "a gzip archive", "unpack it first (gunzip)"),
    (b"PK\x03\x04", "a zip archive or an office document", "unpack it, or save the document as text or PDF"),
    (b"PK\x05\x06", "an empty zip archive", "leave it out"),
    (b"BZh", "a bzip2 archive", "unpack it first (bunzip2)"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it first (unxz)"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", "unpack it first (unzstd)"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a rar archive", "unpack it first"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as text or PDF"),
    (b"{\\rtf", "a rich text document", "save it as text or PDF"),
    (b"%!PS", "a PostScript file", "convert it to PDF (ps2pdf)"),
    (b"\x89PNG", "a picture", "run text recognition over it first"),
    (b"\xff\xd8\xff", "a picture", "run text recognition over it first"),
    (b"GIF8", "a picture", "run text recognition over it first"),
    (b"II*\x00", "a picture", "run text recognition over it first"),
    (b"MM\x00*", "a picture", "run text recognition over it first"),
    (b"SQLite format 3\x00", "a database", "export its articles as JSON Lines"),
    (b"PAR1", "a Parquet table", "export its articles as JSON Lines"),
    (b"\x7fELF", "a program", "leave it out"),
    (b"MZ\x90\x00", "a program", "leave it out"),
)

_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|article|main|div|p|script|section|table)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_MARKS = b"\xef\xbb\xbf"


def foreign(beginning: bytes) -> tuple[str, str] | None:
    """What a file is that holds no readable report, and what to do about it; None when it may hold one.

    Args:
        beginning: The file's first bytes, `content.SNIFF` of them or fewer.
    """
    return next(((what, remedy) for mark, what, remedy in _FOREIGN if beginning.startswith(mark)), None)


def format_of(beginning: bytes, name: str) -> Format:
    """The format of a file.

    Args:
        beginning: The file's first bytes, `content.SNIFF` of them or fewer.
        name: Its name; the ending decides only where the bytes do not.
    """
    bare = beginning.removeprefix(_MARKS)
    ending = name.rpartition(".")[2].lower()
    if b"%PDF-" in bare[:PDF_WINDOW] and (bare.lstrip().startswith(b"%PDF-") or ending == "pdf"):
        return "pdf"
    if _HTML.match(bare):
        return "html"
    if (ending != "json" and _is_json_line(bare)) or (
        ending in ("jsonl", "ndjson") and bare.lstrip()[:1] not in (b"", b"<")
    ):
        return "jsonl"
    if ending == "json" and bare.lstrip()[:1] in (b"{", b"["):
        return "json"
    if ending in ("html", "htm", "xhtml") and b"<" in bare:
        return "html"
    return "text"


def _is_json_line(bare: bytes) -> bool:
    """Whether the first line is a JSON object, or begins one too long to see its end."""
    start = bare.lstrip()
    if not start.startswith(b"{"):
        return False
    line, newline, _ = start.partition(b"\n")
    if not newline and len(start) >= PDF_WINDOW:
        return re.match(rb'\{\s*"(?:[^"\\]|\\.){1,100}"\s*:', line) is not None
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
