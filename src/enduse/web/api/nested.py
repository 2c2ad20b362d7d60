"""An entity with what hangs on it: its sanctions, its owners, its addresses, each with what it names in turn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from enduse.model.entity import Entity
from enduse.reference.schemata import links
from enduse.screening.listed import SCREENED
from enduse.web.api.roll import Roll

MOST: Final = 200
"""Entities told under one property; the rest is found page by page under `/entities/{id}/adjacent/{property}`."""


def plain(entity: Entity) -> dict[str, Any]:
    """An entity as `yente` tells it, what it names by identifier only."""
    record = entity.to_dict()
    record["caption"] = entity.caption or entity.first("name") or entity.id
    record.setdefault("target", entity.schema in SCREENED and bool(entity.get("topics")))
    for moment in ("first_seen", "last_seen", "last_change"):
        record.setdefault(moment, None)
    return record


def nested(entity: Entity, roll: Roll) -> dict[str, Any]:
    """An entity with the entities it names and those that name it.

    Two steps are taken: to a sanction or an ownership, and from there to the other party, which is told by itself.
    """
    record = plain(entity)
    for name, others in adjacent(entity, roll).items():
        known = [value for value in entity.get(name) if value not in roll]
        record["properties"][name] = [*known, *(_step(other, entity.id, roll) for other in others[:MOST])]
    return record


def adjacent(entity: Entity, roll: Roll) -> dict[str, list[Entity]]:
    """The entities next to one, by property: those it names, and under their own words those that name it."""
    found: dict[str, dict[str, Entity]] = {}
    for word, other in _around(entity, roll):
        found.setdefault(word, {}).setdefault(other, roll.entity(other))
    return {word: list(others.values()) for word, others in found.items()}


def _around(entity: Entity, roll: Roll) -> Iterator[tuple[str, str]]:
    for name in links(entity.schema):
        yield from ((name, other) for other in entity.get(name) if other in roll)
    yield from ((link.word, link.id) for link in roll.linked(entity.id))


def _step(entity: Entity, origin: str, roll: Roll) -> dict[str, Any]:
    record = plain(entity)
    if entity.schema not in SCREENED:
        for name in links(entity.schema):
            values = entity.get(name)
            if values:
                # The one we come from is told around this already.
                record["properties"][name] = [
                    plain(roll.entity(other)) if other in roll and other != origin else other for other in values
                ]
    return record
