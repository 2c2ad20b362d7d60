"""Precision at the top of a ranking, ties shared out, with bootstrap intervals."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Figures = NDArray[np.float64]
ROUNDS = 1000


@dataclass(frozen=True, slots=True)
class Precision:
    """Share of fraud among the rows ranked first.

    Args:
        share: Which share of the rows is looked at (0.01).
        rows: How many rows that is.
        value: The precision.
        low: Lower end of its 95 % interval, by resampling the rows.
        high: Upper end.
    """

    share: float
    rows: int
    value: float
    low: float
    high: float


def precision_at(scores: Figures, labels: Figures, share: float, *, seed: int = 0) -> Precision:
    """Precision among the first rows of a ranking.

    Rows of equal score are in no order: of a tie that is cut, its mean counts (what a random order gives on average).

    Args:
        scores: A score a row, the highest first.
        labels: 1 or 0 a row.
        share: Share of the rows that is looked at.
        seed: Of the resampling.
    """
    count = math.ceil(share * len(scores))
    chance = np.random.default_rng(seed)
    sampled = []
    for _ in range(ROUNDS):
        rows = chance.integers(0, len(scores), len(scores))
        sampled.append(_at(scores[rows], labels[rows], count))
    low, high = np.quantile(sampled, (0.025, 0.975))
    return Precision(share, count, _at(scores, labels, count), float(low), float(high))


def mean_of(labels: Figures, *, seed: int = 0) -> tuple[float, float, float]:
    """The share of ones with its 95 % interval."""
    chance = np.random.default_rng(seed)
    means = [labels[chance.integers(0, len(labels), len(labels))].mean() for _ in range(ROUNDS)] if len(labels) else []
    if not means:
        return math.nan, math.nan, math.nan
    low, high = np.quantile(means, (0.025, 0.975))
    return float(labels.mean()), float(low), float(high)


def _at(scores: Figures, labels: Figures, count: int) -> float:
    last = np.partition(scores, len(scores) - count)[len(scores) - count]
    above, tied = scores > last, scores == last
    left = count - int(above.sum())
    return float((labels[above].sum() + left * labels[tied].mean()) / count)
