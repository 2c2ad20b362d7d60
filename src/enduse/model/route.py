"""A route: a chain of dated legs by which goods may have gone from a supplier to a destination.

A route is a lead. That each leg fits the one before it in time, goods and quantity may be coincidence; no route says
that the goods which arrived are the goods which left.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Basis = Literal["recorded", "said", "assumed"]
"""Where a leg comes from: a trade record, a claim, or nobody ("assumed": hypothesised, and drawn so)."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A party on a route.

    Args:
        id: Its key in the network.
        name: The name it has there; empty for somebody nobody named.
        country: ISO 3166-1 alpha-2 in lower case, None when unknown.
        names: Other spellings that were taken for the same party.
        confidence: The lowest score on which a spelling was joined, 0 to 1; 1 when none was.
    """

    id: str
    name: str
    country: str | None = None
    names: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Leg:
    """Goods going from one party to the next.

    Args:
        source: Who hands over.
        target: Who receives.
        basis: Where it comes from; "recorded" and "said" together where a record and a claim tell of it.
        goods: HS-6 codes ("854231") and keys of goods categories ("electronics.chips"), sorted; empty when unknown.
        first: Earliest ISO date of what is dated, None when nothing is.
        last: Latest, None likewise.
        kg: Weight of its records in kilograms, None when one of them has none; where both ends of a consignment
            declared it, both count.
        shipments: Ids of its shipments, in order of their dates.
        claims: Ids of the claims that tell of it.
        disputed: Whether a claim that tells of it is denied by another source.
        reason: Why a leg nobody recorded is assumed; empty for the others.
    """

    source: Stop
    target: Stop
    basis: tuple[Basis, ...]
    goods: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    kg: float | None = None
    shipments: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    disputed: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RouteTerm:
    """One reason behind a route's score.

    Args:
        name: Key of the term ("timing", "passing on" …).
        value: 0 to 1, None when it cannot be told; it then adds nothing.
        weight: What the value is multiplied with.
        detail: The reason in words.
    """

    name: str
    value: float | None
    weight: float
    detail: str


@dataclass(frozen=True, slots=True)
class Route:
    """A chain of legs from a supplier to a destination, with the reasons for its rank.

    Args:
        id: Hash of its parties and goods.
        legs: Two or more, in order of travel.
        score: Sum of value times weight over the sum of all weights, 0 to 1; ranks routes and is no probability.
        terms: What the score is made of.
        innocent_explanations: Why it may mean nothing.
    """

    id: str
    legs: tuple[Leg, ...]
    score: float
    terms: tuple[RouteTerm, ...]
    innocent_explanations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tracing:
    """The answer to a question of routes.

    Args:
        routes: The best first.
        found: How many chains there were; None when they were too many to be counted.
        notes: Everything that was cut off, left out or could not be told, a sentence each.
    """

    routes: tuple[Route, ...]
    found: int | None
    notes: tuple[str, ...] = ()
