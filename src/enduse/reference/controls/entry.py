"""The US Commerce Control List: entries by Export Control Classification Number (ECCN)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from enduse.reference.controls.period import Period
from enduse.reference.table import rows

_UNRECORDED = Period()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the list.

    Args:
        eccn: Five characters ("3A001").
        heading: What it controls, as the list words it, shortened.
        reasons: Reasons for control as the entry names them ("NS", "AT"); empty where it names none.
        itar: True where the heading sends the items to the ITAR.
        period: Since when the entry exists; most beginnings are not recorded.
        added_by: Federal Register citation of the rule that added it, None when not recorded.
    """

    eccn: str
    heading: str
    reasons: tuple[str, ...] = ()
    itar: bool = False
    period: Period = _UNRECORDED
    added_by: str | None = None

    @property
    def anti_terrorism_only(self) -> bool:
        """Whether anti-terrorism is the only reason for control."""
        return self.reasons == ("AT",)


@cache
def entries() -> Mapping[str, Entry]:
    """Every entry by number. Source: 15 CFR part 774, Supplement No. 1."""
    return MappingProxyType({row["eccn"]: _entry(row) for row in rows("controls/eccn.csv")})


@cache
def reason_names() -> Mapping[str, str]:
    """What the letters of a reason for control mean ("NS" → "national security"). Source: 15 CFR 738.2(d)(2)."""
    return MappingProxyType({row["reason"]: row["meaning"] for row in rows("controls/reasons.csv")})


def _entry(row: dict[str, str]) -> Entry:
    return Entry(
        eccn=row["eccn"],
        heading=row["heading"],
        reasons=tuple(row["reasons"].split()),
        itar=row["elsewhere"] == "itar",
        period=Period(start=row["in_force_from"] or None, until=row["in_force_until"] or None),
        added_by=row["added_by"] or None,
    )
