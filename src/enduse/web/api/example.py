"""A party by example, as FollowTheMoney writes it, turned into a question for the matcher."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any, Final

from enduse.model import Identifier, Query
from enduse.reference.lists import country_codes
from enduse.reference.schemata import schemata
from enduse.screening.identifiers import IDENTIFYING
from enduse.screening.listed import SCREENED
from enduse.sources.lists.cleaning import NAME_LIMIT, clean
from enduse.sources.lists.dates import partial_date
from enduse.web.api.refusal import RefusalError
from enduse.web.api.shape import Shape, array, record, string

MOST_VALUES: Final = 50
"""Values of one property."""
MOST_NAMES: Final = 20
"""Names of one party that are asked about."""

NAMES: Final = ("name", "alias", "previousName", "weakAlias", "abbreviation")
BORN: Final = ("birthDate",)
PLACES: Final = ("country", "nationality", "citizenship", "jurisdiction", "mainCountry", "flag", "birthCountry")
USED: Final = (*NAMES, "firstName", "lastName", *BORN, *PLACES, *IDENTIFYING)
"""FtM properties that matching looks at; the others are kept in the echo and change nothing."""

_OPEN: Final = ("LegalEntity", "Thing", "Asset")
"""Kinds that leave open what a party is."""

PARTIES: Final = sorted({*SCREENED, *(each.name for each in schemata().values() if each.matchable)})
"""Kinds of party that can be asked about."""

_VALUE: Final = string("A value.", most=100_000)
EXAMPLE: Final[Shape] = record(
    {
        "id": {"type": ["string", "null"], "maxLength": 1_000, "description": "Your own key; it is sent back."},
        "schema": {"type": "string", "enum": PARTIES, "description": "FollowTheMoney schema."},
        "properties": {
            "type": "object",
            "maxProperties": 100,
            "additionalProperties": {"anyOf": [_VALUE, array(_VALUE, "Values.", most=1_000)]},
            "description": "FollowTheMoney properties: name, alias, birthDate, country, registrationNumber …",
        },
    },
    "schema",
    "properties",
    about="A party by example.",
)


def query_of(example: Mapping[str, Any], key: str) -> Query:
    """The question an example asks.

    Args:
        example: As `EXAMPLE` has it.
        key: What the asker calls it.

    Raises:
        RefusalError: Its schema is none that is matched, it has neither a name nor a number, or a value is too long.
    """
    schema = example["schema"]
    if schema not in PARTIES:
        raise RefusalError(400, f"query {key!r}: {schema[:60]!r} is no kind of party; give Person, Company, Vessel …")
    properties = {name: _listed(values) for name, values in example["properties"].items()}
    for name in USED:
        if len(properties.get(name, ())) > MOST_VALUES:
            raise RefusalError(400, f"query {key!r}: {name} has more than {MOST_VALUES} values; leave some out")
    names = tuple(dict.fromkeys(_names(properties, key)))[:MOST_NAMES]
    identifiers = tuple(Identifier(kind, value) for kind in IDENTIFYING for value in _clean(properties, (kind,), key))
    if not names and not identifiers:
        raise RefusalError(400, f"query {key!r} has neither a name nor a number to match by; give properties.name")
    return Query(
        names,
        None if schema in _OPEN else schema,
        tuple(filter(None, (partial_date(words) for words in _clean(properties, BORN, key)))),
        tuple(dict.fromkeys(_countries(_clean(properties, PLACES, key)))),
        identifiers,
    )


def _names(properties: Mapping[str, list[str]], key: str) -> Iterable[str]:
    yield from (name for name in _clean(properties, NAMES, key) if any(map(str.isalnum, name)))
    if not properties.get("name"):
        parts = (_clean(properties, ("firstName",), key), _clean(properties, ("lastName",), key))
        yield from (f"{first} {last}" for first, last in product(*parts))


def _clean(properties: Mapping[str, list[str]], names: Iterable[str], key: str) -> list[str]:
    found = []
    for name in names:
        for value in properties.get(name, ()):
            if len(value) > NAME_LIMIT:
                raise RefusalError(
                    400, f"query {key!r}: {len(value):,} characters are no {name}; shorten it to {NAME_LIMIT:,}"
                )
            found.append(clean(value))
    return [value for value in found if value]


def _countries(words: Iterable[str]) -> Iterable[str]:
    for word in words:
        yield from country_codes(word) or ((word.lower(),) if len(word) == 2 and word.isalpha() else ())


def _listed(values: str | list[str]) -> list[str]:
    return [values] if isinstance(values, str) else values
