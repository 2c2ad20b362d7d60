"""Claims: the list, with what it can be narrowed to, and each one in its passage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from typing import get_args

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from enduse.case import Case
from enduse.ledger.contents import Contents
from enduse.model import Claim, Document, MeasureClaim, Party, TransferClaim
from enduse.model.claim import Factuality, MeasureStage, TransferStage
from enduse.reference.goods import categories
from enduse.reference.goods.category import within
from enduse.reference.shipments import country_of
from enduse.views.dossier.card import ClaimCard, claim_card
from enduse.views.goods import label
from enduse.views.words import OWN_VOICE, SURETY, claim_sentence, speakers
from enduse.web.desk import desk_of
from enduse.web.pages.flow import flow_row
from enduse.web.pages.page import page, shown
from enduse.web.pages.paging import SIZE, Paging, cut, page_number
from enduse.web.party_index import roles_of

STAGES = (*get_args(TransferStage), *get_args(MeasureStage))
SURETIES = get_args(Factuality)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What a list of claims is narrowed to; empty fields narrow nothing.

    Args:
        party: A country by name or code, or words of a party's name, in whatever role.
        goods: A category by its key or its name, or words of the goods.
        source: Words of a source's name.
        stage: A stage.
        factuality: How surely the source holds it.
        kind: transfer or measure.
        words: Words of the passages, all of them.
    """

    party: str = ""
    goods: str = ""
    source: str = ""
    stage: str = ""
    factuality: str = ""
    kind: str = ""
    words: str = ""

    @classmethod
    def of(cls, request: Request) -> Narrowing:
        """What the address of a list asks for."""
        return cls(**{each.name: request.query_params.get(each.name, "").strip()[:200] for each in fields(cls)})

    def narrowed(self, claims: Iterator[Claim]) -> list[Claim]:
        """The claims that fit, in their order."""
        code = country_of(self.party) if self.party else None
        category = _category(self.goods)
        words = self.words.casefold().split()
        return [each for each in claims if self._fits(each, code, category, words)]

    def _fits(self, claim: Claim, code: str | None, category: str | None, words: list[str]) -> bool:
        if self.stage and claim.stage != self.stage:
            return False
        if self.factuality and claim.factuality != self.factuality:
            return False
        if self.kind and isinstance(claim, TransferClaim) is not (self.kind == "transfer"):
            return False
        if self.party and not any(_is_party(each, self.party.casefold(), code) for _, each in roles_of(claim)):
            return False
        if self.source and self.source.casefold() not in _voices(claim):
            return False
        if self.goods and not _is_of(claim, self.goods.casefold(), category):
            return False
        said = " ".join(span.exact for span in claim.spans).casefold() if words else ""
        return all(word in said for word in words)


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim in a list."""

    id: str
    sentence: str
    kind: str
    factuality: str
    surety: str
    stage: str
    quote: str
    said_by: str


async def claims(request: Request) -> Response:
    """The list of claims."""
    narrowing, number = Narrowing.of(request), page_number(request)
    asked, desk = asdict(narrowing), desk_of(request)
    path = request.url.path
    if any(asked.values()):
        holdings = await desk.holdings()
        found = await desk.work(lambda: narrowing.narrowed(iter(holdings.claims.values())))
        paging = cut(found, number, path, asked)
    else:

        def listed(case: Case) -> Paging[Claim]:
            contents = Contents(case.ledger)
            return Paging(contents.claims((number - 1) * SIZE, SIZE), number, desk.counts(case).claims, path, asked)

        paging = await desk.ask(listed)
    rows = [claim_row(each) for each in paging.things]
    kinds = sorted({label(key) for key in categories()})
    return page(
        request, "claims", paging=paging, headers=paging.headers, rows=rows, asked=asked,
        stages=[(each, each) for each in STAGES], sureties=SURETY, categories=kinds, is_narrowed=any(asked.values()),
    )  # fmt: skip


async def claim(request: Request) -> Response:
    """One claim."""
    claim_id, desk = request.path_params["id"], desk_of(request)

    def found(case: Case) -> tuple[Claim, Document | None] | None:
        said = Contents(case.ledger).claim(claim_id)
        return None if said is None else (said, case.ledger.document(said.document_id))

    known = await desk.ask(found)
    if known is None:
        raise HTTPException(404, "There is no such claim in this case; look for it in the list of claims.")
    said, document = known
    snapshot = await desk.snapshot_soon(0.02)
    place = snapshot.names.of_claim(claim_id) if snapshot else None
    flow = flow_row(snapshot, place) if snapshot and place is not None else None
    exchange = said.in_exchange_for if isinstance(said, TransferClaim) else ()
    return page(request, "claim", id=claim_id, card=card(said, document), document=document, flow=flow,
                exchange=exchange, origin=said.origin)  # fmt: skip


def card(claim: Claim, document: Document | None) -> ClaimCard:
    """A claim with its words in their place."""
    return claim_card(1, claim, {}, document, 0)


def claim_row(claim: Claim, claim_id: str | None = None) -> ClaimRow:
    """A claim as a list shows it."""
    return ClaimRow(
        id=claim_id or claim.id,
        sentence=shown(claim_sentence(claim), 600),
        kind="transfer" if isinstance(claim, TransferClaim) else "measure",
        factuality=claim.factuality,
        surety=SURETY[claim.factuality],
        stage=claim.stage or "stage not said",
        quote=shown(" \u2026 ".join(span.exact for span in claim.spans), 320),
        said_by=shown(speakers(claim.attribution), 120),
    )


def _is_party(party: Party, words: str, code: str | None) -> bool:
    return words in party.name.casefold() or (code is not None and code in party.country)


def _voices(claim: Claim) -> str:
    return "\n".join(party.name for party in claim.attribution.sources).casefold() or OWN_VOICE


def _category(goods: str) -> str | None:
    wanted = goods.casefold()
    return next((key for key in categories() if wanted in (key, label(key).casefold())), None) if goods else None


def _is_of(claim: Claim, words: str, category: str | None) -> bool:
    if isinstance(claim, MeasureClaim):
        return any(words in each.casefold() for each in claim.instruments)
    return any(
        words in f"{item.description} {item.designation or ''}".casefold()
        or (category is not None and item.category is not None and within(item.category, category))
        for item in claim.items
    )
