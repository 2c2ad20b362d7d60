"""Drawings of a case as its pages show them: links lead to pages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from markupsafe import Markup

from enduse.model.route import Route
from enduse.views.flow_map import flow_map
from enduse.views.link import Link
from enduse.views.matrix import matrix
from enduse.views.timeline import timeline
from enduse.web.snapshot import Snapshot

MOST_ROWS: Final = 20
"""Flows in a matrix."""
MOST_LINES: Final = 150
"""Flows on the map of the overview."""


def matrix_of(snapshot: Snapshot, places: tuple[int, ...]) -> Markup:
    """Who says what of some flows, as a table."""
    return matrix(
        [snapshot.weighings[place] for place in places],
        snapshot.claims,
        flow_link=_Flows(snapshot, places),
        claim_link=_Claims(snapshot, places),
        most_flows=MOST_ROWS,
    )


def timeline_of(snapshot: Snapshot, place: int) -> Markup:
    """When a flow is said to have happened, and when it was said."""
    links = _Claims(snapshot, (place,))
    return timeline(
        [snapshot.weighings[place]],
        {id_: snapshot.claims[id_] for id_ in links.numbers if id_ in snapshot.claims},
        snapshot.documents,
        flow_link=_Flows(snapshot, (place,)),
        claim_link=links,
    )


class _Flows:
    """The page of a flow by its number in a drawing."""

    def __init__(self, snapshot: Snapshot, places: tuple[int, ...]) -> None:
        self._snapshot = snapshot
        self._places = places

    def __call__(self, number: int) -> str:
        return f"/flows/{self._snapshot.names.name(self._places[number - 1])}"


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
    places = tuple(range(min(MOST_LINES, len(snapshot.weighings))))
    return flow_map(snapshot.weighings[:MOST_LINES], link=_Flows(snapshot, places))


def route_map(routes: Sequence[Route]) -> Markup:
    """Routes on a map; each leads to its place on the page."""
    return flow_map((), routes, route_link=lambda number: f"#route-{routes[number - 1].id}")
