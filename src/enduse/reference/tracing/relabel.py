"""Codes under either of which the same article is declared."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from enduse.reference.table import rows


@dataclass(frozen=True, slots=True)
class Relabel:
    """A pair of codes; it holds both ways.

    Args:
        code: Six digits, or four for a whole heading.
        other: Likewise.
        note: What goes under which, in words.
    """

    code: str
    other: str
    note: str


@cache
def relabels() -> tuple[Relabel, ...]:
    """The known pairs. Their source stands at the head of the table."""
    return tuple(Relabel(row["code"], row["other"], row["note"]) for row in rows("tracing/relabels.csv"))
