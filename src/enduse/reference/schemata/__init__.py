"""Kinds of entity in FollowTheMoney, what they belong to, what is told of them and how they name each other."""

from enduse.reference.schemata.schema import Property, Schema, lineage, links, properties, schemata

__all__ = ["Property", "Schema", "lineage", "links", "properties", "schemata"]
