"""Bytes that were sent, made into documents in a process of their own.

What a stranger sends may take all memory, go on for ever or end the process: then that process ends, and the app
goes on.
"""

from __future__ import annotations

import multiprocessing
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from pathlib import Path, PurePosixPath
from typing import Final

from enduse import sources
from enduse.case.task import Task, received
from enduse.model import Document
from enduse.model.errors import EnduseError, InputError
from enduse.model.failure import Failure
from enduse.views.printable import printable

PATIENCE: Final = 45.0
"""Seconds in which the files of one upload have to be parsed, all together: less than an answer may take."""
MOST: Final = 1_000
"""Reports in one upload, all its files together."""
MEMORY: Final = 3 * 1024**3
"""Bytes of address space that parsing one file may take."""
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Sent:
    """A file that was sent.

    Args:
        name: Its name as the sender gave it; only its last part is ever used, and never as a place on the disk.
        content: Its bytes.
    """

    name: str
    content: bytes

    @property
    def origin(self) -> str:
        """The name fit to be shown and kept: no folders, no control characters, no more than 120 characters."""
        last = PurePosixPath(self.name.replace("\\", "/").replace("\0", "")).name
        shown = printable(last).lstrip(".") or "report"
        stem, dot, ending = shown.rpartition(".")
        return shown if len(shown) <= _LONGEST else f"{stem[: _LONGEST - 10]}\u2026{dot}{ending[:8]}"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document as parsed, and all that is kept beside it.

    Args:
        document: The document.
        received: The bytes it was parsed from.
        terms: As for `Ledger.add_document`.
    """

    document: Document
    received: bytes
    terms: str


def parsed(files: Sequence[Sent], published: str | None) -> list[Parsed | Failure]:
    """The documents of some files, in order; a `Failure` in the place of what is none.

    A file with which they would be more than `MOST` is a `Failure`, and so is what is not parsed within `PATIENCE`.

    Args:
        files: The files.
        published: Date of all of them, a partial ISO date, None when not stated.
    """
    deadline = time.monotonic() + PATIENCE
    outcomes: list[Parsed | Failure] = []
    for file in files:
        outcomes += _apart(file, published, MOST - len(outcomes), deadline)
    return outcomes


def _apart(file: Sent, published: str | None, most: int, deadline: float) -> list[Parsed | Failure]:
    context: SpawnContext | ForkServerContext = multiprocessing.get_context("spawn")
    if "forkserver" in multiprocessing.get_all_start_methods():
        context = multiprocessing.get_context("forkserver")
    here, there = context.Pipe(duplex=False)
    worker = context.Process(target=_answer, args=(there, file, published, most), daemon=True)
    worker.start()
    there.close()
    try:
        if not here.poll(max(0.0, deadline - time.monotonic())):
            return [_failed(file, "takes too long to parse; save it as plain text and send that")]
        outcomes: list[Parsed | Failure] = here.recv()
    except (EOFError, OSError):
        return [_failed(file, "could not be parsed, it ended the parser; save it as plain text and send that")]
    finally:
        here.close()
        worker.kill()
        worker.join()
        worker.close()
    return outcomes


def _answer(there: Connection, file: Sent, published: str | None, most: int) -> None:
    _bound_memory()
    with suppress(BrokenPipeError):
        there.send(in_this_process(file, published, most))


def _bound_memory() -> None:
    # Windows has no such bound.
    with suppress(ImportError, ValueError, OSError):
        import resource  # not everywhere

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, hard))


def in_this_process(file: Sent, published: str | None, most: int = MOST) -> list[Parsed | Failure]:
    """As `parsed` for one file, where it may do harm.

    Args:
        file: The file.
        published: As for `parsed`.
        most: Documents it may hold; one that holds more is a `Failure`.
    """
    with tempfile.TemporaryDirectory(prefix="enduse-sent-") as folder:
        # Only the ending of the name says anything of the format, and nothing of it becomes a path but that.
        ending = "".join(mark for mark in PurePosixPath(file.origin).suffix if mark.isascii() and mark.isalnum())
        place = Path(folder) / f"report.{ending[:10]}"
        place.write_bytes(file.content)
        pointers = list(islice(sources.pointers([str(place)]), max(0, most) + 1))
        if len(pointers) > most:
            return [_failed(file, f"with it, more than {MOST:,} reports were sent at once; send less at a time, "
                                  "or read the file with `enduse read FILE --case DIR`")]  # fmt: skip
        return [_document(pointer, place, file, published) for pointer in pointers]


def _document(pointer: sources.Pointer | Failure, place: Path, file: Sent, published: str | None) -> Parsed | Failure:
    if isinstance(pointer, Failure):
        return _renamed(pointer.error, pointer.origin, place, file)
    task = Task(pointer, published, keeps=True)
    try:
        content = received(pointer)
        document = sources.document(replace(pointer, content=content), published=published)
    except EnduseError as error:
        return _renamed(error, pointer.origin, place, file)
    except Exception as error:  # noqa: BLE001 - a mistake of ours on one document must not cost the others
        return _failed(file, f"the parser failed on it ({type(error).__name__}); save it as plain text and send that")
    return Parsed(replace(document, origin=pointer.origin.replace(str(place), file.origin)), content, task.terms)


def _renamed(error: EnduseError, origin: str, place: Path, file: Sent) -> Failure:
    words = str(error).replace(str(place), file.origin)
    return Failure(origin.replace(str(place), file.origin), InputError(printable(words)))


def _failed(file: Sent, words: str) -> Failure:
    return Failure(file.origin, InputError(f"{file.origin}: {words}"))
