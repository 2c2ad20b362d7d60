"""A FollowTheMoney entity: what lists, ownership files and trade records are turned into."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

Properties = Mapping[str, tuple[str, ...]]

_OWN: Final = ("id", "caption", "schema", "properties", "datasets", "referents")


@dataclass(frozen=True, slots=True)
class Entity:
    """One FtM entity, unchanged, so that it round-trips.

    Args:
        id: Its identifier in its dataset ("ofac-6365").
        schema: FtM schema: Person, Organization, Company, Vessel, Sanction, Ownership …
        properties: FtM property name to values, every value a string, never an empty tuple.
        caption: The name to show; empty for an entity without a name of its own.
        datasets: Lists it stands on.
        referents: Identifiers of other entities judged the same.
        rest: Other top-level keys of the JSON it came from (first_seen, target …), kept as they were.
    """

    id: str
    schema: str
    properties: Properties = field(default_factory=dict)
    caption: str = ""
    datasets: tuple[str, ...] = ()
    referents: tuple[str, ...] = ()
    rest: Mapping[str, Any] = field(default_factory=dict)

    def get(self, name: str) -> tuple[str, ...]:
        """The values of a property, empty when it has none."""
        return self.properties.get(name, ())

    def first(self, name: str) -> str | None:
        """The first value of a property, None when it has none."""
        values = self.get(name)
        return values[0] if values else None

    def to_dict(self) -> dict[str, Any]:
        """As FtM writes an entity in JSON."""
        return {
            "id": self.id,
            "caption": self.caption,
            "schema": self.schema,
            "properties": {name: list(values) for name, values in self.properties.items()},
            "datasets": list(self.datasets),
            "referents": list(self.referents),
            **self.rest,
        }


def entity_of(record: Mapping[str, Any]) -> Entity:
    """The entity an FtM JSON object describes.

    Raises:
        KeyError, TypeError, ValueError: The object is not an FtM entity.
    """
    if not isinstance(record["id"], str) or not isinstance(record["schema"], str):
        raise TypeError("an entity's id and schema are strings")
    properties = record.get("properties") or {}
    return Entity(
        id=record["id"],
        schema=record["schema"],
        properties=MappingProxyType({name: _values(values) for name, values in properties.items() if values}),
        caption=record.get("caption") or "",
        datasets=_values(record.get("datasets") or ()),
        referents=_values(record.get("referents") or ()),
        rest=MappingProxyType({name: value for name, value in record.items() if name not in _OWN}),
    )


def _values(values: object) -> tuple[str, ...]:
    if isinstance(values, str):
        return (values,)
    if not isinstance(values, list | tuple):
        raise TypeError(f"the values of a property are a list of strings, not {type(values).__name__}")
    return tuple(str(value) for value in values)
