"""`POST /match/{dataset}`: parties by example held against the lists, as `yente` does it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from enduse.model import Match, Query
from enduse.screening import THRESHOLDS
from enduse.web.api.book import Book
from enduse.web.api.counter import counter_of
from enduse.web.api.example import EXAMPLE, query_of
from enduse.web.api.operation import Asked, Operation, Parameter
from enduse.web.api.scope import PARAMETERS, Scope, scope_of
from enduse.web.api.scored import FEATURES, scored
from enduse.web.api.shape import Shape, array, record, string

ALGORITHM: Final = "enduse"
ALGORITHMS: Final = (ALGORITHM, "best")
BATCH: Final = 500
"""Queries in one request."""
MOST: Final = 100
"""Results for a query."""
LIMIT: Final = 5
CUTOFF: Final = 0.5
"""Least score that is told; nothing below it is ever looked for."""
THRESHOLD: Final = THRESHOLDS["default"]
_WIDER: Final = 5
"""Candidates looked at for each result wanted where a filter will leave some out."""

_TOTAL: Final = record({"value": {"type": "integer"}, "relation": {"enum": ["eq", "gte"]}}, "value", "relation")
TOTAL: Final[Shape] = _TOTAL
_BODY: Final = record(
    {
        "queries": {
            "type": "object",
            "minProperties": 1,
            "maxProperties": BATCH,
            "additionalProperties": EXAMPLE,
            "description": "Parties by keys of your own.",
        },
        "weights": {
            "type": "object",
            "maxProperties": 0,
            "description": "the terms of a score have their own weights.",
        },
        "config": {"type": "object", "maxProperties": 0, "description": "the matcher has nothing to set."},
    },
    "queries",
)
_RETURNS: Final = record(
    {
        "responses": {
            "type": "object",
            "additionalProperties": record(
                {
                    "status": {"type": "integer"},
                    "results": {"type": "array", "items": {"$ref": "#/components/schemas/ScoredEntity"}},
                    "total": _TOTAL,
                    "query": {"type": "object"},
                },
                "status",
                "results",
                "total",
                "query",
            ),
        },
        "matcher": {"type": "object"},
        "limit": {"type": "integer"},
    },
    "responses",
    "limit",
)


async def _answer(asked: Asked) -> dict[str, Any]:
    examples = asked.body["queries"]
    queries = {key: query_of(example, key[:40]) for key, example in examples.items()}
    counter = counter_of(asked.request)
    book = await counter.book()
    threshold = float(asked.values.get("threshold", THRESHOLD))
    cutoff = max(CUTOFF, float(asked.values.get("cutoff", CUTOFF)))
    limit = int(asked.values.get("limit", LIMIT))
    scope = scope_of(asked.values, book)
    wanted = limit if scope.is_everything else _WIDER * limit
    found = await counter.screened(book, list(queries.values()), least=cutoff, limit=wanted)

    def responses() -> dict[str, Any]:
        told = {}
        for (key, query), matches in zip(queries.items(), found, strict=True):
            kept = within(scope, book, query, matches, cutoff)[:limit]
            told[key] = {
                "status": 200,
                "results": [scored(match, book.roll, threshold) for match in kept],
                "total": {"value": len(kept), "relation": "eq"},
                "query": _echo(examples[key]),
            }
        return told

    return {"responses": await asked.desk.work(responses), "matcher": matcher(), "limit": limit}


def within(scope: Scope, book: Book, query: Query, matches: Sequence[Match], least: float) -> list[Match]:
    """The matches of a query that a scope asks for, the best first.

    Args:
        scope: Which listed parties are asked for.
        book: The lists.
        query: The party asked about.
        matches: Its matches among all of them, the best first.
        least: Least score.
    """
    if scope.is_everything:
        return list(matches)
    kept = filter(None, (scope.kept(query, match, book, least) for match in matches))
    return sorted(kept, key=lambda match: (-match.score, match.entity_id))


def matcher() -> dict[str, Any]:
    """The terms of a score, each with what it says."""
    return {name: {"description": words, "coefficient": 1.0, "url": None} for name, words in FEATURES.items()}


def _echo(example: dict[str, Any]) -> dict[str, Any]:
    properties = {
        name: [values] if isinstance(values, str) else values for name, values in example["properties"].items()
    }
    return {"id": example.get("id"), "schema": example["schema"], "properties": properties}


MATCH: Final = Operation(
    "POST",
    "/match/{dataset}",
    "match",
    "Hold parties against the lists, by example.\n\nA result is a lead, never a verdict; no result is no candidate, "
    "never cleared. What reviewers decided is not looked at here; `/api/screen` does.",
    _answer,
    (
        *PARAMETERS,
        Parameter("limit", {"type": "integer", "minimum": 1, "maximum": MOST, "description": "Results for a query."}),
        Parameter(
            "threshold",
            {
                "type": "number",
                "minimum": 0,
                "maximum": 1,
                "description": f"Score of a match; {THRESHOLD} unless told.",
            },
        ),
        Parameter(
            "cutoff",
            {"type": "number", "minimum": 0, "maximum": 1, "description": "Least score told; never below 0.5."},
        ),
        Parameter(
            "algorithm", {"type": "string", "enum": list(ALGORITHMS), "description": "Both are one and the same."}
        ),
        Parameter("exclude_entity_ids", array(string("An id."), "Not these entities.", most=1_000)),
    ),
    body=_BODY,
    returns=_RETURNS,
    missing="There is no such list.",
)
