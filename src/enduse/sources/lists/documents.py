"""Numbers of documents as prose lists write them: numbered, with country, dates and remarks around the number."""

from __future__ import annotations

import re
from typing import NamedTuple

from enduse.reference.lists import country_codes
from enduse.sources.lists.dates import partial_date

_NUMBER = re.compile(
    r"(?:(?P<before>[^\d(]*?)\s*\b(?:number|no\.?|nr\.?|#|series)\s*:?\s*)?"
    r"(?P<number>(?:[A-Z]{1,3}[ -])?[\w./-]*\d[\w./-]*(?:[ -](?=[\w./-]*\d)[\w./-]+)*)(?P<rest>.*)",
    re.IGNORECASE,
)
_IN_SERIES = re.compile(r"series\s+(?P<series>\S+)\s+No\.?\s*(?P<number>\d+)(?P<rest>.*)", re.IGNORECASE)
_ISSUED = re.compile(r"issued (?:on |in )?(?P<day>[\w. ]*?\d{4})")
_EXPIRES = re.compile(r"expir\w*(?: date)?(?: on| in|:)? ?(?P<day>[\w. ]*?\d{4})", re.IGNORECASE)


class Document(NamedTuple):
    """A document's number, the country and days that stand with it, and whether the words say more than these."""

    number: str
    country: str = ""
    issued: str = ""
    expires: str = ""
    more: bool = False


def document_of(words: str) -> Document | None:
    """The document that words tell of, None when there is no number in them.

    Args:
        words: "K048787 (Jordanian passport number)", "Yemen number 05274639, issued on 7.10.2013", "572110043".
    """
    in_series = _IN_SERIES.match(words.strip())
    if in_series is not None:
        return Document(f"{in_series['series']} {in_series['number']}", more=bool(in_series["rest"].strip()))
    found = _NUMBER.match(words.strip().strip('"'))
    if found is None:
        return None
    number, rest = found["number"].rstrip(".,/-"), found["rest"].strip(" ,.")
    country = _country(found["before"] or "") or _country(rest.strip("() "))
    issued, expires = _day(_ISSUED, rest), _day(_EXPIRES, rest)
    bare = rest.strip("() ").casefold()
    before = (found["before"] or "").strip()
    plain = (not rest or country_codes(bare) is not None) and (not before or country_codes(before) is not None)
    return Document(number, country, issued, expires, more=not plain)


def _country(words: str) -> str:
    """The country whose name or adjective begins words."""
    pieces = re.split(r"[\s,;(]+", words.strip())
    for length in range(min(5, len(pieces)), 0, -1):
        beginning = " ".join(pieces[:length]).strip("() ")
        if beginning and country_codes(beginning):
            return beginning
    return ""


def _day(form: re.Pattern[str], words: str) -> str:
    found = form.search(words)
    return (partial_date(found["day"].strip()) or "") if found else ""
