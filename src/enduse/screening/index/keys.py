"""Keys by which words that may be one word meet: equal, one edit apart, with other vowels, of one cluster."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from zlib import crc32

from enduse.reference.names.adjectives import stem
from enduse.screening.names import folding
from enduse.screening.names.likeness import reread
from enduse.screening.names.word import Kind, Word, consonants

_SILENT: Final = (Kind.honorific, Kind.legal, Kind.particle, Kind.binding)
_EDITED_FROM: Final = 4
_LONGEST: Final = 16
_SKELETON_FROM: Final = 3
_ENOUGH: Final = ("=", "#", "-", "~", "+", ".")


def keys_of(word: Word) -> frozenset[int]:
    """The keys of a word, as 32-bit numbers; none for titles, legal forms and particles.

    Two words that are one edit apart share a key because each also stands under itself with any one letter left
    out (symmetric deletion, Garbe 2012).
    """
    return frozenset(key_number(key) for key in _keys(word))


def joined_keys(form: str) -> frozenset[int]:
    """The keys of letters of several words written together: only those of an equal or equally sounding word."""
    bones = folding.skeleton(form)
    keys = [form, folding.folded(form), *([f"-{bones}"] if len(bones) > _SKELETON_FROM else [])]
    return frozenset(map(key_number, keys))


def initial_key(letter: str) -> int:
    """The key under which words stand by their first letter."""
    return key_number(f".{letter}")


def key_number(key: str) -> int:
    """A key as a 32-bit number, odd where meeting under it is enough, even where letters are to be compared."""
    number = crc32(key.encode())
    return number | 1 if key[:1] in _ENOUGH else number & ~1


def _keys(word: Word) -> Iterator[str]:
    if word.kind in _SILENT:
        return
    yield from (f"={symbol}" for symbol in word.symbols)
    if word.kind is Kind.number:
        yield f"#{word.form}"
        return
    if word.kind is Kind.initial:
        yield f".{word.form}"
        return
    skeleton = word.skeleton
    written = consonants(word)
    if len(written) >= _SKELETON_FROM or (word.abjad and len(written) > 1):
        yield f"~{written}"
    if len(written) > (_SKELETON_FROM if word.abjad else _EDITED_FROM):
        yield from (f"~{shorter}" for shorter in _shortened(written))
    if word.abjad:
        return
    for consonants_only in {skeleton, word.bones}:
        if len(consonants_only) >= _SKELETON_FROM:
            yield f"-{consonants_only}"
    if len(word.bones) == _SKELETON_FROM - 1 and len(word.form) > _SKELETON_FROM - 1:
        yield f"-{word.bones}{word.form[:1]}{word.form[-1:]}"
    misread = reread(word.form)
    if misread != word.form:
        yield f"+{misread}"
    yield word.folded
    yield f"~{stem(word.folded)}"
    if len(word.folded) >= _EDITED_FROM:
        yield from _shortened(word.folded)
    yield f"+{word.form}"
    if len(word.form) > _EDITED_FROM:
        yield from (f"+{shorter}" for shorter in _shortened(word.form))


def _shortened(text: str) -> Iterator[str]:
    for place in range(min(len(text), _LONGEST)):
        yield text[:place] + text[place + 1 :]
