"""Singular and plural of goods, head word by head word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from enduse.reference.table import rows

# What follows one of these does not bear the number of the phrase: "rounds of ammunition", "munitions for tanks".
# "Surface to air missile" holds a modifier, not a complement.
_AFTER_HEAD = re.compile(
    r"\s(?:of|for|with|from|in|on|against|by|made|used|to(?! (?:air|surface|ground|ship|sea)\b))\s"
)
_SIBILANT = ("s", "x", "z", "ch", "sh")


def lemma(term: str) -> str:
    """The phrase with its head word in the singular; everything else, capitals included, is kept.

    Args:
        term: A noun phrase without its article ("attack helicopters", "rounds of ammunition", "Shahed-136s").

    Returns:
        "attack helicopter", "round of ammunition", "Shahed-136". Words without a singular ("small arms") and
        names that merely end in s ("HIMARS") come back unchanged.
    """
    before, head, after = _split(term)
    return before + _singular(head) + after


def plural(term: str) -> str:
    """The phrase with its head word in the plural; unchanged where the head has no other plural."""
    before, head, after = _split(term)
    return before + _plural(head) + after


def plural_name(name: str) -> str:
    """The plural of a designation: "F-16" → "F-16s"; names that end in s stay as they are."""
    return name if name[-1:] in ("s", "S") else name + "s"


@cache
def _singulars() -> Mapping[str, str]:
    return MappingProxyType({row["plural"]: row["singular"] for row in rows("goods/plurals.csv")})


@cache
def _plurals() -> Mapping[str, str]:
    return MappingProxyType({row["singular"]: row["plural"] for row in rows("goods/plurals.csv")})


def _split(term: str) -> tuple[str, str, str]:
    stop = _AFTER_HEAD.search(term)
    end = stop.start() if stop else len(term)
    start = term.rfind(" ", 0, end) + 1
    return term[:start], term[start:end], term[end:]


def _compound(word: str, table: Mapping[str, str]) -> str | None:
    """An irregular form, of the word itself or of its last hyphenated part ("mini-torpedoes")."""
    start = word.rfind("-") + 1
    known = table.get(word[start:].lower())
    if known is None:
        return None
    return word if known == word[start:].lower() else word[:start] + known


def _singular(word: str) -> str:
    irregular = _compound(word, _singulars())
    if irregular is not None:
        return irregular
    if word.lower() in _plurals() or not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) < 3:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
        return word[:-2]
    return word[:-1]


def _plural(word: str) -> str:
    irregular = _compound(word, _plurals())
    if irregular is not None:
        return irregular
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(_SIBILANT) else "s")
