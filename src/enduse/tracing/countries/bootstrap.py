"""Resampling of periods in blocks, so that what hangs together in time stays together. Source: H. Künsch (1989)."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from enduse.tracing.countries.estimate import Estimate

LEAST: Final = 6
"""Periods below which nothing is resampled."""
_DRAWS: Final = 999
_BLOCK: Final = 3  # periods
_SEED: Final = 1989
_LEVEL: Final = 0.95
Floats = NDArray[np.float64]


def resampled(count: int, salt: int = 0) -> NDArray[np.int64]:
    """Places of periods, one row a draw: blocks that begin anywhere, put end to end, cut to length.

    Args:
        count: How many periods there are.
        salt: Tells draws of several stretches of time apart; equal arguments give equal draws.
    """
    random = np.random.default_rng([_SEED, count, salt])
    blocks = -(-count // _BLOCK)
    begin = random.integers(0, max(count - _BLOCK, 0) + 1, size=(_DRAWS, blocks, 1))
    return (begin + np.arange(min(_BLOCK, count))).reshape(_DRAWS, -1)[:, :count]


def interval(value: float, draws: Floats) -> Estimate:
    """A figure with the middle 95 percent of its draws; no ends where they are not finite."""
    known = draws[np.isfinite(draws)]
    if len(known) < 0.9 * len(draws) or not np.isfinite(value):
        return Estimate(float(value))
    low, high = np.quantile(known, [(1 - _LEVEL) / 2, (1 + _LEVEL) / 2])
    return Estimate(float(value), float(low), float(high), _LEVEL)
