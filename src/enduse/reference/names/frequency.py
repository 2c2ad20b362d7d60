"""How common a word is in names: agreeing on a rare word says more than agreeing on a common one."""

from __future__ import annotations

import math
from functools import cache
from typing import Final

from enduse.reference.table import rows

_NAMES: Final = 60_000
_KNEE: Final = 4
_LEAST: Final = 0.2
_MISSPELT_FROM: Final = 6
_COMMON: Final = 0.5
_VOWELS: Final = str.maketrans("", "", "aeiou")
_MISSPELT: Final = 0.15


def weight(folded: str) -> float:
    """What agreeing on a word says about who is named: 1 for a word not in the table, 0.2 for the commonest.

    The logarithm of the inverse frequency, as in term weighting (Spärck Jones 1972), of names that hold the word.

    A word that is not in the table but one letter from a common one, or a common one without its vowels, is taken for
    that word misspelt.

    Args:
        folded: The word with romanisations made one.
    """
    known = _weights().get(folded)
    if known is not None:
        return known
    near = _near_common()
    if len(folded) < _MISSPELT_FROM:
        return near.get(f"-{folded}", 1.0)
    return min((near[key] for key in (folded, f"-{folded}", *_shortened(folded)) if key in near), default=1.0)


@cache
def _weights() -> dict[str, float]:
    whole = math.log1p(_NAMES / _KNEE)
    return {
        row["word"]: max(_LEAST, 1.0 - math.log1p(int(row["names"]) / _KNEE) / whole)
        for row in rows("names/frequency.csv")
    }


@cache
def _near_common() -> dict[str, float]:
    """Common words with any one letter left out, and what a misspelling of the word weighs."""
    near: dict[str, float] = {}
    for word, known in _weights().items():
        if known <= _COMMON and len(word) >= _MISSPELT_FROM:
            inner = word[1:-1].translate(_VOWELS)
            for key in (word, *_shortened(word), f"-{word[0]}{inner}{word[-1]}"):
                near[key] = min(near.get(key, 1.0), known + _MISSPELT)
    return near


def _shortened(word: str) -> list[str]:
    return [word[:place] + word[place + 1 :] for place in range(len(word))]
