"""What the terms of a score say of each party that may be an intermediary, as a table in DuckDB."""

from __future__ import annotations

import duckdb

from enduse.tracing.ground import Ground
from enduse.tracing.moving import literals
from enduse.tracing.terms import BEFORE, FIRST_SEEN, term_rows


def lay_hubs(connection: duckdb.DuckDBPyConnection, ground: Ground, begins: int | None) -> None:
    """Make the table `hubs` of the parties between whom lanes turn; the most each term of a score can be there."""
    connection.execute(
        "CREATE TEMP TABLE between_ AS SELECT b party FROM lanes WHERE k <> 'l' UNION SELECT a FROM lanes "
        "WHERE k <> 'f' UNION SELECT a FROM handing UNION SELECT b FROM handing"
    )
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
    ends = f"[{literals(ground.question.destinations)}]"
    connection.execute(
        f"CREATE TEMP TABLE hubs AS SELECT party, taken, sent, there, {newness} newness, "
        f"CASE WHEN list_has_any(string_split(owners, ' '), {ends}) OR party IN (SELECT a FROM links) THEN 1.0 "
        f"ELSE {unknown['tie']} END tie, confidence FROM between_ JOIN turnover USING (party) JOIN known USING (party)"
    )
