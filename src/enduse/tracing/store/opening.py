"""A store that is there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from enduse.model.errors import InputError
from enduse.tracing.store.layout import (
    MARK,
    MOVEMENT_COLUMNS,
    MOVEMENTS,
    PARTIES,
    PARTY_COLUMNS,
    VERSION,
    Counts,
    counted,
    table,
)

_ANEW: Final = "load the shipments again"


@dataclass(frozen=True, slots=True)
class Store:
    """A network on the disk.

    Args:
        folder: Where it is.
        held: What it holds.
    """

    folder: Path
    held: Counts

    @property
    def parties(self) -> Path:
        """Its parties, as Parquet."""
        return self.folder / PARTIES

    @property
    def movements(self) -> Path:
        """Its movements, as Parquet."""
        return self.folder / MOVEMENTS

    @property
    def parties_table(self) -> str:
        """Its parties as a table of DuckDB's SQL."""
        return table(self.parties)

    @property
    def movements_table(self) -> str:
        """Its movements likewise."""
        return table(self.movements)

    def counts(self) -> Counts:
        """How many movements and parties it holds, and what was left out of it."""
        return self.held


def open_store(folder: Path) -> Store:
    """Open a store; only the ends of its files are read.

    Args:
        folder: Where it is.

    Raises:
        InputError: There is none, it is damaged or of another version.
    """
    for name in (PARTIES, MOVEMENTS):
        if not (folder / name).is_file():
            raise InputError(f"{folder}: holds no network of shipments ({name} is missing); {_ANEW}")
    head, movements = _looked_at(folder / MOVEMENTS, {"id": "BIGINT", **MOVEMENT_COLUMNS})
    _, parties = _looked_at(folder / PARTIES, PARTY_COLUMNS)
    try:
        counts = counted(movements, head)
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"{folder / MOVEMENTS}: its head is damaged; {_ANEW}") from error
    if counts.parties != parties:
        raise InputError(f"{folder}: {PARTIES} and {MOVEMENTS} are not of one network; {_ANEW}")
    return Store(folder, counts)


def _looked_at(path: Path, columns: Mapping[str, str]) -> tuple[Mapping[str, Any], int]:
    """The head of a file and its number of rows.

    Raises:
        InputError: It is damaged, of another version, or lacks a column.
    """
    import duckdb  # noqa: PLC0415  # takes a tenth of a second

    source = table(path)
    name = source.removeprefix("read_parquet(").removesuffix(")")
    with duckdb.connect(config={"threads": 1, "autoinstall_known_extensions": False}) as connection:
        try:
            marks = connection.execute(f"select key, value from parquet_kv_metadata({name})").fetchall()  # noqa: S608
            count = connection.execute(f"select num_rows from parquet_file_metadata({name})").fetchone()  # noqa: S608
            shape = connection.execute(f"describe select * from {source}").fetchall()  # noqa: S608
        except duckdb.Error as error:
            reason = str(error).splitlines()[0][:200]
            raise InputError(f"{path}: damaged Parquet ({reason}); {_ANEW}") from None
    head = next((json.loads(bytes(value)) for key, value in marks if bytes(key) == MARK.encode()), None)
    if not isinstance(head, dict) or head.get("version") != VERSION:
        raise InputError(f"{path}: was not written by this version; {_ANEW}")
    if {str(row[0]): str(row[1]) for row in shape} != dict(columns):
        raise InputError(f"{path}: its columns are not those of a network; {_ANEW}")
    return head, int(count[0]) if count is not None else 0
