"""Who is listed, as told by files, identifiers and names."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from enduse.model.errors import InputError
from enduse.sources.content import at_most, opened
from enduse.sources.encoding import decoded
from enduse.sources.ownership.reading import LIMIT
from enduse.sources.ownership.register import Register
from enduse.sources.printable import printable

_ENDINGS = frozenset({".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson"})
_NAMES = ("name", "alias", "weakAlias", "previousName")


@dataclass(frozen=True, slots=True)
class Listed:
    """Which parties of a register are listed.

    Args:
        parties: Their identifiers.
        by_name: Those of them found by their name alone, which may be a namesake's.
        absent: How many of those told as listed the register does not name.
    """

    parties: frozenset[str]
    by_name: frozenset[str]
    absent: int


def listed_in(given: Iterable[str], register: Register) -> Listed:
    """Which parties of a register are listed.

    A party is found by its identifier, or else by its name, letter for letter but for case and spaces: finding parties
    whose names differ is what screening is for.

    Args:
        given: Identifiers, names, and files of them: FtM entities as JSON Lines, a CSV table with a column id or name,
            or a text with one a line.
        register: The parties.

    Raises:
        InputError: A file cannot be read.
    """
    named: dict[str, list[str]] = {}
    for party, entity in register.parties.items():
        for name in {entity.caption, *entity.get("name")}:
            named.setdefault(_folded(name), []).append(party)
    named.pop("", None)
    known = register.parties.keys()
    parties: set[str] = set()
    by_name: set[str] = set()
    absent = 0
    for each in given:
        for ids, names in _told(each, known):
            found = {one for one in ids if one in known}
            alike = set() if found else {party for name in names for party in named.get(_folded(name), ())}
            parties |= found | alike
            by_name |= alike
            absent += not (found or alike)
    return Listed(frozenset(parties), frozenset(by_name - {one for one in parties if one not in by_name}), absent)


def _told(given: str, known: Iterable[str]) -> Iterator[tuple[list[str], list[str]]]:
    """The identifiers and the names of each party told."""
    if given in known or PurePath(given).suffix.lower() not in _ENDINGS:
        yield [given], [given]
        return
    place = printable(given)
    with opened(given) as file:
        text = decoded(at_most(file, LIMIT, place), place)
    if text.lstrip()[:1] in ("{", "["):
        yield from (_entity(record) for record in _records(text, place))
    elif PurePath(given).suffix.lower() in (".csv", ".tsv"):
        yield from _rows(text, place)
    else:
        yield from (([line.strip()], [line.strip()]) for line in text.split("\n") if line.strip())


def _records(text: str, place: str) -> Iterator[dict[str, Any]]:
    try:
        whole = json.loads(text) if text.lstrip()[0] == "[" else [json.loads(line) for line in text.split("\n") if line]
    except (ValueError, RecursionError) as error:
        raise InputError(f"{place}: broken JSON ({error}); fetch it again") from None
    yield from (record for record in whole if isinstance(record, dict))


def _entity(record: dict[str, Any]) -> tuple[list[str], list[str]]:
    properties = record.get("properties") or {}
    names = [str(name) for key in _NAMES for name in properties.get(key) or ()]
    ids = [str(record.get("id", "")), *(str(each) for each in record.get("referents") or ())]
    return ids, [str(record.get("caption") or ""), *names]


def _rows(text: str, place: str) -> Iterator[tuple[list[str], list[str]]]:
    first = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    heads = {_folded(head): head for head in reader.fieldnames or ()}
    if not heads.keys() & {"id", "name"}:
        raise InputError(f"{place}: has no column id or name; name one so, or give a text with one a line")
    try:
        for row in reader:
            ids, names = (row.get(heads.get(head, "")) or "" for head in ("id", "name"))
            if ids or names:
                yield [ids], [names]
    except csv.Error as error:
        raise InputError(f"{place}: not a table ({error}); save it anew as CSV") from None


def _folded(name: str) -> str:
    return " ".join(name.replace("\ufeff", "").casefold().split())
