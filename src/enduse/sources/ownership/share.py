"""A share as people write it: figures, ranges, bounds, words."""

from __future__ import annotations

import re
from functools import lru_cache

from enduse.model.ownership import STEP
from enduse.reference.regimes import share_words

_NUMBER = r"([0-9]{1,3}(?:[.,][0-9]+)?)"
_EXACT = re.compile(_NUMBER)
_RANGE = re.compile(rf"(?:between |from )?{_NUMBER}\s?(?:-|to|and|\.\.)\s?{_NUMBER}")
_FRACTION = re.compile(r"([0-9]{1,9}) ?/ ?([0-9]{1,9})")
_BOUND = re.compile(
    rf"(?:(?P<over>more than|greater than|over|above|>)|(?P<least>at least|not less than|minimum|min\.?|>=|≥)"
    rf"|(?P<under>less than|under|below|<)|(?P<most>at most|not more than|up to|maximum|max\.?|<=|≤))\s?{_NUMBER}"
)
_SIGNS = re.compile(r"%|\bper ?cent\b|\bpct\b\.?")
_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "\u2011": "-", "\u2010": "-"})  # noqa: RUF001
_REMEDY = "write 25, 25.5 %, 25-50, more than 50 or minority, or leave it empty"


@lru_cache(maxsize=4096)  # a register of a million rows has a few hundred shares
def share_of(text: str) -> tuple[float, float]:
    """The least and the greatest share, in percent, that some words may mean.

    Empty words and "unknown" are 0 to 100: nothing is known. A comma may stand for the decimal point. A bound that
    the words exclude ("more than 50") is moved by one `STEP`. Figures are percent: 0.5 is half a percent.

    Args:
        text: As written ("25%", "25,5", "51–60", "more than 50", "minority", "1/3").

    Raises:
        ValueError: It is no share; the message says why and what to write.
    """
    plain = " ".join(text.translate(_DASHES).lower().split())
    if plain in share_words():
        return share_words()[plain]
    words = " ".join(_SIGNS.sub("", plain).split())
    if words.startswith("-"):
        raise ValueError(f"{text!r} is below 0; {_REMEDY}")
    low, high = _bounds(words, text)
    if not 0 <= low <= high <= 100:
        raise ValueError(f"{text!r} is no share from 0 to 100 %, the lesser first; {_REMEDY}")
    return low, high


def _bounds(words: str, text: str) -> tuple[float, float]:
    if exact := _EXACT.fullmatch(words):
        share = _figure(exact[1], text)
        return share, share
    if between := _RANGE.fullmatch(words):
        return _figure(between[1], text), _figure(between[2], text)
    if fraction := _FRACTION.fullmatch(words):
        if not int(fraction[2]):
            raise ValueError(f"{text!r} divides by nothing; {_REMEDY}")
        share = 100 * int(fraction[1]) / int(fraction[2])
        return share, share
    if bound := _BOUND.fullmatch(words):
        share = _figure(bound[5], text)
        if bound["over"]:
            return round(share + STEP, 6), 100.0
        if bound["under"]:
            return 0.0, round(share - STEP, 6)
        return (share, 100.0) if bound["least"] else (0.0, share)
    raise ValueError(f"{text!r} is no share that can be read; {_REMEDY}")


def _figure(digits: str, text: str) -> float:
    # "5,000" is more likely a number of shares than five percent.
    if re.search(r",000$", digits):
        raise ValueError(f"{text!r} may be a number of shares; {_REMEDY}")
    return float(digits.replace(",", "."))
