"""What a listed route truly is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from enduse.model.route import Route
from evaluation.routes.chain import Chain, chain_of, hubs_of
from evaluation.routes.truth import Planted, Truth

Meaning = Literal["planted", "destination assumed", "in part", "decoy", "background"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a listed route is.

    Args:
        meaning: planted: the same chain of true firms as a planted route, each recorded leg with records of the goods
            that went; destination assumed: the same but for the last leg, which nobody recorded and which is listed
            as assumed; in part: passes through a hub of a planted route, otherwise wrong; decoy: passes through the
            hub of a decoy; background: none of these.
        id: Of the planted route or decoy; empty for the background.
    """

    meaning: Meaning
    id: str = ""


def verdicts(routes: Sequence[Route], truth: Truth) -> tuple[Verdict, ...]:
    """What each of some listed routes is.

    Args:
        routes: As listed.
        truth: Of their world.
    """
    hubs = {hub: planted.id for planted in truth.routes for hub in planted.parties[1:-1]}
    decoys = {decoy.hub: decoy.id for decoy in truth.decoys}
    return tuple(_verdict(route, truth, hubs, decoys) for route in routes)


def _verdict(route: Route, truth: Truth, hubs: dict[str, str], decoys: dict[str, str]) -> Verdict:
    chain = chain_of(route, truth.ends)
    if chain is not None:
        for planted in truth.routes:
            if _same(route, chain, planted):
                return Verdict("planted", planted.id)
            if _same_but_unseen(route, chain, planted, truth):
                return Verdict("destination assumed", planted.id)
    passed = hubs_of(route, truth.ends)
    for hub in passed:
        if hub in hubs:
            return Verdict("in part", hubs[hub])
    for hub in passed:
        if hub in decoys:
            return Verdict("decoy", decoys[hub])
    return Verdict("background")


def _same(route: Route, chain: Chain, planted: Planted) -> bool:
    return chain == planted.parties and _carries(route, planted)


def _same_but_unseen(route: Route, chain: Chain, planted: Planted, truth: Truth) -> bool:
    last = route.legs[-1]
    return (
        planted.ends_unseen
        and last.basis == ("assumed",)
        and last.target.country in truth.destinations
        and len(chain) == len(planted.parties)
        and chain[:-1] == planted.parties[:-1]
        and _carries(route, planted)
    )


def _carries(route: Route, planted: Planted) -> bool:
    """Whether each leg with records has one of the goods that went along the planted route there."""
    legs = zip(route.legs, planted.shipments, strict=True)
    return all(not leg.shipments or not went.isdisjoint(leg.shipments) for leg, went in legs)
