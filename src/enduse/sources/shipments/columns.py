"""Which column of a file holds what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from enduse.sources.printable import printable

Writing = Literal["day first", "month first", "day or month first", "decimal comma", "UN/LOCODE"]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a file of shipments and how their values are written.

    Args:
        preset: Name of the preset the file was recognised as, None when it was read by its heads alone.
        fields: Field to its columns. Of several columns of one field the first that says something is taken; of
            several for one party's name each is a party of that role; parts of an address are joined. A column that
            starts with "=" is a constant ("=us"). A second column of the same head is written "Country#2".
        unused: Columns that hold nothing shipments have, or nothing that could be told.
        written: Column to how its values are written, where the column as a whole decides it: dates "day first",
            "month first" or "day or month first" (both, or never above 12: such dates keep their year only), numbers
            with "decimal comma", ports in "UN/LOCODE".
        units: Column to the unit its head or the form tells: a unit of mass, or an ISO 4217 code.
        parted: Column to what parts several goods in one cell.
        headless: Whether the first row is a record already; columns are then called "#1", "#2" …
    """

    preset: str | None
    fields: Mapping[str, tuple[str, ...]]
    unused: tuple[str, ...] = ()
    written: Mapping[str, Writing] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    parted: Mapping[str, str] = field(default_factory=dict)
    headless: bool = False

    def lines(self) -> tuple[str, ...]:
        """The map in words, one line a field, for showing before the file is read."""
        told = [f"{name}: {', '.join(map(self._line, columns))}" for name, columns in self.fields.items()]
        preset = (f"recognised as: {self.preset}",) if self.preset else ()
        unused = (f"not used: {', '.join(self.unused)}",) if self.unused else ()
        return tuple(map(printable, (*preset, *told, *unused)))

    def _line(self, column: str) -> str:
        known = (self.units.get(column), self.written.get(column))
        marks = ", ".join(mark for mark in known if mark)
        return f"{column} ({marks})" if marks else column
