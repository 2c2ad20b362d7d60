"""The cells of a record that belong to one field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from enduse.reference.shipments import is_blank
from enduse.sources.shipments.columns import Columns

_CONSTANT: Final = -1


class Cells:
    """Finds the cells of each field in a row.

    Args:
        columns: The map.
        heads: The columns of the file, in their order.
    """

    def __init__(self, columns: Columns, heads: Sequence[str]) -> None:
        places = {head: place for place, head in enumerate(heads)}
        self._places: Mapping[str, tuple[tuple[int, str], ...]] = {
            field: tuple((places.get(name, _CONSTANT), name) for name in names)
            for field, names in columns.fields.items()
        }

    def has(self, field: str) -> bool:
        """Whether the file has a column of this field."""
        return field in self._places

    def count(self, field: str) -> int:
        """How many columns the field has."""
        return len(self._places.get(field, ()))

    def first(self, field: str, row: Sequence[str]) -> tuple[str, str]:
        """The first cell of a field that says something, and its column; both empty where none does."""
        for place, name in self._places.get(field, ()):
            value = row[place] if place >= 0 else name[1:]
            if value and not is_blank(value):
                return value, name
        return "", ""

    def all(self, field: str, row: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Every cell of a field that says something, each with its column."""
        found = ((row[place] if place >= 0 else name[1:], name) for place, name in self._places.get(field, ()))
        return tuple((value, name) for value, name in found if value and not is_blank(value))

    def place(self, field: str, column: str) -> int:
        """Which of the field's columns this is, from 0; -1 when it is none of them."""
        return next((order for order, (_, name) in enumerate(self._places.get(field, ())) if name == column), -1)

    def at(self, field: str, order: int, row: Sequence[str]) -> str:
        """The cell of the field's column of that order, empty when it has no such column."""
        places = self._places.get(field, ())
        if not 0 <= order < len(places):
            return ""
        place, name = places[order]
        return row[place] if place >= 0 else name[1:]
