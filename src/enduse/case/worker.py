"""A process of its own that reads documents, and its death noticed.

Each worker is a pool of one, so that a worker killed for its memory takes down nobody else's work, and it is known
which documents it had in hand.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait

from enduse.case.task import Opening, Taken, Task, taken
from enduse.claims.reader import Reader
from enduse.model import Failure
from enduse.model.errors import UnreadableError, UsageError

Answers = tuple[Taken | Failure, ...]

_reader: list[Reader] = []  # the one reader of this process, opened on first use


class Worker:
    """A process that reads documents with one reader, started on first use and started anew after its death.

    Args:
        opening: Opens the reader, in that process.
    """

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._pool: ProcessPoolExecutor | None = None

    def send(self, tasks: tuple[Task, ...]) -> Future[Answers]:
        """Give it documents to read; it takes them one after another.

        The future raises `BrokenProcessPool` when the process dies over them or over others sent before.
        """
        try:
            return self._started().submit(_answers, tasks)
        except BrokenProcessPool:  # it died while nobody looked
            self.close()
            return self._started().submit(_answers, tasks)

    def origin(self) -> str:
        """Origin of the reader it opens, which shows that the process starts at all.

        Raises:
            UsageError: It does not start.
            PipelineError: The reader cannot be opened.
        """
        try:
            return self._started().submit(_origin).result()
        except BrokenProcessPool as error:
            self.close()
            raise UsageError(
                "no process could be started to read in: in a script, read under `if __name__ == '__main__':`; "
                "where memory is short, read with one job (jobs=1)"
            ) from error

    def singly(self, tasks: tuple[Task, ...]) -> Answers:
        """Read documents one by one after a death, to find the one that kills; that one is answered by a `Failure`.

        Nothing else may be in this worker's hands meanwhile.

        Raises:
            UsageError: The process does not start again.
        """
        answers: list[Taken | Failure] = []
        for task in tasks:
            try:
                answers += self.send((task,)).result()
            except BrokenProcessPool:
                self.close()
                self.origin()
                answers.append(_fatal(task))
        return tuple(answers)

    def close(self) -> None:
        """End the process, after the documents it is reading now."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def _started(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Never a plain fork: the caller may have threads, and an open ledger must not be inherited.
            way = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
            context = multiprocessing.get_context(way)
            self._pool = ProcessPoolExecutor(1, context, initializer=_begin, initargs=(self._opening,))
        return self._pool


def _fatal(task: Task) -> Failure:
    origin = task.pointer.origin
    return Failure(
        origin, UnreadableError(f"{origin}: reading it ended the process (too large for the memory?); split it")
    )


def _begin(opening: Opening) -> None:
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
        os.environ[name] = "1"  # one thread a worker; before anything imports numpy
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us
    threading.Thread(target=_die_with_the_parent, daemon=True).start()
    _opening[:] = [opening]


_opening: list[Opening] = []


def _die_with_the_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _opened() -> Reader:
    # Not in the initializer, whose errors never reach the parent.
    if not _reader:
        _reader.append(_opening[0]())
    return _reader[0]


def _origin() -> str:
    return _opened().origin


def _answers(tasks: tuple[Task, ...]) -> Answers:
    return tuple(taken(task, _opened()) for task in tasks)
