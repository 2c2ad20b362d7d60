"""What a store holds, heading by heading and month by month."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from enduse.tracing.day import date_of
from enduse.tracing.movement import EARLIEST
from enduse.tracing.store.opening import Store

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MEMORY: Final = "512MB"


@dataclass(frozen=True, slots=True)
class Month:
    """Movements of one heading in one month.

    Args:
        heading: Four digits, empty when the goods are not known.
        month: Partial ISO date ("2023-04"), None for those without a date. What is dated by its year counts in the
            first month that it may lie in.
        movements: Their number.
        senders: How many different parties hand over.
        receivers: How many receive.
        kg: Their weight as far as it is told, in kilograms; None when it is told of none.
        unweighed: How many of them tell no weight.
    """

    heading: str
    month: str | None
    movements: int
    senders: int
    receivers: int
    kg: float | None
    unweighed: int


@dataclass(frozen=True, slots=True)
class Span:
    """Days between which the movements of a store lie.

    Args:
        first: Earliest ISO date, None when none is dated.
        last: Latest, likewise.
        undated: Movements without a date.
    """

    first: str | None
    last: str | None
    undated: int


def months(store: Store, condition: str = "TRUE") -> Iterator[Month]:
    """Movements by heading and month, in that order.

    Args:
        store: The network.
        condition: Predicate of SQL over its columns, as `Goods.sql("goods")` gives it.
    """
    month = f"case when first_day = {EARLIEST} then null else strftime(date '1970-01-01' + first_day, '%Y-%m') end"
    query = (
        f"select goods // 100 as heading, {month} as month, count(*), "  # noqa: S608  # our own columns
        "count(distinct source), count(distinct target), sum(kg), count(*) - count(kg) "
        f"from {store.movements_table} where {condition} group by 1, 2 order by 1, 2 nulls first"
    )
    with _connected() as connection:
        for heading, *told_of in connection.execute(query).fetchall():
            yield Month(f"{heading:04d}" if heading else "", *told_of)


def span(store: Store, condition: str = "TRUE") -> Span:
    """The days a store spans; args as for `months`."""
    dated = f"first_day > {EARLIEST}"
    query = (
        f"select min(first_day) filter ({dated}), max(last_day) filter ({dated}), count(*) filter (not {dated}) "  # noqa: S608
        f"from {store.movements_table} where {condition}"
    )
    with _connected() as connection:
        first, last, undated = connection.execute(query).fetchall()[0]
    return Span(None if first is None else date_of(first), None if last is None else date_of(last), undated)


def _connected() -> DuckDBPyConnection:
    import duckdb  # noqa: PLC0415  # takes a tenth of a second

    # What does not fit spills into the system's own folder, not beside whoever asks.
    connection = duckdb.connect(config={"memory_limit": _MEMORY, "temp_directory": tempfile.gettempdir()})
    return connection.execute("set enable_progress_bar = false")
