"""A line between two places of a drawing and its label, as SVG: a link to what it carries."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from enduse.views.chart.svg import number, words
from enduse.views.drawing.box import Point
from enduse.views.drawing.lettering import numbers_words, text_width
from enduse.views.drawing.standing import Standing
from enduse.views.link import FlowLink
from enduse.views.words import listed

PILL_HEIGHT: Final = 15.0
_PILL_SIZE: Final = 10.5
_MOST, _MOST_ROUTES, _MOST_TOLD = 4, 2, 20


@dataclass(frozen=True, slots=True)
class Links:
    """Where flows and routes are told: their address by number."""

    flow: FlowLink
    route: FlowLink


@dataclass(frozen=True, slots=True)
class Tie:
    """What a line carries.

    Args:
        ends: In words: "Iran to Russia, drones".
        colour: Class of its colour: the key of a group of goods, "several" for more than one.
        standing: Class of its stroke.
        directed: Whether it has an arrowhead.
        flows: Numbers of its flows, from 1.
        routes: Numbers of its routes, from 1.
        width: Of the stroke, in pixels.
    """

    ends: str
    colour: str
    standing: Standing
    directed: bool
    flows: tuple[int, ...]
    routes: tuple[int, ...]
    width: float = 2.0

    @property
    def label(self) -> str:
        """What its label says: "1, 4", "R2" for a route."""
        routes = " ".join(f"R{number}" for number in self.routes[:_MOST_ROUTES])
        return ", ".join(filter(None, (numbers_words(self.flows, _MOST), routes)))

    @property
    def label_width(self) -> float:
        """Width of the label, in pixels."""
        return text_width(self.label, _PILL_SIZE) + 8

    @property
    def told(self) -> str:
        """All of it in words: "Iran to Russia, drones, disputed: flows 1 and 4"."""
        named = (("flow", self.flows), ("route", self.routes))
        held = (f"{noun}{'s' if len(ids) > 1 else ''} {numbers_words(ids, _MOST_TOLD)}" for noun, ids in named if ids)
        return f"{self.ends}: {listed(held)}"


def numbering(ties: Collection[Tie]) -> str:
    """What the labels of some lines count, as a sentence: flows, routes or both; empty where nothing is drawn."""
    routes = "R and a number is a route."
    if not any(tie.routes for tie in ties):
        return "Numbers are those of the flows." if ties else ""
    return f"Numbers are those of the flows; {routes}" if any(tie.flows for tie in ties) else routes


def line(tie: Tie, way: str, head: str, links: Links) -> str:
    """The line as a link to the first thing it carries.

    Args:
        tie: What it carries.
        way: Its curve, as the data of an SVG path.
        head: Its arrowhead likewise, empty for none.
        links: Where to lead.
    """
    address = links.flow(tie.flows[0]) if tie.flows else links.route(tie.routes[0])
    pointed = f'<path class="head" d="{head}"/>' if head else ""
    return (
        f'<a class="arc {tie.standing} {tie.colour}" href="{words(address)}"{_ids(tie)} tabindex="-1" '
        f'aria-hidden="true"><title>{words(tie.told)}</title><path class="reach" d="{way}"/>'
        f'<path class="stroke" stroke-width="{number(tie.width)}" d="{way}"/>{pointed}</a>'
    )


def pill(tie: Tie, place: Point, links: Links) -> str:
    """Its label with the middle at a place, each number a link; `Tie.label` in another form."""
    (x, y), width = place, tie.label_width
    flows = [_number(links.flow(n), str(n), f"Flow {n}: {tie.ends}") for n in tie.flows[:_MOST]]
    more = f" +{len(tie.flows) - _MOST}" if len(tie.flows) > _MOST else ""
    routes = [_number(links.route(n), f"R{n}", f"Route {n}: {tie.ends}") for n in tie.routes[:_MOST_ROUTES]]
    numbers = ", ".join(filter(None, (", ".join(flows) + more, " ".join(routes))))
    corner = f'x="{number(x - width / 2)}" y="{number(y - PILL_HEIGHT / 2)}"'
    return (
        f'<g class="pill {tie.colour}"{_ids(tie)}><rect {corner} width="{number(width)}" height="15" rx="7"/>'
        f'<text x="{number(x)}" y="{number(y + 3.7)}">{numbers}</text></g>'
    )


def _ids(tie: Tie) -> str:
    flows, routes = (" ".join(map(str, numbers)) for numbers in (tie.flows, tie.routes))
    return (f' data-flow="{flows}"' if flows else "") + (f' data-route="{routes}"' if routes else "")


def _number(address: str, shown: str, said: str) -> str:
    return f'<a href="{words(address)}" aria-label="{words(said)}">{words(shown)}</a>'
