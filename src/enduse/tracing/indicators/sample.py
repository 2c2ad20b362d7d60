"""A bounded sample of figures, the same whatever order they come in."""

from __future__ import annotations

import heapq
import math
from zlib import crc32

SIZE = 101
_LARGEST = 709.0  # logarithm of the largest float
_NARROWEST = 0.1  # of the spread of logarithms: about ten per cent, below which prices are called alike


class Sample:
    """Keeps the figures whose records have the lowest checksums, so that the order of the records does not matter."""

    __slots__ = ("_heap", "_sorted", "_spread", "count")

    def __init__(self) -> None:
        self._heap: list[tuple[int, float]] = []
        self._sorted: list[float] | None = None
        self._spread: float | None = None
        self.count = 0

    def add(self, key: str, figure: float, per: float = 1.0) -> None:
        """Take a figure.

        Args:
            key: What names its record.
            figure: Above zero.
            per: What it is divided by, above zero.
        """
        self.count += 1
        entry = (-crc32(key.encode(errors="surrogatepass")), math.log(figure) - math.log(per))
        if len(self._heap) < SIZE:
            heapq.heappush(self._heap, entry)
        elif entry > self._heap[0]:
            heapq.heapreplace(self._heap, entry)
        else:
            return
        self._sorted = self._spread = None

    @property
    def median(self) -> float:
        """The median of the figures kept.

        Raises:
            ValueError: There are none.
        """
        return math.exp(min(_middle(self._figures()), _LARGEST))

    def distance(self, figure: float, per: float = 1.0) -> float:
        """How far a figure, divided by another, lies from the median, as a logarithm: 0.69 is twice it, -0.69 half.

        Raises:
            ValueError: There are no figures.
        """
        return math.log(figure) - math.log(per) - _middle(self._figures())

    @property
    def spread(self) -> float:
        """One robust standard deviation of the logarithms: 1.4826 times their median absolute deviation, at least 0.1.

        Source: B. Iglewicz and D. Hoaglin, How to Detect and Handle Outliers (1993).

        Raises:
            ValueError: There are no figures.
        """
        if self._spread is None:
            figures = self._figures()
            middle = _middle(figures)
            self._spread = max(1.4826 * _middle(sorted(abs(each - middle) for each in figures)), _NARROWEST)
        return self._spread

    def rank(self, figure: float) -> float:
        """The share of the figures kept that are below a figure, 0 to 1."""
        figures = self._figures()
        place = math.log(figure)
        return sum(each < place for each in figures) / len(figures) if figures else 0.0

    def _figures(self) -> list[float]:
        if self._sorted is None:
            self._sorted = sorted(figure for _, figure in self._heap)
        return self._sorted


def _middle(figures: list[float]) -> float:
    if not figures:
        raise ValueError("a sample without figures has no median")
    half = len(figures) // 2
    return figures[half] if len(figures) % 2 else (figures[half - 1] + figures[half]) / 2
