"""Adjectives of places in Slavic names, and the place (`names/adjectives.csv`)."""

from __future__ import annotations

from functools import cache

from enduse.reference.names.romanisation import folded
from enduse.reference.table import rows

_SHORTEST = 4


def stem(word: str) -> str:
    """A folded word without the ending of an adjective; the word itself where it has none or too little is left.

    Returns:
        "murumski" → "murum".
    """
    if "sk" not in word:
        return word
    for ending in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


@cache
def _endings() -> tuple[str, ...]:
    endings = {folded(row["ending"]) for row in rows("names/adjectives.csv")}
    return tuple(sorted(endings, key=lambda ending: (-len(ending), ending)))
