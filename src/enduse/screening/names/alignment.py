"""Two names laid side by side, word on word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from enduse.screening.names import lexicon
from enduse.screening.names.likeness import Likeness, likeness
from enduse.screening.names.name import Name
from enduse.screening.names.word import Kind, Word, word_of

_SURE: Final = 0.9
_SILENT: Final = (Kind.honorific, Kind.legal)
_MOST_JOINS: Final = 3
_JOINED_FROM: Final = 4
_PREFIX: Final = 2


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
    left_one = [place for place, word in enumerate(one.words) if word.kind not in _SILENT]
    left_other = [place for place, word in enumerate(other.words) if word.kind not in _SILENT]
    pairs = _equal(one.words, other.words, left_one, left_other)
    if left_one and left_other:
        pairs += _alike(one.words, other.words, left_one, left_other)
    if (left_one and left_other) or any(pair.likeness.score < _SURE for pair in pairs):
        pairs = _joined(one.words, other.words, left_one, left_other, pairs)
    if left_one and left_other:
        pairs += _cut_off(one.words, other.words, left_one, left_other)
    _excuse(one.words, other.words, left_one)
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


def _joined(
    one: tuple[Word, ...], other: tuple[Word, ...], left_one: list[int], left_other: list[int], pairs: list[Pair]
) -> list[Pair]:
    """Words written together in one name and apart in the other; a doubtful pair gives way to a better join."""
    for _ in range(_MOST_JOINS):
        turned = _turned(_joins(other, one, left_other, left_one, _turned(pairs)))
        better = max((*_joins(one, other, left_one, left_other, pairs), *turned), key=_quality, default=None)
        if better is None:
            break
        kept = [pair for pair in pairs if not _touch(pair, better)]
        for pair in pairs:
            if pair not in kept:
                left_one += [place for place in pair.one if place not in better.one]
                left_other += [place for place in pair.other if place not in better.other]
        pairs = [*kept, better]
        left_one[:] = sorted(place for place in left_one if place not in better.one)
        left_other[:] = sorted(place for place in left_other if place not in better.other)
    return pairs


def _joins(
    one: tuple[Word, ...], other: tuple[Word, ...], left_one: list[int], left_other: list[int], pairs: list[Pair]
) -> list[Pair]:
    """Runs of words of the first name that together make one word of the second."""
    doubtful = {
        pair.other[0]: pair for pair in pairs if pair.likeness.score < _SURE and len(pair.other) == len(pair.one) == 1
    }
    free = {*left_one, *(place for place, word in enumerate(one) if word.kind in _SILENT)}
    found: list[Pair] = []
    if len(free) + bool(doubtful) < 2:
        return found
    for at in (*left_other, *doubtful):
        target, held = other[at], doubtful.get(at)
        if target.kind in (Kind.number, Kind.initial, Kind.particle) or len(target.form) < _JOINED_FROM:
            continue
        usable = free | set(held.one) if held else free
        for run in _runs(usable, one, target.form):
            met = likeness(word_of(" ".join(one[place].text for place in run)), target)
            if met.score >= 0.8 and (held is None or met.score > held.likeness.score):
                found.append(Pair(run, (at,), Likeness(min(met.score, 0.97), "written together")))
    return found


def _runs(usable: set[int], words: tuple[Word, ...], target: str) -> list[tuple[int, ...]]:
    """Runs of usable words that begin like a word and are about as long as it."""
    runs = []
    for start in usable:
        if words[start].form[:1] != target[:1]:
            continue
        length, end = len(words[start].form), start + 1
        while end in usable and length <= len(target):
            length, end = length + len(words[end].form), end + 1
            if abs(length - len(target)) <= 1:
                runs.append(tuple(range(start, end)))
    return runs


def _turned(pairs: list[Pair]) -> list[Pair]:
    return [Pair(pair.other, pair.one, pair.likeness) for pair in pairs]


def _touch(one: Pair, other: Pair) -> bool:
    return bool(set(one.one) & set(other.one) or set(one.other) & set(other.other))


def _quality(pair: Pair) -> float:
    return pair.likeness.score + (len(pair.one) + len(pair.other)) / 100


def _cut_off(one: tuple[Word, ...], other: tuple[Word, ...], left_one: list[int], left_other: list[int]) -> list[Pair]:
    """A last word that was cut off where a field ended."""
    pairs = []
    for mine, theirs, mine_left, their_left, turn in (
        (one, other, left_one, left_other, False),
        (other, one, left_other, left_one, True),
    ):
        last = len(mine) - 1
        if last not in mine_left or len(mine[last].form) < _PREFIX:
            continue
        for at in their_left:
            if theirs[at].form.startswith(mine[last].form):
                pair = Pair((last,), (at,), Likeness(0.8, "cut off"))
                pairs.append(_turned([pair])[0] if turn else pair)
                mine_left.remove(last)
                their_left.remove(at)
                break
    return pairs


def _excuse(mine: tuple[Word, ...], theirs: tuple[Word, ...], left: list[int]) -> None:
    """Drop words left over that are a title, or a legal form of the other name, misspelt or cut off."""
    forms = [part for word in theirs if word.kind is Kind.legal for part in word.text.split()]
    for place in tuple(left):
        form = mine[place].form
        if mine[place].text in lexicon.titles() or any(
            part.startswith(form) or likeness(mine[place], word_of(part)).score for part in forms
        ):
            left.remove(place)
