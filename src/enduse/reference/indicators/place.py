"""Places that red flags turn on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from enduse.reference.table import rows


@cache
def transit_points() -> Mapping[str, tuple[str, ...]]:
    """Places named as points of transshipment to Russia or Belarus, to the keys of the documents that name them.

    Source: FinCEN and BIS, FIN-2022-Alert003; Tri-Seal Compliance Note of 2 March 2023.
    """
    return MappingProxyType(
        {row["country"]: tuple(row["documents"].split()) for row in rows("indicators/transit_points.csv")}
    )


@cache
def partners() -> frozenset[str]:
    """The United States and countries with controls like its own. Source: 15 CFR part 746, Supplement No. 3."""
    return frozenset(row["country"] for row in rows("indicators/partners.csv"))
