"""Suggestions while somebody types: listed parties, kinds of party, properties."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from enduse.reference.schemata import properties
from enduse.web.api.book import Book
from enduse.web.api.counter import counter_of
from enduse.web.api.example import USED
from enduse.web.api.operation import Asked, Operation, Parameter
from enduse.web.api.reconcile.candidates import description
from enduse.web.api.reconcile.extension import extending, label
from enduse.web.api.reconcile.manifest import type_of, types
from enduse.web.api.reconcile.origin import shared
from enduse.web.api.shape import record, string

_PAGE: Final = 10
_DEEPEST: Final = 1_000
_PARAMETERS: Final = (
    Parameter("prefix", string("What was typed.")),
    Parameter("cursor", {"type": "integer", "minimum": 0, "maximum": _DEEPEST, "description": "Suggestions to skip."}),
)
_RETURNS: Final = record(
    {
        "result": {
            "type": "array",
            "items": record({"id": {"type": "string"}, "name": {"type": "string"}}, "id", "name"),
        }
    },
    "result",
)


async def _entities(asked: Asked) -> dict[str, Any]:
    book = await counter_of(asked.request).book()
    return await asked.desk.work(lambda: _parties(book, asked.values.get("prefix", ""), asked.values.get("cursor", 0)))


def _parties(book: Book, prefix: str, cursor: int) -> dict[str, Any]:
    found = [book.party(number) for number in book.names.found(prefix, most=_DEEPEST + _PAGE)]
    # Whoever types an identifier means just that one.
    found.sort(key=lambda party: party.id != prefix.strip())
    told = [
        {
            "id": party.id,
            "name": party.caption or party.id,
            "description": description(party),
            "notable": [type_of(party.schema)],
        }
        for party in found[cursor : cursor + _PAGE]
    ]
    return {"result": told}


async def _types(asked: Asked) -> dict[str, Any]:
    return _narrowed(types(), asked)


async def _properties(asked: Asked) -> dict[str, Any]:
    ordered = dict.fromkeys((*(name for name in USED if name in properties()), *extending()))
    return _narrowed(({"id": name, "name": label(name)} for name in ordered), asked)


def _narrowed(offered: Iterable[dict[str, Any]], asked: Asked) -> dict[str, Any]:
    prefix = asked.values.get("prefix", "").strip().casefold()
    cursor = asked.values.get("cursor", 0)
    fitting = [
        each
        for each in offered
        if any(word.startswith(prefix) for word in (each["id"].casefold(), *each["name"].casefold().split()))
        or each["name"].casefold().startswith(prefix)
    ]
    return {"result": fitting[cursor : cursor + _PAGE]}


def _operation(name: str, about: str, answer: Any) -> Operation:  # noqa: ANN401  # as `Operation.answer`
    return Operation(
        "GET",
        f"/reconcile/suggest/{name}",
        f"suggest_{name}",
        about,
        answer,
        _PARAMETERS,
        returns=_RETURNS,
        missing="No list is kept in the case." if name == "entity" else None,
        headers=shared,
        lenient=True,
    )


SUGGEST_ENTITY: Final = _operation("entity", "Listed parties whose names begin with what was typed.", _entities)
SUGGEST_TYPE: Final = _operation("type", "Kinds of party.", _types)
SUGGEST_PROPERTY: Final = _operation("property", "Properties to match by or to fetch.", _properties)
