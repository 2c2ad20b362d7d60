"""Words of trade documents and the codes they point to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from enduse.reference.table import rows


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
