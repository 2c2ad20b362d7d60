"""First step of the fast search: the movements a question is about, and their sums, as tables in DuckDB."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import duckdb
import numpy as np

from enduse.tracing.chain import Known, grams
from enduse.tracing.ground import Ground
from enduse.tracing.movement import EARLIEST, LATEST, Movement
from enduse.tracing.records import Records


class GoodsKeys:
    """Goods as numbers: tariff codes as they are, everything else below zero."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._keys: dict[int, str] = {0: ""}

    def number(self, key: str) -> int:
        """The number of a key."""
        if key.isdecimal():
            return int(key)
        if not key:
            return 0
        found = self._numbers.setdefault(key, -1 - len(self._numbers))
        self._keys[found] = key
        return found

    def key(self, number: int) -> str:
        """The key of a number."""
        return self._keys[number] if number <= 0 else f"{number:06d}"


def literals(words: Iterable[str]) -> str:
    """Words as literals of SQL, parted by commas."""
    return ", ".join("'" + word.replace("'", "''") + "'" for word in words)


def listed(words: Iterable[str]) -> str:
    """Words as a list in SQL; no list is empty."""
    return f"({literals((*words, ''))})"


def lay_out(connection: duckdb.DuckDBPyConnection, records: Records, ground: Ground, keys: GoodsKeys) -> None:
    """Make the tables `known`, `joined` and `moving`.

    `moving` has a row for every movement that counts: id, source, target (after joining), countries, goods, days,
    grams, and `kind`: f, m or l where it may be the first leg, one between, or the last; null where none.
    """
    _known(connection, records)
    _joined(connection, records)
    question = ground.question
    since = question.since_day()
    day = "" if since is None else f" AND coalesce(m.last_day, {LATEST}) >= {since}"
    connection.execute(
        "CREATE TEMP TABLE moving (id BIGINT, source INTEGER, target INTEGER, source_country VARCHAR, "
        "target_country VARCHAR, origin_country VARCHAR, goods INTEGER, first_day INTEGER, last_day INTEGER, "
        "grams BIGINT, wanted BOOLEAN, kind VARCHAR)"
    )
    if records.movements is not None:
        source, target = node_of("source", records), node_of("target", records)
        connection.execute(
            "INSERT INTO moving SELECT *, "
            f"{_kind(ground)} FROM (SELECT m.id, {source} AS source, {target} AS target, m.source_country, "
            "m.target_country, m.origin_country, m.goods, "
            f"coalesce(m.first_day, {EARLIEST}) AS first_day, coalesce(m.last_day, {LATEST}) AS last_day, "
            f"CAST(floor(m.kg * 1000 + 0.5) AS BIGINT) AS grams, {ground.wanted_sql('m.goods')} AS wanted "
            f"FROM read_parquet(?) m {joins_of(records)} "
            f"WHERE {source} <> {target}{day} AND {ground.within_sql('m.goods')})",
            [str(records.movements)],
        )
    _told(connection, records.told, ground, keys)


def node_of(column: str, records: Records) -> str:
    """The party a column of the store's movements stands for, after joining; see `joins_of`."""
    return f"coalesce(j_{column}.node, m.{column})" if records.joined else f"m.{column}"


def joins_of(records: Records, *ends: str) -> str:
    """Joins of a query on the store's movements, named m, that `node_of` needs; of both ends, or of those given."""
    if not records.joined:
        return ""
    return "".join(f"LEFT JOIN joined j_{end} ON j_{end}.party = m.{end} " for end in ends or ("source", "target"))


def _joined(connection: duckdb.DuckDBPyConnection, records: Records) -> None:
    connection.execute("CREATE TEMP TABLE joined (party INTEGER, node INTEGER)")
    if records.joined:
        party = np.fromiter(records.joined.keys(), np.int32, len(records.joined))
        node = np.fromiter(records.joined.values(), np.int32, len(records.joined))
        insert(connection, "joined", {"party": party, "node": node})


def _known(connection: duckdb.DuckDBPyConnection, records: Records) -> None:
    connection.execute(
        "CREATE TEMP TABLE known (party INTEGER, country VARCHAR, nameless BOOLEAN, first_day INTEGER, "
        "founded_day INTEGER, owners VARCHAR, confidence DOUBLE)"
    )
    if records.known:
        each = records.known.values()
        size = len(records.known)
        insert(
            connection,
            "known",
            {
                "party": np.fromiter(records.known, np.int32, size),
                "country": _words(known.country for known in each),
                "nameless": np.fromiter((known.nameless for known in each), np.bool_, size),
                "first_day": _numbers(known.first_day for known in each),
                "founded_day": _numbers(known.founded_day for known in each),
                "owners": _words(None if known.owners is None else " ".join(sorted(known.owners)) for known in each),
                "confidence": np.fromiter((known.confidence for known in each), np.float64, size),
            },
        )
    if records.parties is not None:
        connection.execute(
            "INSERT INTO known SELECT party, country, starts_with(key, '?'), first_day, NULL, NULL, 1.0 "
            "FROM read_parquet(?) p WHERE NOT EXISTS (FROM known k WHERE k.party = p.party)",
            [str(records.parties)],
        )


