"""Ratios of sums before and after a date, resampled in blocks of periods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from enduse.tracing.countries.bootstrap import LEAST, Floats, interval, resampled
from enduse.tracing.countries.estimate import Estimate


@dataclass(frozen=True, slots=True)
class Ratio:
    """A sum over a sum, on one side of a date.

    Args:
        estimate: The ratio.
        draws: What it is in each resample, None where there are too few periods.
    """

    estimate: Estimate
    draws: Floats | None


def ratio(above: Mapping[str, float], below: Mapping[str, float], periods: Sequence[str], salt: int) -> Ratio | None:
    """The ratio of two sums over the periods that both series have; None where there is none, or nothing below.

    Args:
        above: Value by period.
        below: Likewise.
        periods: The side of the date.
        salt: As in `resampled`.
    """
    both = [period for period in periods if period in above and period in below]
    over = np.array([above[period] for period in both])
    under = np.array([below[period] for period in both])
    if not both or under.sum() <= 0:
        return None
    value = float(over.sum() / under.sum())
    if len(both) < LEAST:
        return Ratio(Estimate(value), None)
    places = resampled(len(both), salt)
    sums = under[places].sum(axis=1)
    draws = np.divide(over[places].sum(axis=1), sums, out=np.full(len(sums), np.nan), where=sums > 0)
    return Ratio(interval(value, draws), draws)


def change(before: Ratio | None, after: Ratio | None) -> Estimate | None:
    """The ratio after less the ratio before, None where one is missing."""
    if before is None or after is None:
        return None
    value = after.estimate.value - before.estimate.value
    if before.draws is None or after.draws is None:
        return Estimate(value)
    return interval(value, after.draws - before.draws)
