"""Two names laid side by side, word on word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from enduse.screening.names import lexicon
from enduse.screening.names.joining import DOUBTFUL, Pair, joined
from enduse.screening.names.likeness import Likeness, likeness
from enduse.screening.names.name import Name
from enduse.screening.names.word import SILENT, Kind, Word, word_of

FIELD_WIDTHS: Final = frozenset((20, 25, 30, 32, 35, 40, 45, 50, 60))
"""Characters at which systems of fixed fields cut names off."""

_PREFIX: Final = 2
_LONG: Final = 4
_CUT: Final = (0.8, 0.92)  # a word cut off after few letters may be any


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which words of two names met, and which did not.

    Args:
        pairs: Words that met; no word stands in two pairs.
        left_one: Places of words of the first name that met nothing, titles and legal forms left out.
        left_other: Likewise for the second.
    """

    pairs: tuple[Pair, ...]
    left_one: tuple[int, ...]
    left_other: tuple[int, ...]


def aligned(one: Name, other: Name) -> Alignment:
    """Lay two names side by side: best pairs first, whatever the order of the words; then words written together."""
    left_one = [place for place, word in enumerate(one.words) if word.kind not in SILENT]
    left_other = [place for place, word in enumerate(other.words) if word.kind not in SILENT]
    pairs = _equal(one.words, other.words, left_one, left_other)
    if left_one and left_other:
        pairs += _alike(one.words, other.words, left_one, left_other)
    if (left_one and left_other) or any(pair.likeness.score < DOUBTFUL for pair in pairs):
        pairs = joined(one.words, other.words, left_one, left_other, pairs)
    if left_one and left_other and len(one.text) in FIELD_WIDTHS:
        pairs += _cut_off(one.words, other.words, left_one, left_other)
    if left_one:
        _excuse(one.words, other.words, left_one)
    if left_other:
        _excuse(other.words, one.words, left_other)
    return Alignment(tuple(pairs), tuple(left_one), tuple(left_other))


def _equal(one: tuple[Word, ...], other: tuple[Word, ...], left_one: list[int], left_other: list[int]) -> list[Pair]:
    """Words written alike, taken out of what is left."""
    places: dict[str, list[int]] = {}
    for place in left_other:
        places.setdefault(other[place].form, []).append(place)
    pairs = []
    for place in tuple(left_one):
        found = places.get(one[place].form)
        if found and one[place].form:
            at = found.pop(0)
            pairs.append(Pair((place,), (at,), likeness(one[place], other[at])))
            left_one.remove(place)
            left_other.remove(at)
    return pairs


def _alike(one: tuple[Word, ...], other: tuple[Word, ...], left_one: list[int], left_other: list[int]) -> list[Pair]:
    found = []
    for at_one in left_one:
        for at_other in left_other:
            met = likeness(one[at_one], other[at_other])
            if met.score:
                found.append((-met.score, abs(at_one - at_other), at_one, at_other, met))
    found.sort()
    pairs = []
    for _, _, at_one, at_other, met in found:
        if at_one in left_one and at_other in left_other:
            pairs.append(Pair((at_one,), (at_other,), met))
            left_one.remove(at_one)
            left_other.remove(at_other)
    return pairs


def _cut_off(one: tuple[Word, ...], other: tuple[Word, ...], left_one: list[int], left_other: list[int]) -> list[Pair]:
    """The last word of the first name where its field ended in the middle of it."""
    last = len(one) - 1
    form = one[last].form
    if last not in left_one or len(form) < _PREFIX:
        return []
    for at in left_other:
        if other[at].form.startswith(form):
            left_one.remove(last)
            left_other.remove(at)
            return [Pair((last,), (at,), Likeness(_CUT[len(form) >= _LONG], "cut off"))]
    return []


def _excuse(mine: tuple[Word, ...], theirs: tuple[Word, ...], left: list[int]) -> None:
    """Drop words left over that are a title, or a legal form of the other name, misspelt or cut off."""
    forms = [part for word in theirs if word.kind is Kind.legal for part in word.text.split()]
    for place in tuple(left):
        word = mine[place]
        if word.kind is Kind.number:
            continue
        if word.text in lexicon.titles() or any(_written_for(word, part) for part in forms):
            left.remove(place)


def _written_for(word: Word, part: str) -> bool:
    return word.form[:1] == part[:1] and (part.startswith(word.form) or likeness(word, word_of(part)).score > 0)