def _words(values: Iterable[str | None]) -> np.ndarray[Any, Any]:
    return np.array([*values, None], dtype=object)[:-1]


def _numbers(values: Iterable[int | None], kind: type[np.integer[Any]] = np.int32) -> np.ma.MaskedArray[Any, Any]:
    numbers = list(values)
    return np.ma.masked_array([number or 0 for number in numbers], [number is None for number in numbers], kind)


def _told(
    connection: duckdb.DuckDBPyConnection, movements: Sequence[Movement], ground: Ground, keys: GoodsKeys
) -> None:
    connection.execute("CREATE TEMP TABLE said AS FROM moving LIMIT 0")
    connection.execute("ALTER TABLE said RENAME kind TO counts")
    columns = {
        "id": np.array([each.id for each in movements], np.int64),
        "source": np.array([each.source for each in movements], np.int32),
        "target": np.array([each.target for each in movements], np.int32),
        "source_country": _words(each.source_country for each in movements),
        "target_country": _words(each.target_country for each in movements),
        "origin_country": _words(each.origin_country for each in movements),
        "goods": _numbers((keys.number(each.goods) for each in movements), np.int32),
        "first_day": np.array([each.first_day for each in movements], np.int32),
        "last_day": np.array([each.last_day for each in movements], np.int32),
        "grams": _numbers((grams(each.kg) for each in movements), np.int64),
        "wanted": np.array([ground.wanted(each.goods) for each in movements], np.bool_),
        "counts": _words("yes" if ground.counts(each) else None for each in movements),
    }
    if movements:
        insert(connection, "said", columns)
    connection.execute(f"INSERT INTO moving SELECT * EXCLUDE counts, {_kind(ground)} FROM said WHERE counts = 'yes'")


def _kind(ground: Ground) -> str:
    starts, ends = listed(ground.question.origins), listed(ground.question.destinations)
    leaves = f"coalesce(source_country IN {starts}, false)"
    arrives = f"coalesce(target_country IN {ends}, false)"
    nameless = "(SELECT party FROM known WHERE nameless)"
    from_between = f"NOT {leaves} AND coalesce(source_country NOT IN {ends}, true) AND source NOT IN {nameless}"
    to_between = f"NOT {arrives} AND coalesce(target_country NOT IN {starts}, true) AND target NOT IN {nameless}"
    return (
        f"CASE WHEN {leaves} AND {to_between} AND wanted THEN 'f' "
        f"WHEN {from_between} AND {to_between} THEN 'm' WHEN {from_between} AND {arrives} THEN 'l' END"
    )


def lay_sums(connection: duckdb.DuckDBPyConnection, ground: Ground) -> None:
    """Make the tables `turnover` (of each party) and `pairs` (between two)."""
    ends = listed(ground.question.destinations)
    connection.execute(
        "CREATE TEMP TABLE pairs AS SELECT source a, target b, CAST(coalesce(sum(grams), 0) AS BIGINT) w, "
        f"CAST(coalesce(sum(grams) FILTER (target_country IN {ends}), 0) AS BIGINT) there FROM moving GROUP BY ALL"
    )
    connection.execute(
        "CREATE TEMP TABLE turnover AS SELECT party, CAST(sum(taken) AS BIGINT) taken, CAST(sum(sent) AS BIGINT) sent, "
        "CAST(sum(there) AS BIGINT) there FROM (SELECT b party, w taken, 0 sent, 0 there FROM pairs UNION ALL "
        "SELECT a, 0, w, there FROM pairs) GROUP BY party"
    )


def insert(connection: duckdb.DuckDBPyConnection, table: str, columns: dict[str, Any]) -> None:
    """Add columns of numpy arrays to a table."""
    connection.register("columns", columns)
    connection.execute(f"INSERT INTO {table} SELECT * FROM columns")
    connection.unregister("columns")


def known_of(row: tuple[Any, ...]) -> Known:
    """What a row of the table `known` says, without its party."""
    country, nameless, first_day, founded_day, owners, confidence = row
    return Known(
        country, nameless, first_day, founded_day, None if owners is None else frozenset(owners.split()), confidence
    )
