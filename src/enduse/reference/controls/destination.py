"""Destinations under broad trade controls, and the EAR country groups that mark them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, cast

from enduse.reference.controls.period import Period
from enduse.reference.table import rows

Scope = Literal["all", "controlled", "part"]


@dataclass(frozen=True, slots=True)
class Restriction:
    """A rule that restricts trade with a country.

    Args:
        rule: Key ("ear.ru").
        country: ISO 3166-1 alpha-2 in lower case.
        authority: Who made it ("BIS", "OFAC", "EU", "UK", "UN Security Council").
        scope: `all` most goods, `controlled` goods on lists or in annexes, `part` only a part of the country.
        citation: Where it stands.
        period: Since when it is in force.
        detail: What it forbids, in a phrase.
    """

    rule: str
    country: str
    authority: str
    scope: Scope
    citation: str
    period: Period
    detail: str


@dataclass(frozen=True, slots=True)
class Membership:
    """A country in an EAR country group ("D:5"); `beside D:5` is Macau, which the EAR names with the group."""

    group: str
    country: str
    period: Period


@cache
def destinations() -> Mapping[str, tuple[Restriction, ...]]:
    """Restrictions by country; a country without any is missing. Sources stand in each row of destinations.csv."""
    found: dict[str, list[Restriction]] = {}
    for row in rows("controls/destinations.csv"):
        found.setdefault(row["country"], []).append(_restriction(row))
    return MappingProxyType({country: tuple(rules) for country, rules in found.items()})


@cache
def groups() -> Mapping[str, tuple[Membership, ...]]:
    """Country groups by country. Source: 15 CFR part 740, Supplement No. 1."""
    found: dict[str, list[Membership]] = {}
    for row in rows("controls/groups.csv"):
        found.setdefault(row["country"], []).append(Membership(row["group"], row["country"], _period(row)))
    return MappingProxyType({country: tuple(members) for country, members in found.items()})


def _restriction(row: dict[str, str]) -> Restriction:
    return Restriction(
        rule=row["rule"],
        country=row["country"],
        authority=row["authority"],
        scope=cast("Scope", row["scope"]),
        citation=row["citation"],
        period=_period(row),
        detail=row["detail"],
    )


def _period(row: dict[str, str]) -> Period:
    return Period(start=row["in_force_from"] or None, until=row["in_force_until"] or None)
