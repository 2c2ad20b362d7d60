"""Fourth step of the fast search: chains of parties, each with the most its score can be, the most promising first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import duckdb

from enduse.tracing.chain import Chain
from enduse.tracing.ground import Ground
from enduse.tracing.narrowing import narrowed, ways
from enduse.tracing.terms import score_sql, term_rows

KEPT: Final = 50_000
"""Chains of one length to hold, the most promising."""
MOST_WAYS: Final = 200_000_000
"""Chains of one length to go through at all."""
_NARROW: Final = 20_000_000
"""Chains of one length to go through where there are more than that."""
_SLACK: Final = 2e-6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A chain that may be a route.

    Args:
        chain: The parties.
        bound: The most its score can be.
    """

    chain: Chain
    bound: float


@dataclass(frozen=True, slots=True)
class Candidates:
    """Chains of every length.

    Args:
        chains: The most promising first.
        ways: How many there are, counted before those that meet a party twice are left out; None when a length was
            passed over.
        notes: What was cut off.
    """

    chains: tuple[Candidate, ...]
    ways: int | None
    notes: tuple[str, ...]


def candidates(connection: duckdb.DuckDBPyConnection, ground: Ground, *, has_claims: bool) -> Candidates:
    """Chains of the table `turns`, every length up to the one asked for."""
    _lay_via(connection, ground)
    found: list[Candidate] = []
    notes: list[str] = []
    counted: int | None = 0
    for hops in range(2, ground.question.max_hops + 1):
        number = ways(connection, "turns", hops)
        counted = None if counted is None else counted + int(number)
        turns = "turns"
        if number > MOST_WAYS:
            least = narrowed(connection, hops, _NARROW, has_claims=has_claims)
            notes.append(_passed_over(number, hops, least))
            if least is None:
                counted = None
                continue
            turns = "narrow"
        rows = connection.execute(_statement(hops, ground, turns, has_claims=has_claims)).fetchall()
        if len(rows) > KEPT:
            notes.append(
                f"truncated: of about {number:,.0f} chains of {hops} legs the {KEPT:,} that can score highest were kept"
            )
        for *parties, gap, bound in rows[:KEPT]:
            found.append(Candidate(Chain(tuple(parties), None if gap < 0 else gap), bound + _SLACK))
    found.sort(key=lambda each: (-each.bound, each.chain.parties))
    return Candidates(tuple(found), counted, tuple(notes))


def _passed_over(ways: float, hops: int, least: float | None) -> str:
    ask = "ask with --via, --goods, --since or fewer --max-hops"
    if least is None:
        return f"truncated: {ways:.2g} chains of {hops} legs are too many and were not looked at; {ask}"
    return (
        f"truncated: of {ways:.2g} chains of {hops} legs those were not looked at that can score {least:.2f} at most; "
        f"{ask}"
    )


def _lay_via(connection: duckdb.DuckDBPyConnection, ground: Ground) -> None:
    connection.execute("CREATE TEMP TABLE via (party INTEGER)")
    if ground.via:
        connection.execute("INSERT INTO via SELECT unnest(?)", [sorted(ground.via)])


def _statement(hops: int, ground: Ground, turns: str, *, has_claims: bool) -> str:
    """Chains of a length as joined turns t0, t1 …, with the most their score can be, the most promising first."""
    count = hops - 1
    each = [f"t{place}" for place in range(count)]
    joins = f"{turns} t0"
    rules = ["t0.starts", f"{each[-1]}.ends"]
    for here, there in pairwise(each):
        joins += f" JOIN {turns} {there} ON {there}.a = {here}.b AND {there}.b = {here}.c AND {there}.ia = {here}.oa"
        rules += [f"NOT {here}.ends", f"NOT {there}.starts"]
    parties = ["t0.a", "t0.b", *(f"{turn}.c" for turn in each)]
    gaps = ["t0.ia", *(f"{turn}.oa" for turn in each)]
    rules.append(" + ".join(f"{gap}::INTEGER" for gap in gaps) + " <= 1")
    rules += [f"{one} <> {other}" for place, one in enumerate(parties) for other in parties[place + 2 :] if count > 1]
    if ground.via is not None:
        rules.append("(" + " OR ".join(f"{party} IN (FROM via)" for party in parties[1:-1]) + ")")
    gap = "CASE " + " ".join(f"WHEN {mark} THEN {place}" for place, mark in enumerate(gaps)) + " ELSE -1 END"
    return (
        f"SELECT {', '.join(f'{party} AS n{place}' for place, party in enumerate(parties))}, {gap} AS gap, "
        f"{_bound(hops, each, gaps, has_claims=has_claims)} AS bound FROM {joins} WHERE {' AND '.join(rules)} "
        f"ORDER BY bound DESC, {', '.join(f'n{place}' for place in range(hops + 1))}, gap LIMIT {KEPT + 1}"
    )


def _bound(hops: int, each: list[str], gaps: list[str], *, has_claims: bool) -> str:
    rows = term_rows()
    gapped = f"({' OR '.join(gaps)})"
    open_end = "false" if hops > 2 else gapped
    moved = ["t0.wi", *(f"{turn}.wo" for turn in each)]
    shared = f"{_least(moved)} / CAST(nullif({_most(moved)}, 0) AS DOUBLE)"
    unweighed = rows["quantity"].unknown
    quantity = f"greatest({unweighed}, CASE WHEN t0.ia THEN 1.0 ELSE coalesce({shared}, 0.0) END)"
    passed = _least([f"{turn}.p" for turn in each])
    terms = {
        "passing on": f"greatest({rows['passing on'].unknown}, coalesce({passed}, 0.0))",
        "timing": f"greatest({rows['timing'].unknown}, {_most([f'{turn}.soon' for turn in each])})",
        "goods": _most([f"{turn}.v" for turn in each]),
        "quantity": quantity,
        "origin": "1.0",
        "newcomer": _most([f"{turn}.newness" for turn in each]),
        "tie": _most([f"{turn}.tie" for turn in each]),
        "concern": "t0.concern",
        "told": "1.0" if has_claims else str(rows["told"].unknown),
        "evidence": f"CASE WHEN {gapped} THEN {(hops - 1) / hops} ELSE 1.0 END",
        "joining": _least([f"{turn}.confidence" for turn in each]),
    }
    for name in ("timing", "goods", "quantity", "origin"):
        terms[name] = f"CASE WHEN {open_end} THEN {rows[name].unknown} ELSE {terms[name]} END"
    return score_sql(terms)


def _least(columns: list[str]) -> str:
    return f"least({', '.join(columns)})" if len(columns) > 1 else columns[0]


def _most(columns: list[str]) -> str:
    return f"greatest({', '.join(columns)})" if len(columns) > 1 else columns[0]
