"""The piece of the world a map shows, and where a place stands on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from enduse.reference.geography import Point, pieces, points
from enduse.views.drawing.box import Box, union
from enduse.views.flow_map.projection import WIDTH, project

ACROSS: Final = 800
"""Width of every map in pixels."""

_SEAM: Final = -169.0  # a map is cut in the Bering Strait, unless that tears apart what lies together
_WORTH: Final = 40.0  # degrees a map must become narrower by to be cut elsewhere
_LEAST: Final = 0.8  # least width in radii: about 50 degrees at middle latitudes
_FLAT, _TALL = 0.42, 0.66  # height by width
_SOUTH, _NORTH = -57.0, 84.0
_BELOW: Final = 4.0  # degrees shown south of what lies farther south still
_REACH_LON, _REACH_LAT = 16.0, 10.0  # how much of a large country around its place is sure to be shown, in degrees
_MARGIN: Final = 0.09


@dataclass(frozen=True, slots=True)
class Window:
    """A rectangle cut out of the projected world.

    Args:
        meridian: The meridian in the middle of the projection, in degrees east.
        left: Its left edge, in radii of the globe east of the middle.
        top: Its upper edge, in radii north of the equator.
        scale: Pixels to a radius.
        width: In pixels.
        height: In pixels.
    """

    meridian: float
    left: float
    top: float
    scale: float
    width: int
    height: int

    def place(self, point: Point) -> Point:
        """Where a place stands, in pixels from the upper left corner."""
        return self.at(turned(point[0], self.meridian), point[1])

    def at(self, lon: float, lat: float) -> Point:
        """The same for a longitude told from the middle of the map."""
        x, y = project(lon, lat)
        return (x - self.left) * self.scale, (self.top - y) * self.scale


def window(countries: Sequence[str]) -> Window:
    """The window that shows some countries, with a margin; the whole world for none.

    Args:
        countries: ISO codes that stand in the table of points.
    """
    places = [points()[code] for code in countries]
    meridian = _middle(sorted({lon for lon, _ in places})) if places else 10.0
    south = min([_SOUTH, *(lat - _BELOW for _, lat in places)])
    most = (-WIDTH / 2, project(0, south)[1], WIDTH / 2, project(0, _NORTH)[1])
    if not places:
        return _fitted(meridian, most, most)
    left, bottom, right, top = union(_extent(code, meridian, south) for code in countries)
    margin = _MARGIN * max(right - left, top - bottom, _LEAST)
    return _fitted(meridian, (left - margin, bottom - margin, right + margin, top + margin), most)


def turned(lon: float, meridian: float) -> float:
    """A longitude told from another meridian, -180 to 180."""
    return (lon - meridian + 180) % 360 - 180


def _middle(lons: Sequence[float]) -> float:
    """The meridian amid some places: cut in the Bering Strait, or in the widest gap where that is much narrower."""
    usual = [(lon - _SEAM) % 360 for lon in lons]
    gaps = [((after - lon) % 360, after) for lon, after in zip(lons, [*lons[1:], lons[0]], strict=True)]
    gap, after = max(gaps)
    if len(lons) > 1 and max(usual) - min(usual) > 360 - gap + _WORTH:
        return turned(after + (360 - gap) / 2, 0)
    return turned(_SEAM + (max(usual) + min(usual)) / 2, 0)


def _extent(code: str, meridian: float, south: float) -> Box:
    """What must be seen of a country: its largest piece, or of a large one what lies around its place."""
    lon, lat = points()[code]
    shown = (lon - 2.0, lat - 2.0, lon + 2.0, lat + 2.0)
    for piece in pieces().get(code, ())[:1]:
        shown = (
            max(piece.west, lon - _REACH_LON),
            max(piece.south, lat - _REACH_LAT),
            min(piece.east, lon + _REACH_LON),
            min(piece.north, lat + _REACH_LAT),
        )
    here = turned(lon, meridian)
    return union(
        _spot(max(-180.0, min(180.0, here + x - lon)), max(south, min(_NORTH, y)))
        for x in shown[::2]
        for y in shown[1::2]
    )


def _spot(lon: float, lat: float) -> Box:
    x, y = project(lon, lat)
    return x, y, x, y


def _fitted(meridian: float, box: Box, most: Box) -> Window:
    """The box made neither too small, too flat nor too tall, and kept on the world."""
    left, bottom, right, top = box
    width = min(max(right - left, _LEAST, (top - bottom) / _TALL), most[2] - most[0])
    height = min(max(top - bottom, width * _FLAT), most[3] - most[1], width * _TALL)
    left = _kept((left + right - width) / 2, width, most[0], most[2])
    bottom = _kept((bottom + top - height) / 2, height, most[1], most[3])
    scale = ACROSS / width
    return Window(meridian, left, bottom + height, scale, ACROSS, round(height * scale))


def _kept(start: float, length: float, least: float, most: float) -> float:
    return max(least, min(start, most - length))


def framed(places: Iterable[Point], window: Window) -> bool:
    """Whether any of some places in pixels may lie in the window."""
    xs, ys = zip(*places, strict=True)
    return bool(max(xs) > 0 and min(xs) < window.width and max(ys) > 0 and min(ys) < window.height)
