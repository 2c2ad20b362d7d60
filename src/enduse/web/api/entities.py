"""`GET /entities/{id}` and what is next to it, as `yente` does it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response

from enduse.model.entity import Entity
from enduse.web.api.book import Book
from enduse.web.api.counter import counter_of
from enduse.web.api.match import TOTAL
from enduse.web.api.nested import adjacent, nested, plain
from enduse.web.api.operation import Asked, Operation, Parameter
from enduse.web.api.refusal import RefusalError
from enduse.web.api.search import sorts
from enduse.web.api.shape import array, record, string

_MOST: Final = 500
_LIMIT: Final = 10
_ID: Final = Parameter("id", string("Identifier of the entity on its list."), "path")
_NESTED: Final = Parameter("nested", {"type": "boolean", "description": "With what hangs on it; true unless told."})
_PAGE: Final = (
    Parameter("limit", {"type": "integer", "minimum": 0, "maximum": _MOST}),
    Parameter("offset", {"type": "integer", "minimum": 0, "maximum": 1_000_000}),
    Parameter("sort", array({"type": "string", "enum": sorts(("id", "caption", "schema"))}, "Order.", most=5)),
)
_ENTITIES: Final = record(
    {
        "results": {"type": "array", "items": {"$ref": "#/components/schemas/Entity"}},
        "total": TOTAL,
        "limit": {"type": "integer"},
        "offset": {"type": "integer"},
    },
    "results",
    "total",
    "limit",
    "offset",
)
_MISSING: Final = "There is no such entity on the lists."


async def _entity(asked: Asked) -> Any:  # noqa: ANN401  # an entity, or where it has moved to
    book = await counter_of(asked.request).book()
    entity_id = asked.values["id"]
    whole = asked.values.get("nested", True)

    def told() -> dict[str, Any] | Response:
        moved = book.roll.moved(entity_id)
        if moved is not None:
            return RedirectResponse(f"/entities/{quote(moved, safe='')}", 308)
        entity = _known(book, entity_id)
        return nested(entity, book.roll) if whole else plain(entity)

    return await asked.desk.work(told)


async def _adjacent(asked: Asked) -> dict[str, Any]:
    book = await counter_of(asked.request).book()

    def told() -> dict[str, Any]:
        entity = _known(book, asked.values["id"])
        pages = {name: _page(others, asked) for name, others in adjacent(entity, book.roll).items()}
        return {"entity": plain(entity), "adjacent": pages}

    return await asked.desk.work(told)


async def _property(asked: Asked) -> dict[str, Any]:
    book = await counter_of(asked.request).book()
    name = asked.values["prop"]

    def told() -> dict[str, Any]:
        found = adjacent(_known(book, asked.values["id"]), book.roll)
        if name not in found:
            raise RefusalError(
                404, f"nothing is next to it under {name[:60]!r}; there are {', '.join(found) or 'none'}"
            )
        return _page(found[name], asked)

    return await asked.desk.work(told)


def _known(book: Book, entity_id: str) -> Entity:
    try:
        return book.roll.entity(entity_id)
    except KeyError:
        raise RefusalError(404, f"no entity {entity_id[:60]!r} is on the lists in force") from None


def _page(entities: Sequence[Entity], asked: Asked) -> dict[str, Any]:
    told = [plain(entity) for entity in entities]
    for criterion in reversed(asked.values.get("sort", ())):
        name, _, way = criterion.partition(":")
        told.sort(key=lambda each: str(each[name]), reverse=way == "desc")
    limit, offset = asked.values.get("limit", _LIMIT), asked.values.get("offset", 0)
    total = {"value": len(told), "relation": "eq"}
    return {"results": told[offset : offset + limit], "total": total, "limit": limit, "offset": offset}


ENTITY: Final = Operation(
    "GET",
    "/entities/{id:path}",
    "fetch_entity",
    "An entity of the lists, with its sanctions and whatever else hangs on it.",
    _entity,
    (_ID, _NESTED),
    returns={"$ref": "#/components/schemas/Entity"},
    missing=_MISSING,
    also={308: "It was merged into another, which is answered with."},
)
ADJACENT: Final = Operation(
    "GET",
    "/entities/{id:path}/adjacent",
    "fetch_adjacent",
    "What is next to an entity, by property.",
    _adjacent,
    (_ID, *_PAGE),
    returns=record(
        {
            "entity": {"$ref": "#/components/schemas/Entity"},
            "adjacent": {"type": "object", "additionalProperties": _ENTITIES},
        },
        "entity",
        "adjacent",
    ),
    missing=_MISSING,
)
PROPERTY: Final = Operation(
    "GET",
    "/entities/{id:path}/adjacent/{prop}",
    "fetch_adjacent_by_property",
    "What is next to an entity under one property, page by page.",
    _property,
    (_ID, Parameter("prop", string("Name of the property."), "path"), *_PAGE),
    returns=_ENTITIES,
    missing="There is no such entity, or nothing is next to it under that property.",
)
