"""A party while it is read."""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from enduse.model.entity import Entity, Properties
from enduse.reference.lists import country_codes
from enduse.sources.lists.cleaning import NAME_LIMIT, clean

NAMES: Final = ("name", "alias", "weakAlias", "previousName")


class Draft:
    """An FtM entity under construction: what is added twice stands once, what is empty not at all.

    Args:
        id: Its identifier.
        schema: Its FollowTheMoney schema.
        values: Properties to begin with, clean already; None for none.
    """

    __slots__ = ("_values", "id", "schema")

    def __init__(self, id: str, schema: str, values: Properties | None = None) -> None:  # noqa: A002  # FtM's word
        self.id = id
        self.schema = schema
        self._values = {name: list(each) for name, each in values.items()} if values else {}

    def add(self, name: str, *values: str | None) -> None:
        """Adds values to a property; a name too long to be one becomes a note."""
        for value in values:
            cleaned = clean(value) if value else ""
            if not cleaned:
                continue
            if len(cleaned) > NAME_LIMIT and name in NAMES:
                self.add("notes", cleaned)
                continue
            kept = self._values.get(name)
            if kept is None:
                self._values[name] = [cleaned]
            elif cleaned not in kept:
                kept.append(cleaned)

    def note(self, words: str | None) -> None:
        """Keeps words that no property fits, so that nothing of the list is lost."""
        self.add("notes", words)

    def country(self, name: str, words: str | None, label: str = "") -> None:
        """Adds the country that words name; words that name none known are kept as a note.

        Args:
            name: A property of countries.
            words: "CN", "Korea, North", "Russian".
            label: What the note begins with; the property's name when empty.
        """
        cleaned = clean(words)
        if not cleaned:
            return
        codes = country_codes(cleaned)
        if codes:
            self.add(name, *codes)
        else:
            self.note(f"{label or name}: {cleaned}")

    def has(self, name: str) -> bool:
        """Whether a property has a value."""
        return name in self._values

    def values(self, name: str) -> tuple[str, ...]:
        """The values of a property so far."""
        return tuple(self._values.get(name, ()))

    def every_name(self) -> Iterable[str]:
        """All names so far, the main one first."""
        return (value for name in NAMES for value in self._values.get(name, ()))

    def entity(self, datasets: tuple[str, ...]) -> Entity:
        """The finished entity; a name given twice stands as the stronger of its kinds only."""
        seen: set[str] = set()
        for name in NAMES:
            kept = self._values.get(name)
            if kept is None:
                continue
            fresh = [value for value in kept if value not in seen]
            seen.update(fresh)
            if fresh:
                self._values[name] = fresh
            else:
                del self._values[name]
        names = self._values.get("name")
        properties = MappingProxyType({name: tuple(values) for name, values in self._values.items()})
        return Entity(self.id, self.schema, properties, names[0] if names else "", datasets)
