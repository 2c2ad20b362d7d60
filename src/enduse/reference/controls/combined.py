"""Rules that turn on goods together with a destination, or that rest on another list."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from enduse.reference.controls.period import Period
from enduse.reference.table import rows


@dataclass(frozen=True, slots=True)
class Combined:
    """One such rule.

    Args:
        rule: Key ("un.2397").
        country: Destination it is about, None when any.
        chapters: HS chapters it is about, empty when it rests on a list.
        rests_on: Family of rules it rests on ("chpl"), None when it stands alone.
        authority: Who made it.
        citation: Where it stands.
        period: Since when it is in force.
        detail: What it says of the goods, in a phrase.
    """

    rule: str
    country: str | None
    chapters: range
    rests_on: str | None
    authority: str
    citation: str
    period: Period
    detail: str


@cache
def combined() -> tuple[Combined, ...]:
    """Every such rule. Sources stand in each row of combined.csv."""
    return tuple(_combined(row) for row in rows("controls/combined.csv"))


def _combined(row: dict[str, str]) -> Combined:
    first, _, last = row["chapters"].partition("-")
    return Combined(
        rule=row["rule"],
        country=row["country"] or None,
        chapters=range(int(first), int(last) + 1) if last else range(0),
        rests_on=row["rests_on"] or None,
        authority=row["authority"],
        citation=row["citation"],
        period=Period(start=row["in_force_from"] or None, until=row["in_force_until"] or None),
        detail=row["detail"],
    )
