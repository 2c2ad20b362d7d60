"""Claims as the edges of a network: who is said to hand to whom, one edge a claim and leg."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise, product
from typing import Final

from enduse.model import Claim, Party, TransferClaim
from enduse.model.claim import Factuality
from enduse.views.export.actor import actor_id

HELD: Final[frozenset[Factuality]] = frozenset(("certain", "probable", "possible"))
"""What a source holds to be so, more or less surely; the rest denies, has not seen or leaves open."""


@dataclass(frozen=True, slots=True)
class Edge:
    """One leg of what a claim says.

    Args:
        id: Hash of the claim and the two ends.
        source: `Actor.id` of who hands over, or who takes a measure.
        target: Of who receives, or whom it is aimed at.
        claim_id: Id of what says so.
        claim: What says so.
        leg: Its number on the way through intermediaries, from 1.
        legs: How many legs the way has.
        directed: False for a deal whose direction is not said: the order of its ends means nothing.
    """

    id: str
    source: str
    target: str
    claim_id: str
    claim: Claim
    leg: int = 1
    legs: int = 1
    directed: bool = True


def edges(claims: Mapping[str, Claim]) -> Iterator[Edge]:
    """The edges of some claims, in their order. A claim that names only one end has none.

    Args:
        claims: The claims by id.
    """
    for claim_id, claim in claims.items():
        seen: set[tuple[str, str]] = set()
        for source, target, leg, legs, directed in _legs(claim):
            if source != target and (source, target) not in seen:
                seen.add((source, target))
                key = hashlib.sha256(f"{claim_id} {source} {target}".encode()).hexdigest()[:32]
                yield Edge(f"enduse-{key}", source, target, claim_id, claim, leg, legs, directed)


def _legs(claim: Claim) -> Iterator[tuple[str, str, int, int, bool]]:
    if not isinstance(claim, TransferClaim):
        for source, target in product(_ids(claim.issuer), _ids(claim.targets)):
            yield source, target, 1, 1, True
        return
    if claim.parties and not (claim.supplier or claim.recipient):
        for source, target in combinations(sorted(set(_ids(claim.parties))), 2):
            yield source, target, 1, 1, False
        return
    between = _ids(claim.intermediaries)
    for source, target in product(_ids(claim.supplier) or [""], _ids(claim.recipient) or [""]):
        way = [stop for stop in (source, *between, target) if stop]
        for leg, (one, other) in enumerate(pairwise(way), 1):
            yield one, other, leg, len(way) - 1, True


def _ids(parties: Iterable[Party]) -> list[str]:
    return [actor_id(party) for party in parties]
