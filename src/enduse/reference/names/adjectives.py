"""Adjectives of places in Slavic names, and the place (`names/adjectives.csv`)."""

from __future__ import annotations

from functools import cache

from enduse.reference.table import rows

_SHORTEST = 4


def stem(folded: str) -> str:
    """A folded word without the ending of an adjective; the word itself where it has none or too little is left.

    Returns:
        "murumski" → "murum".
    """
    if "sk" not in folded:
        return folded
    for ending in _endings():
        if folded.endswith(ending) and len(folded) - len(ending) >= _SHORTEST:
            return folded[: -len(ending)]
    return folded


@cache
def _endings() -> tuple[str, ...]:
    return tuple(row["ending"] for row in rows("names/adjectives.csv"))
