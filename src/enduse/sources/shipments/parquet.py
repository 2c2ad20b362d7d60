"""Records as Parquet, read by DuckDB in batches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from enduse.model.errors import InputError
from enduse.sources.content import opened
from enduse.sources.printable import printable
from enduse.sources.shipments.note import OnNote, OnRejected
from enduse.sources.shipments.table import Row, each_once

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MAGIC: Final = b"PAR1"
_BATCH: Final = 2048
_MEMORY: Final = "512MB"


@dataclass(frozen=True, slots=True)
class Parquet:
    """A Parquet file; rows are numbered from 1.

    Args:
        path: Where it is.
        heads: As in `Table`.
    """

    path: str
    heads: tuple[str, ...]

    @property
    def headless(self) -> bool:
        """False: Parquet names its columns."""
        return False

    @property
    def preset(self) -> str | None:
        """None: the heads decide."""
        return None

    def rows(self, on_rejected: OnRejected, on_note: OnNote) -> Iterator[Row]:  # noqa: ARG002  # nothing is ragged here
        """As in `Table`: every value as text, dates as ISO, null as nothing."""
        import duckdb  # noqa: PLC0415  # takes a tenth of a second

        with opened(self.path), _connected() as connection:
            number = 0
            try:
                connection.execute(
                    f"select coalesce(cast(columns(*) as varchar), '') from {_source(self.path)}"  # noqa: S608  # quoted
                )
                while batch := connection.fetchmany(_BATCH):
                    for row in batch:
                        number += 1
                        yield number, row
            except duckdb.Error as error:
                raise _damaged(self.path, error) from None


def parquet(path: str) -> Parquet:
    """The file as Parquet.

    Raises:
        UnreadableError: It cannot be opened.
        InputError: It is damaged.
    """
    import duckdb  # noqa: PLC0415  # as above

    with opened(path), _connected() as connection:
        try:
            shape = connection.execute(f"describe select * from {_source(path)}").fetchall()  # noqa: S608  # quoted
        except duckdb.Error as error:
            raise _damaged(path, error) from None
    return Parquet(path, each_once([str(row[0]) for row in shape]))


def _connected() -> DuckDBPyConnection:
    import duckdb  # noqa: PLC0415  # as above

    # One thread keeps the order of rows, and the number of rows in memory small.
    return duckdb.connect(config={"threads": 1, "memory_limit": _MEMORY, "autoinstall_known_extensions": False})


def _source(path: str) -> str:
    """The file as a table of SQL; absolute, so that no name is taken for an address, its wildcards escaped."""
    plain = re.sub(r"([*?\[])", r"[\1]", str(Path(path).absolute())).replace("'", "''")
    return f"read_parquet('{plain}')"


def _damaged(path: str, error: Exception) -> InputError:
    reason = str(error).splitlines()[0][:200]
    return InputError(f"{printable(path)}: damaged Parquet ({printable(reason)}); write it anew")
