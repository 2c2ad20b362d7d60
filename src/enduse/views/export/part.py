"""The files of an export: which format writes which, and what each holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from enduse.views.export.chunk import Chunk
from enduse.views.export.holdings import Holdings

Make = Callable[[Holdings], Iterator[Chunk]]

SHIPMENTS: Final = "shipments.ftm.json"
PARQUET: Final = "claims.parquet"
MANIFEST: Final = "manifest.json"


@dataclass(frozen=True, slots=True)
class Part:
    """One file of an export.

    Args:
        file: Its name.
        media_type: What it is to a program.
        about: What it is to a reader.
        row: What its rows are ("claim").
        make: Its text, piece by piece; None for a file that is not made of claims alone, or is no text.
    """

    file: str
    media_type: str
    about: str
    row: str
    make: Make | None


def _entities(held: Holdings) -> Iterator[Chunk]:
    from enduse.views.export.ftm import said_entities  # noqa: PLC0415  # only what is asked for is imported
    from enduse.views.export.ftm.line import entity_line  # noqa: PLC0415  # as above

    for entity in said_entities(held):
        yield entity_line(entity), 1


def _statements_csv(held: Holdings) -> Iterator[Chunk]:
    from enduse.views.export.ftm import said_entities, statements  # noqa: PLC0415  # as above
    from enduse.views.export.ftm.statement import CSV_COLUMNS, csv_cells, csv_line  # noqa: PLC0415  # as above

    yield csv_line(CSV_COLUMNS), 0
    for statement in statements(said_entities(held)):
        yield csv_line(csv_cells(statement)), 1


def _statements_jsonl(held: Holdings) -> Iterator[Chunk]:
    from enduse.views.export.ftm import said_entities, statements  # noqa: PLC0415  # as above
    from enduse.views.export.ftm.statement import json_line  # noqa: PLC0415  # as above

    for statement in statements(said_entities(held)):
        yield f"{json_line(statement)}\n", 1


def _jsonl(held: Holdings) -> Iterator[Chunk]:
    from enduse.views.export.claims import claims_jsonl  # noqa: PLC0415  # as above

    return claims_jsonl(held)


def _csv(held: Holdings) -> Iterator[Chunk]:
    from enduse.views.export.claims import claims_csv  # noqa: PLC0415  # as above

    return claims_csv(held)


def _documents(held: Holdings) -> Iterator[Chunk]:
    from enduse.views.export.claims import documents_csv  # noqa: PLC0415  # as above

    return documents_csv(held)


def _graphml(held: Holdings) -> Iterator[Chunk]:
    from enduse.views.export.graphml import graphml  # noqa: PLC0415  # as above

    return graphml(held)


def _gexf(held: Holdings) -> Iterator[Chunk]:
    from enduse.views.export.gexf import gexf  # noqa: PLC0415  # as above

    return gexf(held)


def _geojson(held: Holdings) -> Iterator[Chunk]:
    from enduse.views.export.geojson import geojson  # noqa: PLC0415  # as above

    yield geojson(held.weighings, held.claims), len(held.weighings)


def _register(held: Holdings) -> Iterator[Chunk]:
    from enduse.views.export.register import register  # noqa: PLC0415  # as above

    return register(held)


_CSV: Final = "text/csv; charset=utf-8; header=present"
_NDJSON: Final = "application/x-ndjson"
_FTM: Final = "application/json+ftm"

PARTS: Final[Mapping[str, tuple[Part, ...]]] = {
    "ftm": (
        Part(
            "entities.ftm.json", _FTM, "What is said, with who says so, as FollowTheMoney entities", "entity", _entities
        ),
        Part(SHIPMENTS, _FTM, "Shipments and their parties as FollowTheMoney entities", "entity", None),
    ),
    "statements": (
        Part("statements.csv", _CSV, "The same as FollowTheMoney statements", "statement", _statements_csv),
        Part("statements.jsonl", _NDJSON, "The same as FollowTheMoney statements", "statement", _statements_jsonl),
    ),
    "jsonl": (Part("claims.jsonl", _NDJSON, "Claims as `enduse read` prints them", "claim", _jsonl),),
    "csv": (
        Part("claims.csv", _CSV, "Claims for spreadsheets", "claim", _csv),
        Part("documents.csv", _CSV, "Documents they stand in, without their texts", "document", _documents),
    ),
    "parquet": (Part(PARQUET, "application/vnd.apache.parquet", "Claims typed, lists kept as lists", "claim", None),),
    "graphml": (Part("network.graphml", "application/graphml+xml", "Claims as a network", "edge", _graphml),),
    "gexf": (Part("network.gexf", "application/gexf+xml", "Claims as a network in time, for Gephi", "edge", _gexf),),
    "geojson": (Part("flows.geojson", "application/geo+json", "Flows on the map", "flow", _geojson),),
    "sipri": (
        Part(
            "register-of-claims.csv",
            _CSV,
            "Claimed orders and deliveries, in SIPRI's columns",
            "deal",
            _register,
        ),
    ),
}
"""Files by format, in the order in which they are written."""
FORMATS: Final = tuple(PARTS)
