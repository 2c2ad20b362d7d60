"""Measures of EU regulations."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from enduse.reference.table import rows


def topic_of(measure: str) -> str:
    """FollowTheMoney topic of a party under a measure; "sanction" for one not in the table.

    Args:
        measure: "Asset freeze", "Export control".
    """
    return _topics().get(measure.strip().casefold(), "sanction")


@cache
def _topics() -> Mapping[str, str]:
    return {row["measure"]: row["topic"] for row in rows("lists/measures.csv")}
