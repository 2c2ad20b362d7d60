"""Trade statistics out of a file, one figure at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from enduse.model.errors import InputError
from enduse.model.trade_flow import TradeFlow
from enduse.reference.tracing_countries import layouts
from enduse.sources.flows.layout import layout_of
from enduse.sources.flows.record import Record, Rejected
from enduse.sources.flows.years import settled_years
from enduse.sources.printable import printable
from enduse.sources.shipments.note import OnNote, OnRejected, ignored
from enduse.sources.shipments.opening import opened_table


def read_flows(
    path: str, *, on_rejected: OnRejected, on_note: OnNote = ignored, dataset: str | None = None
) -> Iterator[TradeFlow]:
    """The figures of a file, in its order.

    Constant memory, but for national tables that mix months and years: their years are held back and checked against
    their months, and stand at the end.

    Args:
        path: CSV or Parquet of UN Comtrade (heads of before and since 2022), BACI, Eurostat or the Armenian tables;
            text may be packed with gzip.
        on_rejected: Told the number and the reason of every row that is not read; the rest goes on.
        on_note: Told what in a row was left open or mended; the row itself is kept.
        dataset: What the flows say they come from; None for the layout and the name of the file.

    Raises:
        UnreadableError: The file cannot be opened.
        InputError: It is damaged, or has no known layout.
    """
    table = opened_table(path)
    layout = layout_of(table.heads)
    if layout is None:
        known = ", ".join(layouts())
        raise InputError(f"{printable(path)}: no known layout of trade statistics; the layouts are {known}")
    record = Record(layout, dataset or f"{layout.name}:{Path(path).name}", on_note)

    def read() -> Iterator[TradeFlow]:
        for number, row in table.rows(on_rejected, on_note):
            try:
                yield from list(record.flows(number, row))
            except Rejected as reason:
                on_rejected(number, str(reason))

    yield from settled_years(read(), on_rejected, on_note) if layout.has("month") else read()
