"""Claims that deny what other claims tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType
from typing import Final, TypeAlias

from enduse.reference.goods import within
from enduse.tracing.goods import likeness
from enduse.tracing.network.node import Node

_Mark: TypeAlias = str | tuple[str | None] | None
"""The key of a node, a country as (code,), or None where an end is left open."""

_NONE: Final[Mapping[str | None, list[Told]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Told:
    """The ends and goods of a whole claim, whatever way the goods took.

    Args:
        claim: Its id.
        voice: Key of its original source.
        sources: Who supplies.
        targets: Who receives.
        goods: Keys of goods; empty when none is told.
        first_day: First day of its period.
        last_day: Last day.
        has_moved: Whether goods are told to be on their way or there, and not only a deal to be made.
    """

    claim: str
    voice: str
    sources: tuple[Node, ...]
    targets: tuple[Node, ...]
    goods: tuple[str, ...]
    first_day: int
    last_day: int
    has_moved: bool = True


class Denials:
    """Which claims deny others, found by the ends and the goods they name.

    A denial for a country covers its firms ("no Chinese company has"), one for a firm only that firm. A denial that
    leaves an end open covers everybody there; one that names no goods covers all,
    one that names a kind of goods what is of that kind. That no deal was made or no licence
    given is said against deals and licences, not against goods on their way.

    Args:
        against: Claims whose sources deny, or have not seen it.
    """

    def __init__(self, against: Iterable[Told]) -> None:
        self._between: defaultdict[tuple[_Mark, _Mark], defaultdict[str | None, list[Told]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for denial in against:
            if not (denial.sources or denial.targets):
                continue
            for ends in product(_denied(denial.sources), _denied(denial.targets)):
                for goods in denial.goods or (None,):
                    self._between[ends][goods].append(denial)

    def of(self, told: Told) -> tuple[str, ...]:
        """Ids of the claims of other sources that deny a claim, sorted.

        Args:
            told: A claim that asserts.
        """
        found: set[str] = set()
        for ends in product(_covering(told.sources), _covering(told.targets)):
            for goods, denials in self._between.get(ends, _NONE).items():
                if goods is None or any(_covers_goods(goods, other) for other in told.goods):
                    found.update(each.claim for each in denials if _may_deny(each, told))
        return tuple(sorted(found))


def _may_deny(denial: Told, told: Told) -> bool:
    """Whether a denial of these ends and goods is of another voice, of that time, and of what is told of them."""
    return (
        denial.voice != told.voice
        and denial.first_day <= told.last_day
        and told.first_day <= denial.last_day
        and (denial.has_moved or not told.has_moved)
    )


def _covers_goods(denied: str, told: str) -> bool:
    """Whether a denial of some goods is one of others: of arms also one of drones, but not the other way."""
    if denied.isdigit() or told.isdigit():
        return likeness(denied, told).value > 0
    return denied == told or within(told, denied)


def _denied(nodes: Sequence[Node]) -> set[_Mark]:
    """What a denial of some nodes is found by; a denied country by itself and by what is in it."""
    countries: set[_Mark] = {(node.country,) for node in nodes if node.is_country}
    return countries.union(node.key for node in nodes) or {None}


def _covering(nodes: Sequence[Node]) -> set[_Mark]:
    """What the denials that cover any of some nodes are found by."""
    found: set[_Mark] = {None}
    return found.union((node.key for node in nodes), ((node.country,) for node in nodes))
