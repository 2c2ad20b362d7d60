"""Cells that say nothing."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from enduse.reference.table import rows

_LONGEST: Final = 40


@lru_cache(maxsize=65536)
def is_blank(words: str) -> bool:
    """Whether a cell says nothing: empty, a dash, "N/A", "to order", "same as consignee".

    Args:
        words: The cell.
    """
    if len(words) > _LONGEST:
        return not words.strip()
    return words.strip(" \t\r\n()[]*.,;:\"'").casefold() in _blanks()


@cache
def _blanks() -> frozenset[str]:
    return frozenset(row["words"].strip(".").casefold() for row in rows("shipments/blanks.csv")) | {""}
