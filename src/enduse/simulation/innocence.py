"""Decoys: firms between the coalition and the destination that look guilty and are innocent by construction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from enduse.reference.simulation import Good, goods
from enduse.simulation.calendar import EMBARGO, FIRST, LAST, day
from enduse.simulation.cast import Cast
from enduse.simulation.firm import Firm, Kind
from enduse.simulation.lots import Lots
from enduse.simulation.planted import Decoy, DecoyKind

_RECENT: Final = EMBARGO + 40


def decoys(number: int, cast: Cast) -> list[Decoy]:
    """Decoys, the kinds in turn.

    Args:
        number: How many.
        cast: Where their firms come from.
    """
    kinds = tuple(_KINDS)
    return [_decoy(f"D{place + 1:02}", kinds[place % len(kinds)], cast) for place in range(number)]


def _decoy(key: str, kind: DecoyKind, cast: Cast) -> Decoy:
    lots = Lots(cast.chance, key)
    hub, innocent = _KINDS[kind](cast, lots)
    return Decoy(key, kind, hub, innocent, tuple(lots.made))


def _until(cast: Cast, first: int) -> int:
    """The last day of a trade: half of them go on, the others last eight months or more."""
    return LAST if cast.chance.happens(0.5) else cast.chance.between(min(first + 240, LAST), LAST)


def _bought(cast: Cast, lots: Lots, hub: Firm, good: Good, first: int, last: int = LAST, *, share: float = 1.0) -> Firm:
    """Let a hub buy priority goods of the coalition; answers from whom."""
    supplier = cast.supplier(good)
    every = cast.chance.uniform(35, 110)
    lots.regular(supplier, hub, good, first, last, kg=good.kg * 1.4 * share, every=every, origin=supplier.country)
    return supplier


def _sold(
    cast: Cast, lots: Lots, hub: Firm, good: Good, first: int, last: int = LAST, *, to: str = "ru", origin: str = "",
    share: float = 1.0,
) -> None:  # fmt: skip
    """Let a hub sell goods, by default to the destination."""
    buyer = cast.buyer(good) if to == "ru" else cast.partner(to)
    begin = max(first, buyer.founded)
    every = cast.chance.uniform(35, 90)
    lots.regular(hub, buyer, good, begin, last, kg=good.kg * 1.4 * share, every=every, origin=origin or hub.country)


def _old_hub(cast: Cast, kind: Kind, good: Good, *, settled: bool = True) -> Firm:
    hub = cast.found(cast.hub_country(), kind, (good.hs6,), cast.chance.between(day("1994-01-01"), FIRST - 800))
    if settled:
        cast.settle(hub)
    return hub


def _new_hub(cast: Cast, kind: Kind, good: Good, *, settled: bool = True) -> Firm:
    hub = cast.found(cast.hub_country(), kind, (good.hs6,), cast.chance.between(EMBARGO + 10, LAST - 400))
    if settled:
        cast.settle(hub)
    return hub


def _distributor(cast: Cast, lots: Lots) -> tuple[Firm, str]:
    good = cast.good()
    hub = _old_hub(cast, "distributor", good)
    _bought(cast, lots, hub, good, FIRST)
    for _ in range(2):
        _sold(cast, lots, hub, cast.plain_good(), FIRST)
    return hub, "sells the priority goods at home; what it sells to the destination are other goods"


def _manufacturer(cast: Cast, lots: Lots) -> tuple[Firm, str]:
    good = cast.good(lambda one: one.priority and one.sector in ("chips", "passive", "power", "bearings"))
    product = cast.good(lambda one: one.sector in ("appliances", "vehicles"))
    hub = _old_hub(cast, "maker", good)
    buyer, supplier = cast.buyer(product), cast.supplier(good)
    parts = lots.regular(supplier, hub, good, FIRST, LAST - 90, kg=good.kg * 1.5, every=50, origin=supplier.country)
    for part in parts:
        sent = part.arrived + cast.chance.between(6, 30)
        if sent >= buyer.founded:
            kg = cast.chance.lognormal(product.kg, 0.3) + 12 * part.kg
            lots.ship(hub, buyer, product, sent, kg, price=product.usd_per_kg, origin=hub.country)
    return hub, "builds the priority goods into products of its own, which are what it sells to the destination"


def _before(cast: Cast, lots: Lots) -> tuple[Firm, str]:
    good = cast.good()
    hub = _old_hub(cast, "maker", good)
    turn = cast.chance.between(EMBARGO + 250, LAST - 300)
    _sold(cast, lots, hub, good, _RECENT, turn - 60)
    _bought(cast, lots, hub, good, turn)
    return hub, "sold goods of its own making to the destination and stopped before it first bought such goods"


def _own_source(cast: Cast, lots: Lots) -> tuple[Firm, str]:
    good = cast.good()
    hub = _old_hub(cast, "maker", good)
    until = _until(cast, _RECENT)
    _bought(cast, lots, hub, good, _RECENT, until, share=0.08)
    _sold(cast, lots, hub, good, _RECENT, until, share=2.0)
    return hub, "makes these goods and sells many times what it buys; what it buys it uses itself"


def _other_origin(cast: Cast, lots: Lots) -> tuple[Firm, str]:
    good = cast.good()
    hub = _old_hub(cast, "trader", good) if cast.chance.happens(0.6) else _new_hub(cast, "trader", good)
    first = max(_RECENT, hub.founded + 15)
    until = _until(cast, first)
    _bought(cast, lots, hub, good, first, until)
    buyer = cast.buyer(good)
    stock = lots.regular(cast.partner("cn"), hub, good, first, until - 90, kg=good.kg * 2, every=45, origin="cn")
    for lot in stock:
        part, price = lot.kg * cast.chance.uniform(0.6, 0.95), lot.usd / lot.kg * cast.chance.uniform(1.05, 1.3)
        sent = max(lot.arrived + cast.chance.between(8, 35), buyer.founded)
        lots.ship(hub, buyer, good, sent, part, price=price, origin="cn")
    return hub, "keeps two stocks: what it sells to the destination was made in and bought from cn"


def _new_domestic(cast: Cast, lots: Lots) -> tuple[Firm, str]:
    good = cast.good()
    hub = _new_hub(cast, "distributor", good)
    first = hub.founded + 25
    _bought(cast, lots, hub, good, first, _until(cast, first))
    return hub, "sells at home only"


def _owned_local(cast: Cast, lots: Lots) -> tuple[Firm, str]:
    good = cast.good()
    new = cast.chance.happens(0.5)
    hub = (_new_hub if new else _old_hub)(cast, "user", good, settled=False)
    cast.owners.give_to("ru", hub, start=None if new else cast.chance.between(hub.founded, EMBARGO + 300))
    first = max(_RECENT, hub.founded + 25)
    _bought(cast, lots, hub, good, first, _until(cast, first))
    return hub, "uses what it buys where it is"


def _elsewhere(cast: Cast, lots: Lots) -> tuple[Firm, str]:
    good = cast.good()
    hub = _old_hub(cast, "trader", good) if cast.chance.happens(0.5) else _new_hub(cast, "trader", good)
    first = max(_RECENT, hub.founded + 25)
    until = _until(cast, first)
    supplier = _bought(cast, lots, hub, good, first, until)
    other = cast.chance.one([country for country in ("vn", "in", "my", "th", "rs", "sg") if country != hub.country])
    _sold(cast, lots, hub, good, first + 30, until, to=other, origin=supplier.country, share=0.9)
    if cast.chance.happens(0.5):
        _sold(cast, lots, hub, cast.plain_good(), first)
    return hub, "hands the priority goods on to a country without an embargo"


def _same_heading(cast: Cast, lots: Lots) -> tuple[Firm, str]:
    good = cast.good(lambda one: one.priority and bool(_neighbours(one)))
    other = cast.chance.one(_neighbours(good))
    hub = _old_hub(cast, "maker", good)
    until = _until(cast, _RECENT)
    _bought(cast, lots, hub, good, _RECENT, until)
    _sold(cast, lots, hub, other, _RECENT + 30, until)
    return hub, "sells the destination other goods of the same heading, made by itself, on no list"


def _neighbours(good: Good) -> list[Good]:
    return [one for one in goods().values() if one.hs6[:4] == good.hs6[:4] and not one.priority]


_KINDS: Final[Mapping[DecoyKind, Callable[[Cast, Lots], tuple[Firm, str]]]] = {
    "distributor": _distributor,
    "manufacturer": _manufacturer,
    "exported before": _before,
    "own source": _own_source,
    "other origin": _other_origin,
    "new and domestic": _new_domestic,
    "destination owned, local use": _owned_local,
    "re-export elsewhere": _elsewhere,
    "same heading": _same_heading,
}
