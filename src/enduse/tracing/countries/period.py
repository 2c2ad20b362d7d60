"""Periods before and after a date."""

from __future__ import annotations

import re
from collections.abc import Iterable

from enduse.model.errors import UsageError


def split(periods: Iterable[str], date: str, years: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The periods before a date and after it, in order; the one it falls into is neither, unless it begins with it.

    Args:
        periods: Months or years.
        date: A day, month or year, ISO.
        years: How many years before the date count.

    Raises:
        UsageError: The date is none.
    """
    if not re.fullmatch(r"(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?", date):
        raise UsageError(f"{date!r} is no date; write 2022-02-24, 2022-02 or 2022")
    known = sorted(set(periods))
    first = f"{max(int(date[:4]) - years, 0):04}{date[4:7]}"
    before = tuple(each for each in known if each < date[: len(each)] and each >= first[: len(each)])
    after = tuple(each for each in known if each > date[: len(each)] or _begins(each, date))
    return before, after


def _begins(period: str, date: str) -> bool:
    """Whether a period begins with the date."""
    rest = date[len(period) :]
    return period == date[: len(period)] and rest in ("", "-01", "-01-01")


def year_before(date: str) -> str:
    """The same date a year earlier."""
    return f"{int(date[:4]) - 1}{date[4:]}"
