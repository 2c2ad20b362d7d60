"""Consignments of planted routes and decoys, one after another."""

from __future__ import annotations

from enduse.reference.simulation import Good
from enduse.simulation.chance import Chance
from enduse.simulation.firm import Firm
from enduse.simulation.trade import Trade, transit


class Lots:
    """Makes consignments and numbers them.

    Args:
        chance: Where draws come from.
        key: What their ids start with.
    """

    def __init__(self, chance: Chance, key: str) -> None:
        self._chance = chance
        self._key = key
        self.made: list[Trade] = []

    def ship(
        self,
        source: Firm,
        target: Firm,
        good: Good,
        shipped: int,
        kg: float,
        *,
        price: float,
        origin: str,
        declared: str | None = None,
        claimed: str | None = None,
    ) -> Trade:
        """One consignment.

        Args:
            source: Who hands over.
            target: Who receives.
            good: What it is.
            shipped: Day it leaves.
            kg: Net weight.
            price: US dollars a kilogram.
            origin: Where it was made.
            declared: The code it is declared under; None for its own.
            claimed: The origin it is declared to have; None for its own.
        """
        weight = round(max(kg, 0.2), 2)
        trade = Trade(
            id=f"{self._key}-{len(self.made)}", source=source.id, target=target.id, hs6=good.hs6,
            declared=declared or good.hs6, shipped=shipped,
            arrived=shipped + transit(source.country, target.country, self._chance.uniform(0, 1)),
            kg=weight, usd=round(weight * price, 2), origin=origin, claimed_origin=claimed or origin,
            domestic=source.country == target.country,
        )  # fmt: skip
        self.made.append(trade)
        return trade

    def regular(
        self, source: Firm, target: Firm, good: Good, first: int, last: int, *, kg: float, every: float, origin: str
    ) -> list[Trade]:
        """Consignments in a rhythm.

        Args:
            source: Who hands over.
            target: Who receives.
            good: What it is.
            first: Earliest day.
            last: Latest day.
            kg: Median weight of each.
            every: Days between two, on average.
            origin: Where it was made.
        """
        price = self._chance.lognormal(good.usd_per_kg, 0.6)
        found: list[Trade] = []
        day = first + int(self._chance.uniform(0, every))
        while day <= last:
            each = price * self._chance.uniform(0.93, 1.07)
            found.append(
                self.ship(source, target, good, day, self._chance.lognormal(kg, 0.3), price=each, origin=origin)
            )
            day += max(1, int(self._chance.lognormal(every, 0.4)))
        return found
