"""How much one request may ask of the app."""

from __future__ import annotations

from dataclasses import dataclass

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on requests; whoever goes beyond is told so and nothing is done.

    Args:
        body: Bytes of the body of a request that uploads nothing.
        upload: Bytes of the body of an upload, all its files together.
        uploads: Bytes of all uploads that are on their way at once; whoever comes then is asked to come again.
        files: Files in one upload.
        receiving: Seconds in which a body has to arrive.
        answering: Seconds after which an answer that is still in the making is given up.
        workers: Threads that work on answers at once.
        waiting: Uploads that may wait to be read at once.
    """

    body: int = 2 * _MIB
    upload: int = 64 * _MIB
    uploads: int = 256 * _MIB
    files: int = 50
    receiving: float = 120.0
    answering: float = 60.0
    workers: int = 8
    waiting: int = 200
