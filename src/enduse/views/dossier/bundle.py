"""Long sections in bundles: the first stands open, the others are folded until somebody opens them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Card = TypeVar("Card")


@dataclass(frozen=True, slots=True)
class Bundle(Generic[Card]):
    """Some cards that stand together.

    Args:
        cards: The cards.
        first: Number of the first of them in the section, from 1.
        is_open: Whether they are shown without asking.
    """

    cards: tuple[Card, ...]
    first: int
    is_open: bool

    @property
    def last(self) -> int:
        """Number of the last of them."""
        return self.first + len(self.cards) - 1


def bundles(cards: Sequence[Card], opened: int, size: int) -> tuple[Bundle[Card], ...]:
    """Cards in bundles.

    Args:
        cards: In order.
        opened: How many stand open; all of them when there are hardly more.
        size: How many a folded bundle holds.
    """
    if len(cards) <= opened + opened // 2:
        return (Bundle(tuple(cards), 1, is_open=True),) if cards else ()
    folded = range(opened, len(cards), size)
    return (
        Bundle(tuple(cards[:opened]), 1, is_open=True),
        *(Bundle(tuple(cards[start : start + size]), start + 1, is_open=False) for start in folded),
    )
