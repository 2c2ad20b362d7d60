"""Partial dates as stretches of time that can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def is_date(words: str | None) -> bool:
    """Whether the words are a partial ISO date, not "last year"."""
    return words is not None and _PARTIAL.fullmatch(words) is not None


def first_day(date: str) -> str:
    """The earliest day a partial date can mean: 2022 → 2022-01-01."""
    return date + "-01-01"[len(date) - 4 :] if len(date) < 10 else date


def last_day(date: str) -> str:
    """The latest day a partial date can mean, every month given 31 days: 2022 → 2022-12-31."""
    return date + "-12-31"[len(date) - 4 :] if len(date) < 10 else date


def earliest(dates: Iterable[str | None]) -> str | None:
    """The earliest of some partial dates; words and None are passed over, None when nothing is left."""
    return min(
        (date for date in dates if date is not None and is_date(date)), key=lambda d: (first_day(d), d), default=None
    )


def latest(dates: Iterable[str | None]) -> str | None:
    """The latest of some partial dates; words and None are passed over, None when nothing is left."""
    return max(
        (date for date in dates if date is not None and is_date(date)), key=lambda d: (last_day(d), d), default=None
    )
