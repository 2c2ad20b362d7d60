"""A simulated world: firms, owners, trade, what is planted in it."""

from __future__ import annotations

from dataclasses import dataclass

from enduse.simulation.background import trades
from enduse.simulation.cast import Cast
from enduse.simulation.chance import Chance
from enduse.simulation.diversion import plant
from enduse.simulation.firm import Firm
from enduse.simulation.innocence import decoys
from enduse.simulation.naming import Naming
from enduse.simulation.owners import Holding, Owners, Person
from enduse.simulation.planted import Decoy, PlantedRoute
from enduse.simulation.population import populate
from enduse.simulation.settings import Settings
from enduse.simulation.trade import Trade


@dataclass(frozen=True, slots=True)
class World:
    """Everything that is true of a world, seen or not.

    Args:
        settings: What was wanted.
        firms: All firms.
        persons: Persons who own shares.
        holdings: Their stakes, and those of firms.
        trades: All consignments: the background's, the routes', the decoys'.
        routes: Planted routes.
        decoys: Planted decoys.
    """

    settings: Settings
    firms: tuple[Firm, ...]
    persons: tuple[Person, ...]
    holdings: tuple[Holding, ...]
    trades: tuple[Trade, ...]
    routes: tuple[PlantedRoute, ...]
    decoys: tuple[Decoy, ...]


def build(settings: Settings) -> World:
    """The world of these settings; equal settings make equal worlds.

    Args:
        settings: What is wanted. `missing` and `noise` change nothing here, only what is published.
    """
    seed = settings.seed
    names = Chance(seed, "firms")
    naming = Naming(names)
    firms = populate(settings.firms, names, naming)
    owners = Owners(Chance(seed, "owners"), naming)
    owners.settle_all(firms)
    background = tuple(trades(tuple(firms), settings.shipments, Chance(seed, "background")))
    routes = plant(settings.routes, Cast(firms, owners, Chance(seed, "routes"), naming))
    innocents = decoys(settings.decoys, Cast(firms, owners, Chance(seed, "decoys"), naming))
    planted = [trade for route in routes for leg in route.legs for trade in leg.trades]
    cover = [trade for route in routes for trade in route.cover]
    looks = [trade for decoy in innocents for trade in decoy.trades]
    return World(
        settings=settings,
        firms=tuple(firms),
        persons=tuple(owners.persons),
        holdings=tuple(owners.holdings),
        trades=(*background, *planted, *cover, *looks),
        routes=tuple(routes),
        decoys=tuple(innocents),
    )
