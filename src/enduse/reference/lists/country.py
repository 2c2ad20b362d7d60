"""Countries in the words of lists: codes, names, adjectives, official and inverted forms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from enduse.reference.table import rows

_NOISE = re.compile("[’‘`\u00b4]")
_EDGES = " .,;:\"'“”*"
_OFFICIAL = re.compile(r"(.+?)\s*(?:,\s*|\()(?:the\s+)?([^,()]+? of(?: the)?)\)?")


@lru_cache(maxsize=4096)
def country_codes(words: str) -> tuple[str, ...] | None:
    """ISO 3166-1 alpha-2 codes in lower case of what a list says is a country.

    Args:
        words: "CN", "Korea, North", "Iran (Islamic Republic of)", "Myanmar/Burma", "Russian", "Region: Gaza".

    Returns:
        One code, rarely several; empty for what is known to be no present state ("Yugoslavia", "undetermined");
        None when the words are not in the tables of countries, so that the caller keeps them as they are.
    """
    key = _key(words)
    found = _forms().get(key)
    if found is not None or not key:
        return found
    inverted = _OFFICIAL.fullmatch(key)
    return _forms().get(f"{inverted[2]} {inverted[1]}") if inverted else None


def _key(words: str) -> str:
    plain = " ".join(_NOISE.sub("'", words).split()).strip(_EDGES).casefold()
    return plain.removeprefix("the ")


@cache
def _forms() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for row in rows("actors/countries.csv"):
        forms = (row["code"], row["name"], *row["names"].split("|"), *row["adjectives"].split("|"))
        for form in forms:
            table.setdefault(_key(form), (row["code"],))
    # This table decides where the two differ: a list says "Congo" and "Saudi" in fixed senses.
    for row in rows("lists/countries.csv"):
        table[_key(row["form"])] = tuple(row["codes"].split("|")) if row["codes"] else ()
    table.pop("", None)
    return table
