"""Claims that deny what other claims tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from enduse.reference.goods import within
from enduse.tracing.goods import likeness
from enduse.tracing.network.node import Node


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


def denials_of(told: Told, against: Sequence[Told]) -> tuple[str, ...]:
    """Ids of the claims of other sources that deny a claim, sorted.

    A denial for a country covers its firms ("no Chinese company has"), one for a firm only that firm. A denial that
    leaves an end open covers everybody there; one that names no goods covers all,
    one that names a kind of goods what is of that kind. That no deal was made or no licence
    given is said against deals and licences, not against goods on their way.

    Args:
        told: A claim that asserts.
        against: Claims whose sources deny, or have not seen it.
    """
    return tuple(sorted({each.claim for each in against if each.voice != told.voice and _denies(each, told)}))


def _denies(denial: Told, told: Told) -> bool:
    if denial.first_day > told.last_day or told.first_day > denial.last_day:
        return False
    if not (denial.sources or denial.targets) or (told.has_moved and not denial.has_moved):
        return False
    return (
        _covers(denial.sources, told.sources)
        and _covers(denial.targets, told.targets)
        and (not denial.goods or any(_covers_goods(one, other) for one in denial.goods for other in told.goods))
    )


def _covers_goods(denied: str, told: str) -> bool:
    """Whether a denial of some goods is one of others: of arms also one of drones, but not the other way."""
    if denied.isdigit() or told.isdigit():
        return likeness(denied, told).value > 0
    return denied == told or within(told, denied)


def _covers(denied: Sequence[Node], told: Sequence[Node]) -> bool:
    return not denied or any(
        one.key == other.key or (one.is_country and one.country == other.country) for one in denied for other in told
    )
