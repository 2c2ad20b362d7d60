"""FollowTheMoney statements: one row a value of an entity, as `ftm` itself writes them.

Columns, their order and the hash that is a statement's id are those of followthemoney 4.11 (followthemoney.statement).
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator
from typing import Final

from enduse.model.entity import Entity
from enduse.views.export.ftm.entity import DATASET

CSV_COLUMNS: Final = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang",
    "original_value", "external", "first_seen", "last_seen", "id",
)  # fmt: skip
_BASE: Final = "id"
_TYPES: Final = {
    **dict.fromkeys(("name", "alias", "namesMentioned"), "name"),
    **dict.fromkeys(("entity", "subject", "object", "proof"), "entity"),
    **dict.fromkeys(("summary", "description"), "text"),
    **dict.fromkeys(("publishedAt", "startDate", "endDate"), "date"),
    "country": "country",
    "territoryCode": "identifier",
    "sourceUrl": "url",
    "language": "language",
    _BASE: _BASE,
}
"""Types of the properties that are written; any other is a string."""

Statement = dict[str, str | bool | None]


def statements(entities: Iterable[Entity], origin: str = "") -> Iterator[Statement]:
    """The statements of some entities, those of one entity together, as FtM's aggregation asks for.

    Nothing is said of when a value was first or last seen: a case does not know.

    Args:
        entities: The entities.
        origin: Where the values come from, in words; empty for none.
    """
    for entity in entities:
        yield _statement(entity, _BASE, entity.id, origin)
        for prop, values in entity.properties.items():
            for value in values:
                yield _statement(entity, prop, value, origin)


def json_line(statement: Statement) -> str:
    """A statement as a line of JSON.

    Args:
        statement: The statement.
    """
    return json.dumps({key: value for key, value in statement.items() if key != "prop_type"}, ensure_ascii=False)


def csv_line(cells: Iterable[str | bool | None]) -> str:
    """A line of CSV in FtM's dialect: every cell quoted. No guard against formulas: it would change the values.

    Args:
        cells: The cells; None is empty.
    """
    line = io.StringIO()
    csv.writer(line, dialect=csv.unix_dialect).writerow([_cell(cell) for cell in cells])
    return line.getvalue()


def csv_cells(statement: Statement) -> list[str | bool | None]:
    """The cells of a statement under `CSV_COLUMNS`.

    Args:
        statement: The statement.
    """
    return [statement[column] for column in CSV_COLUMNS]


def _statement(entity: Entity, prop: str, value: str, origin: str) -> Statement:
    key = f"{DATASET}.{entity.id}.{prop}.{value}"
    return {
        "canonical_id": entity.id,
        "entity_id": entity.id,
        "prop": prop,
        "prop_type": _TYPES.get(prop, "string"),
        "schema": entity.schema,
        "value": value,
        "dataset": DATASET,
        "lang": None,
        "original_value": None,
        "first_seen": None,
        "last_seen": None,
        "external": False,
        "origin": origin or None,
        "id": hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest(),
    }


def _cell(cell: str | bool | None) -> str:
    # As rigour writes booleans, which FtM reads back.
    return ("t" if cell else "f") if isinstance(cell, bool) else cell or ""
