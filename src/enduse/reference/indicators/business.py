"""What the name of a firm tells of its business, and which goods fit that."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from enduse.reference.table import rows


@dataclass(frozen=True, slots=True)
class Business:
    """A line of business.

    Args:
        name: What it is called ("food").
        words: Words of names that tell it.
        chapters: HS chapters of goods that fit it, two digits each.
    """

    name: str
    words: frozenset[str]
    chapters: frozenset[str]


@cache
def businesses() -> tuple[Business, ...]:
    """Every line of business that names tell."""
    return tuple(each for each in _listed() if each.words)


@cache
def every_business() -> frozenset[str]:
    """HS chapters of goods that fit whoever buys them."""
    return next(each.chapters for each in _listed() if not each.words)


def _listed() -> tuple[Business, ...]:
    return tuple(
        Business(row["business"], frozenset(row["words"].split()), frozenset(_chapters(row["chapters"])))
        for row in rows("indicators/businesses.csv")
    )


def _chapters(cell: str) -> list[str]:
    found = []
    for part in cell.split():
        first, _, last = part.partition("-")
        found += [f"{number:02d}" for number in range(int(first), int(last or first) + 1)]
    return found
