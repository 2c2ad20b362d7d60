"""One place for every country and territory."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TypeAlias

from enduse.reference.table import rows

Point: TypeAlias = tuple[float, float]
"""Longitude and latitude, in degrees east and north."""


@cache
def points() -> Mapping[str, Point]:
    """A place inside each country and territory of ISO 3166-1, by alpha-2 code in lower case; `eu` and `un` by seat.

    Precise to a tenth of a degree: good for a mark on a map of the world, not for distances. Sources stand at the head
    of `points.csv` and in its rows.
    """
    return MappingProxyType(
        {row["country"]: (float(row["lon"]), float(row["lat"])) for row in rows("geography/points.csv")}
    )
