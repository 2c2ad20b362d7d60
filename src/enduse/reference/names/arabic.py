"""Names in Arabic letters and their romanisations, reduced to one key of consonants (`names/arabic.csv`)."""

from __future__ import annotations

import re
from functools import cache

from enduse.reference.names import rewriting
from enduse.reference.names.rewriting import Rule, Step

_DOUBLE = re.compile(r"([a-z])\1+")
# Vowel marks, doubling, the lengthening stroke and the joiners of Persian: written or not as one likes.
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200c\u200d\u200e\u200f]")


@cache
def rules() -> tuple[Rule, ...]:
    """Letters and spellings with what they are rewritten to, as the table tells them."""
    return rewriting.rules("names/arabic.csv")


def key(word: str) -> str:
    """The consonants that a word in Arabic letters and its usual romanisations share.

    It says little when short: trust it from three letters on, and never alone, for names with unlike vowels
    (hamid, hamad) are one key.

    Args:
        word: One word in lower case and NFC, without its article (al-), Arabic or Latin letters.

    Returns:
        "خالد", "khalid" and "khaled" → "hlD" (capitals stand for groups of letters, D for d, dh and z, A for a
        vowel at the start). Empty when the word has nothing but vowels.
    """
    word = _DOUBLE.sub(r"\1", _MARKS.sub("", word))
    for step in _steps():
        word = step(word)
    return word


@cache
def _steps() -> tuple[Step, ...]:
    return tuple(rewriting.step(name, rules()) for name in ("letter", "1", "2", "3"))
