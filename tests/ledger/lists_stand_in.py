"""Small lists to keep, read by nobody."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from enduse.ledger.lists import ListStore, Part, Vintage
from enduse.model.entity import Entity

START = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class StandIn:
    """What a reader of lists hands over."""

    name: str
    checksum: str
    entities: Sequence[Entity]
    vintage: str | None = None
    title: str = "A list"
    publisher: str = "Nobody"
    rejected: Sequence[object] = ()
    rows: int = 3
    format: str = "stand_in"


def party(id_: str, name: str = "", schema: str = "Company", **properties: str | tuple[str, ...]) -> Entity:
    given = {key: (value,) if isinstance(value, str) else value for key, value in properties.items()}
    return Entity(id_, schema, {"name": (name or id_,), **given}, name or id_, ("a",))


def sanction(id_: str, of: str, **properties: str) -> Entity:
    values: Mapping[str, tuple[str, ...]] = {key: (value,) for key, value in properties.items()}
    return Entity(id_, "Sanction", {"entity": (of,), **values}, "", ("a",))


def part(path: Path, source: str = "") -> Part:
    return Part(path.name, source or str(path), hashlib.sha256(path.read_bytes()).hexdigest(), path.suffix)


def add(
    store: ListStore,
    *entities: Entity,
    name: str = "a",
    vintage: str | None = None,
    content: bytes | None = None,
    days: float = 0,
) -> Vintage:
    """Keep a list of these entities, received some days after the start."""
    store.folder.parent.mkdir(parents=True, exist_ok=True)
    content = content if content is not None else repr((name, vintage, entities)).encode()
    path = store.folder.parent / f"{hashlib.sha256(content).hexdigest()[:12]}.csv"
    path.write_bytes(content)
    reading = StandIn(name, part(path).checksum, entities or (party("p1"),), vintage)
    return store.add(reading, [(path, part(path))], received_at=START + timedelta(days=days))
