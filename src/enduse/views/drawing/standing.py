"""How a flow stands, and the stroke that shows it."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from enduse.model.position import Position, Weighing
from enduse.model.route import Leg

Standing: TypeAlias = Literal["disputed", "held", "planned", "against"]

STANDINGS: Final[dict[Standing, str]] = {
    "held": "said to have been handed over",
    "planned": "planned, possible or assumed",
    "disputed": "disputed",
    "against": "only denied or not seen",
}
"""What each stroke tells, in the order to show them: solid, dashed, dashes and dots, dotted."""

_HANDED_OVER = ("shipped", "delivered", None)


def standing(weighing: Weighing) -> Standing:
    """How a flow stands: disputed, held to have been handed over, only planned or hedged, or only denied."""
    if weighing.dispute:
        return "disputed"
    if weighing.independent or any(map(_is_held, weighing.positions)):
        return "held"
    against = weighing.positions and all(place.factuality in ("denied", "not_seen") for place in weighing.positions)
    return "against" if against else "planned"


def leg_standing(leg: Leg) -> Standing:
    """How a leg of a route is drawn: dashed while it is only assumed."""
    if leg.disputed:
        return "disputed"
    return "planned" if leg.basis == ("assumed",) else "held"


def _is_held(position: Position) -> bool:
    return position.factuality in ("certain", "probable") and position.stage in _HANDED_OVER
