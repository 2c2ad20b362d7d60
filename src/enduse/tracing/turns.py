"""Third step of the fast search: where one leg meets the next, and how many chains that makes."""

from __future__ import annotations

from typing import Final

import duckdb

from enduse.tracing.ground import Ground
from enduse.tracing.terms import term_rows

MOST_TURNS: Final = 3_000_000
"""Meetings of two legs to hold; beyond it the busiest parties keep their heaviest lanes only."""
_KEPT: Final = 300
_BUSY: Final = 100_000
_FEWER: Final = (300, 200, 150, 100, 70, 50, 30, 20, 10, 5)


def lay_turns(connection: duckdb.DuckDBPyConnection, ground: Ground) -> tuple[str, ...]:
    """Make the table `turns`: parties a, b, c whose two legs may follow one another.

    ia and oa mark a leg nobody recorded; v, soon, p … are the most each term of a score can be at b. What had to be
    cut off is answered in sentences.
    """
    notes = _cut(connection)
    days = ground.question.max_days
    soon = f"1 - greatest(0, o.f - i.l) / {days}.0" if days else "1.0"
    parts = (
        "SELECT i.a a, i.b b, o.b c, i.k = 'f' starts, o.k = 'l' ends, false ia, false oa, max(alike.v) v, "
        f"max({soon}) soon, max(goods.concern) concern FROM lanes i JOIN alike ON alike.a = i.g "
        "JOIN lanes o ON o.a = i.b AND o.g = alike.b JOIN goods ON goods.g = i.g "
        "WHERE i.k <> 'l' AND o.k <> 'f' AND i.f <= o.l "
        f"AND o.f - i.l <= {days} AND i.a <> o.b GROUP BY ALL",
        "SELECT n.a, n.b, n.c, true, n.k = 'l', true, false, 0.0, 0.0, max(goods.concern) FROM from_nobody n "
        "JOIN goods USING (g) WHERE EXISTS (FROM lanes o WHERE o.a = n.b AND o.b = n.c AND o.k = n.k) GROUP BY ALL",
        "SELECT i.a, i.b, t.c, i.k = 'f', true, false, true, 0.0, 0.0, max(goods.concern) FROM lanes i "
        "JOIN to_nobody t ON t.b = i.b JOIN goods USING (g) WHERE i.k <> 'l' GROUP BY ALL",
        "SELECT i.a, i.b, h.b, i.k = 'f', false, false, true, 1.0, 1.0, max(goods.concern) FROM lanes i "
        "JOIN handing h ON h.a = i.b JOIN goods USING (g) WHERE i.k <> 'l' AND i.a <> h.b GROUP BY ALL",
        "SELECT h.a, h.b, o.b, false, o.k = 'l', true, false, 1.0, 1.0, 0.0 FROM handing h "
        "JOIN lanes o ON o.a = h.b WHERE o.k <> 'f' AND h.a <> o.b GROUP BY ALL",
    )
    connection.execute(
        "CREATE TEMP TABLE weights AS SELECT a, b, k, CAST(sum(w) AS BIGINT) w FROM every_lane GROUP BY ALL"
    )
    share = "least(taken, {on}) / CAST(greatest(taken, sent) AS DOUBLE)"
    passing = (
        f"CASE WHEN ia OR oa THEN NULL WHEN taken = 0 OR sent = 0 THEN {term_rows()['passing on'].unknown} "
        f"WHEN ends THEN {share.format(on='hubs.there')} ELSE {share.format(on='coalesce(pairs.w, 0)')} END"
    )
    connection.execute(
        f"CREATE TEMP TABLE turns AS SELECT met.a a, met.b b, met.c c, starts, ends, ia, oa, v, soon, {passing} p, "
        "wi.w wi, wo.w wo, concern, newness, tie, confidence "
        f"FROM ({' UNION ALL '.join(parts)}) met JOIN hubs ON hubs.party = met.b "
        "LEFT JOIN pairs ON pairs.a = met.b AND pairs.b = met.c "
        "LEFT JOIN weights wi ON NOT ia AND wi.a = met.a AND wi.b = met.b "
        "AND wi.k = CASE WHEN starts THEN 'f' ELSE 'm' END "
        "LEFT JOIN weights wo ON NOT oa AND wo.a = met.b AND wo.b = met.c "
        "AND wo.k = CASE WHEN ends THEN 'l' ELSE 'm' END"
    )
    return notes


def _cut(connection: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """Where meetings would be too many, keep the heaviest lanes of the busiest parties; answer what was left out."""
    connection.execute(
        "CREATE TEMP TABLE partners AS SELECT * FROM (SELECT b party, count(*) FILTER (k = 'f') f, "
        "count(*) FILTER (k = 'm') mi FROM lanes WHERE k <> 'l' GROUP BY b) JOIN (SELECT a party, "
        "count(*) FILTER (k = 'm') mo, count(*) FILTER (k = 'l') l FROM lanes WHERE k <> 'f' GROUP BY a) USING (party)"
    )
    if _meetings(connection) <= MOST_TURNS:
        return ()
    (before,) = connection.execute("SELECT count(*) FROM lanes").fetchone() or (0,)
    kept, busy = _kept(connection)
    heaviest = f"row_number() OVER (PARTITION BY {{end}}, k = '{{edge}}' ORDER BY w DESC, a, b, g) <= {kept}"
    coming, going = heaviest.format(end="b", edge="f"), heaviest.format(end="a", edge="l")
    chosen = f"(SELECT party FROM partners WHERE {busy})"
    connection.execute(
        f"CREATE TEMP TABLE fewer AS FROM lanes QUALIFY (k = 'l' OR b NOT IN {chosen} OR {coming}) "
        f"AND (k = 'f' OR a NOT IN {chosen} OR {going})"
    )
    connection.execute("DROP TABLE lanes")
    connection.execute("ALTER TABLE fewer RENAME TO lanes")
    (after,) = connection.execute("SELECT count(*) FROM lanes").fetchone() or (0,)
    return (
        f"truncated: parties with very many partners keep their {kept} heaviest lanes in and out; "
        f"{before - after:,} of {before:,} lanes were left out; ask with --goods, --via, --since or fewer --max-hops",
    )


def _kept(connection: duckdb.DuckDBPyConnection) -> tuple[int, str]:
    """How many lanes of a kind a party keeps, and which parties are held to it: first the busiest, then all."""
    for kept, busy in ((_KEPT, f"(f + mi) * (mo + l) > {_BUSY}"), *((each, "true") for each in _FEWER)):
        if _meetings(connection, kept, busy) <= MOST_TURNS:
            break
    return kept, busy


def _meetings(connection: duckdb.DuckDBPyConnection, kept: int = 0, busy: str = "false") -> float:
    """How often two lanes meet where parties keep some lanes of a kind only."""
    first, coming, going, last = (
        f"(CASE WHEN {busy} THEN least({each}, {kept}) ELSE {each} END)" for each in ("f", "mi", "mo", "l")
    )
    counted = f"SELECT sum(CAST({first} + {coming} AS DOUBLE) * ({going} + {last})) FROM partners"
    (meetings,) = connection.execute(counted).fetchone() or (0,)
    return float(meetings or 0)
