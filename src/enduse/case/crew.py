"""Many documents read on all cores, answered in the order they were asked, in constant memory."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from itertools import islice
from types import TracebackType
from typing import Self

from enduse.case.reading import Outcome
from enduse.case.task import Opening, Taken, Task, taken
from enduse.case.worker import Answers, Worker
from enduse.model import Failure

_TASKS = 4  # documents a batch: few enough to spread, enough to hide the way there and back
_SLOTS = 64  # slots a batch, tasks and known outcomes together
_QUEUED = 2  # batches a worker has at hand, so that it never waits
_WINDOW = 16  # batches a worker may be ahead of the answer that is due; bounds the memory
_PATIENCE = 0.25  # seconds without an answer before the caller gets to do something else


def alone(work: Iterable[Task | Outcome], opening: Opening) -> Iterator[Taken | Outcome]:
    """Read in this process: each task read, in order; outcomes passed through.

    Args:
        work: Tasks, and outcomes that are known already.
        opening: Opens the reader; called for each task, so it should open but once.
    """
    for slot in work:
        yield taken(slot, opening()) if isinstance(slot, Task) else slot


@dataclass(slots=True)
class _Batch:
    slots: list[Task | Outcome] = field(default_factory=list)
    worker: int | None = None
    answers: Future[Answers] | None = None

    @property
    def tasks(self) -> tuple[Task, ...]:
        return tuple(slot for slot in self.slots if isinstance(slot, Task))

    @property
    def is_done(self) -> bool:
        return not self.tasks or (self.answers is not None and self.answers.done())


class Crew:
    """Reads in several processes.

    Args:
        opening: Opens the reader, in each process; picklable.
        jobs: How many processes.
    """

    def __init__(self, opening: Opening, jobs: int) -> None:
        self._workers = [Worker(opening) for _ in range(jobs)]
        # Suspects get a process to themselves, lest one be blamed for the death of another.
        self._apart = Worker(opening)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in (*self._workers, self._apart):
            worker.close()

    def origin(self) -> str:
        """Origin of the reader, asked of the first worker.

        Raises:
            UsageError: No process could be started.
            PipelineError: The reader cannot be opened.
        """
        return self._workers[0].origin()

    def answers(self, work: Iterable[Task | Outcome]) -> Iterator[Taken | Outcome | None]:
        """Each task read, in order; outcomes passed through.

        Args:
            work: Tasks, and outcomes that are known already; drawn from only a bounded way ahead.

        Yields:
            The answers, and None now and then while the next one is in the making.
        """
        batches = _batches(work)
        window: deque[_Batch] = deque()
        while True:
            window.extend(islice(batches, _WINDOW * len(self._workers) - len(window)))
            if not window:
                return
            self._share_out(window)
            while window and window[0].is_done:
                yield from self._settled(window.popleft())
                self._share_out(window)
            pending = [batch.answers for batch in window if batch.answers is not None and not batch.answers.done()]
            if pending:
                wait(pending, _PATIENCE, FIRST_COMPLETED)
                yield None

    def _share_out(self, window: Iterable[_Batch]) -> None:
        waiting = deque(batch for batch in window if batch.answers is None and batch.tasks)
        at_hand = [0] * len(self._workers)
        for batch in window:
            if batch.worker is not None and not batch.is_done:
                at_hand[batch.worker] += 1
        while waiting and min(at_hand) < _QUEUED:
            batch = waiting.popleft()
            batch.worker = at_hand.index(min(at_hand))
            batch.answers = self._workers[batch.worker].send(batch.tasks)
            at_hand[batch.worker] += 1

    def _settled(self, batch: _Batch) -> Iterator[Taken | Outcome | None]:
        answers: Iterator[Taken | Failure] = iter(())
        if batch.answers is not None:
            try:
                answers = iter(batch.answers.result())
            except BrokenProcessPool:
                yield None
                answers = iter(self._apart.singly(batch.tasks))
                self._apart.close()
        for slot in batch.slots:
            yield next(answers) if isinstance(slot, Task) else slot


def _batches(work: Iterable[Task | Outcome]) -> Iterator[_Batch]:
    batch: _Batch = _Batch()
    for slot in work:
        batch.slots.append(slot)
        if len(batch.slots) == _SLOTS or len(batch.tasks) == _TASKS:
            yield batch
            batch = _Batch()
    if batch.slots:
        yield batch
