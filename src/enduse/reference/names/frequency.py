"""How common a word is in names: agreeing on a rare word says more than agreeing on a common one."""

from __future__ import annotations

import math
from functools import cache
from typing import Final

from enduse.reference.table import rows

_NAMES: Final = 60_000
_KNEE: Final = 4
_LEAST: Final = 0.2


def weight(folded: str) -> float:
    """What agreeing on a word says about who is named: 1 for a word not in the table, 0.2 for the commonest.

    The logarithm of the inverse frequency, as in term weighting (Spärck Jones 1972), of names that hold the word.

    Args:
        folded: The word with romanisations made one.
    """
    return _weights().get(folded, 1.0)


@cache
def _weights() -> dict[str, float]:
    whole = math.log1p(_NAMES / _KNEE)
    return {
        row["word"]: max(_LEAST, 1.0 - math.log1p(int(row["names"]) / _KNEE) / whole)
        for row in rows("names/frequency.csv")
    }
