"""Partial dates as intervals of days."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from enduse.tracing.movement import EARLIEST, LATEST

_EPOCH: Final = date(1970, 1, 1)


@lru_cache(maxsize=65536)
def days_of(partial: str | None) -> tuple[int, int]:
    """First and last day that a date may mean, in days since 1970-01-01; `EARLIEST`, `LATEST` where it tells none.

    Args:
        partial: "2022", "2022-08" or "2022-08-14"; a time of day behind it is passed over; None when unknown.
    """
    if not partial:
        return EARLIEST, LATEST
    try:
        numbers = [int(part) for part in partial[:10].split("-")]
        first = date(*(*numbers, 1, 1)[:3])
        if len(numbers) == 1:
            last = date(numbers[0], 12, 31)
        elif len(numbers) == 2:
            last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        else:
            last = first
    except (ValueError, TypeError, OverflowError):
        return EARLIEST, LATEST
    return (first - _EPOCH).days, (last - _EPOCH).days


def date_of(day: int) -> str | None:
    """ISO date of a day since 1970-01-01; None for `EARLIEST`, `LATEST` and what no calendar holds.

    Args:
        day: Days since 1970-01-01.
    """
    if day in {EARLIEST, LATEST}:
        return None
    try:
        return (_EPOCH + timedelta(days=day)).isoformat()
    except OverflowError:
        return None
