"""The two files of a store: their columns, their order, and how they take the place of older ones."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from enduse.machine.disk import settle
from enduse.model.errors import InputError
from enduse.tracing.store.building import room

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PARTIES: Final = "parties.parquet"
MOVEMENTS: Final = "movements.parquet"
VERSION: Final = 1
"""Raised whenever equal shipments would be written otherwise, so that stores of before are built anew."""
MARK: Final = "enduse"
"""Key of the Parquet metadata that holds version, counts and what the store was built from, as JSON."""
ROW_GROUP: Final = 122_880
"""Rows that are read or passed over together; DuckDB's own default, some months of a heading at 50 M rows."""

MOVEMENT_COLUMNS: Final[Mapping[str, str]] = {
    "source": "INTEGER", "target": "INTEGER", "source_country": "VARCHAR", "target_country": "VARCHAR",
    "origin_country": "VARCHAR", "goods": "INTEGER", "first_day": "INTEGER", "last_day": "INTEGER", "kg": "DOUBLE",
    "value": "DOUBLE", "currency": "VARCHAR", "shipment": "VARCHAR", "dataset": "VARCHAR", "row": "INTEGER",
}  # fmt: skip
"""Columns of movements behind `id`, with their types."""
PARTY_COLUMNS: Final[Mapping[str, str]] = {
    "party": "INTEGER", "key": "VARCHAR", "name": "VARCHAR", "country": "VARCHAR", "first_day": "INTEGER",
}  # fmt: skip

# Days of one heading follow each other, so months do too. What comes behind only makes the order total: rows that
# agree on all of it are alike, so equal inputs give equal files.
_ORDER: Final = (
    '"goods" // 100, "first_day", "goods", "source", "target", "last_day", "dataset", "row", "shipment", '
    '"kg", "value", "currency", "origin_country", "source_country", "target_country"'
)


@dataclass(frozen=True, slots=True)
class Counts:
    """What a store holds.

    Args:
        movements: Rows of its movements.
        parties: Rows of its parties.
        left_out: Why records are not in it, and how many.
        told: What of records that are in it was left open or mended, and of how many.
        examples: Reason to the ids of up to three such records.
        stamp: What it was built from, as its writer put it.
    """

    movements: int
    parties: int
    left_out: Mapping[str, int] = field(default_factory=dict)
    told: Mapping[str, int] = field(default_factory=dict)
    examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    stamp: str = ""


def write_tables(
    connection: DuckDBPyConnection,
    folder: Path,
    *,
    movements_sql: str,
    parties_sql: str,
    told: Mapping[str, Any] | None = None,
    stamp: str = "",
) -> Counts:
    """Write a store out of two queries, in the order and layout of every store.

    Both files are written beside and renamed: a kill at any instant leaves the old store, the new one or none.

    Args:
        connection: One that `building` gives keeps memory bounded; any other works within its own settings.
        folder: The folder of the store; made when missing.
        movements_sql: A query with the columns `MOVEMENT_COLUMNS`, in any order; rows are numbered here.
        parties_sql: A query with the columns `PARTY_COLUMNS`; `party` is dense from 0.
        told: `left_out`, `told` and `examples` of `Counts`, kept in the store.
        stamp: Kept likewise.

    Raises:
        InputError: The folder cannot be written to or the disk is full.
    """
    import duckdb  # noqa: PLC0415  # takes a tenth of a second

    with room(folder) as own:
        try:
            rows = _selected(movements_sql, MOVEMENT_COLUMNS)
            ordered = f"{_selected(parties_sql, PARTY_COLUMNS)} order by party"
            people = _copy(connection, ordered, own / PARTIES, {"version": VERSION})
            head = {"version": VERSION, "parties": people, "stamp": stamp, **(told or {})}
            numbered = f"select row_number() over () - 1 as id, * from ({rows} order by {_ORDER})"  # noqa: S608  # our own names
            movements = _copy(connection, numbered, own / MOVEMENTS, head)
        except duckdb.Error as error:
            reason = str(error).splitlines()[0][:200]
            raise InputError(f"{folder}: the network cannot be written ({reason}); see to the disk") from error
        _swap(own, folder)
    return counted(movements, head)


def counted(movements: int, head: Mapping[str, Any]) -> Counts:
    """Counts out of the head of a file of movements.

    Args:
        movements: Its rows.
        head: The JSON of its metadata.
    """
    examples = {str(reason): tuple(map(str, ids)) for reason, ids in dict(head.get("examples", {})).items()}
    return Counts(
        movements,
        int(head["parties"]),
        {str(reason): int(number) for reason, number in dict(head.get("left_out", {})).items()},
        {str(reason): int(number) for reason, number in dict(head.get("told", {})).items()},
        examples,
        str(head.get("stamp", "")),
    )


def quoted(path: Path) -> str:
    """A path as a literal of SQL, absolute, so that no name is taken for an address.

    Args:
        path: Any path.
    """
    return "'" + str(path.absolute()).replace("'", "''") + "'"


def table(path: Path) -> str:
    """A Parquet file as a table of SQL, its wildcards escaped.

    Args:
        path: Any path.
    """
    plain = re.sub(r"([*?\[])", r"[\1]", str(path.absolute()))
    return f"read_parquet({quoted(Path(plain))})"


def _selected(query: str, columns: Mapping[str, str]) -> str:
    listed = ", ".join(f'cast("{name}" as {kind}) as "{name}"' for name, kind in columns.items())
    return f"select {listed} from ({query})"  # noqa: S608  # our own names


def _copy(connection: DuckDBPyConnection, query: str, path: Path, head: Mapping[str, Any]) -> int:
    mark = json.dumps(head, ensure_ascii=False).replace("'", "''")
    found = connection.execute(
        f"copy ({query}) to {quoted(path)} (format parquet, compression zstd, row_group_size {ROW_GROUP}, "
        f"kv_metadata {{{MARK}: '{mark}'}})"
    ).fetchone()
    return int(found[0]) if found is not None else 0


def _swap(own: Path, folder: Path) -> None:
    """Put the new files in place: without movements there is no store, so old and new are never mixed."""
    try:
        for name in (PARTIES, MOVEMENTS):
            settle(own / name)
        (folder / MOVEMENTS).unlink(missing_ok=True)
        for name in (PARTIES, MOVEMENTS):
            (own / name).replace(folder / name)
        settle(folder)
    except OSError as error:
        raise InputError(f"{folder}: {error.strerror}; give a folder that can be written to") from error
