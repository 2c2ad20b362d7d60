"""From the words of a report to the good they name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from enduse.reference.goods.good import Good, goods
from enduse.reference.goods.variant import variants

# Hyphen, non-breaking hyphen, figure dash, en dash; single quotes and modifier apostrophe; fixed-width spaces.
_PLAIN = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013", "-")
    | dict.fromkeys("\u2018\u2019\u02bc", "'")
    | dict.fromkeys("\u00a0\u2009\u202f", " ")
)


def plain(text: str) -> str:
    """The text with typographic hyphens, apostrophes and spaces made plain; every offset stays true."""
    return text.translate(_PLAIN)


@cache
def pattern_terms() -> Mapping[str, Good]:
    """Every surface form, plurals and spellings included, to its good: what a matcher is built from.

    A form of a good whose `case` is `any` is in lower case and to be sought in lower-cased text; others are to
    be sought as they stand. Text is to be made `plain` first. A form the tables list wins over one derived
    from another term, and of derived ones the first.
    """
    found: dict[str, Good] = {}
    for good in goods().values():
        if good.form == "any":
            found[good.term if good.case == "exact" else good.term.lower()] = good
    for good in goods().values():
        for form in variants(good):
            found.setdefault(form, good)
    return MappingProxyType(found)


def find(phrase: str) -> Good | None:
    """The good that exactly these words name, None when they are not in the lexicon.

    Args:
        phrase: The words of a report without article ("Shahed 136s", "anti-tank guided missiles").
    """
    words = plain(phrase)
    good = pattern_terms().get(words)
    if good is not None:
        return good
    good = pattern_terms().get(words.lower())
    return good if good is not None and good.case == "any" else None
