"""Cyrillic names and their romanisations, reduced to one key (`names/cyrillic.csv`)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from enduse.reference.names import rewriting
from enduse.reference.names.rewriting import Rule, Step

_DOUBLE = re.compile(r"(.)\1+")
_LATIN_MARKED = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")


@cache
def rules() -> tuple[Rule, ...]:
    """Letters and spellings with what they are rewritten to, as the table tells them."""
    return rewriting.rules("names/cyrillic.csv")


def key(word: str) -> str:
    """What all usual spellings of a Slavic word share; reach for it when scripts or romanisations differ.

    Args:
        word: One word in lower case and NFC, Cyrillic or Latin letters.

    Returns:
        "щербаков", "shcherbakov" and "schtscherbakow" → "Serbakov" (capitals stand for groups of letters, S for
        sh and shch). Letters of other scripts are kept; the key is for comparing only.
    """
    letters, marked, *others = _steps()
    word = _LATIN_MARKED.sub(_without_marks, marked(letters(word)))
    for step in others:
        word = step(word)
    return _DOUBLE.sub(r"\1", word)


def _without_marks(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKD", found[0])[0]


@cache
def _steps() -> tuple[Step, ...]:
    return tuple(rewriting.step(name, rules()) for name in ("letter", "1", "2", "3"))
