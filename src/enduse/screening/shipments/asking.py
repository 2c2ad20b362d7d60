"""What screening of shipments asks of the screeners of parties and of goods."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from enduse.model.finding import Finding
from enduse.model.item import Item
from enduse.model.match import Match, Query


class PartyScreener(Protocol):
    """Holds parties against lists."""

    def screen(self, queries: Sequence[Query], *, threshold: float, limit: int = 5) -> Sequence[tuple[Match, ...]]:
        """The matches of each query, in their order."""


class GoodsJudge(Protocol):
    """Holds goods and destinations against controls."""

    def item(self, item: Item, *, as_of: str | None = None, destination: str | None = None) -> tuple[Finding, ...]:
        """What is known of an item."""

    def destination(self, country: str | None, *, as_of: str | None = None) -> tuple[Finding, ...]:
        """What is known of a destination; None for a record that does not say."""
