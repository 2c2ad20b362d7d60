"""Partial dates as stretches of days, and the axis they lie on."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from enduse.views.date import in_words

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STEPS: Final = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_LONG: Final = 3
"""A stretch before the rest that is so many times as long is left out of the drawing."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """What a partial date covers: a year, a month or a day; the days are counted from the first of year 1.

    Args:
        first: Its first day.
        last: Its last day.
    """

    first: int
    last: int

    @property
    def middle(self) -> float:
        """Where a mark for it stands."""
        return (self.first + self.last + 1) / 2


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the axis with its words; `x` is in pixels."""

    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Days to pixels.

    Args:
        first: First day.
        last: Last day.
        left: Where the first day begins, in pixels.
        right: Where the last day ends.
    """

    first: int
    last: int
    left: float
    right: float

    def at(self, day: float) -> float:
        """Where a day stands, in pixels; days outside stand at the end."""
        share = (day - self.first) / (self.last + 1 - self.first)
        return round(self.left + min(1.0, max(0.0, share)) * (self.right - self.left), 1)

    def ticks(self, most: int = 9) -> tuple[Tick, ...]:
        """Lines at the beginnings of years, months or days, no more than `most`."""
        begins = next((found for found in self._begins() if 0 < len(found) <= most), [])
        return tuple(Tick(self.at(day), words) for day, words in begins)

    def _begins(self) -> Iterator[list[tuple[int, str]]]:
        """Finer ones first."""
        start, end = date.fromordinal(self.first), date.fromordinal(self.last)
        for step in (1, 2, 7, 14):
            if self.last - self.first > 100:
                break
            days = [start + timedelta(n) for n in range(0, self.last - self.first + 1, step)]
            yield [(day.toordinal(), f"{day.day} {_MONTHS[day.month - 1]} {day.year}") for day in days]
        for step in (1, 2, 3, 6):
            months = [
                date(year, month, 1) for year in range(start.year, end.year + 1) for month in range(1, 13, step)
            ] if end.year - start.year < 20 else [date.min] * 999  # fmt: skip
            named = [(day.toordinal(), f"{_MONTHS[day.month - 1]} {day.year}") for day in months if start <= day <= end]
            yield named if len(named) > 1 else []
        for step in _STEPS:
            first = -(-start.year // step) * step
            years = [year for year in range(first, end.year + 1, step) if date(year, 1, 1) >= start]
            yield [(date(year, 1, 1).toordinal(), f"{year}") for year in years]


def stretch(partial: str | None) -> Stretch | None:
    """What a partial ISO date covers; None for words ("last year"), for what is no date and for no date."""
    parts = (partial or "").split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts[0]) != 4 or len(parts) > 3:
        return None
    year, *rest = map(int, parts)
    try:
        if not rest:
            return Stretch(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
        if len(rest) == 1:
            last = monthrange(year, rest[0])[1]
            return Stretch(date(year, rest[0], 1).toordinal(), date(year, rest[0], last).toordinal())
        day = date(year, rest[0], rest[1]).toordinal()
    except ValueError:
        return None
    return Stretch(day, day)


def period(start: str | None, end: str | None) -> tuple[Stretch, str] | None:
    """What two partial dates cover together, with its words; None when neither is a date."""
    first, last = stretch(start), stretch(end)
    if first is None or last is None:
        known, words = (first, start) if first else (last, end)
        return (known, in_words(words)) if known else None
    words = in_words(start) if start == end else f"{in_words(start)} to {in_words(end)}"
    return Stretch(min(first.first, last.first), max(first.last, last.last)), words


def axis(stretches: Sequence[Stretch], left: float, right: float) -> Axis:
    """The axis for some stretches, never empty; whole months or years, so that its ends can be read.

    Dates that lie very far before all others would squeeze those into nothing: the axis then begins after them, and
    who draws tells what is left out.
    """
    ordered = sorted(stretches, key=lambda each: each.first)
    last = max(each.last for each in ordered)
    begin = 0
    for place in range(1, len(ordered)):
        rest = last - ordered[place].first
        if place <= len(ordered) // 4 and ordered[place].first - ordered[place - 1].first > _LONG * max(rest, 366):
            begin = place
    first = ordered[begin].first
    # A lone day stands in its month.
    pad = max(1, (last - first) // 40) if last - first > 20 else 12
    return Axis(max(1, first - pad), min(date.max.toordinal(), last + pad), left, right)
