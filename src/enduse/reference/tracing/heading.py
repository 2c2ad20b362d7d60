"""What kind of goods the headings of the Harmonized System hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from enduse.reference.table import rows


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading or subheading with its goods.

    Args:
        hs: Six digits, or four for what of a heading has no row of its own.
        categories: Keys of goods categories, never empty.
    """

    hs: str
    categories: tuple[str, ...]


@cache
def headings() -> Mapping[str, Heading]:
    """The headings that are told apart, by their digits. Source: titles of WCO Harmonized System 2022."""
    return MappingProxyType(
        {
            row["hs"]: Heading(row["hs"], tuple(row["categories"].split()))
            for row in rows("tracing/heading_categories.csv")
        }
    )


@cache
def categories_of(hs6: str) -> tuple[str, ...]:
    """Goods categories of a code: its own, else its heading's; a heading alone ("854200") has those of all its codes.

    Args:
        hs6: Six digits; others have no category.
    """
    if len(hs6) != 6:
        return ()
    known = headings()
    own = known.get(hs6) or known.get(hs6[:4])
    if own is not None:
        return own.categories
    if not hs6.endswith("00"):
        return ()
    below = (each.categories for hs, each in known.items() if hs.startswith(hs6[:4]))
    return tuple(dict.fromkeys(category for categories in below for category in categories))
