"""A word of a name, with everything that decides how it is compared."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from enduse.reference.names import arabic, frequency
from enduse.screening.names import folding

_MANY: Final = 200_000


class Kind(StrEnum):
    """What a word is in a name."""

    plain = "word"
    number = "number"
    initial = "initial"
    particle = "particle"
    binding = "binding word"
    honorific = "title"
    legal = "legal form"


SILENT: Final = (Kind.honorific, Kind.legal)
"""Kinds that tell nobody apart: nothing is lost where they meet nothing."""

UNMET: Final = (*SILENT, Kind.particle, Kind.binding)
"""Kinds that stand under no key of the index."""


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One word of a name.

    Args:
        text: As it stands in the cleaned name, for the explanation.
        form: Its Latin letters and figures, or the figure a number word stands for.
        folded: Its form with romanisations made one.
        skeleton: The consonants of the folded form.
        bones: The consonants of its form.
        letters: The set of letters of the form, a bit each.
        sounds: The set of letters of the folded form.
        symbols: Keys of the clusters it belongs to: name spellings, nicknames, words of organisations. A weak key
            ends in "?".
        kind: What it is.
        weight: How much it says about who is named, 0 to 1: rare words say more.
        abjad: True when it comes from a script without vowels, so that only the skeleton tells.
        syllable: True for a character of a script that writes syllables; many sound alike.
    """

    text: str
    form: str
    folded: str
    skeleton: str
    bones: str
    letters: int
    sounds: int
    symbols: frozenset[str]
    kind: Kind
    weight: float
    abjad: bool = False
    syllable: bool = False


_SYLLABLE_WEIGHT: Final = 0.5
_WEIGHTS: Final = {
    Kind.initial: 0.3,
    Kind.particle: 0.08,
    Kind.binding: 0.2,
    Kind.number: 0.5,
    Kind.honorific: 0.0,
    Kind.legal: 0.0,
}


@lru_cache(maxsize=_MANY)
def word_of(text: str, kind: Kind = Kind.plain, symbols: frozenset[str] = frozenset(), most: float = 1.0) -> Word:
    """The word written `text`, in small letters of any script.

    Args:
        text: As it stands in a cleaned name.
        kind: What it is.
        symbols: Clusters it belongs to.
        most: The most it can weigh.
    """
    form = folding.latin(text)
    folded = folding.folded(form)
    weight = _WEIGHTS.get(kind)
    if weight is None:
        weight = min(most, frequency.weight(folded))
    syllable = folding.is_syllable(text)
    if syllable:
        weight = min(weight, _SYLLABLE_WEIGHT)
    return Word(
        text, form, folded, folding.skeleton(folded), folding.skeleton(form), _letters(form), _letters(folded),
        symbols, kind, weight, folding.is_abjad(text), syllable,
    )  # fmt: skip


def _letters(form: str) -> int:
    found = 0
    for letter in form:
        found |= 1 << (ord(letter) & 63)
    return found


@lru_cache(maxsize=_MANY)
def consonants(word: Word) -> str:
    """The consonants of a word as scripts without vowels write them, by which words of such scripts are met."""
    return arabic.key(word.text.replace(" ", "") if word.abjad else word.form)
