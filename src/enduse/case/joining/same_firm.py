"""Whether two names are spellings of one: every word must meet, at most a few letters apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import permutations
from typing import Final

from rapidfuzz.distance import OSA

from enduse.case.joining.firm_name import FirmName, NameWord
from enduse.screening.names.folding import folded

SHORTEST: Final = 6
"""Letters a word must have to be taken for another one misspelt: "Kaya" and "Maya" are two firms."""

_LONG: Final = 8
_TOLD: Final = 1.3
_MOST_LEFT: Final = 3
_MOST_EDITS: Final = 2
_SHORTEST_FORM: Final = 2
_SHORTEST_CUT: Final = 3
_LONGEST_CUT: Final = 7
_COMMON: Final = 0.5
_VERY_LONG: Final = 10
_SHORTEST_TOLD: Final = 4
_STEM: Final = 4
_ENDING: Final = 3
_ATTESTED: Final = 3
_RARER: Final = 10
_NUMERAL: Final = re.compile("[ivxlcdm]+|.*[0-9].*")


@dataclass(frozen=True, slots=True)
class Words:
    """How many names of a store hold each word: a word of several names is a word, and no misspelling of another.

    Args:
        names: Word to the number of names.
    """

    names: Mapping[str, int]

    def both_stand(self, one: str, other: str) -> bool:
        """Whether both are words of their own: each in several names, neither far rarer than the other."""
        few, many = sorted((self.names.get(one, 0), self.names.get(other, 0)))
        return few >= _ATTESTED and few * _RARER > many


def words_of(names: Iterable[FirmName]) -> Words:
    """The words of some names, each name told once."""
    return Words(Counter(word for name in names for word in set(name.words)))


def edits(one: FirmName, other: FirmName, words: Words, *, slack: int = 1) -> int | None:
    """How many letters two names are apart, None where they are two names.

    The order of the words does not matter, nor the legal form, nor spaces; words of one meaning meet in any inflection
    ("Elektronik", "Electronics"), and translated where the names are written in two scripts. What is left over on each
    side must be the same number of words, each a misspelling of one of the other. Numerals must agree, and so must
    short words and first letters unless the other words tell the firm. Of names that tell no firm ("Gold Trading")
    every word and the form must agree. Names a letter apart under other forms are two.

    Args:
        one: A name.
        other: Another.
        words: The words that stand in the store.
        slack: 1 for spellings of one name, 2 for misspellings of one third name.
    """
    if not one.is_telling or not other.is_telling:
        return 0 if one.letters == other.letters and "".join(one.legal) == "".join(other.legal) else None
    mine, theirs = _left(one, other, _COMMON if slack == 1 else 1.0)
    is_told = min(_weight(one.tokens) - _weight(mine), _weight(other.tokens) - _weight(theirs)) >= _TOLD
    left, others = [word.form for word in mine], [word.form for word in theirs]
    left, others = _without_form(left, other.legal), _without_form(others, one.legal)
    if one.letters == other.letters:
        return 0
    if len(left) == len(others) <= _MOST_LEFT:
        tried = (_together(left, turned, words, slack, is_told=is_told) for turned in permutations(others))
        apart = min((count for count in tried if count is not None), default=None)
    else:
        apart = _written_together(left, others)
    is_other_form = one.forms and other.forms and not one.forms & other.forms
    return None if apart and is_other_form and slack == 1 else apart


def _weight(words: Iterable[NameWord]) -> float:
    return sum(word.weight for word in words)


def _written_together(left: list[str], others: list[str]) -> int | None:
    """Whether words were written apart in one name only, with at most one letter amiss."""
    mine, theirs = "".join(left), "".join(others)
    if min(len(mine), len(theirs)) < _LONG or any(_NUMERAL.fullmatch(word) for word in (*left, *others)):
        return None
    return 1 if OSA.distance(mine, theirs, score_cutoff=1) <= 1 else None


def _left(one: FirmName, other: FirmName, common: float) -> tuple[list[NameWord], list[NameWord]]:
    """The words of each that the other does not have, inflected, cut short or, in another script, translated."""
    short = partial(_is_short_for, common=common)
    if one.is_latin == other.is_latin:
        mine, theirs, ways = list(one.tokens), list(other.tokens), (_is_same, _is_inflected, short)
    else:
        mine, theirs, ways = list(one.phrases), list(other.phrases), (_is_same, _is_translated, short)
    for meets in ways:
        for word in tuple(mine):
            met = next((each for each in theirs if meets(word, each)), None)
            if met is not None:
                mine.remove(word)
                theirs.remove(met)
    return mine, theirs


def _is_same(one: NameWord, other: NameWord) -> bool:
    return one.form == other.form


def _is_inflected(one: NameWord, other: NameWord) -> bool:
    if one.meaning != other.meaning:
        return False
    mine, theirs = folded(one.form), folded(other.form)
    return mine[:_STEM] == theirs[:_STEM] and OSA.distance(mine, theirs, score_cutoff=_ENDING) <= _ENDING


def _is_translated(one: NameWord, other: NameWord) -> bool:
    return one.meaning == other.meaning


def _is_short_for(one: NameWord, other: NameWord, common: float) -> bool:
    """Whether one is a common word of the other cut short ("TRDG" for "Trading", "ELEC" for "Electronics")."""
    (short, *_), (long, _, weight) = sorted((one, other), key=lambda word: len(word.form))
    if (
        weight > common
        or not _SHORTEST_CUT <= len(short) <= _LONGEST_CUT
        or short[0] != long[0]
        or len(short) + 1 >= len(long)
    ):
        return False
    rest = iter(long)
    return all(letter in rest for letter in short)


def _without_form(left: list[str], legal: tuple[str, ...]) -> list[str]:
    """Words left over but those that are a legal form of the other name misspelt ("Limted")."""
    parts = (*legal, "".join(legal))
    return [word for word in left if not any(word == part or _is_near(word, part) for part in parts)]


def _is_near(word: str, part: str) -> bool:
    return len(part) > _SHORTEST_FORM and OSA.distance(word, part, score_cutoff=1) <= 1


def _together(mine: list[str], theirs: Iterable[str], words: Words, slack: int, *, is_told: bool) -> int | None:
    whole = 0
    for one, other in zip(mine, theirs, strict=True):
        if slack == 1:
            apart = None if words.both_stand(one, other) else _apart(one, other, is_told=is_told)
        else:
            apart = _far_apart(one, other)
        if apart is None:
            return None
        whole += apart
    return whole if whole <= _MOST_EDITS * slack else None


def _apart(one: str, other: str, *, is_told: bool) -> int | None:
    """Letters that two words are apart, None where they are two words."""
    shorter = min(len(one), len(other))
    if shorter < _SHORTEST_TOLD or _NUMERAL.fullmatch(one) or _NUMERAL.fullmatch(other):
        return None
    most = 2 if shorter >= (_LONG if is_told else _VERY_LONG) else 1
    apart = int(OSA.distance(one, other, score_cutoff=most))
    if shorter >= SHORTEST and folded(one) == folded(other):
        return min(apart, most)
    if apart > most:
        return None
    turned = apart == 1 and sorted(one) == sorted(other)
    if is_told or shorter >= _LONG or (turned and shorter >= SHORTEST - 1):
        return apart
    return apart if shorter >= SHORTEST and one[0] == other[0] else None


def _far_apart(one: str, other: str) -> int | None:
    """Letters that two misspellings of a third word may be apart, None where they are more."""
    if _NUMERAL.fullmatch(one) or _NUMERAL.fullmatch(other):
        return None
    most = 2 if min(len(one), len(other)) < _LONG else 4
    apart = int(OSA.distance(one, other, score_cutoff=most))
    return apart if apart <= most < max(len(one), len(other)) else None
