"""The outlines of countries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from types import MappingProxyType
from typing import TypeAlias

from enduse.reference.geography.point import Point
from enduse.reference.table import rows

Ring: TypeAlias = tuple[Point, ...]
"""Corners in order, the last joined to the first; longitudes may pass 180 where a country lies across it."""


@dataclass(frozen=True, slots=True)
class Outline:
    """One closed line around a piece of a country, or around a hole in it.

    Args:
        country: ISO 3166-1 alpha-2 in lower case.
        ring: Its corners.
        west: Least longitude, in degrees.
        south: Least latitude.
        east: Greatest longitude; may pass 180.
        north: Greatest latitude.
    """

    country: str
    ring: Ring
    west: float
    south: float
    east: float
    north: float


@cache
def outlines() -> tuple[Outline, ...]:
    """The pieces of every country large enough for a map of the world, by country; small territories have none.

    They show who is in control and take no stand on any boundary. Source and scale stand at the head of `outlines.csv`.
    """
    return tuple(
        _outline(row["country"], cell) for row in rows("geography/outlines.csv") for cell in row["rings"].split(";")
    )


@cache
def pieces() -> Mapping[str, tuple[Outline, ...]]:
    """The same by country, the largest piece first."""
    found: dict[str, list[Outline]] = {}
    for outline in outlines():
        found.setdefault(outline.country, []).append(outline)
    return MappingProxyType({code: tuple(sorted(held, key=_size, reverse=True)) for code, held in found.items()})


def _outline(country: str, cell: str) -> Outline:
    steps = [int(step) for step in cell.split(" ")]
    lons, lats = list(accumulate(steps[::2])), list(accumulate(steps[1::2]))
    ring = tuple((lon / 10, lat / 10) for lon, lat in zip(lons, lats, strict=True))
    return Outline(country, ring, min(lons) / 10, min(lats) / 10, max(lons) / 10, max(lats) / 10)


def _size(outline: Outline) -> float:
    return (outline.east - outline.west) * (outline.north - outline.south)
