"""Shipments to a store, streamed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from enduse.model import Shipment
from enduse.tracing.day import days_of
from enduse.tracing.store.batch import Batch
from enduse.tracing.store.building import building
from enduse.tracing.store.layout import write_tables
from enduse.tracing.store.line import Lines

_TOLD_EVERY: Final = 5000

# The name of a party is its most frequent spelling; parties are numbered by their keys, so that the order in which
# shipments come changes nothing.
_PARTIES: Final = """
create table party as
select cast(row_number() over (order by key) - 1 as integer) as party, key, name, country, first_day
from (
    select key, name, country, min(min(first_day)) over (partition by key) as first_day,
        row_number() over (partition by key order by sum(uses) desc, name) as place
    from spelled group by key, name, country
)
where place = 1
"""
_NUMBERS: Final = """
create table numbered as select spelled.id, party.party, party.country from spelled join party using (key)
"""
_MOVEMENTS: Final = """
select source.party as source, target.party as target, source.country as source_country,
    target.country as target_country, line.* exclude (source, target)
from line join numbered as source on source.id = line.source join numbered as target on target.id = line.target
"""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of the shipments.

    Args:
        movements: Movements written: one a shipment and good.
        parties: Parties they go between.
        left_out: Why shipments are not in the network, and how many.
        told: What of shipments that are in it was left open or mended, and of how many.
        examples: Reason of either kind to the ids of up to three such shipments.
    """

    movements: int
    parties: int
    left_out: Mapping[str, int]
    told: Mapping[str, int]
    examples: Mapping[str, tuple[str, ...]]


def write(
    shipments: Iterable[Shipment],
    folder: Path,
    *,
    progress: Callable[[int], None] | None = None,
    today: date | None = None,
    stamp: str = "",
) -> Written:
    """Write shipments to a store, which replaces the one in the folder.

    A party is its name in small letters without accents and signs, with its country; without a name the number the
    record gives it; without either "somebody in" the country of departure or destination. Memory stays below 500 MB
    whatever the number of shipments; the disk holds about three times the size of the store for a while.

    Args:
        shipments: Any number of them, read once.
        folder: The folder of the store; made when missing.
        progress: Told now and then how many shipments have been taken.
        today: A shipment after it is told to lie in the future; None for the day in UTC.
        stamp: What the shipments were read from, kept in the store.

    Raises:
        InputError: The folder cannot be written to or the disk is full; and whatever `shipments` raises. The store
            of before stays.
    """
    day = today or datetime.now(UTC).date()
    lines = Lines(days_of(day.isoformat())[0])
    with building(folder) as connection:
        batch = Batch(connection)
        count = 0
        for shipment in shipments:
            count += 1
            for line in lines.of(shipment):
                batch.add(line)
            if progress is not None and count % _TOLD_EVERY == 0:
                progress(count)
        batch.flush()
        if progress is not None:
            progress(count)
        connection.execute(_PARTIES)
        connection.execute(_NUMBERS)
        left_out, told = lines.left_out, lines.told
        examples = {**left_out.examples, **told.examples}
        head = {"left_out": dict(left_out.counts), "told": dict(told.counts), "examples": examples}
        counts = write_tables(
            connection, folder, movements_sql=_MOVEMENTS, parties_sql="from party", told=head, stamp=stamp
        )
    return Written(counts.movements, counts.parties, left_out.counts, told.counts, examples)
