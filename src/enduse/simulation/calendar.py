"""Days of simulated worlds, counted from 1970-01-01."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

_EPOCH: Final = date(1970, 1, 1)


def day(iso: str) -> int:
    """The number of a date."""
    return (date.fromisoformat(iso) - _EPOCH).days


@lru_cache(maxsize=65536)
def iso(number: int) -> str:
    """The date of a number."""
    return (_EPOCH + timedelta(days=number)).isoformat()


FIRST: Final = day("2020-01-01")
"""First day of trade."""
LAST: Final = day("2024-06-30")
"""Last day of trade."""
EMBARGO: Final = day("2022-02-24")
"""Day of the embargo: from then on coalition firms ship no priority goods to the destination."""
