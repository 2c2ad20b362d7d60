"""The lines of the map: one for each hop, bowed so that none hides another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import hypot
from typing import Final

from enduse.views.drawing.box import Point
from enduse.views.drawing.curve import Curve, bow, points, trimmed
from enduse.views.drawing.tie import Tie
from enduse.views.flow_map.hop import Hop, hop_words

_GAP_START, _GAP_STOP, _GAP_HEAD = 6.0, 7.0, 11.0
_LOOP: Final = 46.0
_CLEAR: Final = 8.0
_EDGE: Final = 7.0


@dataclass(frozen=True, slots=True)
class Arc:
    """A hop as a curve in pixels, from mark to mark less a gap."""

    hop: Hop
    curve: Curve

    @property
    def tie(self) -> Tie:
        """What it carries, as it is drawn; modestly wider for more independent voices."""
        hop = self.hop
        width = 1.7 + 0.5 * min(max(hop.voices - 1, 0), 3)
        return Tie(hop_words(hop), hop.group.key, hop.standing, hop.directed, hop.flows, hop.routes, width)


def arcs(hops: Sequence[Hop], marks: Mapping[str, Point], width: float, height: float) -> tuple[Arc, ...]:
    """The hops as curves: several from one country to another lie side by side, those back on the other side."""
    rank: dict[tuple[str, str], int] = {}
    drawn = []
    for hop in hops:
        pair = hop.start, hop.stop
        rank[pair] = rank.get(pair, -1) + 1
        first, last = marks[hop.start], marks[hop.stop]
        others = [mark for code, mark in marks.items() if code not in pair]
        if hop.start == hop.stop:
            drawn.append(Arc(hop, trimmed(_loop(first, rank[pair]), _GAP_START, _GAP_HEAD)))
            continue
        whole = _bowed((first, last), rank[pair], others, (width, height), alone=(pair[1], pair[0]) not in rank)
        drawn.append(Arc(hop, trimmed(whole, _GAP_START, _GAP_HEAD if hop.directed else _GAP_STOP)))
    return tuple(drawn)


def _bowed(ends: tuple[Point, Point], rank: int, others: Sequence[Point], room: Point, *, alone: bool) -> Curve:
    """The bow that stays on the drawing and clear of other marks; failing that, on the drawing."""
    (x1, y1), (x2, y2) = ends
    length = hypot(x2 - x1, y2 - y1)
    rise = max(13.0, min(64.0, 0.17 * length)) + rank * max(9.0, min(20.0, 0.09 * length))
    # the other side is free only where nothing comes back there
    tries = [rise, rise * 1.35, rise * 0.65, *([-rise, -rise * 0.65] if alone else []), rise * 0.3]
    within: list[Curve] = []
    for each in tries:
        curve = bow(*ends, each)
        places = points(curve)
        if not _inside(places, room):
            continue
        within.append(curve)
        if _is_clear(places, others):
            return curve
    return within[0] if within else bow(*ends, tries[-1])


def _is_clear(places: Sequence[Point], marks: Iterable[Point]) -> bool:
    left, right = min(x for x, _ in places) - _CLEAR, max(x for x, _ in places) + _CLEAR
    near = [mark for mark in marks if left < mark[0] < right]
    return not any(abs(x - a) < _CLEAR and abs(y - b) < _CLEAR for a, b in near for x, y in places)


def _inside(places: Iterable[Point], room: Point) -> bool:
    return all(_EDGE <= x <= room[0] - _EDGE and _EDGE <= y <= room[1] - _EDGE for x, y in places)


def _loop(mark: Point, rank: int) -> Curve:
    """A loop above a country's mark; below it where there is no room above."""
    x, y = mark
    size = _LOOP + 14 * rank
    up = -size if y - size > _EDGE else size
    return mark, (x - size * 0.9, y + up), (x + size * 0.9, y + up), mark
