"""The Equal Earth projection: areas are true, and the continents look as they do on a globe.

Source: B. Šavrič, T. Patterson and B. Jenny, "The Equal Earth map projection", International Journal of Geographical
Information Science 33(3), 2019, equations 9 and 10.
"""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Final

_A: Final = (1.340264, -0.081106, 0.000893, 0.003796)
_HALF_ROOT: Final = sqrt(3) / 2

WIDTH: Final = 5.41326
"""From edge to edge of the whole world along the equator, in radii of the globe."""


def project(lon: float, lat: float) -> tuple[float, float]:
    """A place on the map, east and north of the middle, in radii of the globe.

    Args:
        lon: Degrees east of the meridian in the middle of the map, -180 to 180.
        lat: Degrees north.
    """
    east, north = _parallel(round(lat * 10))
    return lon * east, north


@lru_cache(maxsize=4096)
def _parallel(tenths: int) -> tuple[float, float]:
    """How far a degree of longitude goes on a parallel, and how far north the parallel lies."""
    theta = asin(_HALF_ROOT * sin(radians(tenths / 10)))
    a1, a2, a3, a4 = _A
    square = theta * theta
    sixth = square**3
    north = theta * (a1 + a2 * square + sixth * (a3 + a4 * square))
    slope = a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)
    return radians(1) * cos(theta) / (_HALF_ROOT * slope), north
