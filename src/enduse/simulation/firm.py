"""Firms of a simulated world."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

Kind = Literal["maker", "distributor", "trader", "user"]


@dataclass(frozen=True, slots=True)
class Firm:
    """A firm.

    Args:
        id: "co-1f0c…"; made of its name and country, says nothing of the part it plays.
        name: As the register of its country spells it.
        country: ISO 3166-1 alpha-2 in lower case.
        kind: maker: exports what it makes; distributor: sells goods of one sector; trader: of two; user: only buys.
        founded: Day, from 1970-01-01.
        address: As registered.
        size: Relative.
        goods: HS-6 codes it trades in.
    """

    id: str
    name: str
    country: str
    kind: Kind
    founded: int
    address: str
    size: float
    goods: tuple[str, ...]


def firm_id(name: str, country: str) -> str:
    """An id made of what is published anyway."""
    return f"co-{sha256(f'{country}|{name}'.encode()).hexdigest()[:12]}"
