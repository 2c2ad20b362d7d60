"""Ground taken on a drawing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share ground; boxes that only touch do not."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def is_free(box: Box, taken: Iterable[Box]) -> bool:
    """Whether a box shares ground with none of those taken."""
    return not any(overlap(box, other) for other in taken)


def holds(box: Box, inner: Box) -> bool:
    """Whether one box lies wholly inside another."""
    return box[0] <= inner[0] and box[1] <= inner[1] and inner[2] <= box[2] and inner[3] <= box[3]


def around(place: Point, width: float, height: float) -> Box:
    """The box of some size whose middle is a place."""
    x, y = place
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def union(boxes: Iterable[Box]) -> Box:
    """The least box that holds some boxes, of which there is at least one."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
