"""Figures that can be compared."""

from __future__ import annotations

import math


def figure(told: object) -> float | None:
    """A number above zero and below infinity as a float; None for words, for nothing, and for any other number."""
    if not isinstance(told, int | float):
        return None
    try:
        number = float(told)
    except OverflowError:
        return None
    return number if number > 0 and math.isfinite(number) else None
