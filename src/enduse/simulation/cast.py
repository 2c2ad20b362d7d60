"""Finds or founds the firms that planted routes and decoys need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from enduse.reference.simulation import Good, countries, goods
from enduse.simulation.calendar import EMBARGO, FIRST
from enduse.simulation.chance import Chance
from enduse.simulation.firm import Firm, Kind, firm_id
from enduse.simulation.naming import Naming
from enduse.simulation.owners import KNOWN, Owners
from enduse.simulation.population import long_ago

_SOUGHT: Final = {"chips": 5.0, "passive": 2.0, "radio": 2.5, "computing": 1.5}  # sectors, the others 1


class Cast:
    """The firms of a world and those yet to come.

    Args:
        firms: The background's; new ones are added.
        owners: The background's; new stakes are added.
        chance: Where draws come from.
        naming: Where names come from.
    """

    def __init__(self, firms: list[Firm], owners: Owners, chance: Chance, naming: Naming) -> None:
        self.firms = firms
        self.owners = owners
        self.chance = chance
        self._naming = naming
        self._background = tuple(firms)

    def good(self, wanted: Callable[[Good], bool] = lambda good: good.priority) -> Good:
        """Goods to be had, those most sought for likelier."""
        found = [good for good in goods().values() if wanted(good)]
        return self.chance.weighted(found, [_SOUGHT.get(good.sector, 1.0) for good in found])

    def plain_good(self) -> Good:
        """Goods on no list and of no sector that has listed ones."""
        watched = {good.sector for good in goods().values() if good.priority}
        return self.chance.one([good for good in goods().values() if good.sector not in watched])

    def hub_country(self, *, but: Sequence[str] = ()) -> str:
        """A country for a hub."""
        found = [country for country in countries().values() if country.hub and country.code not in but]
        return self.chance.weighted([country.code for country in found], [country.hub for country in found])

    def found(self, country: str, kind: Kind, traded: Sequence[str], founded: int | None = None) -> Firm:
        """A new firm, small or middling, with nothing in its name or id that tells it apart.

        Args:
            country: Where.
            kind: What it does.
            traded: HS-6 codes.
            founded: Day; None for a day before the embargo.
        """
        name = self._naming.firm(country, traded)
        day = long_ago(country, self.chance) if founded is None else founded
        size = self.chance.lognormal(2.0, 0.8)
        firm = Firm(
            firm_id(name, country), name, country, kind, day, self._naming.address(country), size, tuple(traded)
        )
        self.firms.append(firm)
        return firm

    def settle(self, firm: Firm) -> None:
        """Give a firm owners of its own country, as often as those of the background are known."""
        if self.chance.happens(KNOWN):
            self.owners.settle(firm)

    def supplier(self, good: Good) -> Firm:
        """A firm of the coalition that sells these goods, founded when none does."""
        found = [
            firm
            for firm in self._background
            if good.hs6 in firm.goods and firm.kind in ("maker", "distributor") and firm.founded < FIRST
            and countries()[firm.country].role == "coalition"
        ]  # fmt: skip
        if found:
            return self.chance.weighted(found, [firm.size**0.5 for firm in found])
        home = self.chance.one([country.code for country in countries().values() if country.role == "coalition"])
        return self.found(home, "distributor", (good.hs6,), FIRST - 2000)

    def buyer(self, good: Good) -> Firm:
        """A firm of the destination: one that is there and trades in such goods, or a new one."""
        found = [
            firm
            for firm in self._background
            if firm.country == "ru" and firm.founded < EMBARGO
            and any(goods()[hs6].sector == good.sector for hs6 in firm.goods)
        ]  # fmt: skip
        if found and self.chance.happens(0.65):
            return self.chance.one(found)
        founded = self.chance.between(EMBARGO - 1500, EMBARGO + 20)
        return self.found("ru", "distributor", (good.hs6,), founded)

    def partner(self, country: str, *, kind: Sequence[Kind] = ("distributor", "trader", "user", "maker")) -> Firm:
        """A firm of the background in a country, long there where one is."""
        found = [firm for firm in self._background if firm.country == country and firm.kind in kind]
        old = [firm for firm in found if firm.founded < FIRST] or found
        return self.chance.one(old) if old else self.found(country, kind[0], (), FIRST - 3000)
