"""What a user names, to where each document is: files, folders, globs, JSON Lines files, standard input."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from enduse.model.errors import UnreadableError
from enduse.model.failure import Failure
from enduse.sources.article import LINE_LIMIT
from enduse.sources.content import FILE_LIMIT, SNIFF, opened
from enduse.sources.pointer import Pointer
from enduse.sources.printable import printable
from enduse.sources.signature import format_of

STDIN = "-"


def pointers(inputs: Iterable[str], *, stdin: BinaryIO | None = None) -> Iterator[Pointer | Failure]:
    """Where each document is, in a settled order: inputs as given, folders and globs sorted by name.

    A folder is walked to its bottom; hidden files are passed over, and links to folders are not followed, so that a
    loop ends. Only the first bytes of a file are looked at, to find JSON Lines, each line of which is a document.

    Args:
        inputs: Paths of files and folders, glob patterns (`**` for any depth), "-" for standard input.
        stdin: Where "-" reads from; None for the process's standard input.

    Yields:
        A `Pointer`, or a `Failure` for an input that holds no document. Nothing is raised for a bad input.
    """
    for name in inputs:
        if name == STDIN:
            yield from _of_stdin(stdin or sys.stdin.buffer)
        else:
            for path in _paths(name):
                yield from _of_file(path) if isinstance(path, str) else (path,)


def _paths(name: str) -> Iterator[str | Failure]:
    if Path(name).is_dir():
        yield from _in_folder(name)
    elif glob.has_magic(name) and not os.path.lexists(name):
        found = sorted(glob.iglob(name, recursive=True))  # noqa: PTH207  # pathlib's takes no absolute pattern
        if not found:
            yield _failure(name, "matches no file; check the pattern")
        for path in found:
            # A folder that a pattern names is read; below `**` its files are named on their own already.
            if not Path(path).is_dir():
                yield path
            elif "**" not in name:
                yield from _in_folder(path)
    else:
        yield name


def _in_folder(folder: str) -> Iterator[str | Failure]:
    empty = True
    refused: list[Failure] = []

    def refuse(error: OSError) -> None:
        refused.append(
            _failure(str(error.filename), f"folder cannot be read ({error.strerror}); check your rights to it")
        )

    for place, below, names in os.walk(folder, onerror=refuse):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                empty = False
                yield str(Path(place, name))
    yield from refused
    if empty and not refused:
        yield _failure(folder, "folder holds no file; name one that does")


def _failure(name: str, message: str) -> Failure:
    shown = printable(name)
    return Failure(shown, UnreadableError(f"{shown}: {message}"))


def _of_file(path: str) -> Iterator[Pointer | Failure]:
    shown = printable(path)
    try:
        with opened(path) as file:
            if format_of(file.read(SNIFF), path) != "jsonl":
                yield Pointer(shown, path)
                return
            file.seek(0)
            for offset, line, number in _lines(file):
                yield _article(shown, path, offset, line, number)
    except UnreadableError as error:
        yield Failure(shown, error)


def _of_stdin(stdin: BinaryIO) -> Iterator[Pointer | Failure]:
    try:
        beginning = stdin.read(SNIFF)
        if format_of(beginning, STDIN) != "jsonl":
            yield Pointer(STDIN, content=beginning + stdin.read(FILE_LIMIT + 1 - len(beginning)))
            return
        for offset, line, number in _lines(stdin, beginning):
            article = _article(STDIN, None, offset, line, number)
            yield (
                article
                if isinstance(article, Failure)
                else Pointer(article.origin, None, number, offset, len(line), line)
            )
    except OSError as error:
        yield _failure(STDIN, f"standard input cannot be read ({error.strerror}); name a file instead")


def _article(shown: str, path: str | None, offset: int, line: bytes, number: int) -> Pointer | Failure:
    if len(line) > LINE_LIMIT:
        message = f"{shown}:{number}: line too long for one article (over {LINE_LIMIT // 2**20} MB); split it"
        return Failure(f"{shown}#{number}", UnreadableError(message))
    return Pointer(f"{shown}#{number}", path, number, offset, len(line))


def _lines(file: BinaryIO, beginning: bytes = b"") -> Iterator[tuple[int, bytes, int]]:
    """Offset, bytes and number of each line that is not blank; of an over-long one only as much as shows it is."""
    offset = 0
    number = 0
    held = beginning
    while True:
        if b"\n" in held:
            line, newline, held = held.partition(b"\n")
            line += newline
        else:
            line, held = held + file.readline(LINE_LIMIT + 1 - len(held)), b""
        if not line:
            return
        number += 1
        length = len(line)
        rest = line
        while rest and not rest.endswith(b"\n"):  # an over-long line, or the last one
            rest = file.readline(LINE_LIMIT)
            length += len(rest)
        if line.strip():
            yield offset, line, number
        offset += length
