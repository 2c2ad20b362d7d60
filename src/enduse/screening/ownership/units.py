"""Shares as whole millionths of a percent, so that sums are exact and do not depend on their order."""

from __future__ import annotations

from enduse.reference.regimes import Regime

UNITS = 1_000_000
"""Units in one percent."""
WHOLE = 100 * UNITS


def floor_units(share: float) -> int:
    """A least share, rounded down: a share told with too many digits never gains by rounding."""
    # A percentage of up to six decimals is the double nearest to its units over a million, so it stays exact.
    nearest = round(share * UNITS)
    return nearest - (nearest / UNITS > share)


def ceil_units(share: float) -> int:
    """A greatest share, rounded up."""
    nearest = round(share * UNITS)
    return nearest + (nearest / UNITS < share)


def percent(units: int) -> float:
    """Units as percent."""
    return units / UNITS


def needed(regime: Regime) -> int:
    """The least sum that meets a regime's test, in units."""
    return round(regime.threshold * UNITS) + regime.strict


def reached(low: int, high: int, others: int) -> int:
    """The sum that counted stakes may come to.

    Shares of one party cannot exceed the whole: what others hold at least bounds what the counted ones hold at most.
    Where the stakes told contradict one another, the least shares of the counted ones stand.

    Args:
        low: Sum of the least shares of the counted stakes.
        high: Sum of their greatest shares.
        others: Sum of the least shares of the other stakes.
    """
    return min(WHOLE, max(low, min(high, WHOLE - others)))
