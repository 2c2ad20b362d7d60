"""Planted routes: how goods that must not reach the destination reach it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from enduse.reference.simulation import Good, countries, relabels
from enduse.simulation.calendar import EMBARGO, FIRST, LAST
from enduse.simulation.cast import Cast
from enduse.simulation.firm import Firm
from enduse.simulation.lots import Lots
from enduse.simulation.planted import PlantedLeg, PlantedRoute, RouteKind
from enduse.simulation.trade import Trade

_KINDS: Final[tuple[RouteKind, ...]] = (
    "new shell", "destination owned", "relabelled", "split", "two hubs", "long dwell", "new shell", "split",
    "relabelled", "destination owned", "domestic detour", "two hubs", "new shell", "split", "relabelled",
)  # fmt: skip
_DETOUR: Final = "domestic detour"
_NEW: Final = 0.4  # share of the other kinds' hubs founded after the embargo
_OWNED: Final = 0.15  # share of the other kinds' hubs owned from the destination
_TIED: Final = 0.5  # share of the hubs that also sell other goods to the destination
_COVERED: Final = 0.6  # share of the hubs that also buy other goods
_KEPT: Final = 0.3  # share of the routes whose first hub hands on only part of the goods and sells the rest at home
_MIXED: Final = 0.25  # share of those whose first hub also buys the same goods for customers at home
_LONGEST: Final = 230  # days a route needs at most


@dataclass(slots=True)
class _Plan:
    kind: RouteKind
    good: Good
    declared: str
    firms: tuple[Firm, ...]
    origin: str
    claimed: str
    start: int
    gathers: bool
    handed_on: tuple[float, float]
    traits: list[str]


def plant(number: int, cast: Cast) -> list[PlantedRoute]:
    """Routes of diversion, the kinds in turn.

    Args:
        number: How many.
        cast: Where their firms come from.
    """
    return [_route(f"R{place + 1:02}", _KINDS[place % len(_KINDS)], cast) for place in range(number)]


def _route(key: str, kind: RouteKind, cast: Cast) -> PlantedRoute:
    plan = _plan(kind, cast)
    lots = Lots(cast.chance, key)
    legs: list[list[Trade]] = [[] for _ in plan.firms[1:]]
    day = plan.start
    for _ in range(cast.chance.between(1, 3) if kind == "split" else cast.chance.between(2, 8)):
        _batch(plan, day, lots, legs, cast)
        day = max(day + cast.chance.between(18, 70), legs[0][-1].shipped + 5)
        if day > LAST - _LONGEST:
            break
    before = len(lots.made)
    _cover(plan, lots, cast)
    return PlantedRoute(
        id=key,
        kind=kind,
        traits=tuple(plan.traits),
        legs=tuple(
            PlantedLeg(source.id, target.id, tuple(trades))
            for (source, target), trades in zip(pairwise(plan.firms), legs, strict=True)
        ),
        cover=tuple(lots.made[before:]),
    )


def _plan(kind: RouteKind, cast: Cast) -> _Plan:
    chance = cast.chance
    good = cast.good(lambda one: one.priority and (kind != "relabelled" or one.hs6 in relabels()))
    declared = chance.one(relabels()[good.hs6]) if kind == "relabelled" else good.hs6
    supplier, buyer = cast.supplier(good), cast.buyer(good)
    start = chance.between(EMBARGO + 45, LAST - _LONGEST - 60)
    new = kind == "new shell" or chance.happens(_NEW)
    founded = chance.between(max(EMBARGO + 5, start - 300), start - 20) if new else None
    country = cast.hub_country()
    hubs = [cast.found(country, "trader", (good.hs6,), founded)]
    if kind == "two hubs":
        hubs.append(cast.found(cast.hub_country(but=(country,)), "trader", (good.hs6,)))
    if kind == _DETOUR:
        hubs.append(cast.found(country, "trader", (good.hs6,)))
    traits = ["new"] if new else []
    owned = kind == "destination owned" or chance.happens(_OWNED)
    if owned:
        traits.append("destination owned")
    _own(hubs, cast, owned=owned, since=None if new else chance.between(EMBARGO - 400, start), linked=kind == _DETOUR)
    origin = supplier.country if supplier.kind == "maker" else chance.one([c for c in _MADE_IN if c in countries()])
    claimed = chance.weighted((origin, hubs[-1].country, "cn"), (0.55, 0.25, 0.2))
    if claimed != origin:
        traits.append("false origin")
    kept = chance.happens(_KEPT)
    if kept:
        traits.append("in part")
    part, gathers = (0.4, 0.85) if kept else (0.92, 1.0), chance.happens(0.5)
    return _Plan(kind, good, declared, (supplier, *hubs, buyer), origin, claimed, start, gathers, part, traits)


_MADE_IN: Final = ("us", "de", "jp", "kr", "tw", "nl", "it")


def _own(hubs: list[Firm], cast: Cast, *, owned: bool, since: int | None, linked: bool) -> None:
    """Owners of the hubs. Two hubs have one owner when goods go between them unseen, else half the time."""
    last = hubs[-1]
    if len(hubs) == 2 and (linked or cast.chance.happens(0.5)):
        owner = cast.owners.person(hubs[0].country)
        cast.owners.hold(owner.id, hubs[0], 100)
        cast.owners.hold(owner.id, last, 49)
        cast.owners.hold(cast.owners.person("ru" if owned else last.country).id, last, 51, since if owned else None)
    elif owned:
        cast.owners.give_to("ru", last, start=since)
    else:
        cast.settle(last)


def _batch(plan: _Plan, day: int, lots: Lots, legs: list[list[Trade]], cast: Cast) -> None:
    """One batch of goods, all the way; each hub hands on nine tenths of it or more."""
    chance = cast.chance
    kg = chance.lognormal(plan.good.kg * 1.8, 0.6)
    price = chance.lognormal(plan.good.usd_per_kg, 0.5)
    parts = chance.between(3, 5)
    came = day
    for place, (source, target) in enumerate(pairwise(plan.firms)):
        last = place == len(legs) - 1
        many = plan.kind == "split" and plan.gathers != last
        spacing = 5 if plan.gathers else 11
        batch = [
            lots.ship(
                source, target, plan.good, came + part * chance.between(2, spacing), weight, price=price,
                origin=plan.origin, declared=plan.declared if place else None,
                claimed=plan.claimed if last else None,
            )
            for part, weight in enumerate(_shares(kg, parts, cast) if many else [kg])
        ]  # fmt: skip
        legs[place] += batch
        dwell = (45, 70) if plan.kind == "long dwell" else (3, 28)
        came = max(trade.arrived for trade in batch) + chance.between(*dwell)
        kg *= chance.uniform(*(plan.handed_on if place == 0 else (0.92, 1.0)))
        price *= chance.uniform(1.2, 1.9)


def _shares(kg: float, parts: int, cast: Cast) -> list[float]:
    draws = [cast.chance.uniform(0.6, 1.4) for _ in range(parts)]
    return [kg * draw / sum(draws) for draw in draws]


def _cover(plan: _Plan, lots: Lots, cast: Cast) -> None:
    """Other trade of the hubs: goods nobody minds, and now and then some for the destination."""
    chance = cast.chance
    if chance.happens(_MIXED):
        hub = plan.firms[1]
        other = cast.partner("cn") if chance.happens(0.5) else cast.supplier(plan.good)
        first = max(hub.founded + 15, plan.start - 200)
        lots.regular(other, hub, plan.good, first, LAST, kg=plan.good.kg, every=90, origin=other.country)
        plan.traits.append("mixed")
    for hub in plan.firms[1:-1]:
        first = max(FIRST, hub.founded + 15)
        if chance.happens(_COVERED):
            good, home = cast.plain_good(), chance.one(("cn", "it", "vn", "in"))
            lots.regular(cast.partner(home), hub, good, first, LAST, kg=good.kg, every=110, origin=home)
        if hub is plan.firms[-2] and chance.happens(_TIED):
            good = cast.plain_good()
            buyer = plan.firms[-1] if chance.happens(0.5) else cast.partner("ru")
            begin = max(first, buyer.founded, plan.start - 200)
            lots.regular(hub, buyer, good, begin, LAST, kg=good.kg, every=90, origin=hub.country)
            plan.traits.append("tied")
