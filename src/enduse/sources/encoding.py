r"""Bytes to text: the byte-order mark first, then what the page declares, then UTF-8, then detection.

A wrong encoding would put words into a report's mouth, so bytes that are hopeless, and UTF-8 with broken bytes in it,
are refused rather than patched. Nothing is normalised: non-breaking spaces, curly quotes and combining marks stay as
they are. Line ends are read as Python's text files read them (`\r\n` and `\r` become `\n`), so that offsets are
those of `open(path, encoding=…).read()`; a leading byte-order mark is not part of the text.
"""

from __future__ import annotations

import codecs
import re

from enduse.model.errors import UnreadableError

WESTERN_SHARE = 0.1  # of the bytes; with fewer beyond ASCII, they are the quotes and accents of a Western text
NEARLY = 0.8  # of the best guess's coherence counts as equal to it
SAMPLE = 256 * 1024  # bytes that detection looks at

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset\s*=\s*|<\?xml[^>]{0,100}?encoding\s*=\s*)["']?\s*([\w.:-]{2,40})""", re.IGNORECASE
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x7f-\x84\x86-\x9f\ufffe\uffff]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def decoded(content: bytes, place: str, *, declares: bool = False) -> str:
    """The text that bytes hold.

    Args:
        content: All bytes of a file.
        place: How an error names the file.
        declares: Whether the file may declare its encoding, as HTML does.

    Raises:
        UnreadableError: The bytes are no text, or their encoding cannot be told.
    """
    text = _decoded(content, place, declares=declares)
    if len(_CONTROL.findall(text[:SAMPLE])) > len(text[:SAMPLE]) // 200:
        raise UnreadableError(f"{place}: binary, not a report; give it as text, HTML, PDF or JSON Lines")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(content: bytes, place: str, *, declares: bool) -> str:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _as(content.removeprefix(mark), name, place)
    unmarked = _wide(content)
    if unmarked is not None:
        return _as(content, unmarked, place)
    if b"\x00" in content[:SAMPLE]:
        raise UnreadableError(f"{place}: binary, not a report; give it as text, HTML, PDF or JSON Lines")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        declared = _declared(content) if declares else None
        if declared is not None and declared != "utf-8":
            return _as(content, declared, place)
        return _detected(content, place, error.start)


def _as(content: bytes, name: str, place: str) -> str:
    try:
        return content.decode(name)
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{place}: damaged {name.upper()} at byte {error.start}; save it anew as UTF-8") from None


def _wide(content: bytes) -> str | None:
    """The byte order of UTF-16 without a mark, told by which half of the bytes is nearly all zero."""
    even, odd = content[0:SAMPLE:2], content[1:SAMPLE:2]
    if len(odd) < 8 or len(content) % 2:
        return None
    if odd.count(0) > 0.4 * len(odd) and even.count(0) < 0.02 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.4 * len(even) and odd.count(0) < 0.02 * len(odd):
        return "utf-16-be"
    return None


def _declared(content: bytes) -> str | None:
    found = _DECLARED.search(content[:4096])
    if found is None:
        return None
    name = found.group(1).decode("ascii", "replace").lower()
    # Browsers read these two as Windows-1252 (WHATWG Encoding Standard), and so pages are written.
    if name in ("iso-8859-1", "latin1", "us-ascii", "ascii"):
        return "cp1252"
    try:
        info = codecs.lookup(name)
    except LookupError:
        return None
    return info.name if info._is_text_encoding else None  # noqa: SLF001  # the only way to tell text codecs from "zip"


def _western(content: bytes) -> str | None:
    """The text in Windows-1252 when nearly all of it is ASCII: detection has too little to go by, and errs wildly."""
    beyond = len(content.translate(None, bytes(range(0x80))))
    if beyond > WESTERN_SHARE * len(content):
        return None
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return None


def _detected(content: bytes, place: str, broken: int) -> str:
    sample = content[:SAMPLE]
    whole = _MULTIBYTE.findall(sample)
    stray = len(_MULTIBYTE.sub(b"", sample).translate(None, bytes(range(0x80))))
    if len(whole) > stray:
        raise UnreadableError(f"{place}: damaged UTF-8 at byte {broken}; save it anew as UTF-8")
    western = _western(content)
    if western is not None:
        return western
    # Imported here: detection is rare and the import is not free.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    matches = from_bytes(sample)
    best = matches.best()
    if best is None:
        raise UnreadableError(f"{place}: in no known encoding (byte {broken} is not UTF-8); save it anew as UTF-8")
    near = (m for m in matches if m.chaos <= best.chaos and m.coherence >= NEARLY * best.coherence)
    # Among near equals a Windows code page: by far the commonest of the old ones.
    return _as(content, next((m.encoding for m in near if m.encoding.startswith("cp125")), best.encoding), place)
