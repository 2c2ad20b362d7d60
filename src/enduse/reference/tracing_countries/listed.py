"""Sets of countries as of one day, citations of methods, and innocent explanations."""

from __future__ import annotations

from functools import cache
from typing import Final

from enduse.reference.indicators import partners, transit_points
from enduse.reference.table import rows

LISTS_AS_OF: Final = "2022-12-31"
"""The day whose lists the country level reads: partners and points of transit of the first year of the embargo.

One day for both, since a place may change sides: Taiwan was named as a point of transit in June 2022 and became a
partner in February 2023. Figures before and after the embargo need the same sets throughout.
"""


def coalition() -> frozenset[str]:
    """Countries that controlled exports to Russia and Belarus together by `LISTS_AS_OF`."""
    return partners(LISTS_AS_OF)


def transit() -> frozenset[str]:
    """Places named as common points of transit by `LISTS_AS_OF`."""
    return frozenset(transit_points(LISTS_AS_OF))


@cache
def citation(method: str) -> str:
    """Where a method comes from; empty for an unknown one."""
    return next((row["citation"] for row in rows("tracing_countries/methods.csv") if row["method"] == method), "")


@cache
def innocent(question: str) -> tuple[str, ...]:
    """Why a figure of this kind may mean nothing: surge, mirror, origin or hubs."""
    listed = rows("tracing_countries/innocent.csv")
    return tuple(row["explanation"] for row in listed if row["question"] == question)
