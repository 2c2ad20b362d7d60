"""How alike two words are, and in what way."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from enduse.reference.names.adjectives import stem
from enduse.reference.names.homoglyphs import misreadings
from enduse.screening.names.word import Kind, Word, consonants

_PAIRS: Final = {look: like for look, like in misreadings().items() if len(look) == 2 and look.isalpha()}
_MANY: Final = 500_000
_SHORT: Final = 3
_EDIT_COST: Final = (0.0, 0.8, 1.0, 1.15)  # by number of edits, as a share of the longer word
_MOST_EDITS: Final = (0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2, 3)  # by letters: more would be no likeness
_LONG: Final = len(_MOST_EDITS) - 1
_ROMANISED: Final = (0.6, 0.6, 0.6, 0.7, 0.88, 0.93, 0.96)  # by letters: short words meet by chance
_LEAST: Final = 0.67
_OTHER_VOWELS: Final = 0.84
_DROPPED_VOWELS: Final = 0.94
_VOWEL: Final = re.compile("[aeiouy]")


class Likeness(NamedTuple):
    """How well two words agree, 0 to 1, and in what way, in words."""

    score: float
    how: str


NONE: Final = Likeness(0.0, "")


@lru_cache(maxsize=_MANY)
def likeness(one: Word, other: Word) -> Likeness:
    """How well two words agree; the order of the two does not matter.

    Edits are counted as optimal string alignment (a transposition is one edit), on the letters and on the folded
    form, relative to the longer word; words of three letters and fewer allow none.
    """
    if one.form == other.form and one.form:
        return _same(one, other)
    if one.kind is Kind.number or other.kind is Kind.number:
        return NONE
    if one.kind is Kind.initial or other.kind is Kind.initial:
        return _initial(one, other)
    shared = one.symbols & other.symbols
    if shared:
        return _of_one_cluster(one, other, shared)
    if one.syllable or other.syllable or _are_other_names(one, other):
        return NONE
    if one.abjad or other.abjad:
        return _consonants(one, other)
    if one.folded == other.folded:
        return Likeness(_ROMANISED[min(len(one.form), len(other.form), len(_ROMANISED) - 1)], "romanisation")
    if stem(one.folded) == stem(other.folded):
        return Likeness(_OTHER_VOWELS, "adjective")
    return max(_edited(one, other), _vowels(one, other))


def _are_other_names(one: Word, other: Word) -> bool:
    """Whether both are known names of persons, and not the same."""
    alike = one.folded == other.folded or one.abjad != other.abjad
    return not alike and _names_a_person(one) and _names_a_person(other)


def _names_a_person(word: Word) -> bool:
    return any(key.startswith("name:") and not key.endswith("?") for key in word.symbols)


def _of_one_cluster(one: Word, other: Word, shared: frozenset[str]) -> Likeness:
    if all(key.endswith("?") for key in shared):
        return Likeness(0.8, "possible spelling")
    if one.folded == other.folded:
        return Likeness(0.96, "romanisation")
    if one.text.isascii() != other.text.isascii():
        return Likeness(0.96, "same in another script")
    if all(key.startswith("org:") for key in shared):
        return Likeness(0.88, "same meaning")
    return Likeness(0.95, "spelling of one name")


def _same(one: Word, other: Word) -> Likeness:
    if one.text == other.text:
        return Likeness(1.0, "exact")
    if one.syllable or other.syllable:
        return Likeness(0.75 if one.syllable and other.syllable else 0.9, "sounds alike")
    if one.abjad != other.abjad:
        return Likeness(0.95, "transliteration")
    return Likeness(1.0, "exact" if one.text.isascii() == other.text.isascii() else "transliteration")


def _initial(one: Word, other: Word) -> Likeness:
    alike = one.form[:1] == other.form[:1] and one.kind is not other.kind
    return Likeness(0.89, "initial") if alike else NONE


def _consonants(one: Word, other: Word) -> Likeness:
    mine, theirs = consonants(one), consonants(other)
    shorter = min(len(mine), len(theirs))
    if mine == theirs and shorter > 1:
        return Likeness(0.93 if shorter > 2 else 0.85, "transliteration")
    if shorter > 3 and OSA.distance(mine, theirs, score_cutoff=1) == 1:
        return Likeness(0.76, "transliteration, one consonant apart")
    return NONE


def _edited(one: Word, other: Word) -> Likeness:
    best = 1.0
    if _MISREAD.search(one.form) or _MISREAD.search(other.form):
        best = _distance(reread(one.form), reread(other.form)) + _MISREAD_COST
    most = 2 * _MOST_EDITS[min(max(len(one.folded), len(other.folded), len(one.form), len(other.form)), _LONG)]
    # Each edit changes at most two letters of the set.
    if (one.letters ^ other.letters).bit_count() <= most or (one.sounds ^ other.sounds).bit_count() <= most:
        best = min(best, _distance(one.form, other.form), _distance(one.folded, other.folded) + _FOLDED_COST)
    return Likeness(1 - best, "spelling") if 1 - best >= _LEAST else NONE


_FOLDED_COST: Final = 0.02
_MISREAD_COST: Final = 0.06
_MISREAD: Final = re.compile("|".join(_PAIRS))


def reread(form: str) -> str:
    """Letters with pairs that scanners make of one letter read as that letter ("rn" as "m")."""
    return _MISREAD.sub(lambda met: _PAIRS[met.group()], form)


def _distance(one: str, other: str) -> float:
    longer = max(len(one), len(other))
    if longer <= _SHORT:
        return 1.0
    edits = OSA.distance(one, other, score_cutoff=len(_EDIT_COST) - 1)
    return edits * _EDIT_COST[edits] / longer if edits < len(_EDIT_COST) else 1.0


def _vowels(one: Word, other: Word) -> Likeness:
    if one.form[:1] == other.form[:1] and one.bones == other.bones and len(one.form) != len(other.form):
        ends = one.form[-1:] == other.form[-1:]
        if (_is_bare(one.form) or _is_bare(other.form)) and len(one.bones) >= (_SHORT - 1 if ends else _SHORT):
            return Likeness(_DROPPED_VOWELS, "vowels dropped")
    alike = one.skeleton == other.skeleton or one.bones == other.bones
    if alike and len(one.skeleton) >= _SHORT and one.folded[:1] == other.folded[:1]:
        return Likeness(_OTHER_VOWELS, "vowels differ")
    return NONE


def _is_bare(form: str) -> bool:
    return len(form) >= _SHORT and not _VOWEL.search(form, 1, len(form) - 1)
