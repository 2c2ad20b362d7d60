"""The network as plain numbers: what stands where, in pixels."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from enduse.model.claim import Claim
from enduse.model.position import Weighing
from enduse.model.route import Route
from enduse.views.drawing.box import Box, Point, around, is_free
from enduse.views.drawing.curve import Curve, at, level, trimmed
from enduse.views.drawing.lettering import wrapped
from enduse.views.drawing.tie import PILL_HEIGHT, Tie
from enduse.views.network.layers import Layers, layers
from enduse.views.network.layers import level as leveled
from enduse.views.network.party import Node, Parties, parties

SIZE, SMALL = 12.5, 10.5
LINE: Final = 15.0
_WIDTH, _NARROW, _PAD, _EDGE = 172.0, 148.0, 9.0, 14.0
_ROOM: Final = 900.0
_LEAST_BETWEEN, _MOST_BETWEEN = 56.0, 210.0
_MANY: Final = 5
_BEND, _GAP, _PORT = 12.0, 16.0, 17.0
_HEAD: Final = 7.0
_ALONG: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82)


@dataclass(frozen=True, slots=True)
class Card:
    """A party in its box.

    Args:
        node: The party.
        lines: Its name, cut to the box.
        box: Left, top, right, bottom.
    """

    node: Node
    lines: tuple[str, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Strand:
    """A dealing as a row of curves, and the place of its label, None when there was no room."""

    tie: Tie
    curves: tuple[Curve, ...]
    label: Point | None


@dataclass(frozen=True, slots=True)
class Network:
    """The drawing.

    Args:
        cards: Its boxes.
        strands: Its lines.
        width: In pixels.
        height: In pixels.
        left_out: Parties not drawn.
        untied: Flows that name one party only.
    """

    cards: tuple[Card, ...]
    strands: tuple[Strand, ...]
    width: float
    height: float
    left_out: int
    untied: tuple[int, ...]


def layout(
    weighings: Sequence[Weighing],
    claims: Mapping[str, Claim],
    routes: Sequence[Route] = (),
    numbers: Sequence[int] | None = None,
) -> Network:
    """The drawing of some flows and routes, each numbered from 1 in the order given where no numbers are."""
    found = parties(weighings, claims, routes, numbers)
    placed = layers(len(found.nodes), [(dealing.source, dealing.target) for dealing in found.dealings])
    wide = _NARROW if len(placed.columns) >= _MANY else _WIDTH
    words = [wrapped(node.name, SIZE, wide - 2 * _PAD) for node in found.nodes]
    ports = _ports_needed(found, placed)
    heights = {
        number: max(_height(found.nodes[number], words[number]), ports[number] * _PORT)
        if number < len(found.nodes)
        else _BEND
        for column in placed.columns
        for number in column
    }
    middle = leveled(heights, placed.columns, placed.ways, _GAP)
    top = min((middle[n] - heights[n] / 2 for n in middle), default=0) - _EDGE
    between = _between(len(placed.columns), wide)
    left = {n: _EDGE + at * (wide + between) for at, column in enumerate(placed.columns) for n in column}
    boxes = {
        n: (left[n], middle[n] - top - heights[n] / 2, left[n] + wide, middle[n] - top + heights[n] / 2) for n in middle
    }
    cards = tuple(Card(node, words[n], boxes[n]) for n, node in enumerate(found.nodes))
    bottom = max((box[3] for box in boxes.values()), default=0) + _EDGE
    width = max((box[2] for box in boxes.values()), default=0) + _EDGE
    strands = _strands(found, placed, boxes, [card.box for card in cards])
    return Network(cards, strands, width, bottom, found.left_out, found.untied)


def _between(columns: int, wide: float) -> float:
    spare = (_ROOM - 2 * _EDGE - columns * wide) / max(columns - 1, 1)
    return max(_LEAST_BETWEEN, min(_MOST_BETWEEN, spare))


def _height(node: Node, words: Sequence[str]) -> float:
    return 2 * _PAD + LINE * len(words) + (SMALL + 2 if node.country else 0)


def _ports_needed(found: Parties, placed: Layers) -> list[int]:
    """How many lines meet at the busier side of each party."""
    leaving, arriving = [0] * len(found.nodes), [0] * len(found.nodes)
    for way in placed.ways:
        leaving[way[0]] += 1
        arriving[way[-1]] += 1
    return [max(pair) for pair in zip(leaving, arriving, strict=True)]


def _strands(found: Parties, placed: Layers, boxes: Mapping[int, Box], taken: list[Box]) -> tuple[Strand, ...]:
    leaving = _ports([(way[0], way[1]) for way in placed.ways], boxes)
    arriving = _ports([(way[-1], way[-2]) for way in placed.ways], boxes)
    drawn = []
    for number, (dealing, way) in enumerate(zip(found.dealings, placed.ways, strict=True)):
        stops = [(boxes[way[0]][2], leaving[number])]
        for bend in way[1:-1]:
            y = (boxes[bend][1] + boxes[bend][3]) / 2
            stops += [(boxes[bend][0], y), (boxes[bend][2], y)]
        stops.append((boxes[way[-1]][0], arriving[number]))
        if dealing.source != way[0]:
            stops.reverse()
        curves = [level(first, last) for first, last in pairwise(stops)]
        if dealing.tie.directed:
            curves[-1] = trimmed(curves[-1], 0, _HEAD)
        drawn.append((dealing.tie, tuple(curves)))
    return tuple(Strand(tie, curves, _label(tie, curves, taken)) for tie, curves in drawn)


def _ports(ends: Sequence[tuple[int, int]], boxes: Mapping[int, Box]) -> list[float]:
    """Where on its box each line ends, in the order of what is at their other ends, so that they do not cross."""
    heights = []
    for number, (here, _) in enumerate(ends):
        rivals = sorted((boxes[there][1], n) for n, (place, there) in enumerate(ends) if place == here)
        rank = [n for _, n in rivals].index(number)
        box = boxes[here]
        heights.append(box[1] + (box[3] - box[1]) * (rank + 1) / (len(rivals) + 1))
    return heights


def _label(tie: Tie, curves: Sequence[Curve], taken: list[Box]) -> Point | None:
    """The first place along the line where its label covers nothing that is taken; it is taken then."""
    for curve in sorted(curves, key=lambda curve: -abs(curve[3][0] - curve[0][0])):
        for share in _ALONG:
            box = around(at(curve, share), tie.label_width + 3, PILL_HEIGHT + 3)
            if is_free(box, taken):
                taken.append(box)
                return at(curve, share)
    return None
