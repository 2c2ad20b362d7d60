"""The order in which the lines of a page are read.

Files mostly keep reading order. Where lines jump up or back without moving to another column, the page was not
written in that order, and it is cut into columns and bands by its white space (the recursive X-Y cut of Nagy and
Seth, 1984). Columns whose lines a file draws row by row come as one line each from pdfium and are not told apart.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from enduse.sources.pdf_layout import Line

GUTTER = 10.0  # points of white space that part two columns


def ordered(lines: list[Line]) -> list[Line]:
    """The lines in reading order; as they are when they are in order already, or some box is unknown.

    Args:
        lines: Lines in the order of the file.
    """
    if len(lines) < 3 or any(line.box is None for line in lines) or _is_in_order(lines):
        return lines
    return _cut(lines)


def _is_in_order(lines: list[Line]) -> bool:
    for before, after in pairwise(lines):
        upper, lower = _box(before), _box(after)
        height = max(upper[3] - upper[1], 1.0)
        is_higher = lower[1] > upper[1] + height / 2
        is_level = abs(lower[1] - upper[1]) <= height / 2
        if (is_higher and lower[0] < upper[2]) or (is_level and lower[0] < upper[0]):
            return False
    return True


def _cut(lines: list[Line]) -> list[Line]:
    if len(lines) < 2:
        return lines
    left, right = _parted(lines, side=0, least=GUTTER)
    if left and right:
        return _cut(left) + _cut(right)
    low, high = _parted(lines, side=1, least=0.0)
    if low and high:
        return _cut(high) + _cut(low)
    return sorted(lines, key=lambda line: (-_box(line)[1], _box(line)[0]))


def _parted(lines: list[Line], *, side: int, least: float) -> tuple[list[Line], list[Line]]:
    """The lines on both sides of the widest gap across (`side` 0) or down (1) the page; () and all if none is wide."""
    placed = sorted(lines, key=lambda line: _box(line)[side])
    reach = _box(placed[0])[side + 2]
    widest, place = least, 0
    for index, line in enumerate(placed):
        gap = _box(line)[side] - reach
        if gap > widest:
            widest, place = gap, index
        reach = max(reach, _box(line)[side + 2])
    return placed[:place], placed[place:]


def _box(line: Line) -> tuple[float, float, float, float]:
    return line.box or (0.0, 0.0, 0.0, 0.0)
