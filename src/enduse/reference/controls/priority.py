"""The Common High Priority List: goods most sought for Russian weapons, by HS-6 code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from enduse.reference.controls.period import Period
from enduse.reference.table import rows


@dataclass(frozen=True, slots=True)
class Priority:
    """One code of the list.

    Args:
        hs6: Six digits of HS 2022, without dots.
        tier: "1", "2", "3.A", "3.B", "4.A" or "4.B".
        title: What the code holds, in our own short words.
        also: Further words by which declarations name the goods, for searching.
        listed: Since when it stands on the list.
    """

    hs6: str
    tier: str
    title: str
    also: str
    listed: Period


@cache
def priorities() -> Mapping[str, Priority]:
    """The list by code, without dots. Source: BIS, Common High Priority List of 23 February 2024."""
    return MappingProxyType({row["hs6"]: _priority(row) for row in rows("controls/chpl.csv")})


@cache
def tier_concern(tier: str) -> str:
    """Why the publishers drew up a tier; empty for an unknown one."""
    return next((row["concern"] for row in rows("controls/chpl_tiers.csv") if row["tier"] == tier), "")


def _priority(row: dict[str, str]) -> Priority:
    listed = Period(
        start=row["listed_from"] or None,
        until=row["listed_until"] or None,
        not_before=row["not_before"] or None,
        known_from=row["known_from"] or None,
    )
    return Priority(hs6=row["hs6"], tier=row["tier"], title=row["title"], also=row["also"], listed=listed)
