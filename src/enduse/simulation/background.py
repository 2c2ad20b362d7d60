"""Trade of the background: trading pairs of long standing, each in its own rhythm."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

import numpy as np

from enduse.reference.simulation import countries, goods
from enduse.simulation.calendar import EMBARGO, FIRST, LAST
from enduse.simulation.chance import Chance
from enduse.simulation.firm import Firm
from enduse.simulation.trade import Trade, transit

_A_PAIR: Final = 9  # consignments a pair, on average
_SAME_SECTOR: Final = 0.8
_LASTS: Final = 800.0  # days a pair trades, on average
_SENT_FROM_CHINA: Final = 0.65  # odds that trade in priority goods made there does not go through a third country


@dataclass(frozen=True, slots=True)
class Pair:
    """Two firms that trade one kind of goods for a time."""

    source: Firm
    target: Firm
    hs6: str
    first: int
    last: int
    origin: str


def trades(firms: Sequence[Firm], number: int, chance: Chance) -> Iterator[Trade]:
    """Consignments of the background.

    No firm outside the coalition hands on priority goods of the coalition to the destination: what it sells there it
    has made itself, or has from a country without an embargo.

    Args:
        firms: Who trades.
        number: How many consignments.
        chance: Where draws come from.
    """
    pairs = list(_pairs(firms, max(1, number // _A_PAIR), chance))
    rhythm = np.exp(chance.numbers.standard_normal(len(pairs))) * [pair.last - pair.first + 30 for pair in pairs]
    counts = chance.numbers.multinomial(number, rhythm / rhythm.sum())
    for number_of_pair, (pair, count) in enumerate(zip(pairs, counts.tolist(), strict=True)):
        yield from consignments(pair, count, chance, f"b{number_of_pair}")


def _pairs(firms: Sequence[Firm], number: int, chance: Chance) -> Iterator[Pair]:
    sellers = [firm for firm in firms if firm.kind != "user"]
    seller_sums = list(accumulate(firm.size**0.9 for firm in sellers))
    buyers = _Buyers(firms)
    made = 0
    while made < number:
        seller = sellers[bisect_right(seller_sums, chance.numbers.random() * seller_sums[-1])]
        hs6 = chance.one(seller.goods)
        buyer = buyers.one(hs6, chance)
        pair = _pair(seller, buyer, hs6, chance) if buyer.country != seller.country else None
        if pair is None:
            continue
        made += 1
        yield pair
        if pair.origin != seller.country and goods()[hs6].priority and buyer.country == "ru":
            supplier = _supplier(sellers, seller_sums, pair.origin, chance)
            made += 1
            yield Pair(supplier, seller, hs6, max(FIRST, pair.first - 40, seller.founded), pair.last, pair.origin)


class _Buyers:
    def __init__(self, firms: Sequence[Firm]) -> None:
        self._needy = [firm for firm in firms if firm.kind in ("maker", "user")]
        self._sums = list(accumulate(firm.size**0.8 for firm in self._needy))
        by_good: dict[str, list[Firm]] = {}
        for firm in firms:
            if firm.kind != "maker":
                for hs6 in firm.goods:
                    by_good.setdefault(hs6, []).append(firm)
        self._by_good: Mapping[str, tuple[list[Firm], list[float]]] = {
            hs6: (found, list(accumulate(firm.size**0.8 for firm in found))) for hs6, found in by_good.items()
        }

    def one(self, hs6: str, chance: Chance) -> Firm:
        """A buyer: mostly one that trades in these goods, else a maker or user that needs them."""
        found, sums = self._by_good.get(hs6, ([], []))
        if not found or chance.happens(1 - _SAME_SECTOR):
            found, sums = self._needy, self._sums
        return found[bisect_right(sums, chance.numbers.random() * sums[-1])]


def _pair(seller: Firm, buyer: Firm, hs6: str, chance: Chance) -> Pair | None:
    began = chance.between(FIRST - 2 * int(_LASTS), LAST - 90)
    ended = began + int(chance.numbers.exponential(_LASTS)) + 20
    first, last = max(FIRST, seller.founded, buyer.founded, began), min(LAST, ended)
    origin = seller.country
    role = countries()[seller.country].role
    if goods()[hs6].priority:
        if seller.kind != "maker" and role != "coalition":
            origin = "cn"
            if buyer.country == "ru" and seller.country not in ("cn", "hk") and chance.happens(_SENT_FROM_CHINA):
                return None
        if buyer.country == "ru" and role == "coalition":
            last = min(last, EMBARGO - 15)
    return Pair(seller, buyer, hs6, first, last, origin) if last > first else None


def _supplier(sellers: Sequence[Firm], sums: Sequence[float], country: str, chance: Chance) -> Firm:
    while True:
        found = sellers[bisect_right(sums, chance.numbers.random() * sums[-1])]
        if found.country == country and found.founded < FIRST:
            return found


def consignments(pair: Pair, count: int, chance: Chance, key: str) -> Iterator[Trade]:
    """Consignments of a pair, at random over the time it trades.

    Args:
        pair: Who trades what, and when.
        count: How many.
        chance: Where draws come from.
        key: What their ids start with.
    """
    good = goods()[pair.hs6]
    scale = chance.lognormal(good.kg, good.spread) * pair.source.size**0.1
    price = chance.lognormal(good.usd_per_kg, 0.6)
    draws = chance.numbers
    days = np.sort(draws.integers(pair.first, pair.last + 1, count)).tolist()
    kgs = (scale * np.exp(0.35 * draws.standard_normal(count))).tolist()
    prices = (price * np.exp(0.12 * draws.standard_normal(count))).tolist()
    for place, (shipped, kg, each, way) in enumerate(zip(days, kgs, prices, draws.random(count).tolist(), strict=True)):
        weight = round(max(kg, 0.5), 1)
        yield Trade(
            id=f"{key}-{place}", source=pair.source.id, target=pair.target.id, hs6=pair.hs6, declared=pair.hs6,
            shipped=shipped, arrived=shipped + transit(pair.source.country, pair.target.country, way), kg=weight,
            usd=round(weight * each, 2), origin=pair.origin, claimed_origin=pair.origin,
        )  # fmt: skip
