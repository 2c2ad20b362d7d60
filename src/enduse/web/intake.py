"""Reports that are sent to the app: kept first, acknowledged then, read after that.

A report is in the case, on the disk, before whoever sent it is told so. That it is yet to be read follows from the
ledger alone: a report without a reading. So nothing that was acknowledged is lost by a kill, and the next start goes on
where this one stopped.
"""

from __future__ import annotations

import logging
import queue
import secrets
import threading
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final, Literal

from enduse.case import Case
from enduse.case.task import Taken, Task
from enduse.case.worker import Worker
from enduse.claims.reader import open_reader
from enduse.ledger.contents import Contents
from enduse.model.errors import EnduseError
from enduse.model.failure import Failure
from enduse.sources import Pointer, published_argument
from enduse.views.printable import printable
from enduse.web.parsing import Sent, parsed

_LOG = logging.getLogger("enduse.web")
_MOST: Final = 500  # batches remembered


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of one report that was sent.

    Args:
        origin: Its name.
        document_id: `Document.id` when it is kept in the case, None when it could not be parsed.
        title: Its title.
        is_new: Whether the case did not hold it so before: its text, or what is known about it, is new.
        trouble: Why it could not be parsed: one line; empty when it could.
    """

    origin: str
    document_id: str | None
    title: str = ""
    is_new: bool = False
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a report has come.

    Args:
        arrival: The report.
        state: waiting, reading, read, or failed.
        claims: How many claims were found, once it is read.
        trouble: Why it could not be read; empty otherwise.
    """

    arrival: Arrival
    state: Literal["waiting", "reading", "read", "failed"]
    claims: int = 0
    trouble: str = ""


class Intake:
    """Takes reports in for a case, and reads them one after another in a process of its own.

    Args:
        case: Folder of the case.
        reader: Name of the reader.
    """

    def __init__(self, case: Path, reader: str = "rules") -> None:
        self._case = case
        self._worker = Worker(partial(open_reader, reader))
        self._waiting: queue.Queue[str | None] = queue.Queue()
        self._failed: dict[str, str] = {}
        self._batches: OrderedDict[str, tuple[Arrival, ...]] = OrderedDict()
        self._queued: set[str] = set()
        self._now: str | None = None
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()

    def start(self) -> None:
        """Begin to read, what was left unread before first."""
        self._thread = threading.Thread(target=self._run, name="enduse-intake", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop after the report in hand; the others are read after the next start."""
        self._waiting.put(None)
        if self._thread is not None:
            self._thread.join(timeout=10)
        self._worker.close()

    @property
    def waiting(self) -> int:
        """About how many reports wait to be read."""
        return self._waiting.qsize()

    def take(self, files: Sequence[Sent], published: str | None = None) -> str:
        """Keep the reports in some files; what this returns for is on the disk. Blocks.

        Args:
            files: The files.
            published: Date of all of them, a partial ISO date, None to take each one's own.

        Returns:
            The name under which `batch` tells what became of them.

        Raises:
            UsageError: `published` is no date.
            CaseError: The case cannot be written; then none of the reports counts as sent.
        """
        if published is not None:
            published_argument(published)
        outcomes = parsed(files, published)
        arrivals: list[Arrival] = []
        with Case.open(self._case, create=False) as case:
            for outcome in outcomes:
                if not isinstance(outcome, Failure):
                    case.ledger.keep(outcome.received)
            with case.ledger.together():
                for outcome in outcomes:
                    if isinstance(outcome, Failure):
                        arrivals.append(Arrival(outcome.origin, None, trouble=printable(str(outcome.error))))
                        continue
                    document = outcome.document
                    is_new = case.ledger.add_document(document, outcome.received, outcome.terms)
                    arrivals.append(Arrival(document.origin, document.id, document.title or "", is_new))
            read = Contents(case.ledger).read([each.document_id for each in arrivals if each.document_id])
        for arrival in arrivals:
            if arrival.document_id and (arrival.is_new or arrival.document_id not in read):
                self._queue(arrival.document_id)
        return self._remembered(tuple(arrivals))

    def batch(self, name: str) -> tuple[Progress, ...] | None:
        """How far the reports of a batch have come; None when no such batch is remembered. Blocks.

        Raises:
            CaseError: The case cannot be read.
        """
        with self._lock:
            arrivals = self._batches.get(name)
        return None if arrivals is None else self.progress(arrivals)

    def progress(self, arrivals: Sequence[Arrival]) -> tuple[Progress, ...]:
        """How far some reports have come. Blocks."""
        ids = [arrival.document_id for arrival in arrivals if arrival.document_id]
        with Case.open(self._case, create=False) as case:
            read = Contents(case.ledger).read(ids)
        return tuple(self._told(arrival, read) for arrival in arrivals)

    def _queue(self, document_id: str) -> None:
        self._failed.pop(document_id, None)
        with self._lock:
            if document_id in self._queued:
                return
            self._queued.add(document_id)
        self._waiting.put(document_id)

    def _told(self, arrival: Arrival, read: dict[str, int]) -> Progress:
        id_ = arrival.document_id
        if id_ is None:
            return Progress(arrival, "failed", trouble=arrival.trouble)
        if id_ in self._failed:
            return Progress(arrival, "failed", trouble=self._failed[id_])
        if id_ in read and id_ not in self._queued:
            return Progress(arrival, "read", read[id_])
        return Progress(arrival, "reading" if self._now == id_ else "waiting")

    def _remembered(self, arrivals: tuple[Arrival, ...]) -> str:
        name = secrets.token_hex(8)
        with self._lock:
            self._batches[name] = arrivals
            while len(self._batches) > _MOST:
                self._batches.popitem(last=False)
        return name

    def _run(self) -> None:
        try:
            with Case.open(self._case, create=False) as case:
                for left in Contents(case.ledger).unread():
                    self._queue(left)
        except EnduseError:
            return
        while (id_ := self._waiting.get()) is not None:
            self._now = id_
            try:
                self._read(id_)
            except EnduseError as error:
                self._failed[id_] = printable(str(error))
            except Exception as error:  # noqa: BLE001 - one report must not stop the reading of all others
                _LOG.exception("report %s", id_)
                self._failed[id_] = f"the reader failed on it ({type(error).__name__}); report the mistake"
            finally:
                self._now = None
                self._queued.discard(id_)

    def _read(self, document_id: str) -> None:
        with Case.open(self._case, create=False) as case:
            document = case.ledger.document(document_id)
        if document is None:
            return
        task = Task(Pointer(document.origin), document=document)
        try:
            (answer,) = self._worker.send((task,)).result()
        except BrokenProcessPool:
            (answer,) = self._worker.singly((task,))
        if isinstance(answer, Taken):
            with Case.open(self._case, create=False) as case:
                case.ledger.add_reading(document, answer.origin, answer.claims)
        else:
            self._failed[document_id] = printable(str(answer.error))
