"""A figure with the range it may lie in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and its interval.

    Args:
        value: The figure.
        low: Lower end, None when it cannot be told.
        high: Upper end, likewise.
        level: Share of the time such an interval holds the figure, 0 to 1; None where the ends are assumptions.
    """

    value: float
    low: float | None = None
    high: float | None = None
    level: float | None = None
