"""Which published layout a file of trade statistics has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from enduse.reference.tracing_countries import Column, layouts

_CONSTANT = -1


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the fields of a record stand.

    Args:
        name: Key of the layout ("comtrade").
        fields: Field → its columns with their places in a row, in the order in which they are asked.
    """

    name: str
    fields: Mapping[str, tuple[tuple[int, Column], ...]]

    def cells(self, field: str, row: Sequence[str]) -> Iterator[tuple[str, Column]]:
        """The cells of a field, each with its column; a constant as it stands."""
        for place, column in self.fields.get(field, ()):
            yield (column.name[1:] if place == _CONSTANT else row[place].strip()), column

    def first(self, field: str, row: Sequence[str]) -> str:
        """The first cell of a field that holds anything, empty where none does."""
        return next((words for words, _ in self.cells(field, row) if words), "")

    def has(self, field: str) -> bool:
        """Whether the file has a column of this field."""
        return field in self.fields


def layout_of(heads: Sequence[str]) -> Layout | None:
    """The layout of a file: the first whose needed columns are all there; None when it is none.

    Args:
        heads: Its heads; case does not matter, but BACI's single letters must be alone.
    """
    places = {head.strip().casefold(): place for place, head in reversed(list(enumerate(heads)))}
    for name, columns in layouts().items():
        if all(column.name.casefold() in places for column in columns if column.needed):
            found: dict[str, list[tuple[int, Column]]] = {}
            for column in columns:
                place = _CONSTANT if column.name.startswith("=") else places.get(column.name.casefold())
                if place is not None:
                    found.setdefault(column.field, []).append((place, column))
            if {"reporter", "partner"} <= found.keys() and _told(found):
                return Layout(name, MappingProxyType({field: tuple(cells) for field, cells in found.items()}))
    return None


def _told(found: Mapping[str, object]) -> bool:
    """Whether a record says what was done: a column of flows, or one of values for each flow."""
    return "flow" in found or "export" in found
