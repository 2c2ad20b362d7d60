"""Parties of one spelling, and which spellings are held against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from enduse.case.joining.firm_name import FirmName, firm_name
from enduse.case.joining.join import PartyName
from enduse.screening.names.sort import Sort, sort_of

_CROWD: Final = 120
_FORM_OF_TWO: Final = 2


@dataclass(frozen=True, slots=True)
class Spelling:
    """All parties of one spelling, country and kind.

    Args:
        chief: The party that stands for them, the first by its text.
        others: The rest.
        name: The name of the chief, taken apart.
    """

    chief: PartyName
    others: tuple[PartyName, ...]
    name: FirmName

    @property
    def country(self) -> str | None:
        """Their country, None when unknown."""
        return self.chief.country

    @property
    def sorts(self) -> set[Sort]:
        """What kinds of party they are told to be."""
        return {sort for party in (self.chief, *self.others) if (sort := sort_of(party.kind)) is not Sort.unknown}


def spellings(parties: Iterable[PartyName]) -> list[Spelling]:
    """The spellings of some parties in an order that depends on nothing but what they are called."""
    together: defaultdict[tuple[object, ...], list[PartyName]] = defaultdict(list)
    for party in parties:
        name = firm_name(party.name)
        if name.words:
            form = "" if name.is_telling else "".join(name.legal)
            kind = party.kind if sort_of(party.kind) in (Sort.person, Sort.vessel) else ""
            together[name.words, form, party.country or "", kind].append(party)
    found = []
    for key in sorted(together):
        first, *rest = sorted(together[key], key=lambda party: (party.name, party.kind or ""))
        found.append(Spelling(first, tuple(rest), firm_name(first.name)))
    return found


def candidates(spellings: Sequence[Spelling]) -> set[tuple[int, int]]:
    """Pairs that share all their words but one of either or both, or whose words written together are a letter apart.

    Where too many names share the rest of their words, only those are held against each other whose other word is a
    letter apart, and of these in a crowd each only with the next ones in the alphabet.
    """
    rough: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    fine: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, spelling in enumerate(spellings):
        name = spelling.name
        meanings = tuple(word.meaning for word in name.tokens)
        rough["+", name.letters].append(place)
        for rest in _rests(meanings):
            rough[("-", *rest)].append(place)
        for rest in _rests(tuple(word.meaning for word in name.phrases)):
            rough[("~", *rest)].append(place)
        for at, word in enumerate(name.tokens):
            rest = tuple(sorted(meanings[:at] + meanings[at + 1 :]))
            for cut in _cuts(word.form):
                fine[(cut, *rest)].append(place)
        for cut in _cuts(name.letters):
            fine["+", cut].append(place)
    found: set[tuple[int, int]] = set()
    for block in rough.values():
        if len(block) <= _CROWD:
            found.update(combinations(sorted(set(block)), 2))
    for block in fine.values():
        numbers = sorted(set(block))
        for at, one in enumerate(numbers):
            found.update((one, other) for other in numbers[at + 1 : at + 1 + _CROWD])
    return found


def _rests(meanings: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """All words, all but one, and all but the last two: a legal form of two words, one misspelt, passes for two."""
    yield tuple(sorted(meanings))
    for at in range(len(meanings)):
        yield tuple(sorted(meanings[:at] + meanings[at + 1 :]))
    if len(meanings) > _FORM_OF_TWO:
        yield tuple(sorted(meanings[:-_FORM_OF_TWO]))


def _cuts(word: str) -> set[str]:
    """A word, and the word without any one of its letters: words a letter apart share one of these."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def may_meet(one: Spelling, other: Spelling) -> bool:
    """Whether neither country nor kind contradicts that two spellings are of one party."""
    countries = {one.country, other.country} - {None}
    return len(one.sorts | other.sorts) < 2 and len(countries) < 2
