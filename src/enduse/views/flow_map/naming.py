"""Names and numbers set on the map where they hide nothing, and never each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from enduse.views.drawing.box import Box, Point, around, holds, is_free
from enduse.views.drawing.curve import Curve, at, points
from enduse.views.drawing.lettering import shortened, text_width
from enduse.views.drawing.tie import PILL_HEIGHT

Anchor = Literal["start", "middle", "end"]

SIZE, SMALL = 13.0, 11.0
"""Letter sizes of a country's name, in pixels: usual, and where many countries are shown."""
_LEADING: Final = 1.2
_LONGEST: Final = 190.0
_WAYS: Final[tuple[tuple[float, float], ...]] = (
    (1, 0), (-1, 0), (0, -1), (0, 1), (0.8, -0.7), (-0.8, -0.7), (0.8, 0.7), (-0.8, 0.7),
)  # fmt: skip
_DISTANCES: Final = (8.0, 13.0, 20.0, 30.0, 42.0, 58.0, 78.0, 100.0)
_FAR: Final = 20.0
"""A name farther from its mark than this is tied to it by a line."""
_ALONG: Final = (0.5, 0.44, 0.56, 0.38, 0.62, 0.31, 0.69, 0.24, 0.76, 0.17, 0.83)
_CELL: Final = 8
_HIT: Final = 5.0


@dataclass(frozen=True, slots=True)
class Label:
    """A name beside its mark.

    Args:
        code: Of the country.
        words: The name as shown.
        full: The whole of it.
        x: Where its anchor stands, in pixels.
        y: Its base line.
        anchor: Which end of the words stands at x.
        box: The ground it takes.
        tie: The nearest place of the name to its mark, when it stands far from it.
    """

    code: str
    words: str
    full: str
    x: float
    y: float
    anchor: Anchor
    box: Box
    tie: Point | None = None


class Ground:
    """What is taken already on a drawing of some size."""

    def __init__(self, width: float, height: float, curves: Iterable[Curve], *, small: bool = False) -> None:
        self._size = SMALL if small else SIZE
        self._edge: Box = (3.0, 3.0, width - 3.0, height - 3.0)
        self._taken: list[Box] = []
        self._crowd: dict[tuple[int, int], int] = {}
        for curve in curves:
            for x, y in points(curve, 40):
                cell = int(x // _CELL), int(y // _CELL)
                self._crowd[cell] = self._crowd.get(cell, 0) + 1

    def take(self, box: Box) -> None:
        """Mark a box as taken."""
        self._taken.append(box)

    def name(self, code: str, full: str, mark: Point) -> Label | None:
        """The name at the best free place beside its mark, which is taken then; None when there is none."""
        words = shortened(full, self._size, _LONGEST)
        width = text_width(words, self._size)
        best: tuple[float, Label] | None = None
        for distance in _DISTANCES:
            for rank, way in enumerate(_WAYS):
                label = _label(code, (words, full), mark, (width, self._size), way, distance)
                if holds(self._edge, label.box) and is_free(label.box, self._taken):
                    cost = distance + rank + _HIT * self._lines_under(label.box)
                    best = min(best or (cost, label), (cost, label), key=lambda pair: pair[0])
            if best and best[0] < distance * 1.6:
                break
        if best is None:
            return None
        self.take(best[1].box)
        return best[1]

    def pill(self, width: float, curve: Curve) -> Point | None:
        """A free place along a curve for a label of some width, which is taken then; None when there is none."""
        for share in _ALONG:
            place = at(curve, share)
            box = around(place, width + 2, PILL_HEIGHT + 2)
            if holds(self._edge, box) and is_free(box, self._taken):
                self.take(box)
                return place
        return None

    def _lines_under(self, box: Box) -> int:
        left, top, right, bottom = (int(side // _CELL) for side in box)
        cells = ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))
        return sum(self._crowd.get(cell, 0) for cell in cells)


def names(marks: Sequence[tuple[str, str, Point]], ground: Ground) -> tuple[tuple[Label, ...], tuple[str, ...]]:
    """The names of some marks, the weightiest first, and the codes of those for which there was no room."""
    found = [(code, ground.name(code, full, mark)) for code, full, mark in marks]
    return tuple(label for _, label in found if label), tuple(code for code, label in found if not label)


def _label(code: str, said: tuple[str, str], mark: Point, size: Point, way: Point, distance: float) -> Label:
    (words, full), (width, height) = said, size
    x, y = mark[0] + way[0] * distance, mark[1] + way[1] * distance
    anchor: Anchor = "start" if way[0] > 0 else "end" if way[0] < 0 else "middle"
    left = x if anchor == "start" else x - width if anchor == "end" else x - width / 2
    half = height * _LEADING / 2
    middle = y + (0 if way[0] else way[1] * half)
    box = (left - 2, middle - half, left + width + 2, middle + half)
    tie = (x, middle if way[0] else middle - way[1] * half) if distance > _FAR else None
    return Label(code, words, full, x, middle + height * 0.35, anchor, box, tie)
