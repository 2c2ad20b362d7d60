"""From values to places on an axis, and the figures that stand beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, isfinite, log, log2, log10

_STEPS = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis.

    Args:
        low: Value at its beginning.
        high: Value at its end.
        start: Place of the beginning, in pixels.
        end: Place of the end.
        logarithmic: Whether equal ratios are equal distances.
        ticks: Values that are named.
    """

    low: float
    high: float
    start: float
    end: float
    logarithmic: bool
    ticks: tuple[float, ...]

    def at(self, value: float) -> float:
        """The place of a value; values beyond the ends lie at the ends."""
        held = min(max(value, self.low), self.high)
        if self.logarithmic:
            share = log(held / self.low) / log(self.high / self.low)
        else:
            share = (held - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def scale(values: Iterable[float], start: float, end: float, *, logarithmic: bool = False, about: int = 6) -> Scale:
    """An axis on which all values have room.

    Args:
        values: What it must hold; what is not finite, or not above 0 on a logarithmic axis, does not count.
        start: Place of its beginning.
        end: Place of its end.
        logarithmic: Whether equal ratios are equal distances.
        about: How many ticks are wanted.
    """
    known = [value for value in values if isfinite(value) and (value > 0 or not logarithmic)]
    low, high = (min(known), max(known)) if known else (1.0, 2.0)
    if logarithmic:
        return _doubling(low, high, start, end, about)
    if low == high:
        low, high = min(low, 0.0), max(high, 0.0) or 1.0
    step = _step((high - low) / about)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    ticks = tuple(place * step for place in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], start, end, logarithmic=False, ticks=ticks)


def _doubling(low: float, high: float, start: float, end: float, about: int) -> Scale:
    first, last = floor(log2(low) + 1e-9), ceil(log2(high) - 1e-9)
    last = max(last, first + 1)
    jump = max(1, ceil((last - first) / about))
    ticks = tuple(2.0**power for power in range(first, last + 1) if power % jump == 0)
    return Scale(2.0**first, 2.0**last, start, end, logarithmic=True, ticks=ticks)


def _step(least: float) -> float:
    size = 10.0 ** floor(log10(least))
    return next(step * size for step in _STEPS if step * size >= least - 1e-12)


def named(value: float, unit: str = "") -> str:
    """A tick in words: "25%", "1.5 bn", "×4".

    Args:
        value: The value.
        unit: "%" for shares from 0 to 1, "×" for ratios, "" for amounts.
    """
    if unit == "%":
        return f"{_short(100 * value)}%"
    if unit == "×":
        return f"×{_short(value)}"
    for size, word in ((1e9, " bn"), (1e6, " m"), (1e3, " k")):
        if abs(value) >= size:
            return f"{_short(value / size)}{word}"
    return _short(value)


def _short(value: float) -> str:
    found = f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}" if abs(value) < 100 else f"{value:,.0f}"
    short = found.rstrip("0").rstrip(".") if "." in found else found
    return "0" if short == "-0" else short.replace("-", "\u2212")
