"""What a whole noun phrase names, modifiers and all."""

from __future__ import annotations

import re
from dataclasses import replace

from enduse.reference.goods.good import Good
from enduse.reference.goods.modifier import humanitarian, modifiers
from enduse.reference.goods.quantity import currencies, number_words, units
from enduse.reference.goods.surface import find, plain

_UNSPECIFIC = frozenset({"goods", "arms", "dual_use"})
_LEAD = re.compile(r"^(?:with|of|by|in|for|on) ", re.IGNORECASE)
_HEAD_END = re.compile(
    r", (?=including |such as |which |that )| (?:for|with|from|in|to|on|against|by|worth|made|used|that|which) "
)
_MONEY = re.compile(r"^[\w $\u20ac\u00a3.,-]*? (?:in|worth of) ")
_LONGEST = 6  # words in the longest listed term
# Words that say how goods travel and not which: the goods stand after "of".
_CARRIERS = frozenset({"supply", "supplies", "transfer", "transfers", "delivery", "deliveries", "arsenal", "series"})


def good_of(phrase: str) -> Good | None:
    """The good a noun phrase names, after its modifiers; None when its head is not in the lexicon.

    The longest listed run of words that ends at the head counts. A designation before a class word is the good
    ("S-300 missiles" → S-300). A `context` word becomes strong under a modifier of `modifiers.csv` or another
    strong good ("missile equipment" → category "missile"), and `none` under one of `humanitarian.csv`
    ("famine supplies"). Measures, carriers and sums are looked through: "a shipment of Grad rockets",
    "dozens of drones", "billions of dollars in military equipment".

    Args:
        phrase: The phrase in the words of the report, article and quantity included or not.
    """
    text = _LEAD.sub("", plain(phrase).strip())
    whole = find(text)
    if whole is not None and whole.strength == "strong":
        return whole
    money = _MONEY.match(text)
    if money and _is_money(money[0]):
        return good_of(text[money.end() :]) or whole
    head, _, complement = text.partition(" of ")
    if complement and _is_measure(head):
        return good_of(complement) or whole
    return _named_at_end(_HEAD_END.split(head)[0].split())


def _named_at_end(words: list[str]) -> Good | None:
    """The good named by the longest listed run of words that ends the phrase."""
    for start in range(max(0, len(words) - _LONGEST), len(words)):
        good = find(" ".join(words[start:]))
        if good is not None:
            return _modified(good, words[:start])
    return None


def _modified(good: Good, before: list[str]) -> Good:
    if not before or good.strength == "none":
        return good
    named = _named_at_end(before)
    if named is not None and named.kind == "designation" and good.kind == "class":
        return replace(named, strength="strong")
    if good.strength == "context" and named is not None and named.strength == "strong":
        return _as(good, named.category)
    return good if good.strength == "strong" else _qualified(good, before)


def _qualified(good: Good, before: list[str]) -> Good:
    """A context word under the nearest word that decides: made goods of interest, none, or left as it is."""
    for word in reversed([word.lower().strip(",") for word in before]):
        if word in humanitarian():
            return replace(good, strength="none")
        if word in modifiers():
            return _as(good, modifiers()[word].category)
    return good


def _as(good: Good, category: str) -> Good:
    """A context word made strong; what it is by itself ("chips") outweighs what it is for."""
    return replace(good, strength="strong", category=category if good.category in _UNSPECIFIC else good.category)


def _is_money(words: str) -> bool:
    return any(word in currencies() for word in words.lower().split()) or any(sign in words for sign in "$\u20ac\u00a3")


def _is_measure(words: str) -> bool:
    last = words.lower().split()[-1:]
    return any(word in units() or word in number_words() or word in _CARRIERS for word in last)
