"""Everybody and everything on the lists in force by identifier, read from the disk when asked for.

Only where each entity stands is held in memory: its line in the file of its list, and who names it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from enduse.case.lists_index import merged
from enduse.ledger.lists import Vintage
from enduse.model.entity import Entity
from enduse.reference.schemata import links

_HEAD: Final = re.compile(rb'\{"id": ("(?:[^"\\]|\\.)*").*?"schema": ("[^"]*")')
_MERGED: Final = re.compile(rb'"referents": \[[^\]]')
_KEPT: Final = 50_000
"""Entities held in memory once they were read."""

Place = tuple[int, int]
"""Number of a vintage, and where the line starts in it, in bytes."""


@dataclass(frozen=True, slots=True)
class Link:
    """An entity that names another.

    Args:
        id: Of the entity that names.
        word: What the one it names calls the connection ("sanctions").
    """

    id: str
    word: str


class Roll:
    """The entities of lists.

    Args:
        vintages: The states of the lists in force.
    """

    def __init__(self, vintages: Sequence[Vintage]) -> None:
        self._vintages = tuple(vintages)
        self._places: dict[str, list[Place]] = {}
        self._linked: dict[str, list[Link]] = {}
        self._moved: dict[str, str] = {}
        for number, vintage in enumerate(self._vintages):
            offset = 0
            for line in vintage.lines():
                self._note(line, (number, offset))
                offset += len(line)
        self._entity = lru_cache(maxsize=_KEPT)(self._read)

    def __contains__(self, entity_id: object) -> bool:
        """Whether an entity of this identifier is on the lists."""
        return entity_id in self._places

    def entity(self, entity_id: str) -> Entity:
        """The entity of an identifier, what several lists say of it joined.

        Raises:
            KeyError: There is none.
            CaseError: A list cannot be read.
        """
        return self._entity(entity_id)

    def moved(self, entity_id: str) -> str | None:
        """The entity into which a list says that this identifier was merged; None when none does."""
        return None if entity_id in self._places else self._moved.get(entity_id)

    def linked(self, entity_id: str) -> tuple[Link, ...]:
        """The entities that name this one."""
        return tuple(self._linked.get(entity_id, ()))

    def _read(self, entity_id: str) -> Entity:
        found = (self._vintages[number].entity_at(offset) for number, offset in self._places[entity_id])
        (entity,) = merged(found)
        return entity

    def _note(self, line: bytes, place: Place) -> None:
        head = _HEAD.match(line)
        if head is None:
            record = json.loads(line)
            entity_id, schema = record["id"], record["schema"]
        else:
            # Most lines are never parsed: that alone would take ten times as long.
            entity_id, schema = json.loads(head[1]), json.loads(head[2])
            record = None
        self._places.setdefault(entity_id, []).append(place)
        naming = links(schema)
        if naming and (record is not None or _names_any(line, tuple(naming))):
            record = record or json.loads(line)
            for word, other in _named(record, naming.items()):
                link = Link(entity_id, word)
                if link not in (known := self._linked.setdefault(other, [])):
                    known.append(link)
        if _MERGED.search(line):
            for old in (record or json.loads(line)).get("referents", ()):
                self._moved.setdefault(str(old), entity_id)


@lru_cache(maxsize=1_000)
def _wanted(properties: tuple[str, ...]) -> re.Pattern[bytes]:
    return re.compile(b'"(?:' + b"|".join(re.escape(name.encode()) for name in properties) + b')": ')


def _names_any(line: bytes, properties: tuple[str, ...]) -> bool:
    return _wanted(properties).search(line) is not None


def _named(record: dict[str, Any], naming: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    properties = record.get("properties") or {}
    for name, word in naming:
        for other in properties.get(name, ()) if word else ():
            yield word, str(other)
