"""The lists of a case as the interfaces ask them: matching, searching, looking up, over one set of vintages."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import Final

from enduse.case.lists_index import ListsIndex
from enduse.screening.listed import Listed
from enduse.web.api.names import Names
from enduse.web.api.refusal import RefusalError
from enduse.web.api.roll import Roll

EVERYTHING: Final = ("default", "all")
"""Names under which all lists of the case are asked."""


class Book:
    """Lists in force, ready to be asked; made once for a set of vintages.

    Args:
        lists: The lists, indexed.
    """

    def __init__(self, lists: ListsIndex) -> None:
        self.lists = lists
        self._making = threading.Lock()

    @property
    def size(self) -> int:
        """Number of listed parties."""
        return len(self.lists.screener.index)

    @cached_property
    def datasets(self) -> tuple[str, ...]:
        """Names of the lists and of the parts that their parties say they stand on."""
        parts = {name for number in range(self.size) for name in self.party(number).datasets}
        return tuple(sorted(parts | {state.name for state in self.lists.states}))

    @property
    def roll(self) -> Roll:
        """Every entity by identifier; made when it is first asked for."""
        with self._making:
            return self._roll

    @property
    def names(self) -> Names:
        """Every party by the words of its names; made when it is first asked for."""
        with self._making:
            return self._names

    def party(self, number: int) -> Listed:
        """A listed party by its number."""
        return self.lists.screener.index.party(number)

    def listed(self, entity_id: str) -> Listed:
        """A listed party by its identifier.

        Raises:
            KeyError: Nobody of this identifier is on the lists.
        """
        return self.party(self.lists.screener.index.number(entity_id))

    def check(self, dataset: str) -> None:
        """Make sure there is a dataset of this name.

        Raises:
            RefusalError: There is none.
        """
        if dataset not in EVERYTHING and dataset not in self.datasets:
            raise RefusalError(404, f"{dataset[:60]!r} is no list here; /catalog names those there are")

    @cached_property
    def _roll(self) -> Roll:
        return Roll(self.lists.vintages)

    @cached_property
    def _names(self) -> Names:
        return Names(self.party(number) for number in range(self.size))
