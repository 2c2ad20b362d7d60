"""`/api/claims`: what sources say, as `enduse read -f jsonl` prints it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any, Final, get_args

from enduse.model import Claim, Party, TransferClaim
from enduse.model.claim import Factuality, MeasureStage, TransferStage
from enduse.model.record import to_record
from enduse.reference.shipments import country_of
from enduse.views.words import claim_sentence
from enduse.web.api.case.paged import PAGE, page, pages_of
from enduse.web.api.operation import Asked, Operation, Parameter
from enduse.web.api.refusal import RefusalError
from enduse.web.api.shape import Shape, record, string
from enduse.web.pages.claims import Narrowing
from enduse.web.snapshot import Holdings

_CLAIM: Final[Shape] = record(
    {
        "id": {"type": "string"},
        "kind": {"enum": ["transfer", "measure"]},
        "document_id": {"type": "string"},
        "spans": {"type": "array", "minItems": 1, "items": {"type": "object"}},
        "sentence": {"type": "string", "description": "The claim in a sentence: who is said to do what, says who."},
    },
    "id",
    "kind",
    "document_id",
    "spans",
    "sentence",
    about="What a source says, never what is: the record `enduse read -f jsonl` prints, and its sentence.",
)


async def _claims(asked: Asked) -> dict[str, Any]:
    holdings = await asked.desk.holdings()
    values = {name: str(value).strip() for name, value in asked.values.items()}
    narrowing = Narrowing(**{each.name: values.get(each.name, "") for each in fields(Narrowing)})

    def told() -> dict[str, Any]:
        found = [each for each in narrowing.narrowed(iter(holdings.claims.values())) if _fits(each, values)]
        return page(found, asked.values, claim_record)

    return await asked.desk.work(told)


def claim_record(claim: Claim) -> dict[str, Any]:
    """The record of a claim, with its sentence."""
    return to_record(claim) | {"sentence": claim_sentence(claim)}


def _fits(claim: Claim, values: dict[str, str]) -> bool:
    if values.get("document", claim.document_id) != claim.document_id:
        return False
    ends: dict[str, Sequence[Party]] = {"supplier": (), "recipient": ()}
    if isinstance(claim, TransferClaim):
        ends = {"supplier": claim.supplier, "recipient": claim.recipient}
    return all(any(_is(party, values[name]) for party in ends[name]) for name in ends if values.get(name))


def _is(party: Party, words: str) -> bool:
    code = country_of(words)
    return words.casefold() in party.name.casefold() or (code is not None and code in party.country)


async def _claim(asked: Asked) -> dict[str, Any]:
    holdings: Holdings = await asked.desk.holdings()
    claim = holdings.claims.get(asked.values["id"])
    if claim is None:
        raise RefusalError(404, "there is no such claim in the newest readings of the case")
    return claim_record(claim)


CLAIMS: Final = Operation(
    "GET",
    "/api/claims",
    "claims",
    "What sources say, in order of arrival of the reports.",
    _claims,
    (
        Parameter("party", string("A country by code or name, or words of a party's name, in whatever role.")),
        Parameter("supplier", string("Likewise, of whoever is said to supply.")),
        Parameter("recipient", string("Likewise, of whoever is said to receive.")),
        Parameter("goods", string("A goods category, or words of the goods.")),
        Parameter("source", string("Words of a source's name.")),
        Parameter("kind", {"type": "string", "enum": ["transfer", "measure"]}),
        Parameter("stage", {"type": "string", "enum": [*get_args(TransferStage), *get_args(MeasureStage)]}),
        Parameter("factuality", {"type": "string", "enum": list(get_args(Factuality))}),
        Parameter("words", string("Words of the passages, all of them.")),
        Parameter("document", string("Id of a report.")),
        *PAGE,
    ),
    returns=pages_of(_CLAIM),
)
CLAIM: Final = Operation(
    "GET",
    "/api/claims/{id}",
    "claim",
    "One claim with the passages that carry it.",
    _claim,
    (Parameter("id", string("Id of the claim."), "path"),),
    returns=_CLAIM,
    missing="There is no such claim.",
)
