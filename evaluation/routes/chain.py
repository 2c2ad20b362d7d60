"""Who the parties of a listed route truly are, told by its records and not by its names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from enduse.model.route import Leg, Route
from evaluation.routes.truth import Ends

Chain = tuple[str | None, ...]


def chain_of(route: Route, ends: Mapping[str, Ends]) -> Chain | None:
    """The true parties of a route in order, None for one that no record tells of.

    Args:
        route: As listed.
        ends: Who sender and receiver of each record truly are.

    Returns:
        None when its records contradict one another: a leg most of whose records are not of one pair of firms, or two
        legs that meet in what are truly two firms.
    """
    found: list[str | None] = [None] * (len(route.legs) + 1)
    for place, leg in enumerate(route.legs):
        if not leg.shipments:
            continue
        pair = _pair(leg, ends)
        if pair is None:
            return None
        for at, party in zip((place, place + 1), pair, strict=True):
            if found[at] not in (None, party):
                return None
            found[at] = party
    return tuple(found)


def _pair(leg: Leg, ends: Mapping[str, Ends]) -> Ends | None:
    known = [ends[shipment] for shipment in leg.shipments if shipment in ends]
    if not known:
        return None
    pair, times = Counter(known).most_common(1)[0]
    return pair if times * 2 > len(leg.shipments) else None


def hubs_of(route: Route, ends: Mapping[str, Ends]) -> Sequence[str]:
    """The true parties between the first and the last of a route, also where its chain contradicts itself."""
    found = []
    for place, leg in enumerate(route.legs):
        pair = _pair(leg, ends) if leg.shipments else None
        if pair is not None:
            found += [pair[0]] if place else []
            found += [pair[1]] if place < len(route.legs) - 1 else []
    return tuple(dict.fromkeys(found))
