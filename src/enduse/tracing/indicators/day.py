"""Partial dates as spans of days."""

from __future__ import annotations

from datetime import date
from functools import lru_cache


def first_day(day: str) -> str:
    """The first day a partial ISO date may mean."""
    return day + "-01-01"[len(day) - 4 :]


def last_day(day: str) -> str:
    """The last day a partial ISO date may mean; the 31st of any month, which orders rightly."""
    return day + "-12-31"[len(day) - 4 :]


def side(day: str | None, since: str) -> int:
    """0 before a day, 1 on it or after, 2 when that cannot be told."""
    if day is None:
        return 2
    if last_day(day) < since:
        return 0
    return 1 if first_day(day) >= since else 2


@lru_cache(maxsize=16384)
def month_of(day: str) -> int:
    """Months since the year 0 of the first day it may mean."""
    first = first_day(day)
    return int(first[:4]) * 12 + int(first[5:7]) - 1


@lru_cache(maxsize=16384)
def days_between(first: str, last: str) -> int:
    """Days from one exact ISO date to another; a 31st that a month does not have counts as its last day."""
    return (_date(last) - _date(first)).days


def _date(day: str) -> date:
    year, month, number = int(day[:4]), int(day[5:7]), int(day[8:10])
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1
            if number < 1:
                raise
