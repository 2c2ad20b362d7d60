"""Routes traced: shipments, claims and ownership in, routes out."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import duckdb

from enduse.case.network import Network, network_of
from enduse.case.network_store import network_of_files, network_store
from enduse.model import Claim, Document
from enduse.model.errors import InputError
from enduse.model.failure import Failure
from enduse.model.route import Tracing
from enduse.sources.ownership import Register, read_holdings
from enduse.sources.shipments import Columns, columns_of
from enduse.tracing.asking import ground
from enduse.tracing.chain import Chain, Known, Legs
from enduse.tracing.ground import Ground
from enduse.tracing.movement import Movement
from enduse.tracing.network.backing import Backing, Backings
from enduse.tracing.network.claims import movements_of
from enduse.tracing.question import Question
from enduse.tracing.ranking import Found
from enduse.tracing.search import Search, search
from enduse.tracing.store import Store
from enduse.tracing.telling import Support, Telling, told


def trace_files(
    shipments: Sequence[Path],
    ownership: Sequence[Path],
    question: Question,
    *,
    preset: str | None = None,
    columns: Mapping[str, str] | None = None,
    progress: Callable[[int], None] | None = None,
    on_failure: Callable[[Failure], None] | None = None,
) -> Tracing:
    """Trace routes through files of shipments and ownership, without a case.

    Args:
        shipments: Files of shipments.
        ownership: Files of holdings; may be empty.
        question: What is asked.
        preset: As for `columns_of`, of every file of shipments.
        columns: Likewise, field to column.
        progress: As for `network_store`.
        on_failure: Told of a file of shipments that cannot be opened, while the others are traced, and of rows that
            cannot be read; None to end with the first file that cannot be opened.

    Raises:
        InputError: A file of ownership or every file of shipments cannot be read, or no movement stands in them.
        UsageError: The goods asked about cannot be made out, or there is no such preset, field or column.
    """
    asked = ground(question)  # what cannot be asked is told before large files are read
    register = read_holdings(map(str, ownership)) if ownership else Register()
    opened = _opened(shipments, preset, columns, on_failure)
    told: list[str] = []

    def on_rejected(file: Path, rows: int) -> None:
        if on_failure is not None:
            words = f"{file}: {rows:,} row{'s' if rows > 1 else ''} of it could not be read and left out"
            on_failure(Failure(str(file), InputError(words)))

    with tempfile.TemporaryDirectory(prefix="enduse-network-") as folder:
        kept = network_of_files(
            list(opened), Path(folder), preset=preset, columns=columns, known=opened, progress=progress,
            on_told=told.append, on_rejected=on_rejected,
        )  # fmt: skip
        if not kept.counts().movements:
            why = "; ".join((*told, *_amiss(kept))) or "there are no rows"
            raise InputError(
                f"{', '.join(map(str, opened))}: no movement from one party to another can be read ({why}); "
                "check the columns, --column names them"
            )
        with _told_of_database():
            found = trace(network_of(kept, register, asked), asked)
    return replace(found, notes=(*told, *found.notes))


@contextmanager
def _told_of_database() -> Iterator[None]:
    """Tell what ails the database in a line of ours: damaged files, too little memory or disk."""
    try:
        yield
    except duckdb.Error as error:
        why = str(error).splitlines()[0][:200]
        raise InputError(
            f"the network cannot be searched ({why}); ask with --goods, --since, --via or fewer --max-hops, "
            "make room on the disk, or load the shipments again"
        ) from error


def _opened(
    files: Sequence[Path],
    preset: str | None,
    columns: Mapping[str, str] | None,
    on_failure: Callable[[Failure], None] | None,
) -> dict[Path, Columns]:
    """Files whose columns can be made out, with these; the first failure is raised where there is none."""
    found: dict[Path, Columns] = {}
    failures: list[Failure] = []
    for file in dict.fromkeys(files):
        try:
            found[file] = columns_of(str(file), preset=preset, given=columns)
        except InputError as error:
            failures.append(Failure(str(file), error))
    if failures and (on_failure is None or not found):
        raise failures[0].error
    if on_failure is not None:
        for failure in failures:
            on_failure(failure)
    return found


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
    asked = ground(question)  # as above
    register = read_holdings(map(str, ownership)) if ownership else Register()
    moved = movements_of(*said)
    kept = network_store(case, progress)
    if not moved.said and not kept.counts().movements:
        raise InputError(
            f"{case}: no claim of a transfer and no shipment to trace; read reports with --case, "
            "or load trade records: enduse shipments load FILE --case DIR"
        )
    with _told_of_database():
        return trace(network_of(kept, register, asked, moved), asked)


def trace(network: Network, asked: Ground) -> Tracing:
    """Trace routes through a network.

    Args:
        network: Shipments, claims and ownership.
        asked: What is asked, as the network was made for; parties to pass are made out here.

    Raises:
        UsageError: Nobody is called as `via` asks.
    """
    question = asked.question
    backings = Backings(network.said.said)
    via = None if question.via is None else network.called(question.via)

    def told_of(chain: Chain, legs: Legs) -> float:
        shares = [_share(_backed(network, backings, chain, place, leg)) for place, leg in enumerate(legs)]
        return sum(shares) / len(shares)

    found = search(network.records, replace(asked, via=via), told=told_of if network.said.said else None)
    routes = told(found.found, _telling(network, question, backings, found.found))
    return Tracing(routes, found.ways, (*_amiss(network.store), *network.notes, *_notes(found, question)))


def _amiss(store: Store | None) -> Iterator[str]:
    """What the network of shipments could not take, or not as it stands: a sentence for each reason."""
    if store is None:
        return
    counts = store.counts()
    for what, reasons in ((" left out", counts.left_out), ("", counts.told)):
        for reason, number in reasons.items():
            examples = ", ".join(counts.examples.get(reason, ()))
            records = f"{number:,} record{'s' if number > 1 else ''}{what}: {reason}"
            yield f"{records} (as in {examples})" if examples else records


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
    links, since = network.records.links, question.since_day()

    def support(chain: Chain, place: int, movements: Sequence[Movement]) -> list[Support]:
        backed = _backed(network, backings, chain, place, movements)
        return [Support(claim, each.said.disputed) for each in backed for claim in each.said.claims]

    uses = _uses(network, {party for route in found for party in route.chain.parties if party >= 0})
    return Telling(
        question,
        lambda party: network.stop(party, uses),
        _shipments(network, numbers),
        support,
        lambda one, other: links.get((one, other)) or links.get((other, one), ""),
        lambda party, country: _tie(network.records.known.get(party, Known()), country, since),
    )


def _tie(known: Known, country: str, since: int | None) -> str:
    """What speaks for goods going on from a party to a country, in words."""
    if country in (known.owners or ()):
        return f"it is owned from {country}"
    if since is not None and known.founded_day is not None and known.founded_day >= since:
        return "it was founded since the date"
    return f"it sends other goods to {country}"


def _shipments(network: Network, numbers: set[int]) -> dict[int, str]:
    if network.store is None or not numbers:
        return {}
    with duckdb.connect() as connection:
        rows = connection.execute(
            f"SELECT id, shipment FROM {network.store.movements_table} WHERE id IN (SELECT unnest(?))",  # noqa: S608
            [sorted(numbers)],
        ).fetchall()
    return dict(rows)


def _uses(network: Network, parties: set[int]) -> dict[int, int]:
    """How often each spelling of some parties stands in the records."""
    spelt = sorted({number for party in parties for number in (party, *network.spellings.get(party, ()))})
    if network.store is None or not spelt:
        return {}
    table = network.store.movements_table
    with duckdb.connect() as connection:
        rows = connection.execute(
            f"SELECT party, count(*) FROM (SELECT source party FROM {table} UNION ALL SELECT target FROM {table}) "  # noqa: S608
            "WHERE party IN (SELECT unnest(?)) GROUP BY party",
            [spelt],
        ).fetchall()
    return dict(rows)


def _notes(found: Search, question: Question) -> tuple[str, ...]:
    cut = (*found.notes, *_limited(found, question))
    if found.ways is None:
        return cut
    least = "at least " if found.notes else ""
    chains = f"{least}{found.ways:,} chain{'' if found.ways == 1 else 's'} of parties fit the question"
    return (f"{chains}; followed: {found.looked_at:,}", *cut)


def _limited(found: Search, question: Question) -> Iterator[str]:
    if len(found.found) == question.limit and found.ways != question.limit:
        best = "the best is" if question.limit == 1 else f"the {question.limit:,} best are"
        yield f"{best} listed; there may be more: --limit"
