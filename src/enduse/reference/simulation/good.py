"""Goods of simulated worlds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from enduse.reference.controls.priority import priorities
from enduse.reference.table import rows


@dataclass(frozen=True, slots=True)
class Good:
    """One kind of goods.

    Args:
        hs6: Six digits of HS 2022.
        sector: The trade it belongs to; firms trade within sectors.
        kg: Median weight of a consignment.
        spread: Standard deviation of the logarithm of that weight between trading pairs.
        usd_per_kg: Median price.
        descriptions: Words of declarations.
        priority: Whether it stands on the Common High Priority List.
    """

    hs6: str
    sector: str
    kg: float
    spread: float
    usd_per_kg: float
    descriptions: tuple[str, ...]
    priority: bool


@cache
def goods() -> Mapping[str, Good]:
    """Goods by code."""
    return MappingProxyType({row["hs6"]: _good(row) for row in rows("simulation/goods.csv")})


@cache
def relabels() -> Mapping[str, tuple[str, ...]]:
    """Priority goods by code, and the codes under which simulated hubs pass them on."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows("simulation/relabels.csv"):
        found[row["hs6"]] = (*found.get(row["hs6"], ()), row["declared"])
    return MappingProxyType(found)


def _good(row: dict[str, str]) -> Good:
    return Good(
        hs6=row["hs6"],
        sector=row["sector"],
        kg=float(row["kg"]),
        spread=float(row["spread"]),
        usd_per_kg=float(row["usd_per_kg"]),
        descriptions=tuple(row["descriptions"].split("|")),
        priority=row["hs6"] in priorities(),
    )
