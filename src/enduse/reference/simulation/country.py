"""Countries of simulated worlds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, cast

from enduse.reference.table import rows

Role = Literal["coalition", "maker", "third", "destination"]


@dataclass(frozen=True, slots=True)
class Country:
    """The part a country plays.

    Args:
        code: ISO 3166-1 alpha-2 in lower case.
        role: See the head of the table.
        firms: Share of the firms, relative.
        hub: How often a planted route or a decoy passes here, relative.
        seen_exports: Odds that a record of one of its exports is at hand.
        seen_imports: Likewise of its imports.
        makes_priority_goods: Whether firms there make goods of the priority list.
        tongue: Key of the parts its names are made of.
        currency: ISO 4217 code its exporters invoice in.
        oldest: Year from which firms there may date.
    """

    code: str
    role: Role
    firms: float
    hub: float
    seen_exports: float
    seen_imports: float
    makes_priority_goods: bool
    tongue: str
    currency: str
    oldest: int


@cache
def countries() -> Mapping[str, Country]:
    """Countries by code."""
    return MappingProxyType({row["country"]: _country(row) for row in rows("simulation/countries.csv")})


def _country(row: dict[str, str]) -> Country:
    return Country(
        code=row["country"],
        role=cast("Role", row["role"]),
        firms=float(row["firms"]),
        hub=float(row["hub"]),
        seen_exports=float(row["seen_exports"]),
        seen_imports=float(row["seen_imports"]),
        makes_priority_goods=row["sectors"] == "all",
        tongue=row["tongue"],
        currency=row["currency"],
        oldest=int(row["oldest"]),
    )
