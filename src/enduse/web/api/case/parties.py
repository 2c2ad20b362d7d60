"""`POST /api/screen`: parties held against the lists, as `enduse screen -f jsonl` answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from enduse.case import Case
from enduse.case.decisions import Decisions
from enduse.case.fingerprint import query_key
from enduse.case.screening import completed
from enduse.ledger.screenings import Screenings
from enduse.model import Identifier, Query
from enduse.model.answer import Answer
from enduse.reference.lists import country_codes
from enduse.screening import THRESHOLDS
from enduse.screening.identifiers import GENERIC, IDENTIFYING
from enduse.screening.listed import SCREENED
from enduse.sources.lists.cleaning import NAME_LIMIT, clean
from enduse.sources.lists.dates import partial_date
from enduse.views.matches import answer_record
from enduse.web.api.counter import counter_of
from enduse.web.api.operation import Asked, Operation
from enduse.web.api.refusal import RefusalError
from enduse.web.api.shape import Shape, array, record, string

BATCH: Final = 500
_MOST: Final = 20
LEAST: Final[Shape] = {
    "type": "number",
    "minimum": 0.5,
    "maximum": 1,
    "description": f"Least score of a match; {THRESHOLDS['default']} unless told.",
}
_QUERY: Final = record(
    {
        "name": string("What the party is called.", most=NAME_LIMIT),
        "names": array(string("A name.", most=NAME_LIMIT), "Further names.", most=20),
        "schema": {"type": "string", "enum": sorted(SCREENED), "description": "Its kind, when it is known."},
        "countries": array(string("Code or name."), "Of nationality, registration, address or flag.", most=20),
        "birth_dates": array(string("1971, 1971-05 or 1971-05-02."), "Dates of birth.", most=20),
        "identifiers": array(
            record(
                {
                    "kind": {"type": "string", "enum": sorted({*IDENTIFYING, *GENERIC})},
                    "value": string("The number.", minLength=1),
                },
                "value",
                closed=True,
            ),
            "Numbers that name it.",
            most=20,
        ),
        "id": string("Your own key."),
    },
    "name",
    closed=True,
)


async def _screen(asked: Asked) -> dict[str, Any]:
    queries = [_query(each, number) for number, each in enumerate(asked.body["queries"])]
    counter = counter_of(asked.request)
    book = await counter.book()
    least = float(asked.body.get("threshold", THRESHOLDS["default"]))
    found = await counter.screened(book, queries, least=least, limit=int(asked.body.get("limit", 5)))

    def told(case: Case) -> Sequence[Answer]:
        bare = [Answer(query, query_key(query), matches) for query, matches in zip(queries, found, strict=True)]
        return completed(bare, book.lists, Decisions(Screenings(case.ledger).decisions()))

    answers = await asked.desk.ask(told)
    states = {state.name: state.day for state in book.lists.states}
    return {"results": [answer_record(each) for each in answers], "lists": states}


def _query(told: Mapping[str, Any], number: int) -> Query:
    names = tuple(dict.fromkeys(clean(name) for name in (told["name"], *told.get("names", ()))))
    if not any(map(str.isalnum, names[0])):
        raise RefusalError(400, f"queries[{number}].name has no letter or digit; give a name")
    countries: dict[str, None] = {}
    for words in told.get("countries", ()):
        codes = country_codes(words)
        if not codes:
            raise RefusalError(400, f"queries[{number}]: {words[:40]!r} is no country that is known; give a code")
        countries.update(dict.fromkeys(codes))
    dates = [partial_date(words) for words in told.get("birth_dates", ())]
    if None in dates:
        raise RefusalError(400, f"queries[{number}].birth_dates: write 1971, 1971-05 or 1971-05-02")
    schema = told.get("schema")
    return Query(
        tuple(name for name in names if any(map(str.isalnum, name))),
        None if schema in ("LegalEntity", "Thing") else schema,
        tuple(date for date in dates if date is not None),
        tuple(countries),
        tuple(Identifier(each.get("kind", "id"), each["value"].strip()) for each in told.get("identifiers", ())),
        told.get("id"),
    )


SCREEN: Final = Operation(
    "POST",
    "/api/screen",
    "screen",
    "Hold parties against the lists, with the measures against each candidate and what reviewers decided.\n\nA "
    "result is a lead, never a verdict; no result is no candidate, never cleared. Nothing is kept.",
    _screen,
    body=record(
        {
            "queries": {**array(_QUERY, "Parties.", most=BATCH), "minItems": 1},
            "threshold": LEAST,
            "limit": {"type": "integer", "minimum": 1, "maximum": _MOST},
        },
        "queries",
        closed=True,
    ),
    returns=record(
        {
            "results": {
                "type": "array",
                "items": record({"query": {"type": "string"}, "results": {"type": "array"}}, "query", "results"),
            },
            "lists": {"type": "object", "additionalProperties": {"type": ["string", "null"]}},
        },
        "results",
        "lists",
    ),
    missing="No list is kept in the case.",
)
