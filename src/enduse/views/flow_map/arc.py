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
_APART: Final = 7.0
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
    bowed: dict[frozenset[str], list[float]] = {}
    drawn = []
    for hop in hops:
        pair = hop.start, hop.stop
        rank[pair] = rank.get(pair, -1) + 1
        first, last = marks[hop.start], marks[hop.stop]
        if hop.start == hop.stop:
            drawn.append(Arc(hop, trimmed(_loop(first, rank[pair]), _GAP_START, _GAP_HEAD)))
            continue
        others = [mark for code, mark in marks.items() if code not in pair]
        beside, side = bowed.setdefault(frozenset(pair), []), 1 if hop.start < hop.stop else -1
        rise = _rise(first, last, rank[pair], [side * each for each in beside], others, (width, height))
        beside.append(side * rise)
        drawn.append(Arc(hop, trimmed(bow(first, last, rise), _GAP_START, _GAP_HEAD if hop.directed else _GAP_STOP)))
    return tuple(drawn)


def _rise(first: Point, last: Point, rank: int, beside: Sequence[float], others: Sequence[Point], room: Point) -> float:
    """How far the line bows: on the drawing, beside the lines between the same two, and clear of other marks.

    Where it cannot be had, being clear is given up first, then lying beside.
    """
    length = hypot(last[0] - first[0], last[1] - first[1])
    least = max(13.0, min(64.0, 0.17 * length))
    step = max(9.0, min(20.0, 0.09 * length))
    rise = least + rank * step
    tries = [rise, rise + step, rise + 2 * step, least, -least, -rise, rise * 0.65, -rise - step, rise * 0.3]
    inside = [each for each in tries if _inside(points(bow(first, last, each)), room)] or [rise * 0.3]
    free = [each for each in inside if all(abs(each - other) > _APART for other in beside)]
    clear = (each for each in free if _is_clear(points(bow(first, last, each)), others))
    return next(clear, (free or inside)[0])


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
