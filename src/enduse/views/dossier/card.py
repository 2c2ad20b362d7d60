"""What the dossier shows of each claim, flow, dispute, source and report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from enduse.model.claim import Claim, MeasureClaim, TransferClaim
from enduse.model.document import Document
from enduse.model.party import Party
from enduse.model.position import Position, Weighing
from enduse.views.date import in_words
from enduse.views.dossier.highlight import Piece, context, seen
from enduse.views.drawing.standing import Standing, standing
from enduse.views.goods import label
from enduse.views.place import country
from enduse.views.printable import printable
from enduse.views.words import (
    OWN_VOICE,
    SURETY,
    capital,
    claim_sentence,
    credibility_sentence,
    dispute_sentence,
    flow_title,
    goods_words,
    grade,
    independence_sentence,
    listed,
    source_name,
    stand_words,
    stands_sentence,
    step_sentence,
    worth,
)

Fact = tuple[str, str]

_SAID = frozenset(
    (
        *("Supplier", "Category", "Through", "Recipient", "Between", "Goods", "Manner", "End use"),
        *("Issuer", "Against", "Instruments", "Worth", "Stage", "Dated", "Said on"),
    )
)
"""Facts that the sentence of a claim tells already."""
_BRIEF = 8
"""Positions and steps of a flow that are shown when it is to be brief."""


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """One claim with its words in their place."""

    number: int
    kind: str
    sentence: str
    factuality: str
    surety: str
    speakers: tuple[str, ...]
    facts: tuple[Fact, ...]
    context: tuple[tuple[Piece, ...], ...]
    exchange: tuple[int, ...]
    report: int
    date: str
    flow: int = 0
    tokens: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class PositionCard:
    """One source's stand on a flow, with the words that carry it."""

    source: str
    told_by: str
    says: str
    factuality: str
    goods: str
    said: str
    grade: str
    reason: str
    quotes: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class FlowCard:
    """One flow."""

    number: int
    title: str
    sentence: str
    standing: Standing
    voices: str
    positions: tuple[PositionCard, ...]
    asserting: tuple[PositionCard, ...]
    against: tuple[PositionCard, ...]
    dispute: str
    affiliated: str
    steps: tuple[tuple[str, str], ...]
    more: int = 0
    more_steps: int = 0
    more_sides: int = 0


def claim_card(
    number: int,
    claim: Claim,
    numbers: Mapping[str, int],
    document: Document | None,
    report: int,
    *,
    brief: bool = False,
) -> ClaimCard:
    """The card of a claim; without its document, or when it is to be brief, there is no context, only the words."""
    chain = tuple(printable(party.name) for party in claim.attribution.sources) or (OWN_VOICE,)
    published = document.published_at if document else None
    quoted = tuple((Piece(seen(span.exact), (number,)),) for span in claim.spans)
    exchange = claim.in_exchange_for if isinstance(claim, TransferClaim) else ()
    return ClaimCard(
        number=number,
        kind="Transfer" if isinstance(claim, TransferClaim) else "Measure",
        sentence=printable(claim_sentence(claim)),
        factuality=claim.factuality,
        surety=SURETY[claim.factuality],
        speakers=chain,
        facts=tuple(
            (name, printable(value)) for name, value in _facts(claim) if value and not (brief and name in _SAID)
        ),
        context=context(document, number, claim) if document and not brief else quoted,
        exchange=tuple(sorted(numbers[id_] for id_ in exchange if id_ in numbers)),
        report=report,
        date=next((date for date in (claim.attribution.said_on, published) if date and date[:4].isdigit()), ""),
    )


