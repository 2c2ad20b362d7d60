"""The map as plain numbers: what stands where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from enduse.model.position import Weighing
from enduse.model.route import Route
from enduse.reference.geography import points
from enduse.views.drawing.box import Point, around
from enduse.views.flow_map.arc import Arc, arcs
from enduse.views.flow_map.hop import Hop, Hops, hops, label_of
from enduse.views.flow_map.land import land
from enduse.views.flow_map.naming import Ground, Label, names
from enduse.views.flow_map.window import Window, window

MOST: Final = 80
"""Lines drawn at most; more of them show nothing, and what is left out is told."""


@dataclass(frozen=True, slots=True)
class FlowMap:
    """A map of flows.

    Args:
        window: The piece of the world it shows.
        land: Countries as SVG paths in tenths of a pixel, by code.
        marks: Where the countries of the flows stand, in pixels, by code.
        arcs: The lines.
        labels: Names of countries.
        pills: Lines with the place of their label.
        unnamed: Names of countries for which there was no room.
        unplaced: Flows not wholly on the map, by number, with the reason.
        guests: Armed groups by the country they are drawn in.
        left_out: Hops beyond `MOST`.
    """

    window: Window
    land: tuple[tuple[str, str], ...]
    marks: dict[str, Point]
    arcs: tuple[Arc, ...]
    labels: tuple[Label, ...]
    pills: tuple[tuple[Arc, Point], ...]
    unnamed: tuple[str, ...]
    unplaced: tuple[tuple[int, str], ...]
    guests: tuple[tuple[str, tuple[str, ...]], ...]
    left_out: tuple[Hop, ...]


def layout(weighings: Sequence[Weighing], routes: Sequence[Route] = ()) -> FlowMap:
    """The map of some flows and routes, each numbered from 1 in the order given."""
    found = hops(weighings, routes)
    drawn, left_out = found.hops[:MOST], found.hops[MOST:]
    weight = Counter(code for hop in drawn for code in {hop.start, hop.stop})
    shown = window(sorted(weight))
    marks = {code: shown.place(points()[code]) for code in sorted(weight)}
    lines = arcs(drawn, marks, shown.width, shown.height)
    ground = Ground(shown.width, shown.height, (line.curve for line in lines))
    for mark in marks.values():
        ground.take(around(mark, 11, 11))
    labels, unnamed = names(_named(found, weight, marks), ground)
    pills = tuple(_pills(lines, ground))
    guests = tuple((code, found.guests[code]) for code in marks if code in found.guests)
    return FlowMap(shown, land(shown), marks, lines, labels, pills, unnamed, found.unplaced, guests, left_out)


def _named(found: Hops, weight: Counter[str], marks: dict[str, Point]) -> list[tuple[str, str, Point]]:
    order = sorted(weight, key=lambda code: (-weight[code], code))
    return [
        (code, label_of(code, found.guests.get(code, ()), is_end=code in found.states), marks[code]) for code in order
    ]


def _pills(lines: Sequence[Arc], ground: Ground) -> list[tuple[Arc, Point]]:
    placed = ((line, ground.pill(line.tie.label_width, line.curve)) for line in lines)
    return [(line, place) for line, place in placed if place]
