"""Places that red flags and the country level turn on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from enduse.reference.indicators.document import documents
from enduse.reference.table import rows


@cache
def transit_points(on: str | None = None) -> Mapping[str, tuple[str, ...]]:
    """Places named as points of transshipment to Russia or Belarus, to the keys of the documents that name them.

    Source: FinCEN and BIS, FIN-2022-Alert003; Tri-Seal Compliance Note of 2 March 2023.

    Args:
        on: ISO day; only documents published by then count. None for all.
    """
    known = {key for key, each in documents().items() if on is None or (each.published or on) <= on}
    named = {
        row["country"]: tuple(key for key in row["documents"].split() if key in known)
        for row in rows("indicators/transit_points.csv")
    }
    return MappingProxyType({country: keys for country, keys in named.items() if keys})


@cache
def partners(on: str | None = None) -> frozenset[str]:
    """The United States and countries with controls like its own. Source: 15 CFR part 746, Supplement No. 3.

    Args:
        on: ISO day; only countries listed by then. None for all.
    """
    listed = rows("indicators/partners.csv")
    return frozenset(row["country"] for row in listed if on is None or row["since"] <= on)


@cache
def eu_members() -> frozenset[str]:
    """The members of the European Union as they are since 1 February 2020."""
    return frozenset(row["country"] for row in rows("indicators/partners.csv") if row["eu"])
