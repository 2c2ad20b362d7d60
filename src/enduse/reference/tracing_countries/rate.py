"""Factors between values: freight and insurance, currencies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from enduse.reference.table import rows


@dataclass(frozen=True, slots=True)
class Factor:
    """What a FOB value is multiplied with to give a CIF value.

    Args:
        factor: The number.
        citation: Where it stands.
    """

    factor: float
    citation: str


@cache
def cif_fob() -> Mapping[str, Factor]:
    """The factors by role: low, usual, high."""
    return MappingProxyType(
        {row["role"]: Factor(float(row["factor"]), row["citation"]) for row in rows("tracing_countries/cif_fob.csv")}
    )


def usd(currency: str, year: int) -> float | None:
    """US dollars for one unit of a currency, average of a year; None when it is not in the table."""
    return 1.0 if currency == "USD" else _rates().get((currency, year))


@cache
def _rates() -> Mapping[tuple[str, int], float]:
    return {(row["currency"], int(row["year"])): float(row["usd"]) for row in rows("tracing_countries/exchange.csv")}
