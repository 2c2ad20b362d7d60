"""Shipments out of a file, one in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from enduse.model.errors import InputError
from enduse.model.shipment import Shipment
from enduse.sources.printable import printable
from enduse.sources.shipments.columns import Columns
from enduse.sources.shipments.note import OnNote, OnRejected, ignored
from enduse.sources.shipments.opening import opened_table
from enduse.sources.shipments.record import Records


def read_shipments(
    path: str,
    columns: Columns,
    *,
    on_rejected: OnRejected,
    on_note: OnNote = ignored,
    dataset: str | None = None,
) -> Iterator[Shipment]:
    """The shipments of a file, in its order, in constant memory.

    Args:
        path: CSV, Parquet or FtM JSON Lines; text may be packed with gzip.
        columns: Its map, as `columns_of` tells it.
        on_rejected: Told the number and the reason of every row that cannot be read; the rest goes on.
        on_note: Told what in a record was left open or mended; the record itself is kept.
        dataset: What the shipments say they come from; None for the name of the file.

    Raises:
        UnreadableError: The file cannot be opened.
        InputError: It is damaged, or lacks a column of the map.
    """
    table = opened_table(path, headless=columns.headless)
    lacking = {name for names in columns.fields.values() for name in names if name[0] != "="} - set(table.heads)
    if lacking:
        raise InputError(
            f"{printable(path)}: has no column {printable(min(lacking))!r} of the map; ask for the columns of this file"
        )
    records = Records(columns, table.heads, dataset or Path(path).name, on_note)
    for number, row in table.rows(on_rejected, on_note):
        yield records.shipment(number, row)
