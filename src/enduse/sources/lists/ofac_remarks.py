"""OFAC's remarks taken apart: clauses parted by semicolons, each a kind of detail, a value, a country and dates.

The kinds are those of `reference/lists/details.csv`. A weak alias stands in remarks as a.k.a. with quotation marks,
as OFAC's guidance on weak aliases has it. A clause of no kind is kept as a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from enduse.reference.lists import country_codes, details
from enduse.sources.lists.brackets import outside_brackets
from enduse.sources.lists.cleaning import clean
from enduse.sources.lists.details import add_detail
from enduse.sources.lists.draft import Draft
from enduse.sources.lists.roll import Roll

_ALTERNATIVE = re.compile(r"^alt\.? +", re.IGNORECASE)
_DAY = r"(?:\d{1,2} )?(?:[A-Z][a-z]{2,8} )?\d{4}"
_DAYS = rf"{_DAY}(?: to {_DAY})?"
_VALUE = re.compile(
    r"(?P<value>.+?)(?: \((?P<country>[^()]+)\))?"
    rf"(?: issued (?P<issued>{_DAYS}|under .+))?(?: expires (?P<expires>{_DAYS}))?"
)
_BRACKETED = re.compile(r"\(([^()]+(?:\([^()]*\)[^()]*)*)\)\.?")
_CURRENCY = re.compile(r"- (?P<currency>[A-Z0-9]{2,6}) (?P<value>\S+)")
_BROKEN_LINE = 990  # characters; a remark this long goes on in the file of comments in the middle of a word


class Clause(NamedTuple):
    """One detail in remarks: its kind, value, country and dates, in OFAC's words."""

    kind: str
    value: str
    country: str = ""
    issued: str = ""
    expires: str = ""


def joined(remarks: str, more: str) -> str:
    """Remarks with their continuation in the file of comments."""
    if not remarks or not more or len(remarks) >= _BROKEN_LINE:
        return remarks + more
    return f"{remarks.rstrip('.; ')}; {more}"


def add_remarks(roll: Roll, party: Draft, listing: Draft, remarks: str) -> None:
    """Adds everything that remarks say to a party and its listing."""
    for words in clauses(remarks):
        clause = clause_of(words)
        if clause is None:
            said = words.removesuffix(".")
            # OFAC repeats a person's title among the remarks.
            if said not in party.values("position"):
                party.note(said)
        else:
            add_detail(roll, party, listing, *clause)


def clauses(remarks: str) -> Iterator[str]:
    """The clauses of remarks, parted by semicolons outside brackets; a bracket around clauses is taken off."""
    for part in outside_brackets(clean(remarks), "; "):
        around = _BRACKETED.fullmatch(part)
        if around is not None:
            yield from outside_brackets(around[1], "; ")
        elif part.strip():
            yield part


def clause_of(words: str) -> Clause | None:
    """A clause taken apart, None when it is of no kind that the table has."""
    plain = _ALTERNATIVE.sub("", words.strip())
    length = _kind_length(plain)
    if not length:
        return None
    kind, rest = plain[:length].rstrip(), plain[length:]
    if kind.casefold() == "digital currency address":
        found = _CURRENCY.match(rest.strip())
        return Clause(f"{kind} - {found['currency']}", found["value"].rstrip(".")) if found else None
    if rest.startswith((":", " -", ".")):
        mark = rest.lstrip()[0]
        kind, rest = (f"{kind}:" if mark == ":" else kind), rest.lstrip()[1:]
    rest = rest.strip()
    effect = details()[kind.rstrip(":").casefold()][0].effect
    if effect == "link":
        return Clause(kind, rest)
    rest = rest.removesuffix(".")
    if effect not in ("identifier", "document", "imo"):
        return Clause(kind, rest)
    if effect == "document" and not any(map(str.isdigit, rest)):
        return None  # "Passport issued in Sarajevo": no number
    found = _VALUE.fullmatch(rest)
    if found is None:
        return Clause(kind, rest)
    if found["country"] and country_codes(found["country"]) is None:
        dated = re.match(r"(.*?\))", rest)
        return Clause(kind, dated[1] if dated else rest, "", found["issued"] or "", found["expires"] or "")
    return Clause(kind, *(found[part] or "" for part in ("value", "country", "issued", "expires")))


def _kind_length(words: str) -> int:
    """How many characters of a clause are its kind, the longest one that fits; 0 for none."""
    lowered = words.casefold()
    for kind in _by_beginning().get(lowered[:2], ()):
        if lowered.startswith(kind) and not lowered[len(kind) : len(kind) + 1].isalnum():
            return len(kind)
    return 0


@cache
def _by_beginning() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for kind in sorted(details(), key=len, reverse=True):
        table.setdefault(kind[:2], []).append(kind)
    return {beginning: tuple(kinds) for beginning, kinds in table.items()}
