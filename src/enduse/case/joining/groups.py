"""Parties grouped by their joins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from enduse.case.joining.chief import find, unite
from enduse.case.joining.join import Join, PartyName
from enduse.screening.names.sort import Sort, sort_of

LINKED: Final = 0.8
"""Share of the pairs between two groups that must be joined or near for the groups to be made one."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Parties grouped.

    Args:
        canonical: For each party by number the lowest number of its group.
        confidence: For each group of several parties, by its lowest number, the lowest score on which one was joined.
    """

    canonical: tuple[int, ...]
    confidence: Mapping[int, float]

    def members(self) -> Mapping[int, tuple[int, ...]]:
        """The parties of each group of several, by its lowest number."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for number, chief in enumerate(self.canonical):
            found[chief].append(number)
        return {chief: tuple(numbers) for chief, numbers in found.items() if len(numbers) > 1}


def groups(joined: Iterable[Join], parties: Sequence[PartyName]) -> Groups:
    """Groups in which nearly all pairs of spellings are joined or near, none of two countries or kinds.

    Args:
        joined: As `joins` gives them: of equally sure joins the earlier goes first.
        parties: Those asked about; their numbers run from 0 without a gap.
    """
    asked = tuple(joined)
    chief = list(range(len(parties)))
    lowest: dict[int, float] = {}
    for join in asked:
        if join.basis == "equal":
            _lower(lowest, *_ends(chief, join), join.score)
            unite(chief, join.party, join.other)
    met: defaultdict[int, Counter[int]] = defaultdict(Counter)
    told: defaultdict[int, set[str]] = defaultdict(set)
    for party in parties:
        told[find(chief, party.number)] |= _traits(party)
    for one, other in {_ends(chief, join) for join in asked if join.basis != "equal"}:
        met[one][other] += 1
        met[other][one] += 1
    size = Counter(dict.fromkeys(range(len(parties)), 1))
    for join in sorted((join for join in asked if join.basis == "alike"), key=lambda join: -join.score):
        one, other = _ends(chief, join)
        is_one = met[one][other] >= LINKED * size[one] * size[other] and _is_one_party(told[one] | told[other])
        if one == other or not is_one:
            continue
        _lower(lowest, one, other, join.score)
        unite(chief, one, other)
        size[one] += size[other]
        told[one] |= told[other]
        for third, count in met.pop(other).items():
            del met[third][other]
            if third != one:
                met[one][third] += count
                met[third][one] += count
    canonical = tuple(find(chief, number) for number in range(len(parties)))
    return Groups(canonical, {number: score for number, score in lowest.items() if canonical[number] == number})


def _traits(party: PartyName) -> set[str]:
    """What two parties of one group must have alike where both tell it: country and kind."""
    sort = sort_of(party.kind)
    told = (("country", party.country), ("kind", sort.value if sort is not Sort.unknown else None))
    return {f"{name}:{value}" for name, value in told if value}


def _is_one_party(traits: set[str]) -> bool:
    return len({trait.partition(":")[0] for trait in traits}) == len(traits)


def _ends(chief: list[int], join: Join) -> tuple[int, int]:
    one, other = sorted((find(chief, join.party), find(chief, join.other)))
    return one, other


def _lower(lowest: dict[int, float], one: int, other: int, score: float) -> None:
    lowest[one] = min(lowest.get(one, 1.0), lowest.pop(other, 1.0) if one != other else 1.0, score)
