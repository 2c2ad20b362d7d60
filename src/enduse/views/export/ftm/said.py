"""What a case holds as FollowTheMoney entities that never lose who says so.

FtM has no schema for a claim. A shipment there is a customs declaration, a sanction a designation: to write claims so
would turn what somebody says into what is. So:

- A claim is a `Note` on its parties: "an annotation that applies to a document or entity". It carries the sentence
  that begins with the speaker, the quotation, and the document as `proof`. Denials, doubts and measures are notes too.
- A transfer that its source holds to be so is an `UnknownLink` besides, so that it can be seen in a graph; its `role`,
  the caption of the edge, begins with the speaker. What is denied, not seen or left open draws no edge.
- A state is a `Territory`: FtM has no `Country`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from enduse.model import Claim, MeasureClaim, TransferClaim
from enduse.model.entity import Entity
from enduse.views.export.actor import Actor, actor_id, actors, parties
from enduse.views.export.edge import HELD, Edge, edges
from enduse.views.export.ftm import value
from enduse.views.export.ftm.entity import entity
from enduse.views.export.holdings import Holdings
from enduse.views.export.paper import Paper
from enduse.views.words import OWN_VOICE, SURETY, claim_sentence, speakers

_SCHEMATA: Final[Mapping[str, str]] = {"Country": "Territory"}
_KNOWN: Final = frozenset(("Territory", "PublicBody", "Organization", "Company", "Person", "Vessel", "LegalEntity"))
_LANGUAGES: Final[Mapping[str, str]] = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "it": "ita", "ja": "jpn",
    "ko": "kor", "nl": "nld", "pl": "pol", "pt": "por", "ru": "rus", "sv": "swe", "tr": "tur", "uk": "ukr",
    "zh": "zho",
}  # fmt: skip
"""ISO 639-1 to ISO 639-3, which FtM asks for; another language is left out."""


def said_entities(held: Holdings) -> Iterator[Entity]:
    """Documents, parties, claims and links, in this order; equal holdings give equal entities.

    Args:
        held: What is exported.
    """
    for paper in held.papers.values():
        yield _article(paper)
    for actor in actors(held.claims).values():
        yield _party(actor, held)
    for claim_id, claim in held.identified.items():
        yield _note(claim_id, claim, held.paper(claim))
        if isinstance(claim, TransferClaim) and claim.factuality in HELD:
            for edge in edges({claim_id: claim}):
                yield _link(edge, held.paper(claim))


def _article(paper: Paper) -> Entity:
    title = value.string(paper.title)
    file = value.string(paper.file) or paper.id
    return entity(
        paper.id,
        "Article",
        title or file,
        {
            "title": title,
            "fileName": file,
            "author": [value.string(each) for each in paper.author],
            "publisher": value.string(paper.publisher),
            "publishedAt": value.day(paper.published_at),
            "sourceUrl": value.url(paper.url),
            "language": _LANGUAGES.get(paper.language or "", ""),
        },
    )


def _party(actor: Actor, held: Holdings) -> Entity:
    schema = _SCHEMATA.get(actor.schema, actor.schema)
    properties: dict[str, str | list[str]] = {
        "name": value.name(actor.name),
        "alias": [value.name(alias) for alias in actor.aliases if value.name(alias) != value.name(actor.name)],
        "country": list(actor.country),
        "proof": [document for document in actor.documents if document in held.papers],
    }
    if actor.schema == "Country" and len(actor.country) == 1:
        properties |= {"territoryCode": actor.country[0], "level": "country"}
    return entity(actor.id, schema if schema in _KNOWN else "LegalEntity", value.name(actor.name), properties)


def _note(claim_id: str, claim: Claim, paper: Paper) -> Entity:
    told = _told(claim, paper)
    return entity(
        claim_id,
        "Note",
        told["summary"],
        {
            "entity": [actor_id(party) for party in parties(claim)],
            **told,
            "keywords": [value.string(word) for word in _keywords(claim)],
            "namesMentioned": [value.name(source.name) for source in claim.attribution.sources],
        },
    )


def _link(edge: Edge, paper: Paper) -> Entity:
    claim = edge.claim
    what = "supply" if edge.directed else "a deal, its direction not said"
    leg = f", leg {edge.leg} of {edge.legs}" if edge.legs > 1 else ""
    stage = claim.stage or "stage not said"
    role = f"according to {speakers(claim.attribution).rstrip(',')}: {what}{leg}, {stage}, {SURETY[claim.factuality]}"
    properties = {
        "subject": edge.source,
        "object": edge.target,
        "role": value.string(role),
        "status": f"{stage}, {SURETY[claim.factuality]}",
        "startDate": value.day(claim.start_date),
        "endDate": value.day(claim.end_date),
        "recordId": edge.claim_id,
        **_told(claim, paper),
    }
    return entity(edge.id, "UnknownLink", properties["role"], properties)


def _told(claim: Claim, paper: Paper) -> dict[str, str]:
    sentence = claim_sentence(claim)
    quotation = " … ".join(span.exact for span in claim.spans)
    return {
        "summary": value.text(sentence),
        "description": value.text(f"{sentence} “{quotation}”"),
        "proof": paper.id if paper.file or paper.characters else "",
        "publisher": value.string(paper.publisher),
        "sourceUrl": value.url(paper.url),
    }


def _keywords(claim: Claim) -> Iterator[str]:
    yield "claimed measure" if isinstance(claim, MeasureClaim) else "claimed transfer"
    yield f"stage: {claim.stage or 'not said'}"
    yield f"factuality: {claim.factuality}"
    yield f"according to: {claim.attribution.sources[0].name if claim.attribution.sources else OWN_VOICE}"
    if isinstance(claim, TransferClaim):
        yield from (f"goods: {item.category or item.description}" for item in claim.items)
        yield from (f"manner: {manner}" for manner in claim.manner)
    else:
        yield from (f"instrument: {instrument}" for instrument in claim.instruments)
