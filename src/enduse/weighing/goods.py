"""Which goods a statement is about, and which of them include which."""

from __future__ import annotations

from collections.abc import Iterable

from enduse.model.item import Item
from enduse.reference.goods import lineage, within

_UNTOLD = "goods"


def overlap(one: str, other: str) -> bool:
    """Whether one of two categories is within the other."""
    return one == other or within(one, other) or within(other, one)


def covers(general: str, specific: str) -> bool:
    """Whether every good of category `specific` is one of `general` (arms cover drones)."""
    return general == specific or within(specific, general)


def categories(items: Iterable[Item]) -> tuple[str, ...]:
    """The categories of some goods, each once, sorted; goods of unknown or unspecified kind are passed over."""
    return tuple(sorted({item.category for item in items if item.category and item.category != _UNTOLD}))


def are_untold(items: Iterable[Item]) -> bool:
    """Whether nothing is said of the goods: none are named, or only "goods", "support" and the like."""
    return all(item.category == _UNTOLD for item in items)


def top(category: str, said: frozenset[str]) -> str:
    """The most general category among those said that includes `category`.

    Categories form a forest, so everything that overlaps, directly or through others, shares one top.
    """
    wider = [general for general in lineage(category) if general in said]
    return wider[-1] if wider else category
