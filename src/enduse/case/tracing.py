"""Routes traced: shipments, claims and ownership in, routes out."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import duckdb

from enduse.case.network import Network, network_of
from enduse.case.network_store import network_of_files, network_store
from enduse.model import Claim, Document
from enduse.model.errors import InputError
from enduse.model.route import Tracing
from enduse.sources.ownership import Register, read_holdings
from enduse.tracing.asking import ground
from enduse.tracing.chain import Chain, Legs
from enduse.tracing.movement import Movement
from enduse.tracing.network.backing import Backing, Backings
from enduse.tracing.network.claims import movements_of
from enduse.tracing.question import Question
from enduse.tracing.ranking import Found
from enduse.tracing.search import Search, search
from enduse.tracing.telling import Support, Telling, told


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
    told: list[str] = []
    with tempfile.TemporaryDirectory(prefix="enduse-network-") as folder:
        kept = network_of_files(shipments, Path(folder), on_told=told.append)
        found = trace(network_of(kept, register, since=question.since_day()), question)
    return replace(found, notes=(*told, *found.notes))


def trace_case(
    case: Path,
    said: tuple[Iterable[Claim], Iterable[Document]],
    ownership: Sequence[Path],
    question: Question,
    progress: Callable[[int], None] | None = None,
) -> Tracing:
    """Trace routes through a case.

    Args:
        case: Its folder.
        said: Its claims and the reports they were read from.
        ownership: Files of holdings; may be empty.
        question: What is asked.
        progress: As for `network_store`.

    Raises:
        InputError: The case holds neither claims nor shipments, or a file cannot be read.
        UsageError: The goods asked about cannot be made out.
        CaseError: What is kept is damaged.
    """
    register = read_holdings(map(str, ownership)) if ownership else Register()
    moved = movements_of(*said)
    kept = network_store(case, progress)
    if not moved.said and not kept.counts().movements:
        raise InputError(
            f"{case}: no claim of a transfer and no shipment to trace; read reports with --case, "
            "or load trade records: enduse shipments load FILE --case DIR"
        )
    return trace(network_of(kept, register, moved, since=question.since_day()), question)


def trace(network: Network, question: Question) -> Tracing:
    """Trace routes through a network.

    Args:
        network: Shipments, claims and ownership.
        question: What is asked.

    Raises:
        UsageError: The goods asked about cannot be made out, or nobody is called as `via` asks.
    """
    backings = Backings(network.said.said)
    via = None if question.via is None else network.called(question.via)

    def told_of(chain: Chain, legs: Legs) -> float:
        shares = [_share(_backed(network, backings, chain, place, leg)) for place, leg in enumerate(legs)]
        return sum(shares) / len(shares)

    found = search(network.records, ground(question, via), told=told_of if network.said.said else None)
    routes = told(found.found, _telling(network, question, backings, found.found))
    return Tracing(routes, found.ways, (*network.notes, *_notes(found)))


def _backed(
    network: Network, backings: Backings, chain: Chain, place: int, movements: Sequence[Movement]
) -> tuple[Backing, ...]:
    one, other = chain.parties[place : place + 2]
    if one < 0 or other < 0 or not movements:
        return ()
    return backings.of(network.end(one), network.end(other), movements)


def _share(backed: Sequence[Backing]) -> float:
    """How far claims tell of a leg: the strongest of them, halved where another source denies it."""
    return max((each.strength * (0.5 if each.said.disputed else 1.0) for each in backed), default=0.0)


def _telling(network: Network, question: Question, backings: Backings, found: Sequence[Found]) -> Telling:
    numbers = {each.id for route in found for leg in route.carried.movements for each in leg}
    links = network.records.links

    def support(chain: Chain, place: int, movements: Sequence[Movement]) -> list[Support]:
        backed = _backed(network, backings, chain, place, movements)
        return [Support(claim, each.said.disputed) for each in backed for claim in each.said.claims]

    return Telling(
        question,
        network.stop,
        _shipments(network, numbers),
        support,
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
