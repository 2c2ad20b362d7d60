"""Number words and what they count (`names/numbers.csv`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from enduse.reference.table import rows


@cache
def values() -> Mapping[str, int]:
    """Number word in small letters → its number, cardinal or ordinal."""
    table = rows("names/numbers.csv")
    return MappingProxyType({form: int(row["value"]) for row in table for form in row["forms"].split("|")})