def flow_card(
    number: int,
    weighing: Weighing,
    numbers: Mapping[str, int],
    claims: Mapping[str, Claim],
    *,
    brief: bool = False,
) -> FlowCard:
    """The card of a flow; when it is to be brief, its first positions and steps, and how many more there are."""
    positions = weighing.positions[:_BRIEF] if brief else weighing.positions
    steps = weighing.development[:_BRIEF] if brief else weighing.development
    most = 2 if brief else 6
    dispute = weighing.dispute
    return FlowCard(
        number=number,
        title=printable(flow_title(weighing.flow)),
        sentence=printable(stands_sentence(weighing.positions)),
        standing=standing(weighing),
        voices=_voices(weighing.independent),
        positions=tuple(_position_card(each, numbers, claims) for each in positions),
        asserting=tuple(_position_card(p, numbers, claims) for p in dispute.asserting[:most]) if dispute else (),
        against=tuple(_position_card(p, numbers, claims) for p in dispute.against[:most]) if dispute else (),
        dispute=printable(dispute_sentence(dispute)) if dispute else "",
        affiliated=printable(independence_sentence(weighing.positions)),
        steps=tuple((printable(in_words(step.date)) or "undated", printable(step_sentence(step))) for step in steps),
        more=len(weighing.positions) - len(positions),
        more_steps=len(weighing.development) - len(steps),
        more_sides=max(0, len(dispute.asserting) - most) + max(0, len(dispute.against) - most) if dispute else 0,
    )


def _position_card(position: Position, numbers: Mapping[str, int], claims: Mapping[str, Claim]) -> PositionCard:
    quotes = [(numbers[id_], _words(claims[id_])) for id_ in position.claim_ids if id_ in numbers]
    said = f"said {printable(in_words(position.said_on))}" if position.said_on else "undated"
    if not position.said_on and position.published_on:
        said = f"published {in_words(position.published_on)}"
    told = printable(listed(position.relayed_by))
    return PositionCard(
        source=capital(printable(source_name(position))),
        told_by=told,
        says=capital(printable(stand_words(position))) + ".",
        factuality=position.factuality,
        goods=printable(listed(position.goods)) or "goods not named",
        said=said,
        grade=grade(position),
        reason=printable(credibility_sentence(position)),
        quotes=tuple(sorted(quotes)),
    )


def _voices(independent: int) -> str:
    if independent < 2:
        return f"{'One' if independent else 'No'} independent voice holds that the goods were handed over"
    return f"{independent} independent voices hold that the goods were handed over"


def _words(claim: Claim) -> str:
    return printable(" \u2026 ".join(span.exact for span in claim.spans))


def _facts(claim: Claim) -> tuple[Fact, ...]:
    dates = listed(dict.fromkeys(in_words(date) for date in (claim.start_date, claim.end_date) if date))
    said = in_words(claim.attribution.said_on)
    ends = _measure_facts(claim) if isinstance(claim, MeasureClaim) else _transfer_facts(claim)
    stage = claim.stage or "not said"
    return (*ends, ("Stage", stage), ("Dated", dates), ("Said on", said))


def _transfer_facts(claim: TransferClaim) -> tuple[Fact, ...]:
    categories = listed(dict.fromkeys(label(item.category) for item in claim.items if item.category))
    return (
        ("Supplier", _parties(claim.supplier)),
        ("Through", _parties(claim.intermediaries)),
        ("Recipient", _parties(claim.recipient)),
        ("Between", _parties(claim.parties)),
        ("Goods", goods_words(claim.items) if claim.items else "not named"),
        ("Category", categories),
        ("Manner", listed(manner.replace("_", " ") for manner in claim.manner)),
        ("End use", claim.end_use or ""),
    )


def _measure_facts(claim: MeasureClaim) -> tuple[Fact, ...]:
    return (
        ("Issuer", _parties(claim.issuer)),
        ("Against", _parties(claim.targets)),
        ("Instruments", listed(claim.instruments)),
        ("Worth", worth(claim.amount, claim.currency)),
    )


def _parties(parties: Sequence[Party]) -> str:
    return listed(_party(party) for party in parties)


def _party(party: Party) -> str:
    places = listed(country(code).removeprefix("the ") for code in party.country)
    return f"{party.name} ({places})" if places and places != party.name.removeprefix("the ") else party.name
