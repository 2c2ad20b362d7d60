"""One BODS statement, of whichever version, in the words of 0.4."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from enduse.model.ownership import STEP
from enduse.sources.ownership.day import day_of

_KINDS = {
    "personStatement": "person",
    "entityStatement": "entity",
    "ownershipOrControlStatement": "relationship",
    "person": "person",
    "entity": "entity",
    "relationship": "relationship",
}


@dataclass(frozen=True, slots=True)
class Interest:
    """What one party has in another.

    Args:
        type: In the words of the standard ("shareholding"); empty when it is not told.
        level: "direct", "indirect" or "unknown"; empty when it is not told.
        share: Least and greatest, percent; None when no share is told.
        start: Partial ISO date.
        end: Partial ISO date.
    """

    type: str
    level: str
    share: tuple[float, float] | None
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement.

    Args:
        id: Its own identifier.
        record: The record it tells the state of; empty before 0.4.
        kind: person, entity or relationship.
        closed: True when it tells that the record has ended.
        date: Partial ISO date, empty when none is told.
        replaces: Statements it replaces.
        type: Of a person or an entity ("knownPerson", "arrangement").
        subtype: Of an entity ("nomination").
        name: Of a person or an entity.
        subject: Of a relationship: what is owned, as referred to.
        party: Of a relationship: who owns, as referred to; empty when nobody is named.
        reason: Why nobody is named.
        interests: Of a relationship.
        components: Of a relationship: whether it sums up others.
        origin: Where it stands.
    """

    id: str
    record: str
    kind: str
    closed: bool
    date: str
    replaces: tuple[str, ...]
    type: str
    subtype: str
    name: str
    subject: str
    party: str
    reason: str
    interests: tuple[Interest, ...]
    components: bool
    origin: str


def statement_of(record: Mapping[str, Any], origin: str) -> Statement:
    """The statement that a JSON object holds.

    Raises:
        AttributeError, KeyError, TypeError, ValueError: It is none, or tells an impossible share or date.
    """
    kind = _KINDS[record.get("recordType") or record.get("statementType") or ""]
    details = record.get("recordDetails") or (record if "statementType" in record else {})
    id_ = record.get("statementId") or record.get("statementID") or record.get("recordId")
    if not isinstance(id_, str) or not id_:
        raise KeyError("statementId")
    type_, subtype = _type(details)
    party, reason = _interested(details.get("interestedParty"), details)
    subject, _ = _interested(details.get("subject"), {})
    if kind == "relationship" and not subject:
        raise KeyError("subject")
    return Statement(
        id=id_,
        record=record.get("recordId") or "",
        kind=kind,
        closed=record.get("recordStatus") == "closed",
        date=day_of(record.get("statementDate")) or "",
        replaces=tuple(record.get("replacesStatements") or ()),
        type=type_,
        subtype=subtype,
        name=_name(details),
        subject=subject,
        party=party,
        reason=reason,
        interests=tuple(_interest(each) for each in details.get("interests") or ()),
        components=bool(details.get("componentRecords") or details.get("componentStatementIDs")),
        origin=f"{origin} {id_}",
    )


def _type(details: Mapping[str, Any]) -> tuple[str, str]:
    told = details.get("entityType") or details.get("personType") or ""
    if isinstance(told, dict):
        return str(told.get("type") or ""), str(told.get("subtype") or "")
    return str(told), ""


def _name(details: Mapping[str, Any]) -> str:
    names = details.get("names") or ()
    told = details.get("name") or next((each.get("fullName") for each in names if each.get("fullName")), "")
    return str(told or "")


def _interested(told: object, details: Mapping[str, Any]) -> tuple[str, str]:
    """Who is referred to, and why nobody is."""
    if isinstance(told, str):
        return told, ""
    if not isinstance(told, dict):
        return "", ""
    named = told.get("describedByPersonStatement") or told.get("describedByEntityStatement")
    if named:
        return str(named), ""
    unspecified = told.get("unspecified") or told
    return "", str(unspecified.get("reason") or details.get("description") or "")


def _interest(told: Mapping[str, Any]) -> Interest:
    level = told.get("directOrIndirect") or told.get("interestLevel") or ""
    return Interest(
        type=str(told.get("type") or ""),
        level=str(level),
        share=_share(told["share"]) if told.get("share") else None,
        start=day_of(told.get("startDate")),
        end=day_of(told.get("endDate")),
    )


def _share(told: Mapping[str, Any]) -> tuple[float, float]:
    """Least and greatest share; before 0.4 the bounds are excluded by a flag, since then by a number."""
    if told.get("exact") is not None:
        low = high = float(told["exact"])
    else:
        low = _bound(told, ("minimum", "exclusiveMinimum"), 0.0, STEP)
        high = _bound(told, ("maximum", "exclusiveMaximum"), 100.0, -STEP)
    if not 0 <= low <= high <= 100:
        raise ValueError(f"a share of {low:g} to {high:g} % is impossible")
    return low, high


def _bound(told: Mapping[str, Any], names: Sequence[str], otherwise: float, step: float) -> float:
    bound, excluded = told.get(names[0]), told.get(names[1])
    if excluded is True and bound is not None:
        return round(float(bound) + step, 6)
    if excluded is not None and not isinstance(excluded, bool):
        return round(float(excluded) + step, 6)
    return otherwise if bound is None else float(bound)
