"""Data extension: values of listed parties put beside the rows they were matched with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from enduse.model.entity import Entity
from enduse.reference.schemata import lineage, properties
from enduse.web.api.book import Book
from enduse.web.api.nested import adjacent
from enduse.web.api.operation import Asked, Operation, Parameter
from enduse.web.api.reconcile.origin import shared
from enduse.web.api.shape import Shape, array, record, string

_MOST: Final = 1_000
"""Entities in one request."""

EXTENSION: Final[Shape] = record(
    {
        "ids": array(string("Of an entity."), "Which parties.", most=_MOST),
        "properties": array(record({"id": string("Name of a property.")}, "id"), "Which properties.", most=100),
    },
    "ids",
    "properties",
)
_OWN: Final = {"caption": "Name to show", "schema": "Kind", "datasets": "Lists"}
_NEXT: Final = {"sanctions": "Measures", "programs": "Programmes", "listingDates": "Listed on"}
"""What is told of the measures against a party: its Sanction entities."""
_TOLD: Final = {
    "sanctions": ("program", "authority"),
    "programs": ("programId", "program"),
    "listingDates": ("listingDate",),
}


def extension(book: Book, asked: Mapping[str, Any]) -> dict[str, Any]:
    """The values of properties of entities; an entity that is not on the lists has none.

    Args:
        book: The lists.
        asked: As `EXTENSION` has it.
    """
    names = [each["id"] for each in asked["properties"]]
    rows = {}
    for entity_id in asked["ids"]:
        entity = book.roll.entity(entity_id) if entity_id in book.roll else None
        rows[entity_id] = {name: [{"str": value} for value in _values(book, entity, name)] for name in names}
    return {"meta": [{"id": name, "name": label(name)} for name in names], "rows": rows}


def label(name: str) -> str:
    """A property in plain words; its name where there are none."""
    known = properties().get(name)
    return known.label if known is not None else {**_OWN, **_NEXT}.get(name, name)


def extending() -> list[str]:
    """Names of the properties that can be fetched."""
    return [*_OWN, *_NEXT, *properties()]


def _values(book: Book, entity: Entity | None, name: str) -> Iterable[str]:
    if entity is None:
        return ()
    if name == "datasets":
        return entity.datasets
    if name in _OWN:
        return (entity.schema if name == "schema" else entity.caption or entity.id,)
    if name not in _NEXT:
        return entity.get(name)
    measures = adjacent(entity, book.roll).get("sanctions", ())
    told = (next(filter(None, map(each.get, _TOLD[name])), ()) for each in measures)
    return dict.fromkeys(value for values in told for value in values)


async def _propose(asked: Asked) -> dict[str, Any]:
    kind = asked.values.get("type", "")
    kinds = lineage(kind) if kind else frozenset()
    fitting = [name for name, each in properties().items() if not kinds or kinds & {*each.schemata}]
    limit = asked.values.get("limit", len(fitting) + len(_OWN) + len(_NEXT))
    told = [{"id": name, "name": label(name)} for name in [*_OWN, *_NEXT, *fitting][:limit]]
    return {"type": kind, "limit": limit, "properties": told}


PROPOSALS: Final = Operation(
    "GET",
    "/reconcile/properties",
    "reconcile_properties",
    "Properties whose values can be fetched for parties of a kind.",
    _propose,
    (
        Parameter("type", string("A kind of party.", most=100)),
        Parameter("limit", {"type": "integer", "minimum": 0, "maximum": 1_000}),
    ),
    returns=record(
        {
            "properties": {
                "type": "array",
                "items": record({"id": {"type": "string"}, "name": {"type": "string"}}, "id"),
            }
        },
        "properties",
    ),
    headers=shared,
    lenient=True,
)
