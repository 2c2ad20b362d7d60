"""Dates of lists as partial ISO dates: what a list says roughly is kept rough, and nothing is guessed."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<y>\d{4})",
        r"(?P<y>\d{4})-(?P<m>\d\d?)(?:-(?P<d>\d\d?))?(?:T.*)?",
        r"(?P<d>\d\d?)\.\s?(?P<m>\d\d?)\.\s?(?P<y>\d{4})",
        r"(?P<d>\d\d?)/(?P<m>\d\d?)/(?P<y>\d{4})",
        r"(?P<m>\d\d?)[./](?P<y>\d{4})",
        r"(?:(?P<d>\d\d?)(?:st|nd|rd|th)?[\s-]+)?(?P<w>[a-z]{3,9})\.?,?[\s-]+(?P<y>\d{4})",
        r"(?P<w>[a-z]{3,9})\.?\s+(?P<d>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y>\d{4})",
    )
)
_ABOUT = re.compile(r"^\W*(?:circa|approximately|approx\.?|about|around|c\.|ca\.?|in)\s*(?=\d|[A-Z])", re.IGNORECASE)
_LABEL = re.compile(r"^(?:d\.?o\.?b\.?|date of birth|born(?: on| in)?)\s*:?\s*", re.IGNORECASE)
_RANGE = re.compile(r"(?:between\s+)?(.{4,20}?)\s*(?:\bto\b|\band\b|[-–—/])\s*(.{4,20})", re.IGNORECASE)


class Said(NamedTuple):
    """A date as a list says it: the partial ISO date, None where it gives none; whether the words say more."""

    date: str | None
    exact: bool


@lru_cache(maxsize=4096)
def partial_date(words: str, *, month_first: bool = False) -> str | None:
    """The partial ISO date that words state, None when they state none or no possible one.

    Args:
        words: "15 Jan 1955", "Jan 1955", "1955", "1955-01-15", "15.1.1955", "15/01/1955".
        month_first: Whether 01/02/2025 is the second of January, as in US files.
    """
    text = words.strip().rstrip(".")
    for form in _FORMS:
        found = form.fullmatch(text)
        if found is not None:
            parts = found.groupdict()
            day, month = parts.get("d"), parts.get("m")
            if month_first and "/" in text and day and month:
                day, month = month, day
            if parts.get("w"):
                if parts["w"][:3].casefold() not in _MONTHS:
                    return None
                month = str(_MONTHS.index(parts["w"][:3].casefold()) + 1)
            return _iso(int(parts["y"]), int(month) if month else None, int(day) if day else None)
    return None


def said_date(words: str) -> Said:
    """The date of words that may only say it roughly.

    Args:
        words: "circa 1961", "Approximately 1963", "1951 to 1953", "15 Jan 1955".

    Returns:
        The date and True; with False where the words say more than the date does ("circa 1961"), and no date where
        they give a range or cannot be read.
    """
    text = _LABEL.sub("", words.strip().strip("\"'"))
    plain = partial_date(text)
    if plain is not None:
        return Said(plain, exact=True)
    rough = _ABOUT.sub("", text)
    return Said(partial_date(rough) if rough != text else None, exact=False)


def is_range(words: str) -> bool:
    """Whether words give a first and a last date ("1951 to 1953", "between 1971 and 1973")."""
    found = _RANGE.fullmatch(_ABOUT.sub("", words.strip()))
    return found is not None and partial_date(found[1]) is not None and partial_date(found[2]) is not None


def _iso(year: int, month: int | None, day: int | None) -> str | None:
    if not 1000 <= year <= 2200:
        return None
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day if month else None) if part)])
