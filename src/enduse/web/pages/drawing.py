"""Drawings of a case as its pages show them: links lead to pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from markupsafe import Markup

from enduse.model.route import Route
from enduse.views.flow_map import flow_map
from enduse.views.link import FlowLink, Link
from enduse.views.matrix import matrix
from enduse.views.network import network
from enduse.views.timeline import timeline
from enduse.web.snapshot import Snapshot

MOST_ROWS: Final = 20
"""Flows in a matrix."""
MOST_LINES: Final = 150
"""Flows on the map of the overview."""
MOST_TIES: Final = 30
"""Flows in the network of a party."""


def matrix_of(snapshot: Snapshot, places: tuple[int, ...]) -> Markup:
    """Who says what of some flows, as a table."""
    return matrix(
        [snapshot.weighings[place] for place in places],
        snapshot.claims,
        numbers=[place + 1 for place in places],
        flow_link=_flows(snapshot),
        claim_link=_Claims(snapshot, places),
        most_flows=MOST_ROWS,
    )


def timeline_of(snapshot: Snapshot, place: int) -> Markup:
    """When a flow is said to have happened, and when it was said."""
    links, flow = _Claims(snapshot, (place,)), _flows(snapshot)
    return timeline(
        [snapshot.weighings[place]],
        {id_: snapshot.claims[id_] for id_ in links.numbers if id_ in snapshot.claims},
        snapshot.documents,
        flow_link=lambda _: flow(place + 1),
        claim_link=links,
    )


def network_of(snapshot: Snapshot, claim_ids: Iterable[str]) -> tuple[Markup, int]:
    """Who is said to supply whom, by some claims alone, and how many of their flows were left out.

    Nothing is drawn where none of them tells of a flow.
    """
    ids = [id_ for id_ in dict.fromkeys(claim_ids) if id_ in snapshot.places]
    places = tuple(sorted({place for id_ in ids for place in snapshot.places[id_]}))
    first = places[:MOST_TIES]
    weighings, claims = [snapshot.weighings[place] for place in first], {id_: snapshot.claims[id_] for id_ in ids}
    numbers = [place + 1 for place in first]
    drawn = network(weighings, claims, numbers=numbers, link=_flows(snapshot)) if first else Markup()
    return drawn, len(places) - len(first)


def _flows(snapshot: Snapshot) -> FlowLink:
    """The page of a flow by its number."""
    return lambda number: f"/flows/{snapshot.names.name(number - 1)}"


class _Claims:
    """The page of a claim by its id, numbered within a drawing."""

    def __init__(self, snapshot: Snapshot, places: tuple[int, ...]) -> None:
        held = (id_ for place in places for each in snapshot.weighings[place].positions for id_ in each.claim_ids)
        self.numbers = {id_: str(number) for number, id_ in enumerate(dict.fromkeys(held), 1)}

    def __call__(self, claim_id: str) -> Link | None:
        return Link(f"/claims/{claim_id}", self.numbers[claim_id]) if claim_id in self.numbers else None


@lru_cache(maxsize=2)
def flow_map_of(snapshot: Snapshot) -> Markup:
    """The flows on a map, the first so many of them, which are those most spoken of."""
    return flow_map(snapshot.weighings[:MOST_LINES], link=_flows(snapshot))


def route_map(routes: Sequence[Route]) -> Markup:
    """Routes on a map; each leads to its place on the page."""
    return flow_map((), routes, route_link=lambda number: f"#route-{routes[number - 1].id}")
