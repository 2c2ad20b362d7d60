"""The files of one list, as bytes and as text."""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from enduse.model.errors import InputError, UnreadableError
from enduse.sources.content import opened
from enduse.sources.encoding import decoded
from enduse.sources.printable import printable
from enduse.sources.signature import foreign

LIST_LIMIT: Final = 1024 * 1024 * 1024  # bytes in one file; the largest published list is half that
_BEGINNING: Final = 64  # bytes that tell two-byte letters, every second of which is zero
ENDINGS: Final = frozenset({"csv", "txt", "tsv", "xml", "json", "jsonl", "ndjson", "ftm", "ijson"})


@dataclass(frozen=True, slots=True)
class ListFile:
    """One file of a list.

    Args:
        name: How a message names it.
        stem: Its name without folder and ending.
        content: Its bytes.
    """

    name: str
    stem: str
    content: bytes


def files_of(path: Path | str | Sequence[Path | str]) -> tuple[ListFile, ...]:
    """The files that make up a list, sorted by name; of a folder those that may be part of one.

    Raises:
        InputError: There is none, or one cannot be read or is no list.
    """
    named = [path] if isinstance(path, Path | str) else list(path)
    paths: list[Path] = []
    for each in (Path(name) for name in named):
        paths.extend(_in_folder(each) if each.is_dir() else [each])
    if not paths:
        raise InputError("no file named; name the file or folder of a list")
    return tuple(_read(each) for each in sorted(dict.fromkeys(paths)))


def checksum_of(files: Sequence[ListFile]) -> str:
    """SHA-256 of a file's bytes; of several, of their own SHA-256s in order."""
    if len(files) == 1:
        return sha256(files[0].content).hexdigest()
    return sha256("".join(sha256(file.content).hexdigest() for file in files).encode()).hexdigest()


def text_of(file: ListFile) -> str:
    r"""The text of a file; bytes broken in the midst of UTF-8 stay as lone surrogates, so that a row can be refused.

    Raises:
        InputError: It is in no known encoding.
    """
    content = file.content
    bare = content.removeprefix(codecs.BOM_UTF8)
    wide = bare.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if wide or bare[:_BEGINNING].count(0) > _BEGINNING // 4:
        return _decoded(content, file.name)
    try:
        return bare.decode("utf-8")
    except UnicodeDecodeError as error:
        whole = bare.decode("utf-8", "surrogateescape")
        beyond = sum(letter > "\x7f" for letter in whole)
        broken = sum("\udc80" <= letter <= "\udcff" for letter in whole)
        if broken * 4 < beyond:  # mostly sound UTF-8 with a few broken rows
            return whole
        del error
        return _decoded(content, file.name)


def _decoded(content: bytes, name: str) -> str:
    try:
        return decoded(content, name)
    except UnreadableError as error:
        raise InputError(str(error).replace("a report; give it as text, HTML, PDF or JSON Lines", _NO_LIST)) from None


_REMEDIES = (("document as text or PDF", "table as CSV"), ("its articles as JSON Lines", "it as CSV"))
_NO_LIST = "a list; give it as CSV, XML, JSON or FtM JSON Lines"


def is_broken(words: str) -> bool:
    """Whether words hold bytes that were no text."""
    return not words.isascii() and any("\udc80" <= letter <= "\udcff" for letter in words)


def _in_folder(folder: Path) -> list[Path]:
    found = [each for each in folder.iterdir() if each.is_file() and each.suffix[1:].lower() in ENDINGS]
    kept = [each for each in found if not each.name.startswith(".")]
    if not kept:
        raise InputError(f"{printable(str(folder))}: folder holds no list; name one with CSV, XML or JSON files")
    return kept


def _read(path: Path) -> ListFile:
    name = printable(str(path))
    with opened(str(path)) as file:
        content = file.read(LIST_LIMIT + 1)
    if len(content) > LIST_LIMIT:
        raise InputError(f"{name}: too large for a list (over {LIST_LIMIT // 2**20} MB); split it")
    if not content.strip(b"\x00\x1a \t\r\n\xef\xbb\xbf"):
        raise InputError(f"{name}: empty; fetch the list again")
    alien = foreign(content[:512])
    if alien is not None:
        what, remedy = alien
        for said, meant in _REMEDIES:
            remedy = remedy.replace(said, meant)
        raise InputError(f"{name}: {what}, not a list; {remedy}")
    if content.lstrip()[:5] == b"%PDF-":
        raise InputError(f"{name}: a PDF, not a list; fetch the publisher's CSV or XML")
    return ListFile(name, path.stem, content)
