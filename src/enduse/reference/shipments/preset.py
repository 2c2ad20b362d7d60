"""Column maps of published kinds of trade record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from enduse.reference.shipments.head import plain_head
from enduse.reference.table import rows


@dataclass(frozen=True, slots=True)
class PresetColumn:
    """A column of a preset.

    Args:
        column: Its head as `plain_head` leaves it, or a constant behind an equals sign ("=us").
        field: What it holds, empty for a column that is known and not used.
        unit: Unit of mass the form prescribes, None when it prescribes none.
        parted: What parts several goods in one cell, None when a cell holds one.
    """

    column: str
    field: str
    unit: str | None
    parted: str | None


@cache
def presets() -> Mapping[str, tuple[PresetColumn, ...]]:
    """Every preset by name, its columns in the order in which they are asked."""
    found: dict[str, list[PresetColumn]] = {}
    for row in rows("shipments/presets.csv"):
        column = row["column"] if row["column"].startswith("=") else plain_head(row["column"])
        parted = "\n" if row["parted"] == "newline" else row["parted"] or None
        made = PresetColumn(column, row["field"].replace(" ", "_"), row["unit"] or None, parted)
        found.setdefault(row["preset"], []).append(made)
    return MappingProxyType({name: tuple(columns) for name, columns in found.items()})
