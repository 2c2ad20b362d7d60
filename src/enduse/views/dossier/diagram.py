"""Who supplies whom, drawn: suppliers left, intermediaries in the middle, recipients right.

A layout in plain numbers; the template turns it into SVG. Flows between the same ends by the same way share one
line, which carries their numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from enduse.model.position import Weighing
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
_Box = tuple[int, int, int, int]
_Curve = tuple[tuple[int, int], tuple[int, int], tuple[int, int], tuple[int, int]]
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
    """Every box in its place: routed flows on top, each box as level as can be with those it is joined to."""
    routed = {edge.start for edge in edges if edge.stop[0] == "middle"}
    left = sorted(dict.fromkeys(edge.start for edge in edges if edge.start[0] == "left"), key=lambda p: p not in routed)
    places = {place: _node(place, row * _ROW) for row, place in enumerate(left)}
    for column in ("middle", "right"):
        joined: dict[_Place, list[int]] = {}
        for edge in edges:
            if edge.stop[0] == column:
                joined.setdefault(edge.stop, []).append(places[edge.start].y - _TOP)
        reached = -_ROW
        for place, heights in sorted(joined.items(), key=lambda item: sum(item[1]) / len(item[1])):
            reached = max(reached + _ROW, sum(heights) // len(heights))
            places[place] = _node(place, reached)
    return places


def _node(place: _Place, height: int) -> Node:
    column, name = place
    return Node(name, _COLUMNS[column], _TOP + height)


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
        curve = _curve(first, last)
        x, y = _label(curve, pill_width(numbers), taken)
        (x1, y1), (x2, y2), (x3, y3), (x4, y4) = curve
        yield Line(f"M{x1} {y1} C{x2} {y2} {x3} {y3} {x4} {y4}", strongest, has_arrow, numbers, x, y)


def pill_width(numbers: str) -> int:
    """Width of the label that holds some flow numbers, in pixels."""
    return 14 + 7 * len(numbers)


def _label(curve: _Curve, width: int, taken: list[_Box]) -> tuple[int, int]:
    """The first place along a line where its label covers neither a box nor another label; it is taken then."""
    places = [_on_curve(share / 50, curve) for share in range(6, 48)]
    boxes = [(x - width // 2 - 2, y - 12, x + width // 2 + 2, y + 12) for x, y in places]
    free = (n for n, box in enumerate(boxes) if not any(_overlap(box, other) for other in taken))
    chosen = next(free, len(places) // 2)
    taken.append(boxes[chosen])
    return places[chosen]


def _overlap(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


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


def _curve(first: tuple[int, int], last: tuple[int, int]) -> _Curve:
    (x1, y1), (x2, y2) = first, last
    bend = (x2 - x1) // 2
    return first, (x1 + bend, y1), (x2 - bend, y2), last


def _on_curve(share: float, points: _Curve) -> tuple[int, int]:
    weights = ((1 - share) ** 3, 3 * share * (1 - share) ** 2, 3 * share**2 * (1 - share), share**3)
    x = sum(weight * point[0] for weight, point in zip(weights, points, strict=True))
    y = sum(weight * point[1] for weight, point in zip(weights, points, strict=True))
    return round(x), round(y)
