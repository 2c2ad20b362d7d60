"""Partial dates in words."""

from __future__ import annotations

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def in_words(date: str | None) -> str:
    """A partial ISO date as it is written ("24 February 2023"); words stay as they are, None is empty."""
    parts = (date or "").split("-")
    if not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        return date or ""
    year, *rest = parts
    if not rest or not 1 <= int(rest[0]) <= 12:
        return year if not rest else date or ""
    month = _MONTHS[int(rest[0]) - 1]
    return f"{month} {year}" if len(rest) == 1 else f"{int(rest[1])} {month} {year}"
