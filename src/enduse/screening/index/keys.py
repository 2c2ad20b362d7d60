"""Keys by which words that may be one word meet: equal, one edit apart, with other vowels, of one cluster.

A key is a 32-bit number, odd where meeting under it is enough, even where the letters are still to be compared. Two
words that are one edit apart share a key because each also stands under itself with any one letter left out (symmetric
deletion, Garbe 2012).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final
from zlib import crc32

from enduse.reference.names.adjectives import stem
from enduse.screening.names import folding
from enduse.screening.names.likeness import reread
from enduse.screening.names.word import UNMET, Kind, Word, consonants

_EDITED_FROM: Final = 4
_LONGEST: Final = 16
_SKELETON_FROM: Final = 3
_EVEN: Final = 0xFFFFFFFE


def keys_of(word: Word, *, listed: bool = False) -> frozenset[int]:
    """The keys of a word; none for titles, legal forms and particles.

    Args:
        word: The word.
        listed: True for a word of a list, which is also entered under its letters before folding, each left out once;
            a word asked about is looked up there only when folding changes it.
    """
    if word.kind in UNMET:
        return frozenset()
    enough = [f"={symbol}" for symbol in word.symbols]
    if word.kind is Kind.number:
        return _numbers([*enough, f"#{word.form}"])
    if word.kind is Kind.initial:
        return _numbers([*enough, f".{word.form[:1]}"])
    enough += _without_vowels(word)
    if word.abjad:
        return _numbers(enough)
    form, folded = word.form, word.folded
    enough += (f"+{form}", f"+{reread(form)}", f"~{stem(folded)}")
    if len(form) > _EDITED_FROM and (listed or form != folded):
        enough += [f"+{shorter}" for shorter in _shortened(form)]
    return _numbers(enough, [folded, *_shortened(folded)] if len(folded) >= _EDITED_FROM else [folded])


def joined_keys(form: str) -> frozenset[int]:
    """The keys of letters of several words written together: only those of an equal or equally sounding word."""
    bones = folding.skeleton(form)
    return _numbers([f"-{bones}"] if len(bones) > _SKELETON_FROM else [], [form, folding.folded(form)])


def initial_key(letter: str) -> int:
    """The key under which words stand by their first letter."""
    return crc32(f".{letter}".encode()) | 1


def _without_vowels(word: Word) -> list[str]:
    keys = []
    written = consonants(word)
    if len(written) >= _SKELETON_FROM or (word.abjad and len(written) > 1):
        keys.append(f"~{written}")
    if len(written) > (_SKELETON_FROM if word.abjad else _EDITED_FROM):
        keys += [f"~{shorter}" for shorter in _shortened(written)]
    if word.abjad:
        return keys
    bones = word.bones
    keys += [f"-{found}" for found in {word.skeleton, bones} if len(found) >= _SKELETON_FROM]
    if len(bones) == _SKELETON_FROM - 1 < len(word.form):
        keys.append(f"-{bones}{word.form[:1]}{word.form[-1:]}")
    return keys


def _shortened(text: str) -> list[str]:
    return [text[:place] + text[place + 1 :] for place in range(min(len(text), _LONGEST))]


def _numbers(enough: Iterable[str], letters: Iterable[str] = ()) -> frozenset[int]:
    return frozenset((*(crc32(key.encode()) | 1 for key in enough), *(crc32(key.encode()) & _EVEN for key in letters)))
