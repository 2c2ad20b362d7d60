"""A figure of foreign trade statistics: what one country says it sent to, or got from, another in a month or a year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Direction = Literal["export", "import"]
Basis = Literal["origin", "consignment"]

WORLD: Final = "world"
"""Place of a figure over all partners; never added to them."""
EU: Final = "eu"
"""The European Union as one reporter or partner, in the composition of today; never added to its members."""
GROUP: Final = "group"
"""Any other sum over several countries: euro area, the Union in another composition, OECD."""
UNSPECIFIED: Final = "unspecified"
"""What belongs to the total, but to no country that is told: "Areas, nes", bunkers, secret partners."""

_AGGREGATES: Final = frozenset({WORLD, EU, GROUP, UNSPECIFIED})


@dataclass(frozen=True, slots=True)
class TradeFlow:
    """One figure of trade statistics, as its reporter gives it.

    Args:
        reporter: Who reports: ISO 3166-1 alpha-2 in lower case, or one of the places above.
        partner: With whom it traded, likewise.
        flow: What the reporter did.
        period: A month ("2022-05") or a year ("2022"), partial ISO.
        hs: Code of the goods as digits, two or more; None for all goods.
        revision: Edition of the Harmonized System the code belongs to ("2022"), None when the record does not say.
        value: In units of the currency, not thousands; 0 where nothing is reported in so many words, None where a
            figure is withheld.
        currency: ISO 4217.
        kg: Net weight in kilograms, None when unknown.
        basis: Which country an import is booked under: where the goods were made ("origin") or where they were sent
            from ("consignment"); None for exports and where the record does not say.
        dataset: What it comes from.
        row: Its number in the file.
    """

    reporter: str
    partner: str
    flow: Direction
    period: str
    hs: str | None
    revision: str | None
    value: float | None
    currency: str
    kg: float | None
    basis: Basis | None
    dataset: str
    row: int

    @property
    def bilateral(self) -> bool:
        """Whether it lies between two countries, neither of them a sum over several."""
        return self.reporter not in _AGGREGATES and self.partner not in _AGGREGATES

    @property
    def yearly(self) -> bool:
        """Whether it covers a whole year."""
        return len(self.period) == 4
