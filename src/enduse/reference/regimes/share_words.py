"""Words that stand where a share should."""

from __future__ import annotations

from functools import cache

from enduse.reference.table import rows


@cache
def share_words() -> dict[str, tuple[float, float]]:
    """Lower-cased words to (least, greatest) share in percent; the empty text means that nothing is known."""
    return {row["words"]: (float(row["share_min"]), float(row["share_max"])) for row in rows("regimes/shares.csv")}
