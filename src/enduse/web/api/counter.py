"""Where the lists are asked: questions that wait at the same time are answered together.

Matching is a product of sparse matrices with a price for every call, and it holds the interpreter: twenty questions
at once take a third of the time of twenty one by one. So one thread answers whatever waits, and while it works the
next batch gathers; nobody waits for a batch to fill. A request of many questions is put in parts, so that a request
of one is not kept behind all of them.
"""

from __future__ import annotations

import asyncio
import gc
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Final, TypeVar

from starlette.requests import HTTPConnection

from enduse.model import Match, Query
from enduse.model.errors import CaseError, EnduseError, InputError
from enduse.web.api.book import Book
from enduse.web.api.refusal import RefusalError
from enduse.web.desk import Desk, TooSlowError, desk_of

PART: Final = 50
"""Questions of one request that are put at once."""
BATCH: Final = 200
"""Questions that are answered at once."""
WAITING: Final = 10_000
"""Questions that may wait."""
_FRESH: Final = 1.0
"""Seconds for which nobody looks whether a list was loaded."""
NO_LISTS: Final = "no list is kept in this case; load one with `enduse lists load FILE… --case DIR`"
_GATHERING: Final = 0.004
"""Seconds for which a batch gathers while several ask at once; a lone question is answered at once."""
_LINGER: Final = 2.0
"""Seconds after which a thread that is asked nothing ends."""

Answer = TypeVar("Answer")
Found = list[tuple[Match, ...]]


@dataclass(frozen=True, slots=True)
class _Slip:
    """Questions that wait, and where their answers go."""

    queries: Sequence[Query]
    manner: tuple[Book, float, int]
    answer: Future[Found] = field(default_factory=Future)


class Counter:
    """Asks the lists of a case.

    Args:
        desk: Where the case is got at.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._book: Book | None = None
        self._looked = -_FRESH
        self._opening = threading.Lock()
        self._waiting: deque[_Slip] = deque()
        self._changed = threading.Condition()
        self._at_work = False
        self._is_busy = False
        self._readying = False
        self._is_ready = False

    async def book(self) -> Book:
        """The lists in force.

        Raises:
            RefusalError: No list is kept in the case.
            CaseError: The lists cannot be read.
        """
        if self._book is not None and time.monotonic() - self._looked < _FRESH:
            return self._book
        book = await self._desk.work(self.book_now)
        self.is_ready_or_soon()
        return book

    def book_now(self) -> Book:
        """As `book`, for a thread that may block."""
        try:
            lists = self._desk.lists_now()
        except CaseError:
            raise
        except InputError:
            raise RefusalError(404, NO_LISTS) from None
        with self._opening:
            if self._book is None or self._book.lists is not lists:
                self._book = Book(lists)
            self._looked = time.monotonic()
            return self._book

    def is_ready_or_soon(self) -> bool:
        """Whether the lists can be asked now; when they cannot, they are made ready meanwhile. Says so at once."""
        if self._is_ready:
            return True
        with self._changed:
            if not self._readying:
                self._readying = True
                threading.Thread(target=self._make_ready, name="enduse-lists", daemon=True).start()
        return False

    def _make_ready(self) -> None:
        with suppress(EnduseError):
            book = self.book_now()
            # Whoever comes first should not wait for what is made when it is first asked for.
            _ = book.datasets, book.roll, book.names
            # The collector would walk over every listed party again and again, a second at a time, while all wait.
            gc.collect()
            gc.freeze()
            self._is_ready = True
        with self._changed:
            self._readying = False

    async def work(self, task: Callable[[], Answer]) -> Answer:
        """What a task answers that blocks; as `Desk.work`."""
        return await self._desk.work(task)

    async def screened(self, book: Book, queries: Sequence[Query], *, least: float, limit: int) -> Found:
        """The listed parties each query may be, as `Screener.screen` tells them.

        Args:
            book: The lists.
            queries: Parties asked about.
            least: Least score of a match.
            limit: Matches at most for each.

        Raises:
            RefusalError: Too many wait already.
            TooSlowError: It took too long.
        """
        found: list[tuple[Match, ...]] = []
        try:
            async with asyncio.timeout(self._desk.limits.answering):
                for start in range(0, len(queries), PART):
                    slip = _Slip(queries[start : start + PART], (book, least, limit))
                    self._put(slip)
                    told: Found = await asyncio.wrap_future(slip.answer)
                    found += told
        except TimeoutError:
            raise TooSlowError("the answer took too long; ask about fewer parties at a time") from None
        return found

    def _put(self, slip: _Slip) -> None:
        with self._changed:
            if sum(len(each.queries) for each in self._waiting) + len(slip.queries) > WAITING:
                raise RefusalError(503, "too many questions wait already; ask again in some seconds")
            self._waiting.append(slip)
            if self._at_work:
                self._changed.notify()
            else:
                self._at_work = True
                threading.Thread(target=self._work, name="enduse-counter", daemon=True).start()

    def _work(self) -> None:
        while batch := self._next():
            try:
                book, least, limit = batch[0].manner
                asked = [query for slip in batch for query in slip.queries]
                found = iter(book.lists.screener.screen(asked, threshold=least, limit=limit))
                answers = [[next(found) for _ in slip.queries] for slip in batch]
            except BaseException as error:  # noqa: BLE001  # whoever waits must hear of it, whatever it is
                for slip in batch:
                    slip.answer.set_exception(error)
            else:
                for slip, told in zip(batch, answers, strict=True):
                    slip.answer.set_result(told)

    def _next(self) -> list[_Slip]:
        """What is to be answered next, all of it asked in one manner; nothing when the thread is to end."""
        if self._is_busy:
            # The interpreter changes threads every few milliseconds; let the others hand in what they have read.
            time.sleep(_GATHERING)
        with self._changed:
            if not self._waiting:
                self._changed.wait(_LINGER)
            if not self._waiting:
                self._at_work = False
                return []
            manner = self._waiting[0].manner
            batch: list[_Slip] = []
            others: list[_Slip] = []
            count = 0
            while self._waiting and count < BATCH:
                slip = self._waiting.popleft()
                if slip.manner != manner:
                    others.append(slip)
                elif slip.answer.set_running_or_notify_cancel():
                    batch.append(slip)
                    count += len(slip.queries)
            self._waiting.extendleft(reversed(others))
            self._is_busy = len(batch) + len(self._waiting) > 1
        return batch or self._next()


def counter_of(connection: HTTPConnection) -> Counter:
    """The counter of the app that a request came to; one for each app, made when it is first asked."""
    state = connection.app.state
    counter: Counter | None = getattr(state, "counter", None)
    if counter is None:
        counter = state.counter = Counter(desk_of(connection))
    return counter
