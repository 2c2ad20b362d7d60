"""A FollowTheMoney entity of cleaned values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from enduse.model.entity import Entity

DATASET: Final = "enduse"
"""Name of the data set in every entity and statement."""


def entity(key: str, schema: str, caption: str, properties: Mapping[str, str | Iterable[str]]) -> Entity:
    """An entity; empty values and properties are dropped, every value stands once.

    Args:
        key: Its id.
        schema: FtM schema.
        caption: What to show.
        properties: Values by property, each one or several.
    """
    found = {prop: tuple(dict.fromkeys(filter(None, _several(values)))) for prop, values in properties.items()}
    kept = {prop: values for prop, values in found.items() if values}
    return Entity(key, schema, kept, caption, (DATASET,))


def _several(values: str | Iterable[str]) -> Iterable[str]:
    return (values,) if isinstance(values, str) else values
