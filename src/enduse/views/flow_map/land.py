"""The outlines of countries as they lie in a window."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Final, TypeAlias

from enduse.reference.geography import Outline, Point, outlines
from enduse.views.flow_map.window import Window, framed, turned

Corners: TypeAlias = Sequence[Point]

SCALE: Final = 10
"""Paths of land are in whole tenths of a pixel, so that they stay short."""

_EDGE: Final = 6.0
_LEAST_STEP: Final = 9  # tenths of a pixel: shorter steps along a coast are not seen


@lru_cache(maxsize=32)
def land(window: Window) -> tuple[tuple[str, str], ...]:
    """Every country that lies in the window, by its code, as the data of an SVG path in tenths of a pixel."""
    drawn: dict[str, str] = {}
    for outline in outlines():
        for corners in _pieces(outline, window.meridian):
            places = [window.at(lon, lat) for lon, lat in corners]
            if framed(places, window):
                drawn[outline.country] = drawn.get(outline.country, "") + _path(_cut_to(window, places))
    return tuple((code, path) for code, path in drawn.items() if path)


def merged(drawn: Sequence[tuple[str, str]], without: Collection[str]) -> str:
    """All countries but some as one path."""
    return "".join(path for code, path in drawn if code not in without)


def _pieces(outline: Outline, meridian: float) -> Iterator[Corners]:
    """The ring told from the middle of the map, cut in two where it lies across the map's edge."""
    shift = turned(outline.west, meridian) - outline.west
    east = outline.east + shift
    corners = [(lon + shift, lat) for lon, lat in outline.ring]
    if east <= 180:
        yield corners
        return
    yield _cut(corners, 0, 180, keep_less=True)
    yield [(lon - 360, lat) for lon, lat in _cut(corners, 0, 180, keep_less=False)]


def _cut_to(window: Window, places: Corners) -> Corners:
    """The polygon without what lies outside the window, a little edge excepted."""
    for axis, limit, keep_less in (
        (0, -_EDGE, False),
        (0, window.width + _EDGE, True),
        (1, -_EDGE, False),
        (1, window.height + _EDGE, True),
    ):
        places = _cut(places, axis, limit, keep_less=keep_less)
    return places


def _cut(places: Corners, axis: int, limit: float, *, keep_less: bool) -> list[Point]:
    """The part of a polygon on one side of an upright or level line (Sutherland and Hodgman 1974)."""
    kept: list[Point] = []
    before = places[-1] if places else (0.0, 0.0)
    for place in places:
        if (before[axis] <= limit) != (place[axis] <= limit):
            share = (limit - before[axis]) / (place[axis] - before[axis])
            kept.append((before[0] + share * (place[0] - before[0]), before[1] + share * (place[1] - before[1])))
        if (place[axis] <= limit) == keep_less:
            kept.append(place)
        before = place
    return kept


def _path(places: Corners) -> str:
    if len(places) < 3:
        return ""
    x, y = round(places[0][0] * SCALE), round(places[0][1] * SCALE)
    steps: list[str] = []
    first = f"M{x} {y}l"
    for place in places[1:]:
        dx, dy = round(place[0] * SCALE) - x, round(place[1] * SCALE) - y
        if abs(dx) + abs(dy) >= _LEAST_STEP:
            steps.append(f"{dx} {dy}")
            x, y = x + dx, y + dy
    return f"{first}{' '.join(steps)}z" if len(steps) > 1 else ""
