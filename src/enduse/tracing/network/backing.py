"""Claims that tell of a leg of which there is a record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from enduse.tracing.goods import likeness
from enduse.tracing.movement import Movement
from enduse.tracing.network.node import Node
from enduse.tracing.network.said import Said

_NAMED: Final = {0: 0.6, 1: 0.8, 2: 1.0}
"""What a claim counts for by how many of the two ends it names; a ranking of ours."""

_HOW: Final = {0: "names the countries", 1: "names one of the two", 2: "names both"}


@dataclass(frozen=True, slots=True)
class End:
    """A party of the network as claims may name it.

    Args:
        keys: Keys of all its spellings.
        country: ISO 3166-1 alpha-2 in lower case, None when unknown.
    """

    keys: frozenset[str]
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Backing:
    """A claim that tells of a leg.

    Args:
        said: What it says.
        strength: 0 to 1: how many ends it names, times the likeness of the goods, times the weight of what is said.
        how: In words.
    """

    said: Said
    strength: float
    how: str


class Backings:
    """What is said, ready to be asked about legs.

    Args:
        said: Movements that claims tell of.
    """

    def __init__(self, said: Iterable[Said]) -> None:
        self._by_source: defaultdict[str, list[Said]] = defaultdict(list)
        for each in said:
            self._by_source[each.source.key].append(each)

    def of(self, source: End, target: End, movements: Sequence[Movement]) -> tuple[Backing, ...]:
        """What is said of a leg, the strongest first.

        An end must be the one named, or in the country named; goods must agree and the time must not contradict: a
        movement of the leg may have happened when the claim says so.

        Args:
            source: Who hands over.
            target: Who receives.
            movements: What went along the leg; nothing is said of a leg without any.
        """
        keys = sorted(source.keys | ({f"country:{source.country}"} if source.country else set()))
        found = (backing(each, source, target, movements) for key in keys for each in self._by_source.get(key, ()))
        order = sorted(
            (each for each in found if each is not None), key=lambda each: (-each.strength, each.said.claims)
        )
        return tuple(order)


def backing(said: Said, source: End, target: End, movements: Sequence[Movement]) -> Backing | None:
    """How one thing said tells of a leg, None when it does not (see `Backings.of`)."""
    ends = (_named(said.source, source), _named(said.target, target))
    if None in ends:
        return None
    fitting = [
        likeness(said.goods, each.goods)
        for each in movements
        if each.first_day <= said.last_day and said.first_day <= each.last_day
    ]
    best = max(fitting, key=lambda each: each.value, default=None)
    if best is None or not best.value:
        return None
    count = sum(map(bool, ends))
    return Backing(said, round(_NAMED[count] * best.value * said.weight, 4), f"{_HOW[count]}; {best.how}")


def _named(node: Node, end: End) -> bool | None:
    """Whether a node names an end itself, False where it is only in the country named, None where it is another."""
    if not node.is_country:
        return True if node.key in end.keys else None
    return False if node.key in end.keys or node.country == end.country else None
