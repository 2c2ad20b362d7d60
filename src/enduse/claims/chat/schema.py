"""The form a model is asked to answer in, made from the words of the model of claims.

Quotes stand in place of offsets; whatever can be looked up (categories of goods, the kind of a known party) is not
asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field, TypeAdapter

from enduse.model.claim import Factuality, Manner, MeasureStage, TransferStage

Said = TypeVar("Said")
PartySchema = Literal["Country", "PublicBody", "Organization", "Company", "Person", "Vessel", "LegalEntity"]

_Quotes = Annotated[
    tuple[str, ...],
    Field(min_length=1, description="The sentences that carry the claim, each copied character by character."),
]
_Name = Annotated[str, Field(description="The words of the text, never a pronoun.")]
_Codes = Annotated[tuple[str, ...], Field(description="ISO 3166-1 alpha-2 in lower case; eu, un; empty if unknown.")]
_Date = Annotated[str | None, Field(description="YYYY, YYYY-MM or YYYY-MM-DD; null unless the text says it.")]
_Figure = Annotated[int | float | str | None, Field(description="A figure; rough words as said; null if unsaid.")]
_Sources = Annotated[
    tuple["PartySaid", ...],
    Field(description="Who says so, the original speaker first; empty for the article's own voice."),
]
_Cue = Annotated[str | None, Field(description="The word that attributes: said, according to.")]


@dataclass(frozen=True, slots=True)
class PartySaid:
    """A party, as a model tells it."""

    name: _Name
    schema: PartySchema = "LegalEntity"
    country: _Codes = ()


@dataclass(frozen=True, slots=True)
class ItemSaid:
    """Goods, as a model tells them."""

    description: Annotated[str, Field(description="The words of the text.")]
    designation: Annotated[str | None, Field(description='A maker\'s or military one: "Shahed-136".')] = None
    number: _Figure = None
    unit: str | None = None
    estimated: bool = False
    amount: _Figure = None
    currency: Annotated[str | None, Field(description="ISO 4217.")] = None
    hs_code: str | None = None
    control_codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TransferSaid:
    """A transfer, as a model tells it; the fields are those of `TransferClaim`."""

    key: Annotated[str, Field(description="Your own short name for this claim, unique in the answer.")]
    quotes: _Quotes
    factuality: Factuality
    supplier: tuple[PartySaid, ...] = ()
    recipient: tuple[PartySaid, ...] = ()
    parties: Annotated[tuple[PartySaid, ...], Field(description="Both ends, only if no direction is said.")] = ()
    intermediaries: tuple[PartySaid, ...] = ()
    items: tuple[ItemSaid, ...] = ()
    stage: TransferStage | None = None
    manner: tuple[Manner, ...] = ()
    end_use: Annotated[str | None, Field(description="The words that name the use or the war.")] = None
    sources: _Sources = ()
    cue: _Cue = None
    said_on: _Date = None
    start_date: _Date = None
    end_date: _Date = None
    in_exchange_for: Annotated[tuple[str, ...], Field(description="Keys of the claims given in return.")] = ()


@dataclass(frozen=True, slots=True)
class MeasureSaid:
    """A measure, as a model tells it; the fields are those of `MeasureClaim`."""

    quotes: _Quotes
    factuality: Factuality
    issuer: tuple[PartySaid, ...] = ()
    targets: tuple[PartySaid, ...] = ()
    instruments: Annotated[tuple[str, ...], Field(description="The words of the text: sanctions, export ban.")] = ()
    amount: _Figure = None
    currency: Annotated[str | None, Field(description="ISO 4217.")] = None
    stage: MeasureStage | None = None
    sources: _Sources = ()
    cue: _Cue = None
    said_on: _Date = None
    start_date: _Date = None
    end_date: _Date = None


@dataclass(frozen=True, slots=True)
class Answer:
    """All that is asked for."""

    transfers: tuple[TransferSaid, ...]
    measures: tuple[MeasureSaid, ...]


@cache
def json_schema() -> dict[str, Any]:
    """JSON Schema of `Answer`; every property required and no other allowed, as strict endpoints want it."""
    made = _strict(TypeAdapter(Answer).json_schema())
    return made if isinstance(made, dict) else {}


def transfer_said(told: object) -> TransferSaid | None:
    """The transfer some JSON tells; None when it is not in the form asked for."""
    return _said(_transfer(), told)


def measure_said(told: object) -> MeasureSaid | None:
    """The measure some JSON tells; None when it is not in the form asked for."""
    return _said(_measure(), told)


@cache
def _transfer() -> TypeAdapter[TransferSaid]:
    return TypeAdapter(TransferSaid)


@cache
def _measure() -> TypeAdapter[MeasureSaid]:
    return TypeAdapter(MeasureSaid)


def _said(adapter: TypeAdapter[Said], told: object) -> Said | None:
    try:
        return adapter.validate_python(_given(told))
    except (ValueError, RecursionError):  # pydantic's ValidationError is a ValueError
        return None


def _given(told: object) -> object:
    # Models write null where they mean nothing; what is left out takes its default.
    if isinstance(told, dict):
        return {name: _given(value) for name, value in told.items() if value is not None}
    return [_given(value) for value in told] if isinstance(told, list) else told


def _strict(schema: object) -> object:
    if isinstance(schema, list):
        return [_strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {name: _strict(value) for name, value in schema.items() if name not in ("title", "default", "minItems")}
    properties = schema.get("properties")
    if isinstance(properties, dict) and schema.get("type") == "object":
        made["properties"] = {name: _strict(value) for name, value in properties.items()}
        made |= {"required": list(properties), "additionalProperties": False}
    return made
