"""The day for which rules are asked."""

from __future__ import annotations

import re
from datetime import date

from enduse.model.errors import UsageError
from enduse.reference.controls import vintage

_TABLES = ("chpl.csv", "eccn.csv", "destinations.csv", "groups.csv")
_PARTIAL = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def latest() -> str:
    """The day of the newest table: what rules are asked for when no day is given, so that answers do not drift."""
    return max(vintage(table) for table in _TABLES)


def checked(day: str | None) -> str:
    """A day made sure of; `latest()` for None.

    Args:
        day: ISO date, month or year.

    Raises:
        UsageError: It is none of these.
    """
    if day is None:
        return latest()
    if not _PARTIAL.fullmatch(day) or not _real(day):
        raise UsageError(f"{day!r} is not a date; write it as 2024-02-23, 2024-02 or 2024")
    return day


def _real(day: str) -> bool:
    try:
        date.fromisoformat(day + "-01-01"[len(day) - 4 :])
    except ValueError:
        return False
    return True
