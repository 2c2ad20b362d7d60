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
_LOOP: Final = 34.0
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
        if hop.start == hop.stop:
            drawn.append(Arc(hop, trimmed(_loop(first, rank[pair]), _GAP_START, _GAP_HEAD)))
            continue
        whole = _bowed(first, last, rank[pair], (width, height), alone=(pair[1], pair[0]) not in rank)
        drawn.append(Arc(hop, trimmed(whole, _GAP_START, _GAP_HEAD if hop.directed else _GAP_STOP)))
    return tuple(drawn)


def _bowed(first: Point, last: Point, rank: int, room: tuple[float, float], *, alone: bool) -> Curve:
    length = hypot(last[0] - first[0], last[1] - first[1])
    rise = max(13.0, min(64.0, 0.17 * length)) + rank * max(9.0, min(20.0, 0.09 * length))
    # an arc that would leave the drawing bows less, or the other way where nothing comes back there
    tries = [rise, *([-rise] if alone else []), rise * 0.6, rise * 0.3]
    curves = [bow(first, last, each) for each in tries]
    return next((curve for curve in curves if _inside(points(curve), room)), curves[-1])


def _inside(places: Iterable[Point], room: tuple[float, float]) -> bool:
    return all(_EDGE <= x <= room[0] - _EDGE and _EDGE <= y <= room[1] - _EDGE for x, y in places)


def _loop(mark: Point, rank: int) -> Curve:
    """A loop above a country's mark; below it where there is no room above."""
    x, y = mark
    size = _LOOP + 14 * rank
    up = -size if y - size > _EDGE else size
    return mark, (x - size * 0.9, y + up), (x + size * 0.9, y + up), mark
