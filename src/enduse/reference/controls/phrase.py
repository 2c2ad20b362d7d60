"""Words of trade documents: the codes they point to, and the words beside them that make them say less."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from enduse.reference.table import rows

Place = Literal["next", "before", "purpose"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase and what it suggests.

    Args:
        words: The phrase in lower case ("field programmable gate array").
        hs6: HS-6 code it points to, None when none.
        eccn: ECCN it points to, None when none.
        weight: 0 to 1, how surely; 0 marks words that look alike and mean other goods ("food processor").
    """

    words: str
    hs6: str | None
    eccn: str | None
    weight: float


@cache
def phrases() -> tuple[Phrase, ...]:
    """Every phrase. Sources stand at the head of phrases.csv."""
    return tuple(
        Phrase(row["phrase"], row["hs6"] or None, row["eccn"] or None, float(row["weight"]))
        for row in rows("controls/phrases.csv")
    )


@cache
def qualifiers(place: Place) -> Mapping[str, float]:
    """Words that weaken a phrase, with their factor; the head of qualifiers.csv tells the places."""
    return MappingProxyType(
        {row["word"]: float(row["factor"]) for row in rows("controls/qualifiers.csv") if row["place"] == place}
    )


@cache
def empty_words() -> frozenset[str]:
    """Words of headings and declarations that say nothing of what the goods are ("equipment", "pcs")."""
    return frozenset(row["word"] for row in rows("controls/empty_words.csv"))
