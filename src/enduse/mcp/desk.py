"""Where the tools get at the case: each call opens it in its own thread; what is slow to open is opened once."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from enduse.case import Case
from enduse.ledger.contents import Contents
from enduse.model import Claim, Document
from enduse.model.errors import InputError
from enduse.model.position import Weighing

if TYPE_CHECKING:
    from enduse.case.lists_index import ListsIndex
    from enduse.claims.reader import Reader
    from enduse.screening.goods import GoodsScreener

_LISTS: Final = "lists"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a case holds at one moment.

    Args:
        state: The state of the ledger it was read at.
        claims: By id, in order of arrival of their reports; ids are hashes, and slow to make ten thousand times.
        reports: The reports by id, without their texts.
    """

    state: object
    claims: Mapping[str, Claim]
    reports: Mapping[str, Document]


class Desk:
    """A case, for any number of threads.

    Args:
        path: Its folder.
        files: Folders whose files may be read; nothing else of the disk is.
        keeps: Whether what is read is kept in the case.

    Attributes:
        reading: Held while the language pipeline reads; it serves one at a time.
        asking: Held while lists are asked; they are indexed once.
        tracing: Held while routes are searched: a search takes all the memory it may.
    """

    def __init__(self, path: Path, files: Sequence[Path] = (), *, keeps: bool = False) -> None:
        self.path = path
        self.files = tuple(folder.resolve() for folder in files)
        self.keeps = keeps
        self.reading = threading.Lock()
        self.asking = threading.Lock()
        self.tracing = threading.Lock()
        self._opening = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._weighings: tuple[object, tuple[Weighing, ...]] | None = None
        self._reader: Reader | None = None
        self._lists: tuple[object, ListsIndex] | None = None
        self._goods: GoodsScreener | None = None

    def case(self) -> Case:
        """The case, to be closed by the thread that asked.

        Raises:
            CaseError: It cannot be opened.
        """
        return Case.open(self.path, create=False)

    def snapshot(self) -> Snapshot:
        """The claims and reports of the case now; read again when something was read into it.

        Raises:
            CaseError: The case cannot be read.
        """
        with self._opening, self.case() as case:
            state = Contents(case.ledger).state()
            if self._snapshot is None or self._snapshot.state != state:
                reports = {each.id: replace(each, text="", passages=()) for each in case.documents()}
                self._snapshot = Snapshot(state, {claim.id: claim for claim in case.claims()}, reports)
            return self._snapshot

    def weighings(self) -> tuple[Weighing, ...]:
        """What the claims of the case amount to now, disputed flows first; weighed again when it has changed.

        Raises:
            CaseError: The case cannot be read.
        """
        with self._opening, self.case() as case:
            state = Contents(case.ledger).state()
            if self._weighings is None or self._weighings[0] != state:
                self._weighings = (state, case.weigh())
            return self._weighings[1]

    def reader(self) -> Reader:
        """The reader of reports, opened once; to be used with `reading` held.

        Raises:
            PipelineError: No language pipeline is installed.
        """
        if self._reader is None:
            from enduse.claims.reader import open_reader

            self._reader = open_reader("rules")
        return self._reader

    def lists(self) -> ListsIndex:
        """The lists in force in the case, indexed once and again when they change; to be used with `asking` held.

        Raises:
            InputError: No list is kept in the case.
            CaseError: They cannot be read.
        """
        stamp = self._stamp()
        if self._lists is None or self._lists[0] != stamp:
            from enduse.case.lists_index import ListsIndex

            self._lists = (stamp, ListsIndex.of_case(self.path))
        return self._lists[1]

    def goods(self) -> GoodsScreener:
        """The controls on goods and destinations, loaded once."""
        if self._goods is None:
            from enduse.screening.goods import GoodsScreener

            self._goods = GoodsScreener()
        return self._goods

    def allowed(self, path: str) -> Path:
        """A file that may be read: one below the folders the user named.

        Args:
            path: As the agent gave it; a relative one is looked for in each folder.

        Raises:
            InputError: No folder was named, or the file lies below none of them.
        """
        if not self.files:
            raise InputError("no file may be read here; pass the text of the report, or start enduse mcp with --files")
        for folder in self.files:
            try:
                found = (folder / path).resolve(strict=True)
            except (OSError, ValueError, RuntimeError):
                continue
            if found.is_relative_to(folder) and found.is_file():
                return found
        raise InputError("no such file below the folders given with --files; pass the text of the report instead")

    def _stamp(self) -> object:
        # The lists themselves take long to open; their cards are small and written last.
        cards = (self.path / _LISTS).glob("*/*.toml")
        return tuple(sorted((str(card), card.stat().st_mtime_ns) for card in cards))
