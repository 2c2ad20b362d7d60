"""Words that tell the manner of a transfer."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from enduse.model.claim import Manner
from enduse.reference.table import rows


@cache
def manners() -> tuple[tuple[Manner, re.Pattern[str]], ...]:
    """(manner, pattern over lower-cased text) in the order of the table."""
    return tuple(
        (cast("Manner", row["manner"]), re.compile(rf"\b(?:{row['pattern']})\b")) for row in rows("manners/manners.csv")
    )
