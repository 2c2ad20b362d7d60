"""The flow map in words: what a line tells, what is not drawn, and all of it as a list."""

from __future__ import annotations

from collections.abc import Sequence

from enduse.model.position import Weighing
from enduse.model.route import Route, Stop
from enduse.reference.goods_groups import group_of
from enduse.views.chart.svg import words
from enduse.views.drawing.lettering import numbers_words, shortened
from enduse.views.drawing.standing import STANDINGS, standing
from enduse.views.drawing.tie import Links, numbering
from enduse.views.flow_map.hop import label_of
from enduse.views.flow_map.layout import FlowMap
from enduse.views.place import country, end
from enduse.views.words import flow_title, listed

MOST = 200
"""Flows in the list at most; those after are told to be left out."""
_MOST_NOTED = 12
_SIZE, _ROOM = 10.0, 700.0


def notes(drawn: FlowMap, weighings: Sequence[Weighing]) -> str:
    """What the map cannot show, a paragraph each, as HTML."""
    said = []
    if drawn.panels:
        ties = [arc.tie for arc in drawn.arcs]
        line = "who is said to supply whom" if any(tie.flows for tie in ties) else "from where to where a leg leads"
        said.append(
            f"{numbering(ties)} A line shows {line}, not the way the goods travelled. "
            "Outlines: Natural Earth; they take no stand on any boundary."
        )
    if drawn.guests:
        held = (f"{listed(names)} in {country(code)}" for code, names in drawn.guests)
        said.append(f"Drawn where they fight, and not the state: {'; '.join(held)}.")
    if drawn.unplaced:
        listing = (
            f"flow {number} ({shortened(flow_title(weighings[number - 1].flow), _SIZE, _ROOM)}: {why})"
            for number, why in drawn.unplaced[:_MOST_NOTED]
        )
        more = len(drawn.unplaced) - _MOST_NOTED
        said.append(f"Not wholly on the map: {'; '.join(listing)}{f'; and {more} more flows' if more > 0 else ''}.")
    if drawn.left_out:
        left = sorted({number for hop in drawn.left_out for number in hop.flows})
        flows = f" of flows {numbers_words(left, _MOST_NOTED)}" if left else ""
        said.append(f"{len(drawn.left_out)} more lines{flows} are not drawn: more than {len(drawn.arcs)} show nothing.")
    unnamed = dict.fromkeys(label_of(code) for panel in drawn.panels for code in panel.unnamed)
    if unnamed:
        said.append(f"No room on the map for the names of {listed(unnamed)}.")
    return "".join(f"<p>{words(sentence)}</p>" for sentence in said)


def told(weighings: Sequence[Weighing], routes: Sequence[Route], links: Links) -> str:
    """The flows and routes as a list to unfold, as HTML; nothing when there are none."""
    flows = [_line(links.flow(number), _flow(weighing)) for number, weighing in enumerate(weighings[:MOST], 1)]
    ways = [_line(links.route(number), f"Route: {_route(route)}") for number, route in enumerate(routes[:MOST], 1)]
    left = max(len(weighings) - MOST, 0) + max(len(routes) - MOST, 0)
    more = f"<p>{left} more are not listed here.</p>" if left else ""
    if not flows and not ways:
        return ""
    lists = "".join(f"<ol>{''.join(lines)}</ol>" for lines in (flows, ways) if lines)
    return f"<details><summary>The map in words</summary>{lists}{more}</details>"


def _line(address: str, said: str) -> str:
    return f'<li><a href="{words(address)}">{words(said)}</a></li>'


def _flow(weighing: Weighing) -> str:
    vias = dict.fromkeys(position.via for position in weighing.positions if position.via)
    through = f", through {' or '.join(listed(map(end, via)) for via in vias)}" if vias else ""
    voices = weighing.independent
    said = f", {voices} independent voices" if voices > 1 else ""
    title = shortened(flow_title(weighing.flow), _SIZE, _ROOM)
    group = group_of(weighing.flow.category).label.lower()
    return f"{title}{shortened(through, _SIZE, _ROOM)} ({group}; {STANDINGS[standing(weighing)]}{said})"


def _route(route: Route) -> str:
    stops = [route.legs[0].source, *(leg.target for leg in route.legs)]
    assumed = sum(leg.basis == ("assumed",) for leg in route.legs)
    tail = f"; {assumed} leg{'s' if assumed > 1 else ''} assumed" if assumed else ""
    return " \u2192 ".join(map(_stop, stops)) + tail


def _stop(stop: Stop) -> str:
    name = shortened(stop.name, _SIZE, _ROOM / 3) or "somebody not named"
    return f"{name} ({country(stop.country).removeprefix('the ')})" if stop.country else name
