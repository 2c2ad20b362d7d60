"""What a chain can have carried: each gram that leaves came before, and is counted once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Final

from enduse.tracing.chain import Chain, Legs, grams
from enduse.tracing.movement import EARLIEST, LATEST, Movement

Alike = Callable[[str, str], float]
"""How alike two goods are, 0 to 1; 0 when one does not continue the other."""
_SPENT: Final = 256
"""Spent lots to step over before they are cleared away, so that busy pairs of parties take no time by the square."""


@dataclass(eq=False, slots=True)
class Lot:
    """Goods of one movement on their way along the chain."""

    movement: Movement
    grams: float
    left: float
    drawn: list[tuple[Lot, float, float]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Carried:
    """What went through a chain.

    Args:
        movements: Of each leg, those that took part, in order of their days; an assumed leg has none.
        grams: What arrived at the end, None when a movement that took part has no weight.
        share: `grams` over what the heaviest leg moved, None likewise.
        goods: Mean likeness of goods that were taken for continued.
        days: Mean days between coming and going on, None where no pair is dated.
    """

    movements: Legs
    grams: int | None
    share: float | None
    goods: float
    days: float | None


def carried(chain: Chain, legs: Legs, alike: Alike, max_days: int) -> Carried | None:
    """First in, first out along the chain: each outgoing movement draws on what came before it and is still there.

    A movement without a weight has no bound of its own. An assumed leg hands on what came, unchanged.

    Args:
        chain: The parties.
        legs: Movements of each leg.
        alike: Likeness of goods.
        max_days: Longest stay.

    Returns:
        None when nothing reaches the end.
    """
    told = [sorted(leg, key=_order) for place, leg in enumerate(legs) if place != chain.assumed]
    stages = [[_lot(movement) for movement in told[0]]]
    for leg in told[1:]:
        stages.append(_stage(leg, stages[-1], alike, max_days))
    if not stages[-1]:
        return None
    used: list[list[Lot]] = [stages[-1]]
    for stage in reversed(stages[:-1]):
        taken = {id(lot) for later in used[0] for lot, _, _ in later.drawn}
        used.insert(0, [lot for lot in stage if id(lot) in taken])
    return _told(chain, used, legs)


def _order(movement: Movement) -> tuple[int, int, int]:
    return movement.first_day, movement.last_day, movement.id


def _lot(movement: Movement) -> Lot:
    weight = grams(movement.kg)
    amount = inf if weight is None else float(weight)
    return Lot(movement, amount, amount)


def _stage(leg: Sequence[Movement], stock: Sequence[Lot], alike: Alike, max_days: int) -> list[Lot]:
    """What a leg's movements carry of a stock; both in order of their days."""
    found: list[Lot] = []
    live = list(stock)
    for going in leg:
        lot, spent = _filled(going, live, alike, max_days)
        if lot.drawn:
            found.append(lot)
        if spent > _SPENT:
            live = [each for each in live if not _is_spent(each, going, max_days)]
    return found


def _is_spent(coming: Lot, going: Movement, max_days: int) -> bool:
    """Whether nothing of a lot can go with a movement or with any later one."""
    return coming.left <= 0 or going.first_day - coming.movement.last_day > max_days


def _filled(going: Movement, stock: Sequence[Lot], alike: Alike, max_days: int) -> tuple[Lot, int]:
    """What a movement carries of a stock, and how many spent lots were met."""
    weight = grams(going.kg)
    wanted = inf if weight is None else float(weight)
    lot = Lot(going, 0.0, 0.0)
    spent = 0
    for coming in stock:
        if wanted <= 0 or coming.movement.first_day > going.last_day:
            break
        if _is_spent(coming, going, max_days):
            spent += 1
            continue
        likeness = alike(coming.movement.goods, going.goods)
        if likeness <= 0:
            continue
        amount = min(coming.left, wanted)
        if coming.left < inf:
            coming.left -= amount
        if wanted < inf:
            wanted -= amount
        lot.drawn.append((coming, amount, likeness))
        lot.grams += amount
    lot.left = lot.grams
    return lot, spent


def _told(chain: Chain, used: list[list[Lot]], legs: Legs) -> Carried:
    draws = [(lot, coming, likeness) for stage in used for lot in stage for coming, _, likeness in lot.drawn]
    stays = [
        max(0, lot.movement.first_day - coming.movement.last_day)
        for lot, coming, _ in draws
        if lot.movement.first_day > EARLIEST and coming.movement.last_day < LATEST
    ]
    weighed = all(lot.movement.kg is not None for stage in used for lot in stage)
    arrived = sum(lot.grams for lot in used[-1])
    known = [sum(grams(movement.kg) or 0 for movement in leg) for leg in legs if leg]
    heaviest = max(known)
    stages = iter(used)
    movements = tuple(
        () if place == chain.assumed else tuple(lot.movement for lot in next(stages)) for place in range(len(legs))
    )
    return Carried(
        movements,
        int(arrived) if weighed else None,
        arrived / heaviest if weighed and heaviest > 0 else None,
        sum(likeness for _, _, likeness in draws) / len(draws) if draws else 1.0,
        sum(stays) / len(stays) if stays else None,
    )
