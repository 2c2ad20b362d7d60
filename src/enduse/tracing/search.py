"""The fast search: joins of whole tables instead of walks, and only promising chains looked at closely."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import duckdb

from enduse.tracing.candidates import Candidate, candidates
from enduse.tracing.carrying import carried
from enduse.tracing.chain import Chain, Legs
from enduse.tracing.ground import Ground
from enduse.tracing.hubs import lay_hubs
from enduse.tracing.lanes import lay_lanes, lay_links
from enduse.tracing.legs import Shelf
from enduse.tracing.moving import GoodsKeys, lay_out, lay_sums
from enduse.tracing.ranking import Found, ranked
from enduse.tracing.records import Records
from enduse.tracing.terms import Facts, score, terms
from enduse.tracing.turns import lay_turns

MOST_LOOKED_AT: Final = 60_000
"""Chains at most whose movements are followed one by one."""
_FIRST_BATCH: Final = 250
_MEMORY: Final = "700MB"

Told = Callable[[Chain, Legs], float | None]


@dataclass(frozen=True, slots=True)
class Search:
    """What a search came to.

    Args:
        found: Routes, ranked and cut to the limit.
        ways: Chains of parties there are, None when some were not counted.
        looked_at: How many of them were followed.
        notes: What was cut off.
    """

    found: tuple[Found, ...]
    ways: int | None
    looked_at: int
    notes: tuple[str, ...]


def search(
    records: Records, ground: Ground, *, told: Told | None = None, threads: int | None = None, memory: str = _MEMORY
) -> Search:
    """Every route of a network on disk that answers the question, the same as the plain search finds.

    Chains are followed in the order of the most their score can be, until no other can come among the best.

    Args:
        records: The network.
        ground: The question.
        told: How far claims tell of a chain's legs; None when there are no claims.
        threads: Processors to use, None for all.
        memory: Memory the database may hold before it spills to the disk.
    """
    with tempfile.TemporaryDirectory(prefix="enduse-trace-") as spill:
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": memory,
            "temp_directory": spill,
            "preserve_insertion_order": "false",
        }
        if threads is not None:
            settings["threads"] = str(threads)
        with duckdb.connect(":memory:", config=settings) as connection:
            return _searched(connection, records, ground, told)


def _searched(connection: duckdb.DuckDBPyConnection, records: Records, ground: Ground, told: Told | None) -> Search:
    keys = GoodsKeys()
    lay_out(connection, records, ground, keys)
    (begins,) = connection.execute("SELECT min(first_day) FROM known").fetchone() or (None,)
    lay_links(connection, records.links)
    lay_sums(connection, ground)
    lay_lanes(connection, records, ground, keys)
    lay_hubs(connection, ground, begins)
    notes = lay_turns(connection, ground)
    promising = candidates(connection, ground, has_claims=told is not None)
    shelf = Shelf(connection, ground, keys, records.told)
    facts = Facts(
        shelf.known,
        shelf.turnover,
        shelf.lane,
        ground.concern,
        told or (lambda _chain, _legs: None),
        {**records.links, **{ends[::-1]: reason for ends, reason in records.links.items()}},
        frozenset(ground.question.origins),
        frozenset(ground.question.destinations),
        ground.question.since_day(),
        begins,
    )
    found, looked_at, cut = _best(promising.chains, shelf, ground, facts)
    return Search(tuple(found), promising.ways, looked_at, (*notes, *promising.notes, *cut))


def _best(
    chains: tuple[Candidate, ...], shelf: Shelf, ground: Ground, facts: Facts
) -> tuple[list[Found], int, tuple[str, ...]]:
    question = ground.question
    found: list[Found] = []
    through: dict[tuple[int, ...], float] = {}
    place, size, looked_at = 0, _FIRST_BATCH, 0

    def is_needless(candidate: Candidate) -> bool:
        """Whether a route through the same intermediaries, of which one is listed, scores more than can be had."""
        return question.via is None and through.get(candidate.chain.between, 0.0) > candidate.bound

    while place < len(chains):
        best = ranked(found, question)
        if len(best) == question.limit and best[-1].score > chains[place].bound:
            return best, looked_at, ()
        if looked_at >= MOST_LOOKED_AT:
            left = len(chains) - place
            return best, looked_at, (f"truncated: {left:,} chains that can score less were not followed",)
        batch = [each for each in chains[place : place + size] if not is_needless(each)]
        shelf.fetch(each.chain for each in batch)
        for each in batch:
            if is_needless(each):
                continue
            looked_at += 1
            went = carried(each.chain, shelf.legs(each.chain), ground.alike, question.max_days)
            if went is not None:
                told = terms(each.chain, went, facts, question.max_days)
                found.append(Found(each.chain, went, told, score(told)))
                between = each.chain.between
                through[between] = max(through.get(between, 0.0), found[-1].score)
        place, size = place + size, min(size * 2, 4000)
    return ranked(found, question), looked_at, ()
