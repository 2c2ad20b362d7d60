"""The shortest way between two places on a globe, and lines cut where longitudes start anew."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import acos, atan2, ceil, cos, degrees, hypot, pi, radians, sin
from typing import Final

from enduse.reference.geography import Point

_STEP: Final = radians(3)


def great_circle(start: Point, stop: Point) -> list[Point]:
    """Places along the shortest way between two others, those included, three degrees apart or less.

    By spherical linear interpolation (K. Shoemake, "Animating rotation with quaternion curves", SIGGRAPH 1985) of unit
    vectors. Places opposite each other on the globe have no shortest way, and are joined over the pole.

    Args:
        start: Longitude and latitude in degrees.
        stop: Likewise.
    """
    one, other = _vector(start), _vector(stop)
    angle = acos(max(-1.0, min(1.0, sum(a * b for a, b in zip(one, other, strict=True)))))
    if angle < 1e-9:
        return [start, stop]
    if pi - angle < 1e-6:
        pole = (start[0], 90.0)
        return [*great_circle(start, pole), *great_circle(pole, stop)[1:]]
    steps = max(ceil(angle / _STEP), 1)
    between = []
    for step in range(1, steps):
        near, far = sin(angle * (1 - step / steps)), sin(angle * step / steps)
        x, y, z = (near * a + far * b for a, b in zip(one, other, strict=True))
        between.append((round(degrees(atan2(y, x)), 2), round(degrees(atan2(z, hypot(x, y))), 2)))
    return [start, *between, stop]


def cut(line: Sequence[Point]) -> list[list[Point]]:
    """The line in pieces none of which crosses the antimeridian (RFC 7946, section 3.1.9).

    Args:
        line: Places less than half the globe apart from each other.
    """
    pieces: list[list[Point]] = [list(line[:1])]
    for (lon, lat), (after, then) in pairwise(line):
        if abs(after - lon) > 180:
            edge = 180.0 if lon > 0 else -180.0
            reach = (after + 2 * edge - lon) or 1.0
            crossing = round(lat + (then - lat) * (edge - lon) / reach, 2)
            pieces[-1].append((edge, crossing))
            pieces.append([(-edge, crossing)])
        pieces[-1].append((after, then))
    return [piece for piece in pieces if len(set(piece)) > 1]


def _vector(place: Point) -> tuple[float, float, float]:
    lon, lat = radians(place[0]), radians(place[1])
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)
