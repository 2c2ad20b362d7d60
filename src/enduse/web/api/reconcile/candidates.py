"""Queries of the reconciliation service, and the candidates they are answered with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from enduse.model import Match, Query
from enduse.screening import THRESHOLDS
from enduse.screening.listed import Listed
from enduse.views.place import country
from enduse.web.api.book import Book
from enduse.web.api.counter import Counter
from enduse.web.api.example import USED, query_of
from enduse.web.api.match import BATCH, CUTOFF, MOST, within
from enduse.web.api.reconcile.manifest import type_of
from enduse.web.api.refusal import RefusalError
from enduse.web.api.scope import Scope
from enduse.web.api.scored import named
from enduse.web.api.shape import Shape, array, record, string

_VALUE: Final[Shape] = {
    "anyOf": [{"type": ["string", "number", "boolean"]}, record({"id": string("Of an entity.")}, "id")]
}
QUERIES: Final[Shape] = {
    "type": "object",
    "maxProperties": BATCH,
    "additionalProperties": record(
        {
            "query": string("The name.", most=100_000),
            "type": {"anyOf": [string("A kind."), array(string("A kind."), "Kinds.", most=50)]},
            "limit": {"type": "number", "minimum": 0},
            "properties": array(
                record(
                    {
                        "pid": string("Name of a property."),
                        "v": {"anyOf": [_VALUE, array(_VALUE, "Values.", most=500)]},
                    },
                    "pid",
                    "v",
                ),
                "What else is known of the party.",
                most=100,
            ),
            "type_strict": {"type": "string", "enum": ["any", "should", "all"]},
        }
    ),
}
_LIMIT: Final = 5
_WIDER: Final = 5


async def results(counter: Counter, book: Book, queries: Mapping[str, Any]) -> dict[str, Any]:
    """The candidates of each query of a batch.

    Args:
        counter: Where the lists are asked.
        book: The lists.
        queries: As `QUERIES` has them.

    Raises:
        RefusalError: A query names a kind of party there is not.
    """
    asked = {key: _query(query) for key, query in queries.items()}
    sought = {key: query for key, query in asked.items() if query is not None}
    found = await counter.screened(book, list(sought.values()), least=CUTOFF, limit=MOST // 4)
    by_key = dict(zip(sought, found, strict=True))

    def told() -> dict[str, Any]:
        return {key: {"result": _result(book, queries[key], asked[key], by_key.get(key, ()))} for key in queries}

    return await counter.work(told)


def _query(query: Mapping[str, Any]) -> Query | None:
    """The question a query asks; None for one nobody can answer, such as a dash: a cell must not fail a table."""
    kinds = _kinds(query)
    properties: dict[str, list[str]] = {"name": [query["query"]]} if "query" in query else {}
    for each in query.get("properties", ()):
        if each["pid"] in USED:
            values = each["v"] if isinstance(each["v"], list) else [each["v"]]
            properties.setdefault(each["pid"], []).extend(filter(None, map(_words, values)))
    try:
        return query_of({"schema": kinds[0] if len(kinds) == 1 else "LegalEntity", "properties": properties}, "")
    except RefusalError:
        if kinds:
            query_of({"schema": kinds[0], "properties": {"name": ["x"]}}, "")
        return None


def _kinds(query: Mapping[str, Any]) -> list[str]:
    kinds = query.get("type", [])
    return [kinds] if isinstance(kinds, str) else kinds


def _words(value: object) -> str:
    if isinstance(value, dict):
        return str(value.get("name") or value["id"])
    return str(value)


def _result(
    book: Book, query: Mapping[str, Any], asked: Query | None, matches: Sequence[Match]
) -> list[dict[str, Any]]:
    if asked is None:
        return []
    limit = min(MOST, int(query.get("limit", _LIMIT)))
    if query.get("type_strict") in ("any", "all") and len(kinds := _kinds(query)) == 1:
        matches = within(Scope(schema=kinds[0]), book, asked, matches, CUTOFF)
    # OpenRefine takes what is marked so without asking anybody: only what stands alone may be.
    sure = matches[0] if matches and matches[0].score >= THRESHOLDS["strict"] else None
    if len(matches) > 1 and matches[1].score >= THRESHOLDS["default"]:
        sure = None
    return [_candidate(book, match, is_sure=match is sure) for match in matches[:limit]]


def _candidate(book: Book, match: Match, *, is_sure: bool) -> dict[str, Any]:
    return {
        "id": match.entity_id,
        "name": match.caption or match.entity_id,
        "description": description(book.listed(match.entity_id), match.datasets),
        "type": [type_of(match.schema)],
        "score": round(100 * match.score, 2),
        "match": is_sure,
        "features": [{"id": name, "value": term.score} for name, term in named(match.features)],
    }


def description(party: Listed, datasets: Sequence[str] = ()) -> str:
    """What tells a listed party from its namesakes, in a line.

    Args:
        party: The party.
        datasets: The lists it stands on, with those of the records taken for the same party; its own when empty.
    """
    told = (
        ", ".join(map(country, party.countries)),
        "; ".join(f"born {day}" for day in party.birth_dates),
        f"on {', '.join(datasets or party.datasets)}",
    )
    return "; ".join(filter(None, told))
