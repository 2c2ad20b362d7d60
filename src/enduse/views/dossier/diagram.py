"""Who supplies whom, drawn: suppliers left, intermediaries in the middle, recipients right.

A layout in plain numbers; the template turns it into SVG. Flows between the same ends by the same way share one
line, which carries their numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from enduse.model.position import Weighing
from enduse.views.dossier.curve import Box, Point, curve, label, overlap, path, points
from enduse.views.place import end
from enduse.views.printable import printable
from enduse.views.words import NOBODY

Standing = Literal["disputed", "held", "planned", "against"]

MOST = 40
"""Lines drawn at most; a denser picture tells nothing, the list below it has them all."""
_COLUMNS = {"left": 20, "middle": 355, "right": 690}
_WIDTH, _NODE_WIDTH, _NODE_HEIGHT, _ROW = 900, 190, 34, 58
_TOP = 26
_GAP = 9
_Place = tuple[str, str]
_ORDER: tuple[Standing, ...] = ("disputed", "held", "planned", "against")


@dataclass(frozen=True, slots=True)
class Node:
    """A box with a name; x and y are its upper left corner, in pixels of the drawing."""

    name: str
    x: int
    y: int
    width: int = _NODE_WIDTH
    height: int = _NODE_HEIGHT


@dataclass(frozen=True, slots=True)
class Line:
    """A curve between two boxes, as an SVG path, with the standing of the flows it carries and their numbers."""

    path: str
    standing: Standing
    has_arrow: bool
    numbers: str
    label_x: int
    label_y: int

    @property
    def label_width(self) -> int:
        """Width of the label, in pixels."""
        return pill_width(self.numbers)


@dataclass(frozen=True, slots=True)
class Diagram:
    """The drawing.

    Args:
        nodes: Its boxes.
        lines: Its lines.
        width: In pixels.
        height: In pixels.
        left_out: How many flows were not drawn.
    """

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    width: int
    height: int
    left_out: int


@dataclass(frozen=True, slots=True)
class _Edge:
    start: _Place
    stop: _Place
    standing: Standing
    number: int
    has_arrow: bool


def standing(weighing: Weighing) -> Standing:
    """How a flow stands: disputed, held to have been handed over, only planned or hedged, or only denied."""
    if weighing.dispute:
        return "disputed"
    if weighing.independent or any(_is_held(p.factuality, p.stage) for p in weighing.positions):
        return "held"
    against = all(position.factuality in ("denied", "not_seen") for position in weighing.positions)
    return "against" if against else "planned"


def diagram(weighings: Sequence[Weighing]) -> Diagram:
    """The layout of some flows, numbered from 1 in the order given."""
    drawn = weighings[:MOST]
    edges = [edge for number, weighing in enumerate(drawn, 1) for edge in _edges(number, weighing)]
    places = _places(edges)
    lines = tuple(_lines(edges, places))
    lowest = max((node.y + node.height for node in places.values()), default=0)
    return Diagram(tuple(places.values()), lines, _WIDTH, lowest + _TOP, len(weighings) - len(drawn))


def _is_held(factuality: str, stage: str | None) -> bool:
    return factuality in ("certain", "probable") and stage in ("shipped", "delivered", None)


def _edges(number: int, weighing: Weighing) -> Iterable[_Edge]:
    flow, stands = weighing.flow, standing(weighing)
    if not flow.directed:
        *left, last = flow.supplier
        for key in left:
            yield _Edge(("left", _name(key)), ("right", _name(last)), stands, number, has_arrow=False)
        return
    start = ("left", _name("".join(flow.supplier)))
    stop = ("right", _name("".join(flow.recipient)))
    routes = dict.fromkeys(position.via for position in weighing.positions if position.via) or {(): None}
    for route in routes:
        through = ("middle", " \u2192 ".join(map(_name, route)))
        if not route:
            yield _Edge(start, stop, stands, number, has_arrow=True)
            continue
        yield _Edge(start, through, stands, number, has_arrow=True)
        yield _Edge(through, stop, stands, number, has_arrow=True)


def _name(key: str) -> str:
    name = printable(end(key)).removeprefix("the ") if key else NOBODY
    return name[:1].upper() + name[1:]


def _places(edges: Sequence[_Edge]) -> dict[_Place, Node]:
    """Every box in its place: each as level as can be with those it is joined to, none on a line that passes it."""
    routed = {edge.start for edge in edges if edge.stop[0] == "middle"}
    left = sorted(dict.fromkeys(edge.start for edge in edges if edge.start[0] == "left"), key=lambda p: p not in routed)
    places = {place: _node(place, _TOP + row * _ROW) for row, place in enumerate(left)}
    feeding: dict[_Place, list[_Place]] = {}
    for edge in edges:
        feeding.setdefault(edge.stop, []).extend([edge.start] if edge.start in places else feeding[edge.start])
    reached = _TOP - _ROW
    for place in sorted((p for p in feeding if p[0] == "right"), key=lambda p: _level(feeding[p], places)):
        reached = max(reached + _ROW, _level(feeding[place], places))
        places[place] = _node(place, reached)
    passing = [
        curve(_exit(places[e.start]), _entry(places[e.stop])) for e in edges if e.start[0] + e.stop[0] == "leftright"
    ]
    taken = [(x, y - 5, x, y + 5) for line in passing for x, y in points(line)]
    for place in (p for p in feeding if p[0] == "middle"):
        places[place] = node = _free(_node(place, _level(feeding[place], places), _NODE_HEIGHT - 6), taken)
        taken.append((node.x, node.y - 6, node.x + node.width, node.y + node.height + 6))
    return places


def _level(joined: Sequence[_Place], places: Mapping[_Place, Node]) -> int:
    return sum(places[place].y for place in joined) // len(joined)


def _free(node: Node, taken: Sequence[Box]) -> Node:
    """The box, moved up or down to the nearest place where it covers nothing."""
    for away in range(_ROW * MOST):
        for y in (node.y - 2 * away, node.y + 2 * away):
            box = (node.x, y, node.x + node.width, y + node.height)
            if y >= 0 and not any(overlap(box, other) for other in taken):
                return replace(node, y=y)
    return node


def _node(place: _Place, y: int, height: int = _NODE_HEIGHT) -> Node:
    column, name = place
    return Node(name, _COLUMNS[column], y, height=height)


def _exit(node: Node) -> Point:
    return node.x + node.width, node.y + node.height // 2


def _entry(node: Node) -> Point:
    return node.x, node.y + node.height // 2


def _lines(edges: Iterable[_Edge], places: Mapping[_Place, Node]) -> Iterable[Line]:
    bundles: dict[tuple[_Place, _Place, bool], list[_Edge]] = {}
    for edge in edges:
        bundles.setdefault((edge.start, edge.stop, edge.has_arrow), []).append(edge)
    leaving = _ports(((start, stop) for start, stop, _ in bundles), places)
    arriving = _ports(((stop, start) for start, stop, _ in bundles), places)
    taken = [(node.x, node.y, node.x + node.width, node.y + node.height) for node in places.values()]
    for at, ((start, stop, has_arrow), together) in enumerate(bundles.items()):
        strongest = min((edge.standing for edge in together), key=_ORDER.index)
        numbers = ", ".join(str(n) for n in sorted({edge.number for edge in together}))
        first = places[start].x + places[start].width, leaving[at]
        last = places[stop].x - (_GAP if has_arrow else 0), arriving[at]
        drawn = curve(first, last)
        x, y = label(drawn, pill_width(numbers), taken)
        yield Line(path(drawn), strongest, has_arrow, numbers, x, y)


def pill_width(numbers: str) -> int:
    """Width of the label that holds some flow numbers, in pixels."""
    return 14 + 7 * len(numbers)


def _ports(ends: Iterable[tuple[_Place, _Place]], places: Mapping[_Place, Node]) -> list[int]:
    """Where on its box each line ends, so that lines neither meet nor cross at the box; in the order given."""
    listed = list(ends)
    heights: list[int] = []
    for at, (here, _) in enumerate(listed):
        rivals = sorted((places[there].y, n) for n, (place, there) in enumerate(listed) if place == here)
        rank = [n for _, n in rivals].index(at)
        node = places[here]
        heights.append(node.y + node.height * (rank + 1) // (len(rivals) + 1))
    return heights
