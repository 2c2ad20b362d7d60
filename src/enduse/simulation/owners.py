"""Who owns the firms of a simulated world."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from enduse.simulation.calendar import FIRST, LAST
from enduse.simulation.chance import Chance
from enduse.simulation.firm import Firm
from enduse.simulation.naming import Naming

KNOWN: Final = 0.45
"""Share of the firms with a known owner."""
_PARENT: Final = 0.1
_FROM_DESTINATION: Final = 0.04
_NEIGHBOURS: Final = frozenset({"tr", "ae", "kz", "kg", "am", "ge", "uz", "rs", "hk"})


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who owns shares."""

    id: str
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Holding:
    """A stake: owner and asset by id, percent, and the days it holds between; None when it has not ended."""

    owner: str
    asset: str
    percent: int
    start: int
    end: int | None = None


class Owners:
    """Gathers persons and stakes.

    Args:
        chance: Where draws come from.
        naming: Where names come from.
    """

    def __init__(self, chance: Chance, naming: Naming) -> None:
        self.persons: list[Person] = []
        self.holdings: list[Holding] = []
        self._chance = chance
        self._naming = naming

    def person(self, country: str) -> Person:
        """A new person of a country."""
        name = self._naming.person(country)
        person = Person(f"pe-{sha256(f'{len(self.persons)}|{name}'.encode()).hexdigest()[:12]}", name, country)
        self.persons.append(person)
        return person

    def hold(self, owner: str, firm: Firm, percent: int, start: int | None = None) -> None:
        """Let somebody own part of a firm, from its founding or a later day."""
        self.holdings.append(Holding(owner, firm.id, percent, max(start or 0, firm.founded)))

    def settle(self, firm: Firm) -> None:
        """Give a firm an owner of its own country, or one and a partner."""
        percent = self._chance.one((100, 100, 60, 51, 75, 50))
        self.hold(self.person(firm.country).id, firm, percent)
        if percent < 100:
            self.hold(self.person(firm.country).id, firm, 100 - percent)

    def give_to(self, country: str, firm: Firm, *, start: int | None = None) -> None:
        """Let somebody from a country own most of a firm, alone or with a partner of the firm's country."""
        percent = self._chance.one((100, 100, 90, 70, 51))
        self.hold(self.person(country).id, firm, percent, start)
        if percent < 100:
            self.hold(self.person(firm.country).id, firm, 100 - percent, start)

    def settle_all(self, firms: Sequence[Firm]) -> None:
        """Give a share of the background's firms owners: persons, parent firms, and now and then somebody from ru."""
        large = [firm for firm in firms if firm.size > 5]
        for firm in firms:
            if not self._chance.happens(KNOWN):
                continue
            if firm.country in _NEIGHBOURS and self._chance.happens(_FROM_DESTINATION / KNOWN):
                self.give_to("ru", firm, start=self._chance.between(FIRST, LAST))
            elif large and self._chance.happens(_PARENT):
                parent = self._chance.one(large)
                if parent.id != firm.id:
                    self.hold(parent.id, firm, self._chance.one((100, 80, 60, 30)), parent.founded)
            else:
                self.settle(firm)
