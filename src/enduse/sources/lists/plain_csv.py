"""A plain table of parties, with a column map given or guessed from the heads."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence

from enduse.model.errors import InputError, UsageError
from enduse.reference.lists import fields_of_tables, schema_of
from enduse.sources.lists.cleaning import NAME_LIMIT, clean
from enduse.sources.lists.csv_rows import records_of
from enduse.sources.lists.details import add_birth_date, add_date
from enduse.sources.lists.draft import Draft
from enduse.sources.lists.files import ListFile, text_of
from enduse.sources.lists.names import in_reading_order
from enduse.sources.lists.prose import add_countries
from enduse.sources.lists.roll import Roll, digest

_DELIMITERS = ",;\t|"
_PARTED = re.compile(r"\s*[;|]\s*")
_ID = re.compile(r"[^\w.:-]+")


def read_plain_csv(roll: Roll, files: Sequence[ListFile]) -> None:
    """Adds every row of a table; the columns used are left in `roll.columns`.

    Raises:
        InputError: No column is told to be the name.
        UsageError: A column given is not in the table, or a field given is unknown.
    """
    given = dict(roll.columns)
    for file in files:
        delimiter = _delimiter(file)
        columns = _columns(file, delimiter, given)
        roll.columns.update(columns)
        for number, record in records_of(file, delimiter=delimiter):
            roll.rows += 1
            place = f"{file.stem} row {number}" if len(files) > 1 else f"row {number}"
            if isinstance(record, str):
                roll.reject(place, record)
            else:
                _add(roll, {field: record.get(head, "") for field, head in columns.items()}, place)


def _columns(file: ListFile, delimiter: str, given: Mapping[str, str]) -> dict[str, str]:
    head = next(csv.reader(text_of(file).lstrip("\r\n").splitlines()[:1], delimiter=delimiter), [])
    heads = [column.strip() for column in head]
    fields = fields_of_tables()
    if given:
        unknown = [field for field in given if field not in set(fields.values())]
        if unknown:
            raise UsageError(f"unknown field {unknown[0]!r}; one of {', '.join(sorted(set(fields.values())))}")
        absent = [column for column in given.values() if column not in heads]
        if absent:
            raise UsageError(f"{file.name}: has no column {absent[0]!r}; its columns are {', '.join(heads)[:200]}")
        if "name" not in given:
            raise UsageError('the column map names no column for "name"; add one')
        return dict(given)
    guessed: dict[str, str] = {}
    for column in heads:
        field = fields.get(_plain(column))
        if field is not None:
            guessed.setdefault(field, column)
    if "name" not in guessed:
        raise InputError(
            f"{file.name}: no known list, and no column of names among {', '.join(heads)[:120]!r}; name it"
        )
    return guessed


def _plain(column: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", column.casefold()).split())


def _delimiter(file: ListFile) -> str:
    line = text_of(file).lstrip("\r\n").partition("\n")[0]
    return max(_DELIMITERS, key=line.count)


def _add(roll: Roll, fields: Mapping[str, str], place: str) -> None:
    name = clean(fields.get("name"))
    schema = schema_of(fields.get("schema"))
    if not name:
        roll.reject(place, "has no name")
        return
    if len(name) > NAME_LIMIT:
        roll.reject(place, f"has a name of {len(name):,} characters; shorten it to {NAME_LIMIT:,}")
        return
    made = _ID.sub("-", clean(fields.get("id"))) or f"{roll.dataset}-{digest(name, clean(fields.get('country')))}"
    party = roll.party(roll.unused(made), schema)
    party.add("name", in_reading_order(name).full if schema == "Person" else name)
    for field, words in fields.items():
        _add_field(party, field, clean(words))
    listing = {
        "entity": party.id,
        "program": fields.get("program"),
        "authority": fields.get("authority"),
        "listingDate": fields.get("listingDate"),
        "startDate": fields.get("startDate"),
        "endDate": fields.get("endDate"),
        "reason": fields.get("reason"),
        "sourceUrl": fields.get("sourceUrl"),
    }
    if any(clean(words) for field, words in listing.items() if field != "entity"):
        roll.attach(party, "Sanction", "listing", listing)


def _add_field(party: Draft, field: str, words: str) -> None:
    if not words or field in ("name", "id", "schema", *_OF_LISTING):
        return
    if field in ("country", "nationality", "citizenship", "jurisdiction", "flag"):
        add_countries(party, field, words)
    elif field == "birthDate":
        for each in _PARTED.split(words):
            add_birth_date(party, each)
    elif field in ("incorporationDate", "buildDate"):
        add_date(party, field, words, field)
    elif field in ("address", "notes"):
        party.add(field, words)
    else:
        party.add(field, *_PARTED.split(words))


_OF_LISTING = ("program", "authority", "listingDate", "startDate", "endDate", "reason", "sourceUrl")
