"""What ties firms, and what a tie counts for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from enduse.reference.table import rows

OWNER_FROM: Final = 25.0
"""Percent from which an owner counts: see the head of `tracing/ties.csv`."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A kind of tie.

    Args:
        confidence: What it counts for, 0 to 1.
        most: Firms at most that one owner, director or address ties.
        words: What is told of it, the name of the owner, director or address behind.
    """

    confidence: float
    most: int
    words: str


@cache
def ties() -> Mapping[str, Tie]:
    """Kinds of ties by name (`tracing/ties.csv`)."""
    return MappingProxyType(
        {row["tie"]: Tie(float(row["confidence"]), int(row["most"]), row["words"]) for row in rows("tracing/ties.csv")}
    )
