"""Kinds of party in the words of lists."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from enduse.reference.table import rows


def schema_of(kind: str | None) -> str:
    """FollowTheMoney schema of a kind of party; LegalEntity when the list does not say, or says it in unknown words.

    Args:
        kind: "Individual", "-0-", "vessel", "Company"; None and "" when the list is silent.
    """
    return _schemata().get((kind or "").strip().casefold(), "LegalEntity")


@cache
def _schemata() -> Mapping[str, str]:
    return {row["kind"]: row["schema"] for row in rows("lists/kinds.csv")}
