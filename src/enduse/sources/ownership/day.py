"""Dates as registers write them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

_PARTIAL = re.compile(r"([0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)(?:T.*)?", re.DOTALL)


@lru_cache(maxsize=16384)
def day_of(text: str | None) -> str | None:
    """A partial ISO date, the time of day cut off; None for an empty one.

    Raises:
        ValueError: It is no date.
    """
    words = (text or "").strip()
    if not words:
        return None
    found = _PARTIAL.fullmatch(words)
    try:
        if found is None:
            raise ValueError  # noqa: TRY301
        date.fromisoformat(f"{found[1]}{'-01-01'[len(found[1]) - 4 :] if len(found[1]) < 10 else ''}")
    except ValueError:
        raise ValueError(f"{words!r} is no date; write 2022, 2022-08 or 2022-08-14") from None
    return found[1]


def day_before(day: str) -> str:
    """The day before a day; a partial date stays, since which day it means is not known."""
    if len(day) < len("2022-08-14") or day == date.min.isoformat():
        return day
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
