"""Bytes from the file system, never more than asked for and never from anything but a plain file."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from enduse.model.errors import UnreadableError
from enduse.sources.printable import printable

FILE_LIMIT = 64 * 1024 * 1024  # bytes; no single document is larger. JSON Lines files may be of any size
SNIFF = 8192  # bytes that tell a format


@contextmanager
def opened(path: str) -> Iterator[BinaryIO]:
    """The file, open for reading.

    Args:
        path: Path of a plain file, or of a link to one.

    Raises:
        UnreadableError: There is no such file, it may not be read, or it is a pipe, a device or a folder.
    """
    name = printable(path)
    try:
        # Non-blocking, because opening a named pipe that nobody writes to would wait for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise UnreadableError(f"{name}: no such file; check the path") from None
    except PermissionError:
        raise UnreadableError(f"{name}: may not be read; give yourself the right to read it") from None
    except ValueError:
        raise UnreadableError(f"{name}: not a possible file name; check the path") from None
    except OSError as error:
        raise UnreadableError(f"{name}: cannot be opened ({error.strerror}); check the path") from None
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):  # asked before fdopen, which raises an error of its own for a folder
        os.close(descriptor)
        raise _not_plain(mode, name)
    with os.fdopen(descriptor, "rb") as file:
        try:
            yield file
        except OSError as error:
            raise UnreadableError(f"{name}: cannot be read ({error.strerror}); check the disk") from None


def _not_plain(mode: int, name: str) -> UnreadableError:
    if stat.S_ISDIR(mode):
        return UnreadableError(f"{name}: is a folder, where a file is wanted; name a file in it")
    return UnreadableError(f"{name}: not a plain file; to read from a pipe, send it to standard input and name it -")


def whole(path: str) -> bytes:
    """All bytes of a file.

    Raises:
        UnreadableError: As for `opened`, or the file is larger than `FILE_LIMIT`.
    """
    with opened(path) as file:
        return at_most(file, FILE_LIMIT, printable(path))


def part(path: str, offset: int, length: int) -> bytes:
    """The bytes of a file from `offset` on, `length` of them or fewer where it ends before.

    Raises:
        UnreadableError: As for `opened`.
    """
    with opened(path) as file:
        file.seek(offset)
        return file.read(length)


def at_most(file: BinaryIO, limit: int, name: str) -> bytes:
    """All bytes of an open file.

    Raises:
        UnreadableError: There are more than `limit`.
    """
    content = file.read(limit + 1)
    if len(content) > limit:
        raise UnreadableError(
            f"{name}: too large for one document (over {limit // 2**20} MB); split it, or write it as JSON Lines"
        )
    return content
