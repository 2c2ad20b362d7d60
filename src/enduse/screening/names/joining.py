"""Words written together in one name and apart in the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from enduse.screening.names.likeness import Likeness, likeness
from enduse.screening.names.word import SILENT, Kind, Word, word_of

DOUBTFUL: Final = 0.9
"""Pairs below this give way to a better join."""

_LEAST: Final = 0.8
_MOST: Final = 0.97
_SHORTEST: Final = 4
_TIMES: Final = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """Words that met.

    Args:
        one: Places of the words in the first name, in order; several where they were written apart.
        other: Places in the second name.
        likeness: How well they agree.
    """

    one: tuple[int, ...]
    other: tuple[int, ...]
    likeness: Likeness

    def turned(self) -> Pair:
        """The pair seen from the second name."""
        return Pair(self.other, self.one, self.likeness)


def joined(
    one: tuple[Word, ...], other: tuple[Word, ...], left_one: list[int], left_other: list[int], pairs: list[Pair]
) -> list[Pair]:
    """The pairs with runs of words of one name that together make a word of the other.

    Args:
        one: Words of the first name.
        other: Words of the second.
        left_one: Places of the first that met nothing; changed in place.
        left_other: Likewise for the second.
        pairs: Words that met one by one.
    """
    for _ in range(_TIMES):
        found = _joins(one, other, left_one, left_other, pairs)
        turned = [pair.turned() for pair in pairs]
        found += [pair.turned() for pair in _joins(other, one, left_other, left_one, turned)]
        if not found:
            break
        better = max(found, key=_quality)
        for pair in pairs:
            if _touch(pair, better):
                left_one += pair.one
                left_other += pair.other
        pairs = [*(pair for pair in pairs if not _touch(pair, better)), better]
        left_one[:] = sorted(place for place in left_one if place not in better.one)
        left_other[:] = sorted(place for place in left_other if place not in better.other)
    return pairs


def _joins(
    one: tuple[Word, ...], other: tuple[Word, ...], left_one: list[int], left_other: list[int], pairs: list[Pair]
) -> list[Pair]:
    """Runs of words of the first name that together make one word of the second."""
    found: list[Pair] = []
    free = [*left_one, *(place for place, word in enumerate(one) if word.kind in SILENT)]
    if len(free) > 1:
        for at in left_other:
            found += _runs_to(at, one, other[at], free, 0.0)
    for pair in pairs if free else ():
        if pair.likeness.score < DOUBTFUL and len(pair.one) == len(pair.other) == 1:
            target = other[pair.other[0]]
            if len(one[pair.one[0]].form) < len(target.form):
                found += _runs_to(pair.other[0], one, target, [*free, *pair.one], pair.likeness.score)
    return found


def _runs_to(at: int, one: tuple[Word, ...], target: Word, usable: list[int], least: float) -> list[Pair]:
    """Runs of usable words that make a word better than `least`."""
    whole = len(target.form)
    if whole < _SHORTEST or target.kind is not Kind.plain:
        return []
    found = []
    for start in usable:
        first = one[start].form
        if one[start].abjad or target.abjad:
            found += _two_to(at, one, target, start, usable)
            continue
        if first[:1] != target.form[:1] or len(first) >= whole:
            continue
        length, end = len(first), start + 1
        while length <= whole and end in usable:
            length, end = length + len(one[end].form), end + 1
            if abs(length - whole) > 1:
                continue
            run = tuple(range(start, end))
            met = likeness(word_of(" ".join(one[place].text for place in run)), target)
            if met.score >= max(_LEAST, least):
                found.append(Pair(run, (at,), Likeness(min(met.score, _MOST), "written together")))
    return found


def _two_to(at: int, one: tuple[Word, ...], target: Word, start: int, usable: list[int]) -> list[Pair]:
    """Two words that make one where a script without vowels leaves no letters to begin with."""
    if start + 1 not in usable:
        return []
    met = likeness(word_of(" ".join(one[place].text for place in (start, start + 1))), target)
    return [Pair((start, start + 1), (at,), Likeness(met.score, "written together"))] if met.score > DOUBTFUL else []


def _touch(one: Pair, other: Pair) -> bool:
    return bool(set(one.one) & set(other.one) or set(one.other) & set(other.other))


def _quality(pair: Pair) -> float:
    return pair.likeness.score + (len(pair.one) + len(pair.other)) / 100
