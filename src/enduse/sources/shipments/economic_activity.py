"""Trade records as FollowTheMoney: entities of the schema EconomicActivity in JSON Lines."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from enduse.model.entity import Entity, entity_of
from enduse.model.errors import InputError
from enduse.sources.printable import printable
from enduse.sources.shipments.note import Note, OnNote, OnRejected
from enduse.sources.shipments.table import Row
from enduse.sources.shipments.unpacking import unpacked

_SCHEMA: Final = "EconomicActivity"
_PARTIES: Final = ("sender", "receiver", "declarant", "contractHolder", "bankRub", "bankForeign", "transport")
_PLAIN: Final = (
    *("id", "ccdNumber", "startDate", "date", "endDate", "departureCountry", "destinationCountry", "originCountry"),
    *("tradingCountry", "vedCode", "goodsDescription", "vedCodeDescription", "description", "summary"),
    *("invoiceAmount", "customsAmount", "ccdValue"),
)
_PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "country": ("country", "jurisdiction", "nationality", "mainCountry", "flag", "registrationCountry"),
    "address": ("address", "addressEntity"),
    "tax number": ("innCode", "taxNumber", "vatCode"),
    "registration number": ("ogrnCode", "registrationNumber", "leiCode", "okpoCode"),
}
_VESSEL_PARTS: Final[Mapping[str, tuple[str, ...]]] = {
    "imo": ("imoNumber",),
    "mmsi": ("mmsi",),
    "country": ("flag", "country"),
}
_MOST: Final = 8  # parties of one role in one record; more are told
_LINE: Final = 4 * 2**20  # bytes of one entity


@dataclass(frozen=True, slots=True)
class EconomicActivities:
    """A file of FtM entities, its EconomicActivity among them.

    Parties stand in lines of their own, before or after the records that name them by id, or nested in a record. They
    are kept on disk while the file is read, so that memory stays flat.

    Args:
        path: Where it is.
        heads: Property names; "sender country" is the country of the entity that `sender` points to.
    """

    path: str
    heads: tuple[str, ...]

    @property
    def headless(self) -> bool:
        """False: properties have names."""
        return False

    @property
    def preset(self) -> str | None:
        """The FtM preset."""
        return "ftm"

    def rows(self, on_rejected: OnRejected, on_note: OnNote) -> Iterator[Row]:
        """As in `Table`; a row's number is its line. Several values of a property are parted by line ends."""
        with _kept(self.path) as parties:
            for number, line in _lines(self.path):
                try:
                    entity = _entity(line)
                except (ValueError, TypeError, KeyError, RecursionError):
                    on_rejected(number, "no FtM entity in JSON")
                    continue
                if entity is None or entity.schema != _SCHEMA:
                    continue
                cells = _cells(entity, parties, number, on_note)
                yield number, [cells.get(head, "") for head in self.heads]


def economic_activities(path: str) -> EconomicActivities:
    """The file as FtM entities.

    Raises:
        UnreadableError: It cannot be opened.
        InputError: None of its entities is an EconomicActivity.
    """
    heads: dict[str, None] = dict.fromkeys(_PLAIN)
    found = False
    for _, line in _lines(path):
        if _SCHEMA.encode() not in line:
            continue
        try:
            entity = _entity(line)
        except (ValueError, TypeError, KeyError, RecursionError):
            continue
        if entity is None or entity.schema != _SCHEMA:
            continue
        found = True
        for name in _PARTIES:
            for place in range(1, min(len(entity.get(name)), _MOST) + 1):
                heads.update(dict.fromkeys(_heads(name, place)))
    if not found:
        raise InputError(f"{printable(path)}: no FtM entity of the schema {_SCHEMA}; give trade records, not parties")
    return EconomicActivities(path, tuple(heads))


def _heads(name: str, place: int) -> Iterator[str]:
    number = "" if place == 1 else f" {place}"
    yield f"{name}{number}"
    if place == 1:
        yield f"{name} id"
        yield from (f"{name} {part}" for part in (_VESSEL_PARTS if name == "transport" else _PARTS))


def _cells(entity: Entity, parties: _Parties, number: int, on_note: OnNote) -> dict[str, str]:
    cells = {name: "\n".join(entity.get(name)) for name in _PLAIN if name != "id"}
    cells["id"] = entity.id
    for name in _PARTIES:
        for place, value in enumerate(entity.get(name), 1):
            if place > _MOST:
                on_note(Note(number, name, "", f"more than {_MOST} of one role; the rest is left out"))
                break
            party = parties.get(value)
            if party is None:
                on_note(Note(number, name, value[:80], "points to no entity in the file; its id is kept"))
                cells.setdefault(f"{name} id", value)
                continue
            cells[name if place == 1 else f"{name} {place}"] = _name(party)
            if place == 1:
                for part, properties in (_VESSEL_PARTS if name == "transport" else _PARTS).items():
                    values = [first for each in properties if (first := party.first(each)) is not None]
                    cells[f"{name} {part}"] = values[0] if values else ""
    return cells


def _name(party: Entity | None) -> str:
    return (party.caption or party.first("name") or "") if party is not None else ""


def _entity(line: bytes) -> Entity | None:
    """The entity of a line, nested entities replaced by their ids; None for a blank line."""
    if not line.strip():
        return None
    record = json.loads(line)
    properties = record.get("properties") or {}
    flat = {name: [_reference(value) for value in _listed(values)] for name, values in properties.items()}
    return entity_of({**record, "properties": flat})


def _nested(line: bytes) -> Iterator[dict[str, Any]]:
    """The entities nested in a line."""
    properties = json.loads(line).get("properties") or {}
    for name in _PARTIES:
        for value in _listed(properties.get(name) or ()):
            if isinstance(value, dict) and "id" in value:
                yield value


def _listed(values: object) -> list[object]:
    return list(values) if isinstance(values, list | tuple) else [values]


def _reference(value: object) -> str:
    return str(value["id"]) if isinstance(value, dict) and "id" in value else str(value)


def _lines(path: str) -> Iterator[tuple[int, bytes]]:
    with unpacked(path) as file:
        number = 0
        while line := file.readline(_LINE):
            number += 1
            whole = line
            while whole and not whole.endswith(b"\n"):
                whole = file.readline(_LINE)
            yield number, line.removeprefix(b"\xef\xbb\xbf")


class _Parties:
    """Entities by id, on disk."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def get(self, key: str) -> Entity | None:
        """The entity of an id, None when the file has none."""
        found = self._connection.execute("select record from party where id = ?", (key,)).fetchone()
        return entity_of(json.loads(found[0])) if found is not None else None

    def keep(self, record: dict[str, Any]) -> None:
        """Keep an entity; the first of an id stays."""
        text = json.dumps({key: record[key] for key in ("id", "schema", "caption", "properties") if key in record})
        self._connection.execute("insert or ignore into party values (?, ?)", (record["id"], text))


@contextmanager
def _kept(path: str) -> Iterator[_Parties]:
    """The parties of a file, in a database of its own that vanishes when it is closed."""
    connection = sqlite3.connect("")
    try:
        connection.execute("pragma cache_size = -16000")
        connection.execute("create table party (id text primary key, record text) without rowid")
        parties = _Parties(connection)
        for _, line in _lines(path):
            try:
                if b'"EconomicActivity"' in line:
                    for record in _nested(line):
                        parties.keep(record)
                elif line.strip():
                    parties.keep(json.loads(line))
            except (ValueError, TypeError, KeyError, RecursionError, AttributeError):
                continue  # told when the records are read
        yield parties
    finally:
        connection.close()
