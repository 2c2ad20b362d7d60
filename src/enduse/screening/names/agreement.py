"""How well two names agree, from 0 to 1, and the terms of that."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Final

from enduse.screening.names.alignment import Alignment, aligned
from enduse.screening.names.joining import Pair
from enduse.screening.names.name import Name
from enduse.screening.names.sort import Sort
from enduse.screening.names.word import Kind

_OPEN: Final = 0.02
"""Weight of what an initial leaves open."""

_FAINT: Final = 0.5
_LETTER_FOR_LETTER: Final = 0.9
_ACRONYM: Final = 0.75
_TELLING: Final = 0.45
_ACRONYM_LETTERS: Final = 4
_CUT_OFF: Final = 0.3
"""Share of the cost of further listed words where the name asked about was cut off in the middle of its last word."""


@dataclass(frozen=True, slots=True)
class Costs:
    """What words that met nothing cost, by what kind of party is named.

    Args:
        conflict: Weight of words left on both sides: another name stands where this one should.
        more_asked: Weight of words that only the name asked about has.
        more_listed: Weight of words that only the listed name has.
        number: Weight of a figure that only one name has.
        faint: Greatest loss where what met is common words only.
        plenty: Weight of words met from which nothing is lost.
        vague: Greatest further loss where what met is few words that are only alike.
    """

    conflict: float
    more_asked: float
    more_listed: float
    number: float
    faint: float
    plenty: float
    vague: float


COSTS: Final = {
    Sort.person: Costs(1.4, 0.36, 0.25, 0.2, 0.16, 1.95, 0.35),
    Sort.organisation: Costs(1.2, 0.3, 0.24, 0.6, 0.19, 1.3, 0.8),
    Sort.vessel: Costs(2.2, 1.1, 0.77, 1.6, 0.17, 1.2, 0.1),
    Sort.unknown: Costs(1.8, 0.45, 0.42, 0.3, 0.12, 1.8, 0.5),
}
"""Chosen by random search on the development names, at a false-alarm rate of 0.5 %."""

LEAST_COSTS: Final = Costs(*(min(getattr(costs, term.name) for costs in COSTS.values()) for term in fields(Costs)))
"""No kind of party has lower costs: what does not reach a score with these reaches it with none."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well two names agree.

    Args:
        score: 0 to 1.
        one: The name asked about.
        other: The listed name.
        alignment: Which words met.
        strength: Factor for how much the words that met say, 1 when they are rare enough.
    """

    score: float
    one: Name
    other: Name
    alignment: Alignment
    strength: float


@lru_cache(maxsize=100_000)
def agreement(one: Name, other: Name) -> Agreement:
    """Hold the name asked about against a listed one.

    Weighted share of words that met, less what stands against it: words left over on both sides are a conflict,
    words left over on one side an omission. A soft form of tf-idf matching (Cohen, Ravikumar and Fienberg 2003).
    """
    alignment = aligned(one, other)
    sort = one.sort if other.sort is Sort.unknown else other.sort
    costs = COSTS[sort]
    met, whole, slack = _met(one, other, alignment.pairs, sort)
    if max(one.weight, other.weight) < _FAINT and one.words and one.letters == other.letters:
        return Agreement(_LETTER_FOR_LETTER, one, other, alignment, 1.0)
    if not met:
        return Agreement(0.0, one, other, alignment, 1.0)
    left_one = sum(one.words[place].weight for place in alignment.left_one)
    left_other = sum(other.words[place].weight for place in alignment.left_other)
    conflict = min(left_one, left_other)
    more = costs.more_listed * (left_other - conflict) * (_CUT_OFF if _is_cut_off(one, alignment) else 1.0)
    left = costs.conflict * conflict + costs.more_asked * (left_one - conflict) + more
    left += slack * _OPEN + costs.number * _numbers(one, other, alignment)
    few = max(0.0, 1.0 - met / costs.plenty)
    strength = (1.0 - costs.faint * few) * (1.0 - costs.vague * few * (1.0 - met / whole))
    return Agreement(met / (whole + left) * strength, one, other, alignment, strength)


def _met(one: Name, other: Name, pairs: tuple[Pair, ...], sort: Sort) -> tuple[float, float, float]:
    """Weight that agrees, weight of all words that met, and weight that an initial leaves open."""
    met = whole = slack = 0.0
    telling = sum(max(one.words[pair.one[0]].weight, other.words[pair.other[0]].weight) > _TELLING for pair in pairs)
    doubtful = sort is Sort.organisation and telling < 2
    for pair in pairs:
        mine = sum(one.words[place].weight for place in pair.one)
        theirs = sum(other.words[place].weight for place in pair.other)
        if pair.likeness.how == "initial":
            weight = min(mine, theirs)
            slack += max(mine, theirs) - weight
        elif len(pair.one) > 1 or len(pair.other) > 1:
            weight = max(mine, theirs)
        else:
            weight = (mine + theirs) / 2
        score = pair.likeness.score
        if doubtful and _may_be_acronym(one, other, pair):
            score *= _ACRONYM
        met += weight * score
        whole += weight
    return met, whole, slack


def _may_be_acronym(one: Name, other: Name, pair: Pair) -> bool:
    """Whether words met by their consonants alone where one may as well be the initials of other words."""
    if not pair.likeness.how.startswith("vowels"):
        return False
    return min(len(one.words[pair.one[0]].form), len(other.words[pair.other[0]].form)) <= _ACRONYM_LETTERS


def _is_cut_off(one: Name, alignment: Alignment) -> bool:
    last = (len(one.words) - 1,)
    return not alignment.left_one and any(
        pair.one == last and pair.likeness.how == "cut off" for pair in alignment.pairs
    )


def _numbers(one: Name, other: Name, alignment: Alignment) -> int:
    left = (one.words[place] for place in alignment.left_one), (other.words[place] for place in alignment.left_other)
    return sum(word.kind is Kind.number for words in left for word in words)
