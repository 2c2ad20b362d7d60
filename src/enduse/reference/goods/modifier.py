"""Words before a context word that make it arms or dual-use goods, or that make it neither."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from enduse.reference.table import rows


@dataclass(frozen=True, slots=True)
class Modifier:
    """An adjective or noun that turns "equipment", "parts" or "technology" into goods of interest.

    Args:
        term: The word or hyphenated words in lower case ("military", "dual-use", "missile").
        category: Category the modified word then belongs to ("missile").
    """

    term: str
    category: str


@cache
def modifiers() -> Mapping[str, Modifier]:
    """Modifiers that make a context word arms or dual-use, by their lower-cased term."""
    return MappingProxyType(
        {row["term"]: Modifier(row["term"], row["category"]) for row in rows("goods/modifiers.csv")}
    )


@cache
def humanitarian() -> frozenset[str]:
    """Modifiers that make a context word no goods of interest ("humanitarian", "food"), in lower case."""
    return frozenset(row["term"] for row in rows("goods/humanitarian.csv"))
