"""Columns of published trade statistics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from enduse.reference.table import rows


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a layout.

    Args:
        name: Its head, or "=" and a constant.
        field: What it holds.
        detail: Size of a unit, or accepted values; empty when neither matters.
        nil: The cell that says "nothing", empty when the layout has none.
        needed: Whether a file without it is of another kind.
    """

    name: str
    field: str
    detail: str
    nil: str
    needed: bool


@cache
def layouts() -> Mapping[str, tuple[Column, ...]]:
    """The layouts by name, in the order in which they are tried."""
    found: dict[str, list[Column]] = {}
    for row in rows("tracing_countries/presets.csv"):
        column = Column(row["column"], row["field"], row["detail"], row["nil"], row["needed"] == "yes")
        found.setdefault(row["preset"], []).append(column)
    return MappingProxyType({name: tuple(columns) for name, columns in found.items()})
