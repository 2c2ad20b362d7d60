"""Names of speakers, folded so that variants of one name compare equal."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise

from enduse.reference.voices import VoiceKind, words

_WORD = re.compile(r"\w+")
_INITIALS = re.compile(r"\b((?:\w\.){2,})")
_POSSESSIVE = re.compile(r"['\u2019]s?\b|['\u2019]$")
_ARTICLES = ("the",)


def tokens(name: str) -> tuple[str, ...]:
    """The words of a name, lower case, without article, possessive or the dots of initials ("U.S." → us)."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    plain = _INITIALS.sub(lambda found: found[0].replace(".", ""), plain)
    found = _WORD.findall(_POSSESSIVE.sub("", plain))
    while found and found[0] in _ARTICLES:
        found.pop(0)
    return tuple(found)


def singular(word: str) -> str:
    """A word without its plural ending: a name for comparing, not always an English word."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def has(kind: VoiceKind, name: tuple[str, ...]) -> bool:
    """Whether a word, or two words side by side, of a name mark the kind of voice."""
    folded = [singular(word) for word in name]
    marks = _marks(kind)
    return any((word,) in marks for word in folded) or any(pair in marks for pair in pairwise(folded))


@cache
def _marks(kind: VoiceKind) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(singular(part) for part in mark.split()) for mark in words(kind))


def personal(name: tuple[str, ...]) -> tuple[str, ...]:
    """What follows the last title in a name ("spokesman John Kirby" → john kirby); all of it without one."""
    titles = words("title")
    after = max((at for at, word in enumerate(name) if word in titles), default=-1) + 1
    return name[after:]


def is_unnamed(name: str) -> bool:
    """Whether a name identifies nobody: "a recent report", "U.S. officials", "two Western diplomats", "same data".

    A description without a capital letter is nobody's name; scripts without capitals are given the benefit.
    """
    marks, said = words("unnamed"), tokens(name)
    if not said:
        return False
    described = name == name.lower() != name.upper()
    return described or said[0] in marks or singular(said[-1]) in marks or "source" in map(singular, said)
