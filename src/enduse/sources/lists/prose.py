"""Fields that lists write in prose: several countries, dates of birth or addresses in one."""

from __future__ import annotations

import re

from enduse.reference.lists import country_codes
from enduse.sources.lists.cleaning import clean
from enduse.sources.lists.dates import is_range
from enduse.sources.lists.details import add_birth_date
from enduse.sources.lists.draft import Draft
from enduse.sources.lists.splitting import several

_DATES_APART = re.compile(r",\s+(?=\D*\d)|\s+or\s+|\s*\(or\s+|\s*/\s*(?=\d{4}\b)")
_COUNTRIES_APART = re.compile(r"\s*[,/]\s*|\s+and\s+")
_REMARK = re.compile(r"\s*\([^()]*\)")


def add_countries(party: Draft, name: str, words: str) -> None:
    """Adds every country that words name; words that say more are kept as a note.

    Args:
        party: Whose countries they are.
        name: A property of countries.
        words: "Ukrainian, Russian", "(a) French (b) Tunisian", "Myanmar/Burma".
    """
    for each in several(words):
        if country_codes(each):
            party.country(name, each)
            continue
        plain = _REMARK.sub("", each)
        codes = [country_codes(piece.strip(" .")) for piece in _COUNTRIES_APART.split(plain) if piece.strip(" .")]
        for found in codes:
            party.add(name, *(found or ()))
        if plain != each or not all(codes):
            party.note(f"{name}: {each}")


def add_birth_dates(party: Draft, words: str) -> None:
    """Adds every date of birth that words give, a range or a rough one as `add_birth_date` does."""
    for each in several(words):
        pieces = [each] if is_range(each) else _DATES_APART.split(each)
        for piece in pieces:
            add_birth_date(party, piece.strip(" ),"))


def add_addresses(party: Draft, words: str) -> None:
    """Adds addresses parted by semicolons, and the countries that they are or end with."""
    for each in clean(words).split(";"):
        address = each.strip(" ,")
        codes = country_codes(address)
        if codes is not None:
            party.add("country", *codes)
            continue
        party.add("address", address)
        for end in (address.rpartition(",")[2], address.partition(",")[0]):
            found = country_codes(_REMARK.sub("", end).strip(" ."))
            if found:
                party.add("country", *found)
                break
