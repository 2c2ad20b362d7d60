"""Answers of screening as lines: JSON Lines for programs, CSV for spreadsheets."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from enduse.model.answer import Answer, Decision, Listing
from enduse.model.match import Match
from enduse.model.record import to_record
from enduse.views.explanation import NOBODY, against, explained, measures

MATCH_COLUMNS = (
    "place", "query_id", "query", "schema", "birth_dates", "countries", "identifiers", "query_key", "rank", "id",
    "caption", "candidate_schema", "score", "match", "status", "datasets", "referents", "measures", "because",
    "against", "decided_by", "decided_at", "decision_reason", "claims", "documents", "quotes", "shipments",
)  # fmt: skip
"""One row a candidate; a party without one has a row too."""

DECISION_COLUMNS = (
    "at", "by", "verdict", "query", "query_key", "entity_id", "caption", "why", "holds", "sides",
)  # fmt: skip


def answer_record(answer: Answer, lists: Mapping[str, str | None] | None = None) -> dict[str, Any]:
    """An answer as `enduse screen` prints it.

    Args:
        answer: The answer.
        lists: Name of each list asked and the date it counts from; None to leave them out.
    """
    query = to_record(answer.query)
    record: dict[str, Any] = {"query": answer.query.names[0], "key": answer.key}
    record |= {"place": answer.place} if answer.place else {}
    details = {name: value for name, value in query.items() if name not in ("names", "id")}
    if len(answer.query.names) > 1:
        details["names"] = query["names"]
    record |= {"id": answer.query.id} if answer.query.id else {}
    record |= {"asked": details} if details else {}
    record["results"] = [_match(answer, match) for match in answer.matches]
    if answer.rejected:
        record["rejected"] = [_match(answer, match) for match in answer.rejected]
    if answer.mentions:
        record["mentions"] = [to_record(each) for each in answer.mentions]
        record["named"] = answer.named
    if lists is not None:
        record["lists"] = dict(lists)
    return record


def answer_json(answer: Answer, lists: Mapping[str, str | None] | None = None) -> str:
    """An answer as one line of JSON."""
    return json.dumps(answer_record(answer, lists), ensure_ascii=False)


def answer_rows(answer: Answer) -> list[tuple[object, ...]]:
    """The cells of an answer under `MATCH_COLUMNS`, a row a candidate."""
    query = answer.query
    head = {
        "place": answer.place,
        "query_id": query.id,
        "query": query.names[0],
        "schema": query.schema,
        "birth_dates": "; ".join(query.birth_dates),
        "countries": "; ".join(query.countries),
        "identifiers": "; ".join(f"{each.kind} {each.value}" for each in query.identifiers),
        "query_key": answer.key,
        "claims": "; ".join(dict.fromkeys(each.claim_id for each in answer.mentions if each.claim_id)),
        "documents": "; ".join(dict.fromkeys(each.document_id for each in answer.mentions if each.document_id)),
        "quotes": " | ".join(dict.fromkeys(each.quote for each in answer.mentions if each.quote)),
        "shipments": "; ".join(dict.fromkeys(each.shipment_id for each in answer.mentions if each.shipment_id)),
    }
    found = [_cells(answer, match, rank) for rank, match in enumerate((*answer.matches, *answer.rejected), start=1)]
    rows = [{**head, **cells} for cells in found or [{"status": NOBODY}]]
    return [tuple(row.get(column) for column in MATCH_COLUMNS) for row in rows]


def decision_json(decision: Decision, *, holds: bool | None) -> str:
    """A decision as one line of JSON.

    Args:
        decision: The decision.
        holds: Whether it does, None when the lists are not at hand to tell.
    """
    record = to_record(decision)
    record["sides"] = dict(decision.sides)
    return json.dumps(record | ({} if holds is None else {"holds": holds}), ensure_ascii=False)


def decision_row(decision: Decision, *, holds: bool | None) -> tuple[object, ...]:
    """The cells of a decision under `DECISION_COLUMNS`."""
    said = (decision.at, decision.by, decision.verdict, decision.query.names[0], decision.query_key)
    sides = "; ".join(f"{one} {side}" for one, side in decision.sides)
    holding = {None: "", True: "yes", False: "no"}[holds]
    return (*said, decision.entity_id, decision.caption, decision.why, holding, sides)


def status(answer: Answer, match: Match) -> str:
    """What is decided of a match, in a word: open, confirmed, rejected, unsure."""
    decision = answer.decision(match)
    return {None: "open", "true": "confirmed", "false": "rejected", "unsure": "unsure"}[
        None if decision is None else decision.verdict
    ]


def _match(answer: Answer, match: Match) -> dict[str, Any]:
    decision = answer.decision(match)
    record: dict[str, Any] = {
        "id": match.entity_id,
        "caption": match.caption,
        "schema": match.schema,
        "score": match.score,
        "match": match.match,
        "status": status(answer, match),
        "datasets": list(match.datasets),
        "referents": list(match.referents),
        "features": [{name: getattr(each, name) for name in each.__slots__} for each in match.features],
        "listings": [to_record(each) for each in _of(answer, match)],
    }
    if decision is not None:
        names = ("verdict", "by", "why", "at")
        record["decision"] = {name: getattr(decision, name) for name in names}
    return record


def _cells(answer: Answer, match: Match, rank: int) -> dict[str, object]:
    decision = answer.decision(match)
    cells: dict[str, object] = {
        "rank": rank,
        "id": match.entity_id,
        "caption": match.caption,
        "candidate_schema": match.schema,
        "score": match.score,
        "match": "yes" if match.match else "no",
        "status": status(answer, match),
        "datasets": "; ".join(match.datasets),
        "referents": "; ".join(match.referents),
        "measures": " | ".join(measures(_of(answer, match))),
        "because": " | ".join(explained(match)),
        "against": " | ".join(against(match)),
    }
    if decision is not None:
        cells |= {"decided_by": decision.by, "decided_at": decision.at, "decision_reason": decision.why}
    return cells


def _of(answer: Answer, match: Match) -> list[Listing]:
    ids = {match.entity_id, *match.referents}
    return [each for each in answer.listings if each.entity_id in ids]
