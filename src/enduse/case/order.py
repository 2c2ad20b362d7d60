"""Reading without keeping: inputs to readings, one at a time, on all cores."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain, islice
from pathlib import Path
from typing import Protocol

from enduse import sources
from enduse.case.crew import Crew, alone
from enduse.case.reading import Outcome, Reading
from enduse.case.task import Opening, Taken, Task
from enduse.claims.reader import Reader, open_reader
from enduse.model import Failure
from enduse.model.errors import UsageError
from enduse.sources import Pointer

Progress = Callable[[int, int | None], None]
"""Told how many documents are done, and of how many; None when that cannot be known (standard input)."""

Origin = Callable[[], str]
"""Tells the origin of the reader; asked only when it is needed, since the reader is slow to open."""

_MOST = 4  # processes unless more are asked for: with some 230 MB each, the whole stays well under 1.2 GB
_FEW = 4  # documents that are read sooner than a process is started


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be read, and how; the arguments of `read`."""

    inputs: Iterable[str | Path]
    published: str | None = None
    reader: str | Reader = "rules"
    jobs: int | None = None
    progress: Progress | None = None

    @property
    def opening(self) -> Opening:
        """Opens the reader, here or in another process."""
        return partial(open_reader, self.reader) if isinstance(self.reader, str) else partial(_same, self.reader)


class Memory(Protocol):
    """What stands around the reading: knows again what has been read, keeps what is read."""

    def slots(self, found: Iterable[Pointer | Failure], origin: Origin) -> Iterator[Task | Outcome]:
        """Tasks for what is to be read, the outcome for what is not."""

    def outcomes(self, answers: Iterable[Taken | Outcome | None]) -> Iterator[Outcome]:
        """The answers, once they are kept."""


def read(
    inputs: Iterable[str | Path],
    *,
    published: str | None = None,
    reader: str | Reader = "rules",
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Iterator[Outcome]:
    """Read documents and keep nothing.

    Args:
        inputs: Paths of files and folders, glob patterns, "-" for standard input.
        published: Publication date of all of them, a partial ISO date; None to take each document's own.
        reader: "rules", "chat", or a reader. One that can be pickled is used in every process.
        jobs: How many processes read at once; None for one a core, but no more than four, each taking some 230 MB.
            Few documents are read in this process.
        progress: Called after each outcome.

    Yields:
        In the order of the inputs, a `Reading`, or a `Failure` in the place of what could not be read.

    Raises:
        UsageError: `published` is no date, `jobs` is less than one, there is no such reader, or no process can be
            started.
        PipelineError: The reader finds no usable language pipeline.
    """
    order = Order(inputs, published, reader, jobs, progress)
    yield from readings(order, _Nothing(published))


def readings(order: Order, memory: Memory) -> Iterator[Outcome]:
    """As `read`, with a memory."""
    if order.published is not None:
        sources.published_argument(order.published)
    if order.jobs is not None and order.jobs < 1:
        raise UsageError(f"{order.jobs} jobs cannot read anything; ask for one or more")
    named = _named(order.inputs)
    total = _count(named) if order.progress is not None else None
    with closing(_outcomes(sources.pointers(named), memory, order)) as outcomes:
        for done, outcome in enumerate(outcomes, start=1):
            if order.progress is not None:
                order.progress(done, total)
            yield outcome


def _outcomes(found: Iterator[Pointer | Failure], memory: Memory, order: Order) -> Generator[Outcome, None, None]:
    first = list(islice(found, _FEW))
    jobs = order.jobs or min(cores(), _MOST)
    if jobs == 1 or len(first) < _FEW or not _travels(order.opening):
        opened = cache(order.opening)
        slots = memory.slots(chain(first, found), lambda: opened().origin)
        yield from memory.outcomes(alone(slots, opened))
        return
    with Crew(order.opening, jobs) as crew:
        slots = memory.slots(chain(first, found), cache(crew.origin))
        yield from memory.outcomes(crew.answers(slots))


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class _Nothing:
    """Remembers nothing."""

    def __init__(self, published: str | None) -> None:
        self._published = published

    def slots(self, found: Iterable[Pointer | Failure], origin: Origin) -> Iterator[Task | Outcome]:  # noqa: ARG002
        for pointer in found:
            yield pointer if isinstance(pointer, Failure) else Task(pointer, self._published)

    def outcomes(self, answers: Iterable[Taken | Outcome | None]) -> Iterator[Outcome]:
        for answer in answers:
            if isinstance(answer, Taken):
                yield Reading(answer.document, answer.claims)
            elif answer is not None:
                yield answer


def _named(inputs: Iterable[str | Path]) -> tuple[str, ...]:
    # One name alone would otherwise be taken for an input a letter.
    return (os.fspath(inputs),) if isinstance(inputs, str | Path) else tuple(os.fspath(name) for name in inputs)


def _count(inputs: tuple[str, ...]) -> int | None:
    # Standard input can be read once only.
    return None if "-" in inputs else sum(1 for _ in sources.pointers(inputs))


def _same(reader: Reader) -> Reader:
    return reader


def _travels(opening: Opening) -> bool:
    try:
        pickle.dumps(opening)
    except (pickle.PicklingError, AttributeError, TypeError):
        return False
    return True
