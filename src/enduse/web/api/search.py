"""`GET /search/{dataset}`: listed parties by words of their names, as `yente` does it."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from enduse.model import Query
from enduse.reference.schemata import schemata
from enduse.screening.listed import Listed
from enduse.views.place import country
from enduse.web.api.book import Book
from enduse.web.api.counter import counter_of
from enduse.web.api.match import TOTAL
from enduse.web.api.nested import plain
from enduse.web.api.operation import Asked, Operation, Parameter
from enduse.web.api.scope import KIND, PARAMETERS, scope_of
from enduse.web.api.shape import array, record, refused, string

MOST: Final = 500
LIMIT: Final = 10
FURTHEST: Final = 9_999
"""Offset up to which results are told."""
_COUNTED: Final = 100_000
_FACETS: Final = 50
_FUZZY: Final = 0.6

_VALUES: Final[Mapping[str, tuple[str, Callable[[Listed], Iterable[str]], Callable[[str], str]]]] = {
    "countries": ("Countries", lambda party: party.countries, country),
    "topics": ("Topics", lambda party: party.topics, str),
    "datasets": ("Lists", lambda party: party.datasets, str),
    "schema": (
        "Kinds",
        lambda party: (party.schema,),
        lambda name: schemata()[name].label if name in schemata() else name,
    ),
    "names": ("Names", lambda party: (name for _, name in party.names), str),
    "identifiers": ("Numbers", lambda party: (number.value for number in party.identifiers), str),
}
_SORTS: Final[Mapping[str, Callable[[Listed], str]]] = {
    "caption": lambda party: party.caption.casefold(),
    "schema": lambda party: party.schema,
    "id": lambda party: party.id,
}


async def _answer(asked: Asked) -> dict[str, Any]:
    values = asked.values
    book = await counter_of(asked.request).book()
    return await asked.desk.work(lambda: _found(book, values))


def _found(book: Book, values: Mapping[str, Any]) -> dict[str, Any]:
    scope = scope_of(values, book)
    words = values.get("q", "")
    numbers: Iterable[int] = book.names.found(words, most=_COUNTED) if words.strip() else range(book.size)
    parties = [party for number in numbers if scope.has(party := book.party(number))]
    if values.get("fuzzy") and words.strip():
        known = {party.id for party in parties}
        (alike,) = book.lists.screener.screen([Query((words[:1_000],))], threshold=_FUZZY, limit=20)
        others = (book.listed(match.entity_id) for match in alike if match.entity_id not in known)
        parties += [party for party in others if scope.has(party)]
    _sort(parties, values.get("sort", ()))
    limit, offset = values.get("limit", LIMIT), values.get("offset", 0)
    return {
        "results": [plain(book.roll.entity(party.id)) for party in parties[offset : offset + limit]],
        "facets": {name: _facet(name, parties) for name in values.get("facets", ("countries", "topics", "datasets"))},
        "total": {"value": len(parties), "relation": "eq" if len(parties) < _COUNTED else "gte"},
        "limit": limit,
        "offset": offset,
    }


def _facet(name: str, parties: Sequence[Listed]) -> dict[str, Any]:
    label, values, words = _VALUES[name]
    counted = Tally(value for party in parties for value in dict.fromkeys(values(party)))
    ranked = sorted(counted.items(), key=lambda each: (-each[1], each[0]))[:_FACETS]
    return {"label": label, "values": [{"name": name, "label": words(name), "count": count} for name, count in ranked]}


def _sort(parties: list[Listed], criteria: Sequence[str]) -> None:
    for criterion in reversed(criteria):
        name, _, way = criterion.partition(":")
        parties.sort(key=_SORTS[name], reverse=way == "desc")


def sorts(names: Iterable[str]) -> list[str]:
    """Ways to sort by each of these."""
    return [f"{name}{way}" for name in names for way in ("", ":asc", ":desc")]


SEARCH: Final = Operation(
    "GET",
    "/search/{dataset}",
    "search",
    "Search the listed parties by words of their names, by their numbers and identifiers.\n\nEvery word must begin a "
    "word of a name. Without words everybody is found whom the other parameters let through.",
    _answer,
    (
        *PARAMETERS,
        Parameter("q", string("Words, in any script.")),
        Parameter("schema", {**KIND, "description": "Only this kind of party and what belongs to it."}),
        Parameter("countries", array(string("ISO alpha-2."), "Only of one of these countries.", most=300)),
        Parameter("limit", {"type": "integer", "minimum": 0, "maximum": MOST}),
        Parameter("offset", {"type": "integer", "minimum": 0, "maximum": FURTHEST}),
        Parameter("sort", array({"type": "string", "enum": sorts(_SORTS)}, "Order.", most=5)),
        Parameter("fuzzy", {"type": "boolean", "description": "Also names that are spelt much like the words."}),
        Parameter("simple", {"type": "boolean", "description": "The words are always taken so."}),
        Parameter("facets", array({"type": "string", "enum": list(_VALUES)}, "What to count.", most=10)),
        Parameter("filter", array(refused("narrow down by schema, countries, topics or lists."), "Left out.", most=10)),
    ),
    returns=record(
        {
            "results": {"type": "array", "items": {"$ref": "#/components/schemas/Entity"}},
            "facets": {
                "type": "object",
                "additionalProperties": record(
                    {
                        "label": {"type": "string"},
                        "values": {
                            "type": "array",
                            "items": record(
                                {
                                    "name": {"type": "string"},
                                    "label": {"type": "string"},
                                    "count": {"type": "integer"},
                                },
                                "name",
                                "label",
                                "count",
                            ),
                        },
                    },
                    "label",
                    "values",
                ),
            },
            "total": TOTAL,
            "limit": {"type": "integer"},
            "offset": {"type": "integer"},
        },
        "results",
        "facets",
        "total",
        "limit",
        "offset",
    ),
    missing="There is no such list.",
)
