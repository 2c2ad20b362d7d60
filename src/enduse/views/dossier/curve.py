"""Curves between the boxes of the drawing, and room for their labels; all in pixels."""

from __future__ import annotations

from collections.abc import Iterator

Point = tuple[int, int]
Curve = tuple[Point, Point, Point, Point]
"""A cubic Bézier curve: beginning, its two handles, end."""
Box = tuple[int, int, int, int]
"""Left, top, right, bottom."""

_SHARES = 50


def curve(first: Point, last: Point) -> Curve:
    """A curve from one point to another that leaves and arrives level."""
    (x1, y1), (x2, y2) = first, last
    bend = (x2 - x1) // 2
    return first, (x1 + bend, y1), (x2 - bend, y2), last


def path(drawn: Curve) -> str:
    """The curve as the data of an SVG path."""
    (x1, y1), (x2, y2), (x3, y3), (x4, y4) = drawn
    return f"M{x1} {y1} C{x2} {y2} {x3} {y3} {x4} {y4}"


def points(drawn: Curve) -> Iterator[Point]:
    """Points along the curve, from near its beginning to near its end."""
    for step in range(6, _SHARES - 2):
        share = step / _SHARES
        weights = ((1 - share) ** 3, 3 * share * (1 - share) ** 2, 3 * share**2 * (1 - share), share**3)
        x = sum(weight * point[0] for weight, point in zip(weights, drawn, strict=True))
        y = sum(weight * point[1] for weight, point in zip(weights, drawn, strict=True))
        yield round(x), round(y)


def label(drawn: Curve, width: int, taken: list[Box]) -> Point:
    """The first place along a curve where its label covers nothing that is taken; it is taken then."""
    places = list(points(drawn))
    boxes = [(x - width // 2 - 2, y - 12, x + width // 2 + 2, y + 12) for x, y in places]
    free = (at for at, box in enumerate(boxes) if not any(overlap(box, other) for other in taken))
    chosen = next(free, len(places) // 2)
    taken.append(boxes[chosen])
    return places[chosen]


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share ground."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
