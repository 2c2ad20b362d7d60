"""Words and set phrases of organisations that mean the same across languages (`names/organisation_words.csv`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, TypeAlias, cast

from enduse.reference.table import rows

Kind: TypeAlias = Literal["generic", "descriptive", "place"]


@dataclass(frozen=True, slots=True)
class Word:
    """A meaning, with all the words for it.

    Args:
        key: The meaning in English ("research_institute").
        kind: "generic": says little about who it is (company, centre); "descriptive": what it makes or does
            (machine-building, aviation); "place": a country, region or city, as noun or adjective.
        forms: Words, phrases and abbreviations, in lower case, hyphens as spaces.
    """

    key: str
    kind: Kind
    forms: tuple[str, ...]


@cache
def words() -> tuple[Word, ...]:
    """All meanings, in the order of the table."""
    return tuple(
        Word(row["key"], cast("Kind", row["kind"]), tuple(row["forms"].split("|")))
        for row in rows("names/organisation_words.csv")
    )


@cache
def meanings() -> Mapping[str, Word]:
    """Form → its meaning; look for the longest phrase first, as "research institute" is more than its words."""
    return MappingProxyType({form: word for word in words() for form in word.forms})
