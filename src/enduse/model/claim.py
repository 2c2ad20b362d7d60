"""What a source says happened: a transfer of goods, or a measure against somebody.

A claim is what a source says, never what is. Two axes, never one status: `stage` is what is said to have
happened, `factuality` how surely the source holds it (after FactBank, Saurí and Pustejovsky 2009).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, fields
from typing import Literal, TypeAlias

from enduse.model.attribution import Attribution
from enduse.model.item import Item
from enduse.model.party import Party
from enduse.model.span import Span

TransferStage = Literal[
    "considered",
    "sought",
    "offered",
    "negotiated",
    "agreed",
    "licensed",
    "shipped",
    "delivered",
    "halted",
    "seized",
]
MeasureStage = Literal["threatened", "announced", "imposed", "extended", "lifted"]
Factuality = Literal["certain", "probable", "possible", "denied", "not_seen", "unknown"]
Manner = Literal["covert", "misdeclared", "smuggled", "illicit", "via_intermediary", "barter"]


@dataclass(frozen=True, slots=True)
class TransferClaim:
    """Somebody is said to hand goods to somebody.

    Args:
        document_id: `Document.id` of the report it was read from.
        spans: The passages that carry it; never empty.
        supplier: Who hands over (not who makes); several when said jointly; empty when unsaid.
        recipient: Who receives.
        parties: The ends of a deal whose direction is not said; then supplier and recipient are empty.
        intermediaries: Through whom, in order of travel.
        items: What, one per kind of goods.
        stage: How far it has come, None when that cannot be told.
        factuality: How surely the source holds it.
        manner: How it was done.
        end_use: The words naming the use or destination war ("for use in Ukraine"), None when unsaid.
        attribution: Who says so.
        in_exchange_for: Ids of the claims given in return.
        start_date: Partial ISO date; words ("last year") when it is relative and the report undated; None when unsaid.
        end_date: Likewise, for the end of the period.
        origin: The reader and its versions.
    """

    document_id: str
    spans: tuple[Span, ...]
    supplier: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()
    parties: tuple[Party, ...] = ()
    intermediaries: tuple[Party, ...] = ()
    items: tuple[Item, ...] = ()
    stage: TransferStage | None = None
    factuality: Factuality = "certain"
    manner: tuple[Manner, ...] = ()
    end_use: str | None = None
    attribution: Attribution = field(default_factory=Attribution)
    in_exchange_for: tuple[str, ...] = ()
    start_date: str | None = None
    end_date: str | None = None
    origin: str = ""

    @property
    def id(self) -> str:
        """Hash of everything the claim says, its links excepted (two halves of a barter name each other)."""
        return _digest("transfer", self, without="in_exchange_for")


@dataclass(frozen=True, slots=True)
class MeasureClaim:
    """Somebody is said to sanction, embargo or control somebody.

    Args:
        document_id: `Document.id` of the report it was read from.
        spans: The passages that carry it; a measure told over several sentences is one claim with several.
        issuer: Who takes the measure.
        targets: Whom it is aimed at.
        instruments: What it consists of, in the words used ("sanctions", "export controls").
        amount: Value as a figure in `currency`, None when not said in figures.
        currency: ISO 4217, None when unknown.
        stage: How far it has come, None when that cannot be told.
        factuality: How surely the source holds it.
        attribution: Who says so.
        start_date: As in `TransferClaim`.
        end_date: As in `TransferClaim`.
        origin: The reader and its versions.
    """

    document_id: str
    spans: tuple[Span, ...]
    issuer: tuple[Party, ...] = ()
    targets: tuple[Party, ...] = ()
    instruments: tuple[str, ...] = ()
    amount: int | float | None = None
    currency: str | None = None
    stage: MeasureStage | None = None
    factuality: Factuality = "certain"
    attribution: Attribution = field(default_factory=Attribution)
    start_date: str | None = None
    end_date: str | None = None
    origin: str = ""

    @property
    def id(self) -> str:
        """Hash of everything the claim says."""
        return _digest("measure", self)


Claim: TypeAlias = TransferClaim | MeasureClaim


def _digest(kind: str, claim: Claim, without: str = "") -> str:
    said = {name: value for name, value in _said(claim).items() if name != without}
    return hashlib.sha256(_canonical([kind, said]).encode()).hexdigest()[:32]


def _said(value: object) -> dict[str, object]:
    return {name: getattr(value, name) for name in _NAMES[type(value)]}


_NAMES: dict[type, tuple[str, ...]] = {
    kind: tuple(part.name for part in fields(kind))
    for kind in (TransferClaim, MeasureClaim, Attribution, Item, Party, Span)
}
_canonical = json.JSONEncoder(sort_keys=True, ensure_ascii=True, separators=(",", ":"), default=_said).encode
