"""Lists ready to be asked: everybody on them indexed once, their measures at hand."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from enduse.case.fingerprint import engine, listed_key
from enduse.case.lists import LISTS, together
from enduse.ledger.lists import ListStore, Vintage
from enduse.ledger.lists.store import key_of
from enduse.ledger.received import PARTIAL
from enduse.model import Entity, Failure, Match
from enduse.model.answer import Listing
from enduse.model.errors import InputError
from enduse.screening import Screener
from enduse.screening.listed import SCREENED
from enduse.sources.lists import ListReading, read_list
from enduse.sources.lists.files import ENDINGS

Building = Callable[[int], None]
"""Told before an index is made, with the number of parties: it takes a while."""

_SANCTION: Final = b'"schema": "Sanction"'
_OWNER: Final = re.compile(rb'"entity": \["((?:[^"\\]|\\.)*)"')


@dataclass(frozen=True, slots=True)
class ListState:
    """Which state of a list is asked.

    Args:
        name: Its short name.
        day: The partial ISO date it counts from, None for a file that states none.
        title: Its title.
    """

    name: str
    day: str | None
    title: str


class ListsIndex:
    """Lists ready to be asked.

    Args:
        screener: Everybody on them.
        states: Which states of which lists.
        key: Fingerprint of their contents.
        vintages: Where they are kept, empty for files that were only read.
        read: The entities of such files.
        store: The store, None where files are asked, be it beside one.
        failures: Files of a folder that are no list and were passed over.
    """

    def __init__(
        self,
        screener: Screener,
        states: Sequence[ListState],
        key: str,
        vintages: Sequence[Vintage] = (),
        read: Sequence[Entity] = (),
        store: ListStore | None = None,
        failures: Sequence[Failure] = (),
    ) -> None:
        self.screener = screener
        self.states = tuple(states)
        self.key = key
        self.vintages = tuple(vintages)
        self.store = store
        self.failures = tuple(failures)
        self._read = tuple(read)
        self._places: dict[bytes, list[tuple[Vintage, int]]] = {}

    @classmethod
    def of_store(cls, store: ListStore, building: Building | None = None) -> ListsIndex:
        """The lists in force in a store; an index that is missing or of other matching is made and kept there.

        Args:
            store: The store.
            building: Told before an index is made.

        Raises:
            CaseError: The folder is no store, is empty, or cannot be read.
        """
        vintages = store.current()
        if not vintages:
            raise InputError(f"{store.folder}: no list is in force here; load one with `enduse lists load FILE…`")
        key = key_of(vintages)
        path = store.index_path(f"{key}-{engine()}")
        screener = _opened(path) or _built((each for one in vintages for each in one.entities()), building)
        if not path.exists():
            _keep(screener, path)
        return cls(screener, [_state(each) for each in vintages], key, vintages, store=store)

    @classmethod
    def of_case(cls, case: Path, building: Building | None = None) -> ListsIndex:
        """The lists in force in a case; as `of_store`."""
        store = ListStore(case / LISTS)
        if not store.exists():
            raise InputError(f"{case}: no lists are kept here; load some with `enduse lists load FILE… --case {case}`")
        return cls.of_store(store, building)

    @classmethod
    def of_files(cls, files: Iterable[Path], building: Building | None = None) -> ListsIndex:
        """Lists read from files, stores among them, indexed in memory.

        Args:
            files: Files as published, folders of one list or of several, folders that lists are kept in.
            building: As above.

        Raises:
            InputError: One of them is no list.
        """
        paths = list(files)
        stores = [store for path in paths if (store := ListStore(path)).exists()]
        if len(stores) == len(paths) == 1:
            return cls.of_store(stores[0], building)
        vintages = [vintage for store in stores for vintage in store.current()]
        kept = {store.folder for store in stores}
        failures: list[Failure] = []
        groups = together(path for path in paths if path not in kept)
        readings = [reading for group in groups for reading in _readings(group, failures)]
        read = [entity for reading in readings for entity in reading.entities]
        states = [*map(_state, vintages), *map(_state_read, readings)]
        everybody = (*(entity for vintage in vintages for entity in vintage.entities()), *read)
        key = "-".join(sorted([key_of(vintages), *(reading.checksum[:16] for reading in readings)]))
        return cls(_built(everybody, building), states, key, vintages, read, failures=failures)

    def sides(self, match: Match) -> dict[str, str]:
        """Identifiers of the records behind a match, with the fingerprint of what matching looks at in each."""
        return {one: self.side(one) for one in sorted({match.entity_id, *match.referents})}

    def side(self, entity_id: str) -> str:
        """Fingerprint of a listed party.

        Raises:
            KeyError: Nobody of this identifier is on the lists.
        """
        return listed_key(self.screener.index.party(self.screener.index.number(entity_id)))

    def listings(self, wanted: Iterable[str]) -> dict[str, tuple[Listing, ...]]:
        """Measures that the lists tell against parties, by identifier."""
        ids = frozenset(wanted)
        found: dict[str, list[Listing]] = {}
        if ids:
            for entity in self._sanctions(ids):
                for owner in entity.get("entity"):
                    if owner in ids and (told := _listing(owner, entity)) not in found.get(owner, []):
                        found.setdefault(owner, []).append(told)
        return {owner: tuple(each) for owner, each in found.items()}

    def _sanctions(self, ids: frozenset[str]) -> Iterator[Entity]:
        yield from (each for each in self._read if each.schema == "Sanction" and ids & {*each.get("entity")})
        if not self._places:
            self._places = _sanction_places(self.vintages)
        for head in sorted(map(_head, ids)):
            for vintage, offset in self._places.get(head, ()):
                yield vintage.entity_at(offset)


def merged(entities: Iterable[Entity]) -> Iterator[Entity]:
    """Entities, those of one identifier made one: two lists that number alike tell of one party."""
    found: dict[str, Entity] = {}
    for entity in entities:
        known = found.get(entity.id)
        found[entity.id] = entity if known is None or known == entity else _joined(known, entity)
    yield from found.values()


def _joined(one: Entity, other: Entity) -> Entity:
    names = dict.fromkeys((*one.properties, *other.properties))
    properties = {name: tuple(dict.fromkeys((*one.get(name), *other.get(name)))) for name in names}
    schema = other.schema if one.schema == "LegalEntity" else one.schema
    datasets = tuple(dict.fromkeys((*one.datasets, *other.datasets)))
    return replace(one, schema=schema, properties=properties, datasets=datasets)


def _readings(group: tuple[Path, ...], failures: list[Failure]) -> list[ListReading]:
    """The list of a group of files; of a folder that is not one list, those of its files and folders."""
    try:
        return [read_list(group)]
    except InputError:
        if len(group) > 1 or not group[0].is_dir():
            raise
        inside = sorted(each for each in group[0].iterdir() if each.is_dir() or each.suffix[1:].lower() in ENDINGS)
        found: list[ListReading] = []
        for each in together(path for path in inside if not path.name.startswith(".")):
            try:
                found.append(read_list(each))
            except InputError as error:
                failures.append(Failure(str(each[0]), error))
        if not found:
            raise
        return found


def _sanction_places(vintages: Sequence[Vintage]) -> dict[bytes, list[tuple[Vintage, int]]]:
    """Where the measures against each party stand; lines are not parsed for that: it would take ten times as long."""
    places: dict[bytes, list[tuple[Vintage, int]]] = {}
    for vintage in vintages:
        offset = 0
        for line in vintage.lines():
            if _SANCTION in line and (owner := _OWNER.search(line)) is not None:
                places.setdefault(owner[1], []).append((vintage, offset))
            offset += len(line)
    return places


def _head(entity_id: str) -> bytes:
    """An identifier as it stands in a line."""
    return json.dumps(entity_id, ensure_ascii=False)[1:-1].encode("utf-8", "backslashreplace")


def _opened(path: Path) -> Screener | None:
    if not path.exists():
        return None
    try:
        return Screener.open(path)
    except InputError:
        # It may be thrown away at any time: one that cannot be read is made anew.
        with suppress(OSError):
            path.unlink()
        return None


def _built(entities: Iterable[Entity], building: Building | None) -> Screener:
    everybody = list(merged(entities))
    if building is not None:
        building(sum(entity.schema in SCREENED for entity in everybody))
    return Screener.build(everybody)


def _keep(screener: Screener, path: Path) -> None:
    # Lists on read-only ground are asked all the same, only slower.
    with suppress(OSError):
        with tempfile.TemporaryDirectory(prefix=PARTIAL, dir=path.parent) as folder:
            made = Path(folder) / path.name
            screener.save(made)
            made.replace(path)
        for other in path.parent.glob("index-*.npz"):
            if other != path:
                other.unlink(missing_ok=True)


def _state(vintage: Vintage) -> ListState:
    return ListState(vintage.name, vintage.card.day, vintage.card.title)


def _state_read(reading: ListReading) -> ListState:
    return ListState(reading.name, reading.vintage, reading.title)


def _listing(owner: str, entity: Entity) -> Listing:
    properties: Mapping[str, tuple[str, ...]] = entity.properties
    return Listing(
        owner,
        authority="; ".join(properties.get("authority", ())),
        program="; ".join(properties.get("program", ())),
        program_ids=properties.get("programId", ()),
        listed_on=entity.first("listingDate") or entity.first("startDate") or "",
        provisions=properties.get("provisions", ()),
        reason="; ".join(properties.get("reason", ())),
        source_url=entity.first("sourceUrl") or "",
    )
