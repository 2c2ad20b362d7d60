"""Dates in trade records, as exact as the column lets them be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache
from typing import Final

from enduse.reference.shipments import month_of
from enduse.sources.shipments.columns import Writing

_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ,].*)?")
_COMPACT: Final = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})?(?:\d{4,6})?(?:\.0)?")
_YEAR: Final = re.compile(r"((?:19|20)\d{2})(?:\.0)?")
_FIGURES: Final = re.compile(r"(\d{1,2})([/. -])(\d{1,2})\2(\d{4}|\d{2})(?:[T ,].*)?")
_NAMED: Final = (
    re.compile(
        r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?[\s/-]*(?:de )?(?P<month>[^\W\d_]{3,})\.?[\s,/-]*(?:de )?"
        r"(?P<year>\d{4}|\d{2})(?:[T ,].*)?"
    ),
    re.compile(r"(?P<month>[^\W\d_]{3,})\.?[\s-]*(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s,-]+(?P<year>\d{4})(?:[T ,].*)?"),
    re.compile(r"(?P<month>[^\W\d_]{3,})\.?[\s,/-]*(?P<year>\d{4})"),
)
_EARLIEST: Final = 1900


def order_of(values: Iterable[str]) -> Writing | None:
    """Which of day and month comes first in a column of dates in figures; None when it has no such dates.

    A number above 12 decides. Where the column has none, or has them in both places, "day or month first"; only dates
    with dots are then read day first, as in DIN 1355-1.

    Args:
        values: Every cell of the column.
    """
    day_first = month_first = dotted = seen = False
    for value in values:
        figures = _FIGURES.fullmatch(value.strip())
        if figures is None:
            continue
        seen = True
        dotted = dotted or figures[2] == "."
        day_first = day_first or int(figures[1]) > 12
        month_first = month_first or int(figures[3]) > 12
        if day_first and month_first:
            break
    if not seen:
        return None
    if day_first != month_first:
        return "day first" if day_first else "month first"
    return "day first" if dotted and not day_first else "day or month first"


def dates(written: Writing | None) -> Callable[[str], str | None]:
    """A reader of the dates of one column.

    Args:
        written: What `order_of` says of it.

    Returns:
        A function from a cell to a partial ISO date, None when the cell is no date. "03/04/2023" of an undecided
        column gives "2023"; a year of two figures is read only in a decided column, as POSIX does (69 is 1969).
    """

    @lru_cache(maxsize=16384)
    def read(words: str) -> str | None:
        plain = words.strip()
        for form in (_YEAR, _ISO, _COMPACT):
            found = form.fullmatch(plain)
            if found is not None:
                parts = (*found.groups(), None, None)
                return _partial(parts[0], parts[1], parts[2])
        figures = _FIGURES.fullmatch(plain)
        if figures is not None:
            return _figured(figures[1], figures[3], figures[4], written)
        return _named(plain)

    return read


def _figured(first: str, second: str, year: str, written: Writing | None) -> str | None:
    if written in ("day first", "month first"):
        day, month = (first, second) if written == "day first" else (second, first)
        return _partial(_full(year), month, day)
    orders = {_partial(_full(year), first, second), _partial(_full(year), second, first)} - {None}
    if len(year) < 4 or not orders:
        return None
    return orders.pop() if len(orders) == 1 else year


def _named(plain: str) -> str | None:
    for form in _NAMED:
        found = form.fullmatch(plain)
        if found is None:
            continue
        month = month_of(found["month"])
        if month is not None:
            return _partial(_full(found["year"]), str(month), found.groupdict().get("day"))
    return None


def _full(year: str) -> str:
    if len(year) == 4:
        return year
    return f"19{year}" if int(year) >= 69 else f"20{year}"


def _partial(year: str | None, month: str | None, day: str | None) -> str | None:
    try:
        moment = date(int(year or 0), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if moment.year < _EARLIEST:
        return None
    return f"{moment:%Y-%m-%d}" if month and day else f"{moment:%Y-%m}" if month else f"{moment:%Y}"
