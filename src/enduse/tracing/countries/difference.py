"""Difference in differences on logarithms, one treated series against controls, with the controls as placebos.

Every series is taken relative to its own mean of the same calendar month before the date, so that seasons fall out; the
median over the controls is taken off, so that what happened to all falls out. What is left after the date is the
effect. The same is done for every control, as if it were the treated one: the effect of the treated series is judged by
how it ranks among them, each divided by how badly it was fitted before the date.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from enduse.tracing.countries.estimate import Estimate

LEAST_CONTROLS: Final = 5
_COVERAGE: Final = 0.75  # of the periods on each side; a control with fewer is no yardstick
_LEVEL: Final = 0.95
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Difference:
    """What a comparison with controls gives.

    Args:
        effect: Of the date on the logarithm: 0.69 is a doubling.
        chance: Share of all series, the treated one included, whose effect is at least as large for its fit: the p of
            the permutation, two-sided.
        before: Periods of the treated series before the date that count.
        after: Periods after it.
        controls: Keys of the controls used.
        gaps: Period → logarithm of the treated series over its controls, for a drawing.
        band: Period → 2.5 and 97.5 percent of the controls' own gaps, at the fit of the treated series.
    """

    effect: Estimate
    chance: float
    before: tuple[str, ...]
    after: tuple[str, ...]
    controls: tuple[str, ...]
    gaps: Mapping[str, float]
    band: Mapping[str, tuple[float, float]]


def difference(
    treated: Mapping[str, float],
    controls: Mapping[str, Mapping[str, float]],
    before: Sequence[str],
    after: Sequence[str],
) -> Difference | str:
    """The effect of a date on a series, or why there is none to tell.

    Args:
        treated: Value by period; absent periods are missing, zeros cannot be taken as logarithms and are missing too.
        controls: The series it is compared with, by key.
        before: Periods before the date, in order.
        after: Periods after it.
    """
    periods = [*before, *after]
    own = _logs(treated, periods)
    split = len(before)
    if not before or not np.isfinite(own[:split]).any():
        return "no figure before the date"
    if not after or not np.isfinite(own[split:]).any():
        return "no figure after the date"
    if min(np.isfinite(own[:split]).mean(), np.isfinite(own[split:]).mean()) < 0.5:
        return "figures for less than half of the periods before or after the date"
    rows = {key: _logs(series, periods) for key, series in sorted(controls.items())}
    kept = [
        key
        for key, row in rows.items()
        if min(np.isfinite(row[:split]).mean(), np.isfinite(row[split:]).mean()) >= _COVERAGE
    ]
    if len(kept) < LEAST_CONTROLS:
        return f"{len(kept)} controls with figures on both sides of the date; {LEAST_CONTROLS} are needed"
    logs = np.vstack([own, *(rows[key] for key in kept)])
    gaps = _gaps(_seasonless(logs, periods, split))
    effects = np.nanmean(gaps[:, split:], axis=1)
    fits = _fits(gaps, split)
    scaled = effects / fits
    chance = float(np.mean(np.abs(scaled) >= abs(scaled[0]) - 1e-12))
    present = [place for place in range(len(periods)) if np.isfinite(gaps[0, place])]
    ends = np.nanquantile(gaps[1:] / fits[1:, None] * fits[0], [0.025, 0.975], axis=0)
    return Difference(
        _interval(effects[0], scaled[1:] * fits[0]),
        chance,
        tuple(before[place] for place in present if place < split),
        tuple(periods[place] for place in present if place >= split),
        tuple(kept),
        {periods[place]: float(gaps[0, place]) for place in present},
        {periods[place]: (float(ends[0, place]), float(ends[1, place])) for place in present},
    )


def _logs(series: Mapping[str, float], periods: Sequence[str]) -> Floats:
    values = np.array([series.get(period, np.nan) for period in periods], dtype=float)
    return np.log(np.where(values > 0, values, np.nan))


def _seasonless(logs: Floats, periods: Sequence[str], split: int) -> Floats:
    """Each value less the mean of its calendar month before the date, itself left out; yearly data have one month."""
    found = np.full_like(logs, np.nan)
    months = np.array([period[5:] for period in periods])
    for month in sorted(set(months)):
        at = np.flatnonzero(months == month)
        past = at[at < split]
        for place in at:
            others = past[past != place]
            if len(others) == 0 and place < split:
                others = past
            known = logs[:, others]
            count = np.isfinite(known).sum(axis=1)
            mean = np.divide(np.nansum(known, axis=1), count, out=np.full(len(logs), np.nan), where=count > 0)
            found[:, place] = logs[:, place] - mean
    return found


def _gaps(levels: Floats) -> Floats:
    """Each series less the median of the controls, a control without itself."""
    controls = levels[1:]
    known = np.isfinite(controls)
    count = known.sum(axis=0)
    ordered = np.sort(controls, axis=0)  # what is missing comes last
    ranks = np.argsort(np.argsort(controls, axis=0), axis=0)
    # Taking one value out moves the middle by at most one place: no median is sorted for anew.
    ranks = np.where(known, ranks, len(controls))
    found = np.empty_like(levels)
    found[0] = levels[0] - _middle(ordered, count, np.full(levels.shape[1], len(controls)))
    for number, rank in enumerate(ranks):
        found[number + 1] = controls[number] - _middle(ordered, count - known[number], rank)
    return found


def _middle(ordered: Floats, count: NDArray[np.int64], without: NDArray[np.int64]) -> Floats:
    """The median of each column of sorted values, the value of one rank left out."""
    columns = np.arange(ordered.shape[1])
    most = len(ordered) - 1
    lower, upper = np.maximum((count - 1) // 2, 0), np.maximum(count // 2, 0)
    first = ordered[np.minimum(lower + (lower >= without), most), columns]
    second = ordered[np.minimum(upper + (upper >= without), most), columns]
    return np.where(count > 0, (first + second) / 2, np.nan)


def _fits(gaps: Floats, split: int) -> Floats:
    """How far each series strays before the date; all 1 where one year before the date tells nothing of that."""
    past = gaps[:, :split]
    spread = np.sqrt(np.nanmean(past**2, axis=1))
    return spread if np.isfinite(spread).all() and (spread > 1e-9).all() else np.ones(len(gaps))


def _interval(effect: float, placebos: Floats) -> Estimate:
    """The effect less the tails of the placebos; with few of them less than 95 percent, and it says so."""
    count = len(placebos)
    level = min(_LEVEL, (count - 1) / (count + 1))
    tail = (1 - level) / 2
    low, high = np.quantile(placebos, [1 - tail, tail], method="weibull")
    return Estimate(float(effect), float(effect - low), float(effect - high), float(level))
