"""A dated movement of goods between two parties of the network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

EARLIEST: Final = -1_000_000
"""First day of a movement whose date is not known, far before any."""
LATEST: Final = 1_000_000
"""Last day of such a movement."""


@dataclass(frozen=True, slots=True)
class Movement:
    """One shipment or claim as an edge of the network.

    Args:
        id: Unique in its network.
        source: Number of the party that hands over.
        target: Number of the party that receives.
        source_country: ISO 3166-1 alpha-2 in lower case, None when unknown.
        target_country: Likewise.
        goods: HS-6 code as six digits, key of a goods category, or empty when unknown.
        first_day: Earliest day it may have happened, in days since 1970-01-01; `EARLIEST` when undated.
        last_day: Latest such day; equal to the first for an exact date; `LATEST` when undated.
        kg: Weight in kilograms, None when unknown.
        basis: Where it comes from.
        origin_country: Where the goods were made, None when unknown.
    """

    id: int
    source: int
    target: int
    source_country: str | None
    target_country: str | None
    goods: str
    first_day: int
    last_day: int
    kg: float | None = None
    basis: Literal["recorded", "said"] = "recorded"
    origin_country: str | None = None
