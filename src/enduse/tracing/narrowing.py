"""Where chains are too many to go through: those are left out that cannot score as much as the others."""

from __future__ import annotations

from typing import Final

import duckdb

from enduse.tracing.terms import score_sql, term_rows

_KEPT: Final = (0.3, 0.1, 0.03, 0.01, 0.003, 0.001)
"""Shares of the turns to try to do with, the most promising of them."""


def narrowed(connection: duckdb.DuckDBPyConnection, hops: int, most: float, *, has_claims: bool) -> float | None:
    """Make the table `narrow` of the turns of `turns` that the best chains of a length are made of.

    A chain can score no more than its weakest turn lets it: what passed on, the weights of two legs and the joining
    of spellings count by their least, so a turn bounds every chain that takes it.

    Args:
        connection: With the table `turns`.
        hops: Legs of a chain, 3 or more.
        most: Chains at most that the table may make.
        has_claims: Whether claims were given.

    Returns:
        What no chain that was left out can score more than; None when even the best turns make too many.
    """
    top = _top(has_claims=has_claims)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE rated AS SELECT *, {top} AS top FROM turns")  # noqa: S608  # our own words
    for share in _KEPT:
        (least,) = connection.execute("SELECT quantile_disc(top, ?) FROM rated", [1 - share]).fetchone() or (None,)
        if least is None:
            return None
        connection.execute("CREATE OR REPLACE TEMP TABLE narrow AS FROM rated WHERE top >= ?", [least])
        if ways(connection, "narrow", hops) <= most:
            connection.execute("DROP TABLE rated")
            return float(least)
    return None


def ways(connection: duckdb.DuckDBPyConnection, turns: str, hops: int) -> float:
    """How many chains of a length a table of turns makes: counted leg by leg from the end, without walking one."""
    starts = [*["NOT t.starts"] * (hops - 2), "t.starts"]
    ending = f"SELECT t.a, t.b, t.ia, CAST(count(*) AS DOUBLE) n FROM {turns} t WHERE t.ends"  # noqa: S608  # as above
    counted = f"{ending} AND {starts[0]} GROUP BY ALL"
    for begun in starts[1:]:
        step = f"FROM {turns} t JOIN ({counted}) w ON w.a = t.b AND w.b = t.c AND w.ia = t.oa"
        counted = f"SELECT t.a, t.b, t.ia, sum(w.n) n {step} WHERE NOT t.ends AND {begun} GROUP BY ALL"
    (value,) = connection.execute(f"SELECT sum(n) FROM ({counted})").fetchone() or (0,)  # noqa: S608  # as above
    return float(value or 0)


def _top(*, has_claims: bool) -> str:
    """The most that a chain of three legs or more with this turn can score."""
    rows = term_rows()
    share = "least(wi, wo) / CAST(nullif(greatest(wi, wo), 0) AS DOUBLE)"
    gap = "CASE WHEN ia OR oa THEN 1.0 ELSE"
    least = {
        "passing on": f"greatest({rows['passing on'].unknown}, coalesce(p, 1.0))",
        "quantity": f"{gap} greatest({rows['quantity'].unknown}, coalesce({share}, 0.0)) END",
        "newcomer": "(SELECT max(newness) FROM turns)",
        "tie": "(SELECT max(tie) FROM turns)",
        "concern": "(SELECT max(concern) FROM turns)",
        "told": "1.0" if has_claims else str(rows["told"].unknown),
        "joining": "confidence",
    }
    return score_sql({**dict.fromkeys(rows, "1.0"), **least})
