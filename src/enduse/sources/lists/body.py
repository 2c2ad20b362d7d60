"""The body of an answer to a file: held to its size packed and unpacked, and seen to be whole."""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import httpx

from enduse.model.errors import EnduseError, InputError, UnreachableError

_PART: Final = 1 << 20  # bytes unpacked at a time
_ENDS: Final = b"\n\r\x1a>]}"  # what the end of a table, of XML and of JSON may be; OFAC's tables end with 0x1a
_PAGE: Final = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


async def taken_in(
    response: httpx.Response | None,
    path: Path,
    *,
    place: str,
    limit: int,
    progress: Callable[[int, int | None], None] = lambda _done, _total: None,
) -> str:
    """Write the body of an answer to a file.

    Args:
        response: The answer, its body not yet read.
        path: The file.
        place: How an error names where it comes from.
        limit: How many bytes it may have, as sent and unpacked.
        progress: Told how many bytes have come, of how many (None: not told).

    Returns:
        SHA-256 of the file.

    Raises:
        InputError: Too large, or not a file that could be a list.
        UnreachableError: It is not whole.
    """
    assert response is not None
    packing = response.headers.get("Content-Encoding", "identity").strip().lower() or "identity"
    if packing not in ("identity", "gzip", "x-gzip"):
        raise UnreachableError(f"{place}: answers in a packing that was not asked for; try again later")
    told = response.headers.get("Content-Length", "")
    total = int(told) if told.isascii() and told.isdigit() else None
    if total is not None and total > limit:
        raise _too_large(place, limit)
    unpacked = _Gunzip(place, limit) if packing != "identity" else None
    checksum, received, written, last = hashlib.sha256(), 0, 0, b""
    with path.open("wb") as file:
        async for part in response.aiter_raw():
            received += len(part)
            for piece in unpacked.pieces(part) if unpacked else (part,):
                written += len(piece)
                if max(received, written) > limit:
                    raise _too_large(place, limit)
                file.write(piece)
                checksum.update(piece)
                last = piece[-1:] or last
            progress(received, total)
    cut = unpacked is not None and not unpacked.ended
    # With neither a length nor chunks, the end of the connection passes for the end of the file.
    unframed = total is None and "chunked" not in response.headers.get("Transfer-Encoding", "").lower()
    if cut or (unframed and unpacked is None and last not in _ENDS):
        raise UnreachableError(f"{place}: the file ends before its end; try again later")
    _check(path, place)
    return checksum.hexdigest()


def _check(path: Path, place: str) -> None:
    with path.open("rb") as file:
        beginning = file.read(1024)
    if not beginning.strip():
        raise UnreachableError(f"{place}: answers with nothing; try again later")
    if _PAGE.match(beginning):
        raise InputError(f"{place}: answers with a web page, not a list; look at it with a browser")


class _Gunzip:
    """Unpacks a stream piece by piece, so that a small body cannot become a large one unseen."""

    def __init__(self, place: str, limit: int) -> None:
        self._place = place
        self._limit = limit
        self._stream = zlib.decompressobj(16 + zlib.MAX_WBITS)

    @property
    def ended(self) -> bool:
        """Whether the stream came to its own end."""
        return self._stream.eof

    def pieces(self, packed: bytes) -> Iterator[bytes]:
        """What some more packed bytes unpack to."""
        full = False
        while packed or full:
            if self._stream.eof:
                self._stream = zlib.decompressobj(16 + zlib.MAX_WBITS)
            try:
                piece = self._stream.decompress(packed, _PART)
            except zlib.error:
                raise UnreachableError(f"{self._place}: a damaged stream; try again later") from None
            yield piece
            packed = self._stream.unconsumed_tail or self._stream.unused_data
            # All input may be taken while output still waits.
            full = len(piece) == _PART and not self._stream.eof


def _too_large(place: str, limit: int) -> EnduseError:
    return InputError(f"{place}: larger than {limit / 1e6:,.0f} MB; allow more with --limit if that is right")
