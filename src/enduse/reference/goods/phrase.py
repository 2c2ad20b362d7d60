"""What a whole noun phrase names, modifiers and all."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from enduse.reference.goods.good import Good
from enduse.reference.goods.modifier import humanitarian, modifiers
from enduse.reference.goods.quantity import number_words, units
from enduse.reference.goods.surface import find, plain

_UNSPECIFIC = frozenset({"goods", "arms", "dual_use"})
_HEAD_END = re.compile(r" (?:for|with|from|in|to|on|against|by|worth|made|used|that|which) ")
_LONGEST = 6  # words in the longest listed term
# Words that say how goods travel and not which: the goods stand after "of".
_CARRIERS = frozenset(
    "shipment cargo consignment batch delivery package supply load transfer stockpile cache arsenal fleet set series".split()
)


def good_of(phrase: str) -> Good | None:
    """The good a noun phrase names, after its modifiers; None when its head is not in the lexicon.

    The longest listed run of words that ends at the head counts. A `context` word becomes strong under a modifier of
    `modifiers.csv` ("missile technology" → category "missile"), and `none` under one of `humanitarian.csv`
    ("medical equipment"). A measure or carrier is looked through: "a shipment of Grad rockets", "dozens of drones".

    Args:
        phrase: The phrase in the words of the report, article and quantity included or not.
    """
    text = plain(phrase).strip()
    whole = find(text)
    if whole is not None and whole.strength == "strong":
        return whole
    head, _, complement = text.partition(" of ")
    if complement and _measures(head):
        return good_of(complement) or whole
    words = _HEAD_END.split(head)[0].split()
    return _suffix(words)


def _suffix(words: list[str]) -> Good | None:
    for start in range(max(0, len(words) - _LONGEST), len(words)):
        good = find(" ".join(words[start:]))
        if good is not None:
            return _modified(good, words[:start])
    return None


def _modified(good: Good, before: list[str]) -> Good:
    if good.strength != "context":
        return good
    for word in reversed([word.lower().strip(",") for word in before]):
        if word in humanitarian():
            return replace(good, strength="none")
        modifier = modifiers().get(word)
        if modifier is not None:
            category = modifier.category if good.category in _UNSPECIFIC else good.category
            return replace(good, strength="strong", category=category)
        named = find(word)
        if named is not None and named.strength == "strong":
            category = named.category if good.category in _UNSPECIFIC else good.category
            return replace(good, strength="strong", category=category)
    return good


@cache
def _measures(head: str) -> bool:
    last = head.lower().split()[-1:]
    word = last[0] if last else ""
    return (
        word in units() or word in number_words() or word.rstrip("s") in _CARRIERS or word in ("deliveries", "supplies")
    )
