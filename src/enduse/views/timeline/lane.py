"""The rows of the drawing: a flow each, one for the measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from enduse.model.claim import Claim, Factuality, MeasureClaim
from enduse.model.document import Document
from enduse.model.position import Weighing
from enduse.views.date import in_words
from enduse.views.link import ClaimLink, FlowLink, Link
from enduse.views.printable import printable
from enduse.views.sign import fill
from enduse.views.timeline.moment import Stretch, period, stretch
from enduse.views.words import claim_sentence, flow_title

_LONGEST = 240


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as the drawing shows it.

    Args:
        id: Of the claim.
        link: Where it leads.
        sentence: What it says.
        look: Classes of its mark.
        factuality: How surely.
        stage: How far, in words; empty when it is not told.
        happened: When it is said to have happened, and in words; None when undated.
        told: When it was said, and in words; where that is not known, when the report came out. None when undated.
        words: Dates that are told in words only ("last year").
    """

    id: str
    link: Link
    sentence: str
    look: str
    factuality: Factuality
    stage: str
    happened: tuple[Stretch, str] | None
    told: tuple[Stretch, str] | None
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A row: number of its flow (0 for measures), its title, where that leads (empty for nowhere), its claims."""

    number: int
    title: str
    href: str
    said: tuple[Said, ...]

    @property
    def stretches(self) -> Iterator[Stretch]:
        """All that is dated in it."""
        return (moment[0] for each in self.said for moment in (each.happened, each.told) if moment)


def lanes(
    weighings: Sequence[Weighing],
    claims: Mapping[str, Claim],
    documents: Mapping[str, Document],
    flow_link: FlowLink,
    claim_link: ClaimLink,
) -> tuple[Lane, ...]:
    """A lane a flow, then one for measures; lanes without a claim that can be shown are left out."""
    made = [
        Lane(
            number,
            printable(flow_title(weighing.flow)),
            flow_link(number),
            tuple(_all_said(_of_flow(weighing, claims), documents, claim_link)),
        )
        for number, weighing in enumerate(weighings, 1)
    ]
    measures = [(id_, claim) for id_, claim in claims.items() if isinstance(claim, MeasureClaim)]
    made.append(Lane(0, "Measures", "", tuple(_all_said(measures, documents, claim_link))))
    return tuple(lane for lane in made if lane.said)


def _of_flow(weighing: Weighing, claims: Mapping[str, Claim]) -> list[tuple[str, Claim]]:
    ids = dict.fromkeys(id_ for position in weighing.positions for id_ in position.claim_ids)
    return [(id_, claims[id_]) for id_ in ids if id_ in claims]


def _all_said(
    claims: Iterable[tuple[str, Claim]], documents: Mapping[str, Document], claim_link: ClaimLink
) -> Iterator[Said]:
    for id_, claim in claims:
        link = claim_link(id_)
        if link is not None:
            yield _said(id_, claim, documents.get(claim.document_id), link)


def _said(id_: str, claim: Claim, document: Document | None, link: Link) -> Said:
    spoken = stretch(claim.attribution.said_on)
    published = stretch(document.published_at) if document else None
    told = (spoken, f"said {in_words(claim.attribution.said_on)}") if spoken else None
    if told is None and published and document:
        told = (published, f"published {in_words(document.published_at)}")
    dates = (claim.start_date, claim.end_date, claim.attribution.said_on)
    relative = dict.fromkeys(printable(each) for each in dates if each and stretch(each) is None)
    sentence = printable(claim_sentence(claim))
    return Said(
        id=id_,
        link=link,
        sentence=sentence if len(sentence) <= _LONGEST else f"{sentence[:_LONGEST]}…",
        look=f"sure-{claim.factuality} {'full' if isinstance(claim, MeasureClaim) else fill(claim.stage)}",
        factuality=claim.factuality,
        stage=claim.stage or "",
        happened=period(claim.start_date, claim.end_date),
        told=told,
        words=", ".join(relative)[:_LONGEST],
    )
