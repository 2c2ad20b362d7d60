"""A list under a name of its user's own."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from enduse.model.entity import Entity
from enduse.sources.lists import ListReading

_NAMED_BY_FILE: Final = "plain_csv"


def renamed(reading: ListReading, name: str) -> ListReading:
    """The reading under another name.

    A table that names no list of its own is read as one named after its file, and parties without an identifier are
    given one that begins with that name. Both take the new name, so that the same party has the same identifier in
    next month's file. Lists that have a name say so of their entities, and those stay as they are.

    Args:
        reading: What was read.
        name: The name.
    """
    if reading.format != _NAMED_BY_FILE:
        return replace(reading, name=name)
    made = f"{reading.name}-"
    ids = {each.id: f"{name}-{each.id.removeprefix(made)}" for each in reading.entities if each.id.startswith(made)}

    def under(entity: Entity) -> Entity:
        return replace(
            entity,
            id=ids.get(entity.id, entity.id),
            properties={
                key: tuple(ids.get(each, each) for each in values) for key, values in entity.properties.items()
            },
            datasets=tuple(name if each == reading.name else each for each in entity.datasets),
        )

    return replace(reading, name=name, title=name, entities=tuple(map(under, reading.entities)))
