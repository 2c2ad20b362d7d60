"""The pictures of a dossier, each a fragment of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from enduse.model.claim import Claim
from enduse.model.document import Document
from enduse.model.position import Weighing
from enduse.model.route import Tracing
from enduse.views import flow_map, matrix, network, timeline
from enduse.views.dossier.route_card import MOST
from enduse.views.link import ClaimLink

MOST_DRAWN: Final = 40
"""Flows drawn as a network: of more, nobody can follow the lines."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """What is drawn; an empty one has nothing to show.

    Args:
        flow_map: Countries and arcs.
        network: Who supplies whom, through whom.
        matrix: Who says what.
        timeline: When it was said, and when it is said to have happened.
    """

    flow_map: Markup
    network: Markup
    matrix: Markup
    timeline: Markup


def pictures(
    weighings: Sequence[Weighing],
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
    routes: Tracing | None,
    claim_link: ClaimLink,
) -> Pictures:
    """Everything that is drawn of a case, its links inside the page."""
    traced = routes.routes[:MOST] if routes else ()
    first, is_drawn = weighings[:MOST_DRAWN], bool(weighings or traced)
    return Pictures(
        flow_map=flow_map.flow_map(weighings, traced, link=_flow) if is_drawn else Markup(),
        network=network.network(first, claims, traced, link=_flow) if is_drawn else Markup(),
        matrix=matrix.matrix(weighings, claims, flow_link=_flow, claim_link=claim_link) if weighings else Markup(),
        timeline=timeline.timeline(weighings, claims, documents, flow_link=_flow, claim_link=claim_link)
        if claims
        else Markup(),
    )


def pictures_style() -> str:
    """The CSS of all of them."""
    return flow_map.style() + network.style() + matrix.style() + timeline.style()


def _flow(number: int) -> str:
    return f"#flow-{number}"
