"""Routes traced: shipments, claims and ownership in, routes out."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import duckdb

from enduse.case.network import Network, network_of
from enduse.model.route import Tracing
from enduse.sources.ownership import Register, read_holdings
from enduse.sources.shipments import columns_of, read_shipments
from enduse.tracing import store as shipments_store
from enduse.tracing.asking import ground
from enduse.tracing.question import Question
from enduse.tracing.ranking import Found
from enduse.tracing.search import Search, search
from enduse.tracing.telling import Telling, told


def trace_files(shipments: Sequence[Path], ownership: Sequence[Path], question: Question) -> Tracing:
    """Trace routes through files of shipments and ownership, without a case.

    Args:
        shipments: Files of shipments.
        ownership: Files of holdings; may be empty.
        question: What is asked.

    Raises:
        InputError: A file cannot be read.
        UsageError: The goods asked about cannot be made out.
    """
    register = read_holdings(map(str, ownership)) if ownership else Register()
    with tempfile.TemporaryDirectory(prefix="enduse-network-") as folder:
        records = (
            record
            for path in shipments
            for record in read_shipments(str(path), columns_of(str(path)), dataset=path.name, on_rejected=_passed_over)
        )
        shipments_store.write(records, Path(folder))
        return trace(network_of(shipments_store.open(Path(folder)), register), question)


def trace(network: Network, question: Question) -> Tracing:
    """Trace routes through a network.

    Args:
        network: Shipments, claims and ownership.
        question: What is asked.
    """
    found = search(network.records, ground(question))
    routes = told(found.found, _telling(network, question, found.found))
    return Tracing(routes, found.ways, (*network.notes, *_notes(found)))


def _telling(network: Network, question: Question, found: Sequence[Found]) -> Telling:
    numbers = {each.id for route in found for leg in route.carried.movements for each in leg}
    links = network.records.links
    return Telling(
        question,
        network.stop,
        _shipments(network, numbers),
        lambda _chain, _place, _movements: (),
        lambda one, other: links.get((one, other)) or links.get((other, one), ""),
    )


def _shipments(network: Network, numbers: set[int]) -> dict[int, str]:
    if network.store is None or not numbers:
        return {}
    with duckdb.connect() as connection:
        rows = connection.execute(
            f"SELECT id, shipment FROM {network.store.movements_table} WHERE id IN (SELECT unnest(?))",  # noqa: S608
            [sorted(numbers)],
        ).fetchall()
    return dict(rows)


def _notes(found: Search) -> tuple[str, ...]:
    if found.ways is None:
        return found.notes
    return (f"{found.ways:,} chains of parties fit the question; {found.looked_at:,} were followed", *found.notes)


def _passed_over(row: int, reason: str) -> None:
    """Pass over a row."""
