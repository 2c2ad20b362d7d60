"""Second step of the fast search: movements of two parties and one kind of goods as a lane, pruned both ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import duckdb
import numpy as np

from enduse.tracing.chain import somebody
from enduse.tracing.ground import Ground
from enduse.tracing.movement import LATEST
from enduse.tracing.moving import GoodsKeys, insert, joins_of, listed, node_of
from enduse.tracing.records import Records


def lay_links(connection: duckdb.DuckDBPyConnection, links: Mapping[tuple[int, int], str]) -> None:
    """Make the table `links` of linked parties, both ways."""
    connection.execute("CREATE TEMP TABLE links (a INTEGER, b INTEGER)")
    if links:
        both = sorted({*links, *((b, a) for a, b in links)})
        insert(connection, "links", {"a": np.array([a for a, _ in both]), "b": np.array([b for _, b in both])})


def lay_lanes(connection: duckdb.DuckDBPyConnection, records: Records, ground: Ground, keys: GoodsKeys) -> None:
    """Make the tables `goods`, `alike`, `lanes`, `from_nobody`, `to_nobody` and `handing`.

    `lanes`: a, b, goods g, kind k, first and last day, grams w. `from_nobody` and `to_nobody`: parties that somebody
    nobody named may have supplied, or been supplied by. `handing`: linked parties between whom nothing is recorded.
    """
    _goods(connection, ground, keys)
    connection.execute(
        "CREATE TEMP TABLE every_lane AS SELECT source a, target b, goods g, kind k, min(first_day) f, "
        "max(last_day) l, CAST(coalesce(sum(grams), 0) AS BIGINT) w FROM moving WHERE kind IS NOT NULL GROUP BY ALL"
    )
    connection.execute(
        "CREATE TEMP TABLE handing AS SELECT a, b FROM links WHERE NOT EXISTS "
        "(FROM every_lane e WHERE e.k = 'm' AND e.a = links.a AND e.b = links.b) "
        f"AND {_between('a', ground)} AND {_between('b', ground)}"
    )
    _from_nobody(connection, ground)
    _to_nobody(connection, records, ground)
    _prune(connection, ground.question.max_hops)


def _goods(connection: duckdb.DuckDBPyConnection, ground: Ground, keys: GoodsKeys) -> None:
    numbers = [number for (number,) in connection.execute("SELECT DISTINCT goods FROM moving ORDER BY 1").fetchall()]
    connection.execute("CREATE TEMP TABLE goods (g INTEGER, concern DOUBLE)")
    connection.execute("CREATE TEMP TABLE alike (a INTEGER, b INTEGER, v DOUBLE)")
    if not numbers:
        return
    concern = np.array([ground.concern(keys.key(number)) for number in numbers])
    insert(connection, "goods", {"g": np.array(numbers, np.int32), "concern": concern})
    pairs = [(a, b, v) for a, b in _tried(numbers, ground, keys) if (v := ground.alike(keys.key(a), keys.key(b))) > 0]
    columns = {
        "a": np.array([a for a, _, _ in pairs], np.int32),
        "b": np.array([b for _, b, _ in pairs], np.int32),
        "v": np.array([v for _, _, v in pairs], np.float64),
    }
    insert(connection, "alike", columns)


def _tried(numbers: Sequence[int], ground: Ground, keys: GoodsKeys) -> Iterator[tuple[int, int]]:
    """Pairs of goods that may be alike: of one heading, near one another, and everything with categories."""
    if ground.near is None:
        yield from product(numbers, numbers)
        return
    starting: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        for start in {"", keys.key(number)[:4], keys.key(number)} if number > 0 else {""}:
            starting[start].append(number)
    for number in numbers:
        key = keys.key(number)
        places = {key[:4] if number >= 0 else "", *ground.near(key)}
        others = {other for place in places for other in starting.get(place, ())}
        for other in others | {each for each in numbers if each < 0}:
            yield number, other


def _between(column: str, ground: Ground) -> str:
    ends = listed((*ground.question.origins, *ground.question.destinations))
    return f"{column} IN (SELECT party FROM known WHERE NOT nameless AND coalesce(country NOT IN {ends}, true))"


def _from_nobody(connection: duckdb.DuckDBPyConnection, ground: Ground) -> None:
    origins = ground.question.origins
    numbers = " ".join(f"WHEN '{country}' THEN {somebody(origins, country)}" for country in origins)
    connection.execute(
        f"CREATE TEMP TABLE from_nobody AS SELECT CASE origin_country {numbers} END a, source b, target c, "
        "kind k, goods g FROM moving m WHERE kind IN ('m', 'l') AND wanted "
        f"AND origin_country IN {listed(origins)} AND NOT EXISTS "
        "(FROM moving i WHERE i.kind = 'f' AND i.target = m.source) "
        "GROUP BY ALL"
    )


def _to_nobody(connection: duckdb.DuckDBPyConnection, records: Records, ground: Ground) -> None:
    """Parties with a tie to a destination that are not seen to send such goods there."""
    question = ground.question
    since = question.since_day()
    connection.execute(
        "CREATE TEMP TABLE takers AS SELECT DISTINCT b party FROM every_lane WHERE k IN ('f', 'm') "
        "UNION SELECT b FROM handing"
    )
    connection.execute("CREATE TEMP TABLE to_nobody (b INTEGER, c INTEGER)")
    after = "" if since is None else f"AND coalesce(last_day, {LATEST}) >= {since}"
    for country in question.destinations:
        number = somebody(question.destinations, country) - len(question.origins)
        ties = [
            f"SELECT party FROM known WHERE list_contains(string_split(owners, ' '), '{country}')",
            f"SELECT source FROM said WHERE target_country = '{country}' {after}",
        ]
        if since is not None:
            ties.append(f"SELECT party FROM known WHERE founded_day >= {since}")
        given: list[str] = []
        if records.movements is not None:
            ties.append(
                f"SELECT DISTINCT {node_of('source', records)} FROM read_parquet(?) m {joins_of(records, 'source')} "
                f"WHERE target_country = '{country}' {after}"
            )
            given = [str(records.movements)]
        connection.execute(
            f"INSERT INTO to_nobody SELECT party, {number} FROM takers WHERE party IN ({' UNION ALL '.join(ties)}) "
            f"AND party NOT IN (SELECT source FROM moving WHERE kind = 'l' AND target_country = '{country}')",
            given,
        )


def _prune(connection: duckdb.DuckDBPyConnection, hops: int) -> None:
    """Keep lanes that a chain from a start to an end can use: forward from the starts, backward from the ends."""
    connection.execute(
        "CREATE TEMP TABLE ahead AS SELECT DISTINCT b party FROM every_lane WHERE k = 'f' "
        "UNION SELECT b FROM from_nobody"
    )
    for _ in range(hops - 2):
        connection.execute(
            "INSERT INTO ahead SELECT b FROM every_lane WHERE k = 'm' AND a IN (FROM ahead) "
            "UNION SELECT c FROM from_nobody WHERE k = 'm' UNION SELECT b FROM handing WHERE a IN (FROM ahead) "
            "EXCEPT FROM ahead"
        )
    connection.execute(
        "CREATE TEMP TABLE back AS SELECT DISTINCT a party FROM every_lane WHERE k = 'l' AND a IN (FROM ahead) "
        "UNION SELECT b FROM to_nobody"
    )
    for _ in range(hops - 2):
        connection.execute(
            "INSERT INTO back SELECT a FROM every_lane WHERE k = 'm' AND b IN (FROM back) AND a IN (FROM ahead) "
            "UNION SELECT a FROM handing WHERE b IN (FROM back) EXCEPT FROM back"
        )
    connection.execute(
        "CREATE TEMP TABLE lanes AS FROM every_lane WHERE (k = 'f' OR a IN (FROM ahead)) "
        "AND (k = 'l' OR b IN (FROM back))"
    )
