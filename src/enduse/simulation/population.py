"""The firms of the background."""

from __future__ import annotations

from typing import Final

from enduse.reference.simulation import Country, countries, goods
from enduse.simulation.calendar import EMBARGO, LAST, day
from enduse.simulation.chance import Chance
from enduse.simulation.firm import Firm, Kind, firm_id
from enduse.simulation.naming import Naming

_KINDS: Final[dict[str, tuple[tuple[Kind, float], ...]]] = {
    "coalition": (("maker", 0.5), ("distributor", 0.3), ("user", 0.2)),
    "maker": (("maker", 0.5), ("distributor", 0.2), ("trader", 0.15), ("user", 0.15)),
    "third": (("maker", 0.25), ("distributor", 0.3), ("trader", 0.2), ("user", 0.25)),
    "destination": (("maker", 0.15), ("distributor", 0.35), ("trader", 0.2), ("user", 0.3)),
}
_RANGE: Final[dict[Kind, tuple[int, int]]] = {"maker": (1, 3), "distributor": (3, 7), "trader": (4, 9), "user": (2, 6)}
_NEW: Final = 0.09  # share of firms founded after the embargo
_WATCHED: Final = 3.0  # records are bought for the goods one looks for: their sectors are over-represented
_TAIL: Final = 1.0  # Pareto exponent of firm sizes: Axtell, Zipf Distribution of U.S. Firm Sizes, Science 293 (2001)


def populate(number: int, chance: Chance, naming: Naming) -> list[Firm]:
    """Firms of the background, heavy-tailed in size.

    Args:
        number: How many.
        chance: Where draws come from.
        naming: Where names come from.
    """
    known = tuple(countries().values())
    weights = [country.firms for country in known]
    return [_firm(chance.weighted(known, weights), chance, naming) for _ in range(number)]


def _firm(country: Country, chance: Chance, naming: Naming) -> Firm:
    kinds = _KINDS[country.role]
    kind = chance.weighted([kind for kind, _ in kinds], [odds for _, odds in kinds])
    traded = _goods(country, kind, chance)
    name = naming.firm(country.code, traded)
    new = country.role != "coalition" and chance.happens(_NEW)
    return Firm(
        id=firm_id(name, country.code),
        name=name,
        country=country.code,
        kind=kind,
        founded=chance.between(EMBARGO, LAST - 120) if new else long_ago(country.code, chance),
        address=naming.address(country.code),
        size=min(float(chance.numbers.pareto(_TAIL)) + 1, 400.0),
        goods=traded,
    )


def long_ago(country: str, chance: Chance) -> int:
    """A day before the embargo on which a firm of a country may have been founded, later ones likelier."""
    oldest = day(f"{countries()[country].oldest}-01-01")
    return int(EMBARGO - (EMBARGO - oldest) * chance.numbers.random() ** 1.3) - 1


def _goods(country: Country, kind: Kind, chance: Chance) -> tuple[str, ...]:
    """What a firm trades in: of one sector, of two for traders; no maker of priority goods where none are made."""
    makes = kind == "maker" and not country.makes_priority_goods
    open_to = [good for good in goods().values() if not (makes and good.priority)]
    sectors = sorted({good.sector for good in open_to})
    watched = {good.sector for good in open_to if good.priority}
    weights = [_WATCHED if sector in watched else 1.0 for sector in sectors]
    chosen = {chance.weighted(sectors, weights) for _ in range(2 if kind == "trader" else 1)}
    open_to = [good for good in open_to if good.sector in chosen]
    return tuple(good.hs6 for good in chance.some(open_to, chance.between(*_RANGE[kind])))
