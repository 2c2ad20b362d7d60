"""Where requests get at the case: in threads of their own, and what takes long is kept in memory between them.

A connection to the ledger belongs to the thread that opened it, and opening one takes about a millisecond: each
question opens the case anew. The event loop never waits for a disk.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import anyio
import anyio.to_thread
from starlette.requests import HTTPConnection

from enduse.case import Case
from enduse.ledger.contents import Contents, Counts
from enduse.model.errors import EnduseError
from enduse.web.limits import Limits
from enduse.web.snapshot import Holdings, Snapshot, State, held, state_of, weighed

if TYPE_CHECKING:
    from enduse.case.lists_index import ListsIndex

Answer = TypeVar("Answer")
_LISTS: Final = "lists"
_LAG: Final = 0.3  # seconds to wait for a newer snapshot before the one at hand is shown


class TooSlowError(EnduseError):
    """An answer took longer than the app allows."""


class Desk:
    """The case, for requests; one for the whole app.

    Args:
        case: Its folder.
        limits: Bounds on requests.
    """

    def __init__(self, case: Path, limits: Limits) -> None:
        self.path = case
        self.limits = limits
        self._counts: tuple[State, Counts] | None = None
        self._holdings: Holdings | None = None
        self._snapshot: Snapshot | None = None
        self._lists: tuple[object, ListsIndex] | None = None
        self._taking = threading.Lock()
        self._weighing = threading.Lock()
        self._loading = threading.Lock()
        self._making: dict[str, Future[Any]] = {}
        self._threads: anyio.CapacityLimiter | None = None

    async def ask(self, question: Callable[[Case], Answer]) -> Answer:
        """What a question answers that is put to the open case, in a thread of its own.

        Args:
            question: Is given the case; what it answers must not be lazy, the case is closed when it returns.

        Raises:
            CaseError: The case cannot be opened.
            TooSlowError: It took longer than `Limits.answering`.
        """
        return await self.work(lambda: self._asked(question))

    async def work(self, task: Callable[[], Answer]) -> Answer:
        """What a task answers that blocks, in a thread of its own.

        Raises:
            TooSlowError: It took longer than `Limits.answering`; it goes on in its thread, and its answer is dropped.
        """
        if self._threads is None:
            self._threads = anyio.CapacityLimiter(self.limits.workers)
        with anyio.move_on_after(self.limits.answering):
            return await anyio.to_thread.run_sync(task, abandon_on_cancel=True, limiter=self._threads)
        raise TooSlowError(f"the answer took longer than {self.limits.answering:.0f} seconds; ask for less at a time")

    async def lists(self) -> ListsIndex:
        """The lists in force in the case, indexed once and again when they change.

        Raises:
            InputError: No list is kept in the case.
            CaseError: They cannot be read.
        """
        return await self.work(self.lists_now)

    def lists_now(self) -> ListsIndex:
        """As `lists`, for a thread that may block."""
        stamp = self._stamp()
        known = self._lists
        if known is not None and known[0] == stamp:
            return known[1]
        with self._loading:
            if self._lists is None or self._lists[0] != stamp:
                from enduse.case.lists_index import ListsIndex

                self._lists = (stamp, ListsIndex.of_case(self.path))
            return self._lists[1]

    def counts(self, case: Case) -> Counts:
        """How much the open case holds; counted anew when something was read into it.

        Raises:
            CaseError: The case cannot be read.
        """
        state, known = state_of(case), self._counts
        if known is None or known[0] != state:
            known = self._counts = (state, Contents(case.ledger).counts())
        return known[1]

    async def holdings(self) -> Holdings:
        """The claims and reports of the case now; taken anew when something was read into it.

        Raises:
            CaseError: The case cannot be read.
        """
        return await self.work(self.holdings_now)

    def holdings_now(self) -> Holdings:
        """As `holdings`, for a thread that may block."""
        with Case.open(self.path, create=False) as case, self._taking:
            if self._holdings is None or self._holdings.state != state_of(case):
                self._holdings = held(case)
            return self._holdings

    async def snapshot(self) -> Snapshot:
        """What the case amounts to now; taken anew when something was read into it.

        Raises:
            CaseError: The case cannot be read.
        """
        return await self.work(self.snapshot_now)

    def snapshot_now(self) -> Snapshot:
        """As `snapshot`, for a thread that may block."""
        holdings = self.holdings_now()
        known = self._snapshot
        if known is not None and known.state == holdings.state:
            return known
        with self._weighing:
            if self._snapshot is None or self._snapshot.state != holdings.state:
                self._snapshot = weighed(holdings)
            return self._snapshot

    async def snapshot_soon(self, patience: float = 0.02) -> Snapshot | None:
        """As `snapshot`, or the one before while the weighing goes on; None when there was none before.

        Reports that come in faster than they are weighed must not keep everybody from looking: `lags` tells.

        Args:
            patience: How long to wait for the first one, in seconds.

        Raises:
            CaseError: The case cannot be read.
        """
        state = await self.ask(state_of)
        known = self._snapshot
        if known is not None and known.state == state:
            return known
        made = await self._soon("snapshot", self.snapshot_now, patience if known is None else _LAG)
        return made if made is not None else known

    async def lags(self, snapshot: Snapshot | None) -> bool:
        """Whether something was read into the case that a snapshot does not hold yet.

        Raises:
            CaseError: The case cannot be read.
        """
        return snapshot is not None and snapshot.state != await self.ask(state_of)

    async def lists_soon(self, patience: float = 0.2) -> ListsIndex | None:
        """As `lists`, or None when their index is still in the making.

        Args:
            patience: How long to wait for it, in seconds.

        Raises:
            InputError: No list is kept in the case.
            CaseError: They cannot be read.
        """
        stamp = await self.work(self._stamp)
        known = self._lists
        if known is not None and known[0] == stamp:
            return known[1]
        return await self._soon("lists", self.lists_now, patience)

    async def _soon(self, name: str, task: Callable[[], Answer], patience: float) -> Answer | None:
        future: Future[Answer] = self._making.get(name) or Future()
        if name not in self._making:
            self._making[name] = future
            threading.Thread(target=_made, args=(future, task), daemon=True).start()
        deadline = anyio.current_time() + patience
        while not future.done():
            if anyio.current_time() >= deadline:
                return None
            await anyio.sleep(0.01)
        if self._making.get(name) is future:
            del self._making[name]
        return future.result()

    def _asked(self, question: Callable[[Case], Answer]) -> Answer:
        with Case.open(self.path, create=False) as case:
            return question(case)

    def _stamp(self) -> object:
        # Reading every list to see whether one is new would take seconds; their cards are small and written last.
        cards = (self.path / _LISTS).glob("*/*.toml")
        return tuple(sorted((str(card), card.stat().st_mtime_ns) for card in cards))


def desk_of(connection: HTTPConnection) -> Desk:
    """The desk of the app that a request came to."""
    desk: Desk = connection.app.state.desk
    return desk


def _made(future: Future[Answer], task: Callable[[], Answer]) -> None:
    try:
        future.set_result(task())
    except BaseException as error:  # noqa: BLE001 - raised again where it is asked for
        future.set_exception(error)
