"""The memory of a case around the reading: skips what is fresh, keeps what is new."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from enduse.case.order import Origin
from enduse.case.reading import Outcome, Reading
from enduse.case.task import Taken, Task, received
from enduse.ledger import Ledger
from enduse.ledger.received import digest
from enduse.model import Failure
from enduse.model.errors import UnreadableError
from enduse.sources import Pointer

_GROUP = 32  # outcomes that wait for one another to reach the disk together
_AGE = 0.5  # seconds that the first of them waits


class Kept:
    """Remembers in a ledger.

    Args:
        ledger: The ledger.
        published: Date of all documents as stated by the user, None when not stated.
    """

    def __init__(self, ledger: Ledger, published: str | None) -> None:
        self._ledger = ledger
        self._published = published
        self._own = ledger.path.resolve()

    def slots(self, found: Iterable[Pointer | Failure], origin: Origin) -> Iterator[Task | Outcome]:
        """Tasks for what is new, the kept reading for what is fresh; the case's own files are passed over."""
        for pointer in found:
            if isinstance(pointer, Failure):
                yield pointer
            elif pointer.path is None or self._own not in Path(pointer.path).resolve().parents:
                yield self._slot(Task(pointer, self._published, keeps=True), origin)

    def outcomes(self, answers: Iterable[Taken | Outcome | None]) -> Iterator[Outcome]:
        """The answers in groups, each once it is on the disk.

        Raises:
            CaseError: The case cannot be written.
        """
        held: list[Taken | Outcome] = []
        since = 0.0
        for answer in answers:
            if answer is not None:
                since = since if held else time.monotonic()
                held.append(answer)
            if held and (len(held) >= _GROUP or time.monotonic() - since >= _AGE):
                yield from self._keep(held)
                held = []
        yield from self._keep(held)

    def _slot(self, task: Task, origin: Origin) -> Task | Outcome:
        try:
            known = self._ledger.known(digest(received(task.pointer)), task.terms)
        except UnreadableError as error:
            return Failure(task.pointer.origin, error)
        if known is None:
            return task
        document = replace(known, origin=task.pointer.origin)
        claims = self._ledger.reading(document, origin())
        # Parsed before but not read by this reader: the document of then is read, so that both read the same.
        return Reading(document, claims, fresh=True) if claims is not None else replace(task, document=document)

    def _keep(self, held: list[Taken | Outcome]) -> list[Outcome]:
        taken = [answer for answer in held if isinstance(answer, Taken)]
        for answer in taken:
            # Bytes take longest to settle, and no other writer need wait for that.
            if answer.received is not None:
                self._ledger.keep(answer.received)
        with self._ledger.together():
            return [self._added(answer) if isinstance(answer, Taken) else answer for answer in held]

    def _added(self, answer: Taken) -> Reading:
        document = answer.document
        self._ledger.add_document(document, answer.received, answer.task.terms)
        if self._ledger.add_reading(document, answer.origin, answer.claims):
            return Reading(document, answer.claims)
        # Another copy, or another process, came first; what the case holds is what counts.
        first = self._ledger.reading(document, answer.origin)
        return Reading(document, answer.claims if first is None else first, fresh=True)
