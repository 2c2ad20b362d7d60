"""The map as plain numbers: what stands where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from enduse.model.position import Weighing
from enduse.model.route import Route
from enduse.reference.geography import points
from enduse.views.drawing.box import Box, Point, around, holds, union
from enduse.views.flow_map.arc import Arc, arcs
from enduse.views.flow_map.hop import Hop, Hops, hops, label_of
from enduse.views.flow_map.land import land
from enduse.views.flow_map.naming import Ground, Label, names
from enduse.views.flow_map.window import Window, window

MOST: Final = 80
"""Lines drawn at most; more of them show nothing, and what is left out is told."""

_CROWDED: Final = 18  # countries beyond which names are set smaller
_CLOSE: Final = (190.0, 125.0)  # pixels in which countries stand too close to be told apart
_CROWD, _CROWD_HOPS = 9, 5  # countries and lines in such a place that are worth a map of their own


@dataclass(frozen=True, slots=True)
class Panel:
    """One map.

    Args:
        window: The piece of the world it shows.
        land: Countries as SVG paths in tenths of a pixel, by code.
        marks: Where the countries of the flows stand, in pixels, by code.
        arcs: The lines.
        labels: Names of countries.
        pills: Lines with the place of their label.
        unnamed: Codes of countries for whose names there was no room.
        crowded: Whether names are set smaller.
        frame: What the next panel enlarges, None for nothing.
    """

    window: Window
    land: tuple[tuple[str, str], ...]
    marks: Mapping[str, Point]
    arcs: tuple[Arc, ...]
    labels: tuple[Label, ...]
    pills: tuple[tuple[Arc, Point], ...]
    unnamed: tuple[str, ...]
    crowded: bool
    frame: Box | None = None


@dataclass(frozen=True, slots=True)
class FlowMap:
    """A map of flows.

    Args:
        panels: None without a line to draw; two where countries lie too close for one: all but the lines between
            those, and those enlarged.
        unplaced: Flows not wholly on the map, by number, with the reason.
        guests: Armed groups by the country they are drawn in.
        left_out: Hops beyond `MOST`.
    """

    panels: tuple[Panel, ...]
    unplaced: tuple[tuple[int, str], ...]
    guests: tuple[tuple[str, tuple[str, ...]], ...]
    left_out: tuple[Hop, ...]

    @property
    def arcs(self) -> tuple[Arc, ...]:
        """The lines of all panels."""
        return tuple(chain.from_iterable(panel.arcs for panel in self.panels))


def layout(weighings: Sequence[Weighing], routes: Sequence[Route] = ()) -> FlowMap:
    """The map of some flows and routes, each numbered from 1 in the order given."""
    found = hops(weighings, routes)
    drawn = found.hops[:MOST]
    codes = {code for hop in drawn for code in (hop.start, hop.stop)}
    guests = tuple((code, found.guests[code]) for code in sorted(codes) if code in found.guests)
    return FlowMap(tuple(_panels(found, drawn)), found.unplaced, guests, found.hops[MOST:])


def _panels(found: Hops, drawn: Sequence[Hop]) -> list[Panel]:
    if not drawn:
        return []
    close = _crowd(_marks(_shown(drawn), drawn))
    inner = [hop for hop in drawn if hop.start in close and hop.stop in close]
    outer = [hop for hop in drawn if hop not in inner]
    if len(inner) < _CROWD_HOPS or not outer:
        return [_panel(found, drawn)]
    return [_panel(found, outer, enlarged=sorted(close)), _panel(found, inner)]


def _crowd(marks: Mapping[str, Point]) -> frozenset[str]:
    """The countries of the place where most stand close together; empty where they do not crowd."""
    best: frozenset[str] = frozenset()
    for code in sorted(marks):
        box = around(marks[code], *_CLOSE)
        near = frozenset(other for other, (x, y) in marks.items() if holds(box, (x, y, x, y)))
        best = near if len(near) > len(best) else best
    return best if len(best) >= _CROWD else frozenset()


def _shown(drawn: Sequence[Hop]) -> Window:
    return window(sorted({code for hop in drawn for code in (hop.start, hop.stop)}))


def _marks(shown: Window, drawn: Sequence[Hop]) -> dict[str, Point]:
    codes = sorted({code for hop in drawn for code in (hop.start, hop.stop)})
    return {code: shown.place(points()[code]) for code in codes}


def _panel(found: Hops, drawn: Sequence[Hop], enlarged: Sequence[str] = ()) -> Panel:
    shown = _shown(drawn)
    marks = _marks(shown, drawn)
    weight = Counter(code for hop in drawn for code in sorted({hop.start, hop.stop}))
    lines = arcs(drawn, marks, shown.width, shown.height)
    crowded = len(marks) > _CROWDED
    ground = Ground(shown.width, shown.height, (line.curve for line in lines), small=crowded)
    for mark in marks.values():
        ground.take(around(mark, 10, 10))
    for line in lines:
        ground.take(around(line.curve[3], 7, 7))
    labels, unnamed = names(_named(found, weight, marks), ground)
    pills = tuple(_pills(lines, ground))
    frame = _frame(shown, enlarged)
    return Panel(shown, land(shown), marks, lines, labels, pills, unnamed, crowded, frame)


def _frame(shown: Window, enlarged: Sequence[str]) -> Box | None:
    """The ground some countries take, as far as it lies in the window."""
    if not enlarged:
        return None
    left, top, right, bottom = union(around(shown.place(points()[code]), 20, 20) for code in enlarged)
    return max(left, 3.0), max(top, 3.0), min(right, shown.width - 3.0), min(bottom, shown.height - 3.0)


def _named(found: Hops, weight: Counter[str], marks: Mapping[str, Point]) -> list[tuple[str, str, Point]]:
    order = sorted(weight, key=lambda code: (-weight[code], code))
    return [
        (code, label_of(code, found.guests.get(code, ()), is_end=code in found.states), marks[code]) for code in order
    ]


def _pills(lines: Sequence[Arc], ground: Ground) -> list[tuple[Arc, Point]]:
    placed = ((line, ground.pill(line.tie.label_width, line.curve)) for line in lines)
    return [(line, place) for line, place in placed if place]
