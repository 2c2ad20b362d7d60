"""A table of parties to be screened: each row a question."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from enduse.model import Identifier, Query
from enduse.model.errors import InputError, UsageError
from enduse.reference.lists import country_codes, fields_of_tables, schema_of
from enduse.screening.identifiers import IDENTIFYING
from enduse.sources.lists.cleaning import NAME_LIMIT, clean
from enduse.sources.lists.csv_rows import records_of
from enduse.sources.lists.dates import said_date
from enduse.sources.lists.files import ListFile, files_of, text_of

_DELIMITERS: Final = ",;\t|"
_PARTED: Final = re.compile(r"\s*[;|]\s*")
_NAMES: Final = ("name", "alias", "previousName")
_PLACES: Final = ("country", "nationality", "citizenship", "jurisdiction", "flag")
_WORDS: Final[Mapping[str, str]] = MappingProxyType({"birth_date": "birthDate", "kind": "schema", "type": "schema"})
_LINES: Final = "a name holds a line break; if rows ran together, a quotation mark is not closed"
FIELDS: Final = (*_NAMES, "schema", "birthDate", *_PLACES, *IDENTIFYING, "id")
"""What a column may be."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A row of a table of parties.

    Args:
        place: Where it stands ("row 17"; the heads are row 1).
        query: What it asks, None for a row that cannot be read.
        trouble: Why it cannot be read, or what of it was left out; empty when all is well.
    """

    place: str
    query: Query | None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class PartyTable:
    """A table of parties, its columns told.

    Args:
        file: Its bytes.
        delimiter: What parts its cells.
        columns: Field to the head of its column.
        unused: Heads of the other columns.
    """

    file: ListFile
    delimiter: str
    columns: Mapping[str, str]
    unused: tuple[str, ...]

    def rows(self) -> Iterator[Asked]:
        """Every row as a question; one that cannot be read does not stop the others."""
        for number, record in records_of(self.file, delimiter=self.delimiter):
            place = f"row {number}"
            if isinstance(record, str):
                yield Asked(place, None, record)
            else:
                asked = _asked(place, {field: clean(record.get(head)) for field, head in self.columns.items()})
                broken = any("\n" in record.get(self.columns.get(kind, ""), "").strip() for kind in _NAMES)
                yield replace(asked, trouble=_also(asked.trouble, _LINES)) if broken and asked.query else asked


def party_table(path: Path, columns: Mapping[str, str] | None = None) -> PartyTable:
    """A table of parties: CSV, its columns told by their heads unless they are given.

    Args:
        path: The file.
        columns: Field ("name", "country", "birthDate", "imoNumber" …) to the head of its column; goes before
            guessing. "" leaves a guessed field out; for the name it says that numbers alone are asked.

    Raises:
        InputError: It cannot be read, is empty, or no column of it is told to be a name.
        UsageError: A field or a column is unknown.
    """
    if path.is_dir():
        raise InputError(f"{path}: a folder; give one table of parties as CSV")
    (file,) = files_of(path)
    text = text_of(file).lstrip("\r\n")
    delimiter = max(_DELIMITERS, key=text.partition("\n")[0].count)
    heads = [head.strip() for head in next(csv.reader(text.splitlines()[:1], delimiter=delimiter), [])]
    chosen = _guessed(heads)
    for field, head in (columns or {}).items():
        known = _WORDS.get(field, field)
        if known not in FIELDS:
            raise UsageError(f"{field!r} is nothing a party has; give one of {', '.join(FIELDS)}")
        if head and head not in heads:
            raise UsageError(f"{file.name}: has no column {head!r}; its columns are {', '.join(heads)[:200]}")
        chosen[known] = head
    nameless = chosen.get("name") == ""
    chosen = {field: head for field, head in chosen.items() if head}
    if not ("name" in chosen or (nameless and any(field in chosen for field in IDENTIFYING))):
        remedy = "say which with --column name=HEAD (name= asks by numbers alone)"
        raise InputError(f"{file.name}: no column of names among {', '.join(heads)[:120]!r}; {remedy}")
    used = set(chosen.values())
    return PartyTable(file, delimiter, MappingProxyType(chosen), tuple(head for head in heads if head not in used))


def _guessed(heads: list[str]) -> dict[str, str]:
    fields = fields_of_tables()
    guessed: dict[str, str] = {}
    for head in heads:
        field = fields.get(" ".join(re.sub(r"[\W_]+", " ", head.casefold()).split()))
        if field in FIELDS:
            guessed.setdefault(field, head)
    return guessed


def _asked(place: str, fields: Mapping[str, str]) -> Asked:
    names = [*filter(None, [fields.get("name")])]
    names += [each for kind in _NAMES[1:] for each in _PARTED.split(fields.get(kind, "")) if each]
    identifiers = tuple(
        Identifier(kind, value) for kind in IDENTIFYING for value in _PARTED.split(fields.get(kind, "")) if value
    )
    if not names and not identifiers:
        return Asked(place, None, "has no name")
    if any(len(name) > NAME_LIMIT for name in names):
        longest = max(map(len, names))
        return Asked(place, None, f"has a name of {longest:,} characters; shorten it to {NAME_LIMIT:,}")
    schema = schema_of(fields.get("schema"))
    countries, strange = _countries(fields)
    born = fields.get("birthDate", "")
    date = said_date(born).date if born else None
    left = [f"{words!r} is no country that is known" for words in strange]
    left += [f"{born!r} is no date"] if born and date is None else []
    query = Query(
        tuple(dict.fromkeys(names)) or (identifiers[0].value,),
        None if schema == "LegalEntity" else schema,
        (date,) if date else (),
        countries,
        identifiers,
        fields.get("id") or None,
    )
    return Asked(place, query, f"{'; '.join(left)}, left out" if left else "")


def _also(trouble: str, more: str) -> str:
    return f"{trouble}; {more}" if trouble else more


def _countries(fields: Mapping[str, str]) -> tuple[tuple[str, ...], list[str]]:
    found: dict[str, None] = {}
    strange = []
    for kind in _PLACES:
        for words in _PARTED.split(fields.get(kind, "")):
            codes = country_codes(words) if words else ()
            found.update(dict.fromkeys(codes or ()))
            if codes is None:
                strange.append(words)
    return tuple(found), strange
