"""A chain of parties, and what is known of each party that matters for its rank."""

from __future__ import annotations

from dataclasses import dataclass

from enduse.tracing.movement import Movement


@dataclass(frozen=True, slots=True)
class Chain:
    """Parties one after another, from a supplier to a destination.

    Args:
        parties: Their numbers; negative for somebody nobody named (see `somebody`).
        assumed: Which leg nobody recorded, None when all were.
    """

    parties: tuple[int, ...]
    assumed: int | None = None

    @property
    def between(self) -> tuple[int, ...]:
        """The intermediaries."""
        return self.parties[1:-1]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a party of the network.

    Args:
        country: ISO 3166-1 alpha-2 in lower case, None when unknown.
        nameless: Whether it stands for somebody a record does not name; such a party links nothing.
        first_day: First day it is seen in any record, None when it is in none that is dated.
        founded_day: Day it was founded, None when unknown.
        owners: Countries of its owners, None when nothing is known of them.
        confidence: Lowest score on which its spellings were joined.
    """

    country: str | None = None
    nameless: bool = False
    first_day: int | None = None
    founded_day: int | None = None
    owners: frozenset[str] | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Turnover:
    """What a party took in and sent out of the goods looked at, in grams; records without a weight are left out.

    Args:
        taken: From anybody.
        sent: To anybody.
        sent_there: To the destinations.
    """

    taken: int = 0
    sent: int = 0
    sent_there: int = 0


Legs = tuple[tuple[Movement, ...], ...]
"""Movements of each leg of a chain; an assumed leg has none."""


def somebody(countries: tuple[str, ...], country: str) -> int:
    """The number that stands for somebody in a country nobody named: -1 for the first of the countries, and so on."""
    return -1 - countries.index(country)


def grams(kg: float | None) -> int | None:
    """Kilograms in whole grams, so that sums do not hang on their order."""
    return None if kg is None else int(kg * 1000 + 0.5)
