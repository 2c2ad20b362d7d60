"""Chance, in independent streams, so that one part of a world can change without the others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

import numpy as np

Thing = TypeVar("Thing")
_STREAMS = ("firms", "owners", "background", "routes", "decoys", "seen", "missing", "noise")


class Chance:
    """One stream of draws.

    Args:
        seed: Of the world.
        stream: Which part of the world draws.
    """

    def __init__(self, seed: int, stream: str) -> None:
        self.numbers = np.random.Generator(np.random.PCG64([seed, _STREAMS.index(stream)]))

    def happens(self, odds: float) -> bool:
        """Whether something of these odds happens."""
        return bool(self.numbers.random() < odds)

    def between(self, least: int, most: int) -> int:
        """A whole number, both ends possible."""
        return int(self.numbers.integers(least, most + 1))

    def uniform(self, least: float, most: float) -> float:
        """A number between two."""
        return float(self.numbers.uniform(least, most))

    def lognormal(self, median: float, spread: float) -> float:
        """A positive number, its logarithm normal with this standard deviation."""
        return float(median * np.exp(spread * self.numbers.standard_normal()))

    def one(self, things: Sequence[Thing]) -> Thing:
        """One of several, each as likely."""
        return things[int(self.numbers.integers(len(things)))]

    def weighted(self, things: Sequence[Thing], weights: Sequence[float]) -> Thing:
        """One of several by weight."""
        sums = np.cumsum(weights)
        return things[int(np.searchsorted(sums, self.numbers.random() * sums[-1], side="right"))]

    def some(self, things: Sequence[Thing], number: int) -> tuple[Thing, ...]:
        """Several different ones, in the order they are given; all when there are no more."""
        if number >= len(things):
            return tuple(things)
        return tuple(things[place] for place in sorted(self.numbers.choice(len(things), number, replace=False)))
