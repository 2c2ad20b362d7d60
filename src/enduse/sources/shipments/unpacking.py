"""The bytes of a file of shipments, unpacked when they are packed with gzip, and never more than a settled amount."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, Final

from enduse.model.errors import InputError
from enduse.sources.content import opened
from enduse.sources.printable import printable

UNPACKED_LIMIT: Final = 64 * 2**30  # bytes out of one gzip file; a year of customs records stays far below
_GZIP: Final = b"\x1f\x8b"


@contextmanager
def unpacked(path: str, *, limit: int = UNPACKED_LIMIT) -> Iterator[BinaryIO]:
    """The file open for reading, its content unpacked where it is packed with gzip.

    Args:
        path: Path of a plain file.
        limit: Most bytes to unpack.

    Raises:
        UnreadableError: There is no such file, or it may not be read.
        InputError: It is damaged, or unpacks to more than `limit` (raised while it is read).
    """
    with opened(path) as file:
        packed = file.read(2) == _GZIP
        file.seek(0)
        yield io.BufferedReader(_Capped(file, printable(path), limit)) if packed else file


class _Capped(io.RawIOBase):
    """A gzip stream that ends with an error when it grows past its limit."""

    def __init__(self, file: BinaryIO, name: str, limit: int) -> None:
        self._stream = gzip.GzipFile(fileobj=file)
        self._name = name
        self._left = limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # any writable buffer
        try:
            chunk = self._stream.read(len(buffer))
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(f"{self._name}: damaged gzip ({error}); fetch it again") from None
        self._left -= len(chunk)
        if self._left < 0:
            raise InputError(f"{self._name}: unpacks to more than it may; unpack it (gunzip) and split it")
        buffer[: len(chunk)] = chunk
        return len(chunk)
