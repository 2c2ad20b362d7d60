"""What is planted in a world: routes of diversion, and decoys that only look like them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from enduse.simulation.firm import Firm
from enduse.simulation.trade import Trade

RouteKind = Literal[
    "new shell", "destination owned", "relabelled", "split", "two hubs", "long dwell", "domestic detour"
]
DecoyKind = Literal[
    "distributor", "manufacturer", "exported before", "own source", "other origin", "new and domestic",
    "destination owned, local use", "re-export elsewhere", "same heading",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class PlantedLeg:
    """One leg of a planted route.

    Args:
        source: Id of the firm that hands over.
        target: Id of the firm that receives.
        trades: Consignments.
    """

    source: str
    target: str
    trades: tuple[Trade, ...]


@dataclass(frozen=True, slots=True)
class PlantedRoute:
    """A route of diversion.

    Args:
        id: "R01" …
        kind: What it is planted for.
        traits: What else is true of it: "new", "destination owned", "tied" (sells other goods to the destination),
            "false origin", "in part" (hands on part and sells the rest at home), "mixed" (buys the same goods from
            somebody else too, for customers at home).
        legs: In order of travel; each passes on what the one before it brought.
        cover: Other trade of its hubs.
    """

    id: str
    kind: RouteKind
    traits: tuple[str, ...]
    legs: tuple[PlantedLeg, ...]
    cover: tuple[Trade, ...]


@dataclass(frozen=True, slots=True)
class Decoy:
    """A firm that looks like a hub and is none.

    Args:
        id: "D01" …
        kind: What makes it look guilty.
        hub: The firm.
        innocent: Why it is not.
        trades: Its trade.
    """

    id: str
    kind: DecoyKind
    hub: Firm
    innocent: str
    trades: tuple[Trade, ...]
