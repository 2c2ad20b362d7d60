"""How codes of the Harmonized System were renumbered."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from enduse.reference.table import rows


@dataclass(frozen=True, slots=True)
class Succession:
    """A code that came, at least in part, out of another.

    Args:
        older: Six digits as a number, in the edition before.
        newer: Likewise, in `edition`.
        edition: Year of the edition that brought the newer code: 2017 or 2022.
        is_whole: Whether the newer code came out of the older one alone, save for a scatter of goods.
    """

    older: int
    newer: int
    edition: int
    is_whole: bool


@cache
def successions() -> tuple[Succession, ...]:
    """Every change of number, older editions first; which chapters are covered stands at the head of the table.

    Source: UN Statistics Division, correlation tables of the Harmonized System, after the WCO's.
    """
    return tuple(
        Succession(int(row["older"]), int(row["newer"]), int(row["edition"]), row["whole"] == "yes")
        for row in rows("tracing/hs_successions.csv")
    )
