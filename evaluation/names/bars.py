"""Where a matcher's bar stands when only so many innocent names may reach it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

RATES = (0.005, 0.02)
CURVE = (0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05)


@dataclass(frozen=True, slots=True)
class Bar:
    """A score above which a matcher alerts.

    Args:
        above: Alerts are the scores above it, never those equal to it.
        allowed: Share of innocent names that may alert, 0 to 1.
        reached: Share that does.
        innocent: Number of innocent names it was set on.
    """

    above: float
    allowed: float
    reached: float
    innocent: int

    def alerts(self, score: float) -> bool:
        """Whether a score is above the bar."""
        return score > self.above


def bar_at(scores: Sequence[float], allowed: float, floor: float = 0.0) -> Bar:
    """The lowest bar at which no more than the allowed share of innocent names alerts.

    The bar is always one of the scores (or 0), never a point between two of them, so that the rate holds for the
    names it was set on: equal scores alert together or not at all, and where the share allowed is less than one
    name, none alerts.

    Args:
        scores: The best score of every innocent name, 0 where nothing was found.
        allowed: Share of them that may alert, 0 to 1.
        floor: The score the innocent names were asked from; what lies below it was not seen, so no bar stands there.

    Raises:
        ValueError: There are no scores, or the share is not between 0 and 1.
    """
    if not scores or not 0 <= allowed <= 1:
        raise ValueError("a bar is set on at least one score, at a share between 0 and 1")
    falling = sorted(scores, reverse=True)
    spare = math.floor(allowed * len(falling) + 1e-9)
    above = max(falling[spare], floor) if spare < len(falling) else floor
    return Bar(above, allowed, alerting(scores, above), len(falling))


def alerting(scores: Sequence[float], above: float) -> float:
    """Share of the scores above a bar, 0 of none."""
    return sum(score > above for score in scores) / len(scores) if scores else 0.0
