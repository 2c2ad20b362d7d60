"""Curves between places of a drawing; all in pixels."""

from __future__ import annotations

from math import hypot
from typing import TypeAlias

from enduse.views.chart.svg import number
from enduse.views.drawing.box import Point

Curve: TypeAlias = tuple[Point, Point, Point, Point]
"""A cubic Bézier curve: beginning, its two handles, end."""

_HEAD_LENGTH, _HEAD_WIDTH = 9.0, 7.0


def level(first: Point, last: Point) -> Curve:
    """A curve that leaves and arrives level."""
    (x1, y1), (x2, y2) = first, last
    bend = (x2 - x1) / 2
    return first, (x1 + bend, y1), (x2 - bend, y2), last


def bow(first: Point, last: Point, rise: float) -> Curve:
    """A curve that bows to the left of its way by some pixels, so that the way back bows to the other side."""
    (x1, y1), (x2, y2) = first, last
    length = hypot(x2 - x1, y2 - y1) or 1.0
    away_x, away_y = (y2 - y1) / length * rise * 4 / 3, -(x2 - x1) / length * rise * 4 / 3
    share_x, share_y = (x2 - x1) / 4, (y2 - y1) / 4
    return (
        first,
        (x1 + share_x + away_x, y1 + share_y + away_y),
        (x2 - share_x + away_x, y2 - share_y + away_y),
        last,
    )


def at(drawn: Curve, share: float) -> Point:
    """The place at some share of the curve, 0 to 1."""
    rest = 1 - share
    a, b, c, d = rest**3, 3 * share * rest**2, 3 * share**2 * rest, share**3
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = drawn
    return a * x1 + b * x2 + c * x3 + d * x4, a * y1 + b * y2 + c * y3 + d * y4


def points(drawn: Curve, count: int = 24) -> list[Point]:
    """Places along the curve, its ends included."""
    return [at(drawn, step / count) for step in range(count + 1)]


def part(drawn: Curve, since: float, until: float) -> Curve:
    """The piece of the curve between two shares (de Casteljau)."""
    return _first(_last(drawn, since), (until - since) / (1 - since))


def trimmed(drawn: Curve, start_gap: float, stop_gap: float) -> Curve:
    """The curve without what lies nearer to its ends than two gaps in pixels; a short curve keeps its middle."""
    since = next((n for n in range(60) if _far(at(drawn, n / 60), drawn[0]) >= start_gap), 0)
    until = next((n for n in range(60, 0, -1) if _far(at(drawn, n / 60), drawn[3]) >= stop_gap), 60)
    return part(drawn, since / 60, until / 60) if since < until else part(drawn, 0.3, 0.7)


def path(drawn: Curve) -> str:
    """The curve as the data of an SVG path."""
    first, *rest = (f"{number(x)} {number(y)}" for x, y in drawn)
    return f"M{first}C{' '.join(rest)}"


def head(drawn: Curve) -> str:
    """An arrowhead at the end of the curve, as the data of an SVG path."""
    tip = drawn[3]
    back = at(drawn, 0.9)
    length = _far(tip, back) or 1.0
    along_x, along_y = (tip[0] - back[0]) / length, (tip[1] - back[1]) / length
    foot_x, foot_y = tip[0] - along_x * _HEAD_LENGTH / 2, tip[1] - along_y * _HEAD_LENGTH / 2
    point_x, point_y = tip[0] + along_x * _HEAD_LENGTH / 2, tip[1] + along_y * _HEAD_LENGTH / 2
    side_x, side_y = -along_y * _HEAD_WIDTH / 2, along_x * _HEAD_WIDTH / 2
    corners = ((point_x, point_y), (foot_x + side_x, foot_y + side_y), (foot_x - side_x, foot_y - side_y))
    return f"M{'L'.join(f'{number(x)} {number(y)}' for x, y in corners)}Z"


def _far(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def _mixed(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def _first(drawn: Curve, share: float) -> Curve:
    a, b, c, d = drawn
    ab, bc, cd = _mixed(a, b, share), _mixed(b, c, share), _mixed(c, d, share)
    abc, bcd = _mixed(ab, bc, share), _mixed(bc, cd, share)
    return a, ab, abc, _mixed(abc, bcd, share)


def _last(drawn: Curve, share: float) -> Curve:
    d, c, b, a = _first((drawn[3], drawn[2], drawn[1], drawn[0]), 1 - share)
    return a, b, c, d
