"""What is true of a simulated world, for whoever measures on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from enduse.reference.simulation import countries
from enduse.simulation.calendar import EMBARGO, iso
from enduse.simulation.planted import Decoy, PlantedLeg, PlantedRoute
from enduse.simulation.publication import Publication
from enduse.simulation.world import World

Found = Mapping[str, Sequence[str]]
DESTINATION: Final = "ru"


def truth(world: World, public: Publication) -> dict[str, Any]:
    """Planted routes and decoys, with the records that tell of them and those that were left out.

    Args:
        world: What is true.
        public: What can be seen of it.

    Returns:
        JSON: `settings`; `question` that the routes answer; `firms` named in it; `routes` with `legs`; `decoys`.
    """
    seen = _by_trade(world, public, hidden=False)
    hidden = _by_trade(world, public, hidden=True)
    named = {end for route in world.routes for leg in route.legs for end in (leg.source, leg.target)}
    named |= {decoy.hub.id for decoy in world.decoys}
    settings = world.settings
    return {
        "settings": {name: getattr(settings, name) for name in settings.__slots__},
        "question": {
            "origins": [country.code for country in countries().values() if country.role == "coalition"],
            "destinations": [DESTINATION],
            "goods": "chpl",
            "since": iso(EMBARGO),
        },
        "firms": {
            firm.id: {"name": firm.name, "country": firm.country, "founded": iso(firm.founded)}
            for firm in sorted(world.firms, key=lambda firm: firm.id)
            if firm.id in named
        },
        "routes": [_route(route, seen, hidden) for route in world.routes],
        "decoys": [_decoy(decoy, seen) for decoy in world.decoys],
    }


def _by_trade(world: World, public: Publication, *, hidden: bool) -> Found:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for record in public.hidden if hidden else public.records:
        found[world.trades[record.trade].id].append(record.id)
    return found


def _route(route: PlantedRoute, seen: Found, hidden: Found) -> dict[str, Any]:
    return {
        "id": route.id,
        "kind": route.kind,
        "traits": list(route.traits),
        "parties": [route.legs[0].source, *(leg.target for leg in route.legs)],
        "legs": [_leg(leg, seen, hidden) for leg in route.legs],
        "cover": sorted(record for trade in route.cover for record in seen.get(trade.id, ())),
    }


def _leg(leg: PlantedLeg, seen: Found, hidden: Found) -> dict[str, Any]:
    found = [record for trade in leg.trades for record in seen.get(trade.id, ())]
    return {
        "source": leg.source,
        "target": leg.target,
        "recorded": bool(found),
        "shipments": found,
        "hidden": [record for trade in leg.trades for record in hidden.get(trade.id, ())],
        "goods": sorted({trade.hs6 for trade in leg.trades}),
        "declared": sorted({trade.declared for trade in leg.trades}),
        "first": iso(min(trade.shipped for trade in leg.trades)),
        "last": iso(max(trade.arrived for trade in leg.trades)),
        "kg": round(sum(trade.kg for trade in leg.trades), 2),
        "consignments": len(leg.trades),
    }


def _decoy(decoy: Decoy, seen: Found) -> dict[str, Any]:
    return {
        "id": decoy.id,
        "kind": decoy.kind,
        "hub": decoy.hub.id,
        "innocent": decoy.innocent,
        "shipments": sorted(record for trade in decoy.trades for record in seen.get(trade.id, ())),
    }
