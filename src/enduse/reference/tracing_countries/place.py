"""The places of trade statistics: countries, and what is none."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from enduse.reference.shipments import country_of
from enduse.reference.table import rows


@lru_cache(maxsize=65536)
def place_of(words: str) -> str | None:
    """The place a cell of trade statistics names; None when it cannot be told.

    Args:
        words: Name or code: ISO 3166-1 (two or three letters, three digits), M49 as customs statistics use it (842 for
            the United States, 251 for France), or a sum ("World", "Areas, nes", "Euro area - 20 countries").

    Returns:
        ISO 3166-1 alpha-2 in lower case, or one of the places of `model.trade_flow`.
    """
    plain = " ".join(words.split()).casefold()
    whole, beginnings = _places()
    if plain in whole:
        return whole[plain]
    number = plain.zfill(3) if plain.isdecimal() else plain
    if number != plain and number in whole:
        return whole[number]
    begun = next((place for start, place in beginnings if plain.startswith(start)), None)
    return begun or country_of(number if number != plain else words)


@cache
def _places() -> tuple[Mapping[str, str], tuple[tuple[str, str], ...]]:
    whole: dict[str, str] = {}
    beginnings: list[tuple[str, str]] = []
    for row in rows("tracing_countries/places.csv"):
        words = row["words"].casefold()
        if row["match"] == "whole":
            whole[words] = row["place"]
        else:
            beginnings.append((words, row["place"]))
    return whole, tuple(sorted(beginnings, key=lambda each: -len(each[0])))
