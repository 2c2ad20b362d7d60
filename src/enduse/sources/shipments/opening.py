"""A file of records, opened as what its first bytes say it is."""

from __future__ import annotations

from typing import Final

from enduse.model.errors import InputError
from enduse.sources.printable import printable
from enduse.sources.shipments.delimited import delimited
from enduse.sources.shipments.economic_activity import economic_activities
from enduse.sources.shipments.parquet import MAGIC, parquet
from enduse.sources.shipments.table import Table
from enduse.sources.shipments.unpacking import unpacked
from enduse.sources.signature import foreign

_SNIFF: Final = 4096


def opened_table(path: str, *, headless: bool = False) -> Table:
    """The file as heads and rows: Parquet, FtM JSON Lines, or delimited text; text packed with gzip or not.

    Args:
        path: Where it is.
        headless: Whether the first row of delimited text is a record.

    Raises:
        UnreadableError: It cannot be opened.
        InputError: It holds no records.
    """
    with unpacked(path) as file:
        beginning = file.read(_SNIFF)
    if beginning.startswith(MAGIC):
        return parquet(path)
    alien = foreign(beginning)
    if alien is not None:
        raise InputError(f"{printable(path)}: {alien[0]}; give shipment records as CSV, Parquet or JSON Lines")
    start = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"{"):
        return economic_activities(path)
    if start.startswith((b"[", b"<")):
        raise InputError(f"{printable(path)}: no table; give shipment records as CSV, Parquet or FtM JSON Lines")
    return delimited(path, headless=headless)
