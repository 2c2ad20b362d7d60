"""Words of quantity and money as reports use them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, cast

from enduse.reference.table import rows

UnitKind = Literal["mass", "volume", "count", "container", "vehicle", "formation", "value"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in which goods are counted.

    Args:
        term: Singular, in lower case ("tonne").
        plural: Its plural ("tonnes").
        kind: What sort of measure it is.
        kilograms: Mass of one where it is a unit of mass, None otherwise.
    """

    term: str
    plural: str
    kind: UnitKind
    kilograms: float | None = None


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A quantity said in words.

    Args:
        term: The words, in lower case ("tens of thousands", "a dozen").
        value: The figure it stands for, None where it stands for none ("dozens", "several").
        estimated: True when it is rough by nature.
    """

    term: str
    value: float | None
    estimated: bool


@cache
def units() -> Mapping[str, Unit]:
    """Units by singular and by plural, in lower case."""
    found: dict[str, Unit] = {}
    for row in rows("goods/units.csv"):
        mass = float(row["kilograms"]) if row["kilograms"] else None
        unit = Unit(row["term"], row["plural"], cast("UnitKind", row["kind"]), mass)
        found[unit.term] = found[unit.plural] = unit
    return MappingProxyType(found)


@cache
def number_words() -> Mapping[str, NumberWord]:
    """Quantities said in words, by their lower-cased words."""
    return MappingProxyType({row["term"]: _number_word(row) for row in rows("goods/number_words.csv")})


@cache
def currencies() -> Mapping[str, str]:
    """Signs, codes and names of currencies, lower-cased, to ISO 4217 ("$" → "USD", "euros" → "EUR")."""
    return MappingProxyType({row["term"].lower(): row["code"] for row in rows("goods/currencies.csv")})


def _number_word(row: dict[str, str]) -> NumberWord:
    return NumberWord(row["term"], float(row["value"]) if row["value"] else None, row["estimated"] == "yes")
