"""A kind of entity in FollowTheMoney, and the properties by which entities name each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from enduse.reference.table import rows


@dataclass(frozen=True, slots=True)
class Schema:
    """A kind of entity.

    Args:
        name: "Company".
        label: Its name in plain words.
        broader: The kinds it directly belongs to.
        matchable: Whether parties of this kind are held against each other.
    """

    name: str
    label: str
    broader: tuple[str, ...]
    matchable: bool


@cache
def schemata() -> Mapping[str, Schema]:
    """Every kind of entity by name."""
    found = {
        row["schema"]: Schema(row["schema"], row["label"], tuple(row["broader"].split()), row["matchable"] == "yes")
        for row in rows("schemata/schemata.csv")
    }
    return MappingProxyType(found)


@cache
def lineage(name: str) -> frozenset[str]:
    """A kind with everything it belongs to: a Company is an Organization, a LegalEntity, an Asset, a Thing.

    A kind that is not in the table belongs to itself only.
    """
    schema = schemata().get(name)
    broader = schema.broader if schema is not None else ()
    return frozenset({name}.union(*(lineage(each) for each in broader)))


@cache
def links(name: str) -> Mapping[str, str]:
    """Properties of a kind that hold ids of entities, each with what the entity it names calls the connection.

    A Sanction names its party in `entity`, and the party has it among its `sanctions`; the word is empty where the
    named entity has none.
    """
    kinds = lineage(name)
    found = {row["property"]: row["reverse"] for row in rows("schemata/links.csv") if row["schema"] in kinds}
    return MappingProxyType(found)


@dataclass(frozen=True, slots=True)
class Property:
    """A property that lists tell of parties.

    Args:
        name: "birthDate".
        label: Its name in plain words.
        schemata: The broadest kinds of entity that have it.
    """

    name: str
    label: str
    schemata: tuple[str, ...]


@cache
def properties() -> Mapping[str, Property]:
    """The properties that lists tell of parties, by name, those that matter most first."""
    table = rows("schemata/properties.csv")
    found = (Property(row["property"], row["label"], tuple(row["schema"].split())) for row in table)
    return MappingProxyType({each.name: each for each in found})
