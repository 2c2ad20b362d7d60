"""Claims in, flows weighed: who says what, who bears it out, who denies it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from enduse.model.claim import Claim
from enduse.model.document import Document
from enduse.model.position import Dispute, Flow, Position, Reliability, Weighing
from enduse.weighing.contradiction import asserts, is_against
from enduse.weighing.credibility import credibility
from enduse.weighing.development import development
from enduse.weighing.flow import flows
from enduse.weighing.position import positions
from enduse.weighing.source import sources, voices
from enduse.weighing.stage import HANDED_OVER, rank
from enduse.weighing.stands import Stands, Voice
from enduse.weighing.statement import statements


def weigh(
    claims: Iterable[Claim],
    documents: Iterable[Document] = (),
    *,
    admiralty: Mapping[str, Reliability] | None = None,
) -> tuple[Weighing, ...]:
    """What the claims of some documents amount to, flow by flow; disputed flows first, then those most spoken of.

    Neither the order of claims nor that of documents changes the outcome. Never a verdict: a weighing tells who
    says what and how independently, not what happened.

    Args:
        claims: Claims of any kind; measures move no goods and are passed over.
        documents: The documents they were read from: they give publication dates and publishers.
        admiralty: The user's letters by source name; sources without one stay F, cannot be judged.
    """
    said = statements(claims, documents)
    speakers = sources(said)
    weighed = (_weighing(flow, positions(spoken, speakers, admiralty or {})) for flow, spoken in flows(said))
    return tuple(sorted(weighed, key=_order))


def _weighing(flow: Flow, taken: tuple[Position, ...]) -> Weighing:
    stands = Stands(taken)
    judged = tuple(replace(stand, credibility=credibility(stand, stands, flow)) for stand in taken)
    handed_over = (stand.affiliation for stand in judged if asserts(stand) and rank(stand.stage) == HANDED_OVER)
    return Weighing(flow, judged, voices(handed_over), _dispute(flow, judged, stands), development(judged))


def _dispute(flow: Flow, judged: tuple[Position, ...], stands: Stands) -> Dispute | None:
    if not flow.supplier or not (flow.recipient or not flow.directed):
        return None
    differing = [stand for stand in judged if _is_contradicted(stand, stands)]
    if not differing:
        return None
    return Dispute(flow, tuple(filter(asserts, differing)), tuple(filter(is_against, differing)))


def _is_contradicted(stand: Position, stands: Stands) -> bool:
    """Whether another voice contradicts it."""
    own = Voice(stand.source, stand.affiliation)
    return any(voice != own for told in (stands.denying, stands.not_seeing) for voice in told(stand))


def _order(weighing: Weighing) -> tuple[object, ...]:
    flow = weighing.flow
    sources = {position.source for position in weighing.positions}
    return (
        weighing.dispute is None,
        -len(sources),
        -sum(len(position.claim_ids) for position in weighing.positions),
        flow.supplier,
        flow.recipient,
        flow.category or "",
        flow.since or "",
    )
