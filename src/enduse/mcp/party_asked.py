"""A party as an agent asks about it, made a question to the lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Final, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from enduse.mcp.harmless import line
from enduse.model import Identifier, Query
from enduse.model.errors import UsageError
from enduse.reference.lists import country_codes
from enduse.sources.lists.cleaning import clean
from enduse.sources.lists.dates import partial_date

LONGEST: Final = 1_000
_UNDECIDED: Final = frozenset({"LegalEntity", "Thing"})


class IdentifierAsked(TypedDict):
    """A number that names a party."""

    kind: NotRequired[
        Annotated[str, Field(description="imoNumber, innCode, leiCode, registrationNumber …; leave out if unsure")]
    ]
    value: str


def query_of(
    names: Sequence[str],
    schema: str | None,
    countries: Sequence[str],
    birth_date: str | None,
    identifiers: Sequence[IdentifierAsked],
) -> Query:
    """The question to the lists.

    Args:
        names: What the party is called, the main name first.
        schema: FtM schema, None when the kind is not known.
        countries: Codes or names.
        birth_date: Partial ISO date, None when unknown.
        identifiers: Numbers.

    Raises:
        UsageError: One of them is nothing known.
    """
    from enduse.screening.listed import SCREENED

    known = next((each for each in SCREENED if each.casefold() == (schema or "").strip().casefold()), None)
    if schema and known is None:
        raise UsageError(f"{line(schema, 60)!r} is no kind of party; give one of {', '.join(sorted(SCREENED))}")
    date = None if birth_date is None else partial_date(birth_date)
    if birth_date is not None and date is None:
        raise UsageError(f"{line(birth_date, 60)!r} is no date of birth; write 1971, 1971-05 or 1971-05-02")
    return Query(
        tuple(dict.fromkeys(map(name_of, names))),
        None if known in _UNDECIDED else known,
        () if date is None else (date,),
        tuple(dict.fromkeys(code for words in countries for code in codes_of(words))),
        tuple(map(_number, identifiers)),
    )


def name_of(words: str) -> str:
    """A name as it is asked about.

    Raises:
        UsageError: It has no letter or digit, or is too long to be one.
    """
    name = clean(words)
    if not any(map(str.isalnum, name)):
        raise UsageError(f"{line(words, 60)!r} has no letter or digit; give a name")
    if len(name) > LONGEST:
        raise UsageError(f"a name of {len(name):,} characters is no name; shorten it to {LONGEST:,}")
    return name


def codes_of(words: str) -> tuple[str, ...]:
    """The codes of a country as told.

    Raises:
        UsageError: No country is known by these words.
    """
    codes = country_codes(words)
    if not codes:
        raise UsageError(f"{line(words, 60)!r} is no country that is known; give an ISO code such as ae")
    return codes


def _number(asked: IdentifierAsked) -> Identifier:
    from enduse.screening.identifiers import GENERIC, IDENTIFYING

    kinds = {each.casefold(): each for each in (*IDENTIFYING, *GENERIC)}
    kind, value = asked.get("kind") or "id", asked["value"].strip()
    if kind.casefold() not in kinds or not value or len(value) > LONGEST:
        raise UsageError(f"identifier {line(kind, 60)!r}: give a value, and a kind of {', '.join(IDENTIFYING)} or none")
    return Identifier(kinds[kind.casefold()], value)
