"""Kinds of detail that lists give of a party, and what each becomes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from enduse.reference.lists.country import country_codes
from enduse.reference.table import rows


@dataclass(frozen=True, slots=True)
class Detail:
    """What a kind of detail becomes.

    Args:
        kind: The list's name for it, as `details.csv` holds it.
        pattern: What its value must match whole; None for any.
        country: Code of the country it must be of; empty for any.
        effect: See the head of the table.
        property: The property it goes to, or the role of a link.
    """

    kind: str
    pattern: re.Pattern[str] | None
    country: str
    effect: str
    property: str


def detail_of(kind: str, value: str, country: str = "") -> Detail | None:
    """What a detail becomes, None when its kind is not in the table.

    Args:
        kind: The list's name for it ("Tax ID No.", "Digital Currency Address - XBT").
        value: What the list gives.
        country: The country it is of in any words; empty when the list says none.
    """
    for detail in _of_kind(kind):
        if detail.country and detail.country not in (country_codes(country) or ()):
            continue
        if detail.pattern is None or detail.pattern.fullmatch(value):
            return detail
    return None


@lru_cache(maxsize=1024)
def _of_kind(kind: str) -> tuple[Detail, ...]:
    key = kind.casefold().rstrip(" :.-")
    table = details()
    return table.get(key) or table.get(key.partition(" - ")[0].rstrip(" :.-"), ())


@cache
def details() -> Mapping[str, tuple[Detail, ...]]:
    """All kinds of detail, each with its rows in order."""
    table: dict[str, tuple[Detail, ...]] = {}
    for row in rows("lists/details.csv"):
        pattern = re.compile(row["pattern"]) if row["pattern"] else None
        detail = Detail(row["kind"], pattern, row["country"], row["effect"], row["property"])
        table[detail.kind] = (*table.get(detail.kind, ()), detail)
    return table
