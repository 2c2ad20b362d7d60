"""Invented names of firms and persons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from enduse.reference.simulation import countries, tongues
from enduse.simulation.chance import Chance

_STREETS: Final = (
    "Industrial Road",
    "Market Street",
    "Station Road",
    "Harbour Road",
    "Technology Park",
    "Central Avenue",
)
_ELECTRONICS: Final = frozenset({"85", "90"})  # chapters of the HS
_TRIES: Final = 200


class Naming:
    """Hands out names, no two firms the same.

    Args:
        chance: Where draws come from.
    """

    def __init__(self, chance: Chance) -> None:
        self._chance = chance
        self._taken: set[str] = set()

    def firm(self, country: str, traded: Sequence[str]) -> str:
        """A new name of a firm, as the register of its country spells it.

        Args:
            country: Where it is registered.
            traded: HS-6 codes it trades in; who trades in electronics is mostly called so.
        """
        for _ in range(_TRIES):
            name = self._firm(country, traded)
            if name.casefold() not in self._taken:
                break
        else:
            name = f"{name.partition(' ')[0]} {len(self._taken)} {name.partition(' ')[2]}"
        self._taken.add(name.casefold())
        return name

    def person(self, country: str) -> str:
        """A name of a person; several may bear it."""
        tongue = tongues()[countries()[country].tongue]
        return f"{self._chance.one(tongue.given)} {self._chance.one(tongue.family)}"

    def address(self, country: str) -> str:
        """An address of a firm."""
        city = self._chance.one(tongues()[countries()[country].tongue].cities)
        return f"{self._chance.between(1, 240)} {self._chance.one(_STREETS)}, {city}"

    def _firm(self, country: str, traded: Sequence[str]) -> str:
        tongue = tongues()[countries()[country].tongue]
        word = self._chance.one(tongue.beginnings) + self._chance.one(tongue.endings)
        second = self._chance.one(tongue.beginnings) + self._chance.one(tongue.endings)
        if second != word and self._chance.happens(0.3):
            word = f"{word} {second}"
        electronic = any(code[:2] in _ELECTRONICS for code in traded) and self._chance.happens(0.7)
        words = tongue.electronics if electronic else tongue.trades
        trades = self._chance.some(words, 1 if self._chance.happens(0.8) else 2)
        return " ".join((word, *trades, self._chance.one(tongue.forms)))
