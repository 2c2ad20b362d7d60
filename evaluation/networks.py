"""Networks as plain values for the plain search, and on disk for the fast one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Final

import duckdb

from enduse.tracing.chain import Known
from enduse.tracing.graph import Graph
from enduse.tracing.movement import EARLIEST, LATEST, Movement
from enduse.tracing.records import Records

_COLUMNS: Final = (
    "id BIGINT, source INTEGER, target INTEGER, source_country VARCHAR, target_country VARCHAR, "
    "origin_country VARCHAR, goods INTEGER, first_day INTEGER, last_day INTEGER, kg DOUBLE"
)


def on_disk(graph: Graph, folder: Path, told: Collection[int] = ()) -> Records:
    """A network as the store writes it, what is known of its parties beside it.

    Args:
        graph: The network; its goods are tariff codes or unknown.
        folder: Where it is written.
        told: Numbers of movements that are kept beside the store, as those of claims are.
    """
    path = folder / "movements.parquet"
    rows = [_row(each) for each in graph.movements if each.id not in told]
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE m ({_COLUMNS})")
        if rows:
            places = ", ".join([f"({', '.join('?' * len(rows[0]))})"] * len(rows))
            connection.execute(
                f"INSERT INTO m VALUES {places}",  # noqa: S608  # question marks only
                [value for row in rows for value in row],
            )
        connection.execute(f"COPY m TO '{path}' (FORMAT parquet)")
    beside = tuple(replace(each, basis="said") for each in graph.movements if each.id in told)
    return Records(path, None, {}, beside, graph.parties, graph.links)


def _row(each: Movement) -> tuple[object, ...]:
    return (
        each.id, each.source, each.target, each.source_country, each.target_country, each.origin_country,
        int(each.goods or 0), None if each.first_day == EARLIEST else each.first_day,
        None if each.last_day == LATEST else each.last_day, each.kg,
    )  # fmt: skip


def as_values(records: Records) -> Graph:
    """A network on disk as plain values, spellings joined; what claims tell is left out.

    Args:
        records: The network; it has a store.
    """
    with duckdb.connect() as connection:
        rows = connection.execute(
            "SELECT id, source, target, source_country, target_country, goods, first_day, last_day, kg, "
            "origin_country FROM read_parquet(?) ORDER BY id",
            [str(records.movements)],
        ).fetchall()
        people = connection.execute(
            "SELECT party, key, country, first_day FROM read_parquet(?)", [str(records.parties)]
        ).fetchall()
    joined = records.joined
    movements = [
        Movement(
            number, joined.get(source, source), joined.get(target, target), leaves, arrives,
            f"{goods:06d}" if goods else "", EARLIEST if first is None else first, LATEST if last is None else last, kg,
            origin_country=origin,
        )
        for number, source, target, leaves, arrives, goods, first, last, kg, origin in rows
    ]  # fmt: skip
    known = {party: Known(country, key.startswith("?"), first) for party, key, country, first in people}
    known |= dict(records.known)
    begins = min((each.first_day for each in known.values() if each.first_day is not None), default=None)
    return Graph(movements, known, records.links, begins)
