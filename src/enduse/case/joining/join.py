"""Parties to be joined, and joins between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from enduse.model import Feature

Basis = Literal["equal", "alike", "near"]
"""equal: the same words; alike: spellings of one name; near: too far apart to be joined, yet no contradiction."""


@dataclass(frozen=True, slots=True)
class PartyName:
    """A party to be joined.

    Args:
        number: Its number, from 0.
        name: As given.
        country: ISO 3166-1 alpha-2 in lower case, None when unknown.
        kind: FtM schema, None when unknown; persons are joined to no firms.
    """

    number: int
    name: str
    country: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Join:
    """Two parties whose names are spellings of one.

    Args:
        party: Number of the one.
        other: Number of the other.
        score: How surely, 0 to 1; 0 for parties that are only near.
        features: Why, the terms of the matcher.
        basis: As in `Basis`; only equal and alike parties are joined, near ones may stand in one group.
    """

    party: int
    other: int
    score: float
    features: tuple[Feature, ...] = ()
    basis: Basis = "alike"
