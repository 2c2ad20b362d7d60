"""What the terms of a score say of each party that may be an intermediary, as a table in DuckDB."""

from __future__ import annotations

import duckdb

from enduse.tracing.ground import Ground
from enduse.tracing.moving import joins_of, listed, node_of
from enduse.tracing.records import Records
from enduse.tracing.terms import BEFORE, FIRST_SEEN, term_rows


def lay_hubs(connection: duckdb.DuckDBPyConnection, records: Records, ground: Ground, begins: int | None) -> None:
    """Make the table `hubs` of the parties between whom lanes turn; the most each term of a score can be there."""
    connection.execute(
        "CREATE TEMP TABLE between_ AS SELECT b party FROM lanes WHERE k <> 'l' UNION SELECT a FROM lanes "
        "WHERE k <> 'f' UNION SELECT a FROM handing UNION SELECT b FROM handing"
    )
    _lay_intake(connection, records, ground)
    unknown = {name: row.unknown for name, row in term_rows().items()}
    since = ground.question.since_day()
    newness = str(unknown["newcomer"])
    if since is not None:
        reaches_back = begins is not None and begins <= since - BEFORE
        seen = f"WHEN first_day >= {since} THEN {FIRST_SEEN} WHEN first_day < {since} THEN 0.0" if reaches_back else ""
        newness = (
            f"CASE WHEN founded_day IS NOT NULL THEN CAST(founded_day >= {since} AS DOUBLE) {seen} "
            f"ELSE {unknown['newcomer']} END"
        )
    ends = "[" + listed(ground.question.destinations)[1:-1] + "]"
    connection.execute(
        f"CREATE TEMP TABLE hubs AS SELECT party, taken, sent, there, coalesce(records, 0) records, "
        f"coalesce(asked, 0) asked, {newness} newness, "
        f"CASE WHEN list_has_any(string_split(owners, ' '), {ends}) OR party IN (SELECT a FROM links) THEN 1.0 "
        f"ELSE {unknown['tie']} END tie, confidence, coalesce(asked / records, {unknown['mainly']}) mainly "
        "FROM between_ JOIN turnover USING (party) JOIN known USING (party) LEFT JOIN intake USING (party)"
    )


def _lay_intake(connection: duckdb.DuckDBPyConnection, records: Records, ground: Ground) -> None:
    """Count what records say these parties took in: of any goods, and of those asked about."""
    since = ground.question.since_day()
    day = "" if since is None else f" AND coalesce(m.last_day, 1000000) >= {since}"
    bought, given = "SELECT 0 party, false wanted LIMIT 0", []
    if records.movements is not None:
        source, target = node_of("source", records), node_of("target", records)
        bought = (
            f"SELECT {target} party, {ground.wanted_sql('m.goods')} wanted FROM read_parquet(?) m {joins_of(records)} "
            f"WHERE {target} IN (FROM between_) AND {source} <> {target}{day}"
        )
        given = [str(records.movements)]
    connection.execute(
        "CREATE TEMP TABLE intake AS SELECT party, count(*) records, count(*) FILTER (wanted) asked "
        f"FROM ({bought}) GROUP BY party",
        given,
    )
