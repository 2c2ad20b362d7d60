"""Descriptions cut into words that can be compared: folded, without plural, in one spelling."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType

from enduse.reference.table import rows

_WORD = re.compile(r"[^\W_]+(?:\.\d+)?")
# What a tariff or a declaration says the goods are not.
_EXCLUDED = re.compile(r"\b(?:other than|excluding|excl|except(?: for)?|not|without)\b[^,;()]*", re.IGNORECASE)
_ES = ("sses", "xes", "ches", "shes")
_KEPT = ("ss", "us", "is")


def words(description: str) -> tuple[str, ...]:
    """The words as written, hyphens and slashes parting them ("field-programmable" is two).

    What the goods are said not to be is left out, up to the next comma ("lathes, other than horizontal").
    """
    return tuple(_WORD.findall(_EXCLUDED.sub(" ", unicodedata.normalize("NFKC", description))))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word as tables are compared by: lower case, singular, American spelling.

    English plurals only; words of other scripts are merely folded.
    """
    folded = word.casefold()
    if len(folded) > 3 and folded.isascii():
        folded = _singular(folded)
    return _american().get(folded, folded)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(_ES):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(_KEPT) else word


@cache
def _american() -> Mapping[str, str]:
    return MappingProxyType(
        {row["british"].casefold(): row["american"].casefold() for row in rows("goods/spellings.csv")}
    )
