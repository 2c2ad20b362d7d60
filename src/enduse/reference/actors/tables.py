"""The gazetteer's CSV tables, read row by row."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

NAMED: Final = (
    "bodies.csv",
    "offices.csv",
    "ministries.csv",
    "forces.csv",
    "agencies.csv",
    "groups.csv",
    "parties.csv",
    "companies.csv",
    "leaders.csv",
    "media.csv",
    "institutes.csv",
    "vessels.csv",
    "regions.csv",
    "places.csv",
    "lookalikes.csv",
)
"""Tables of one shape: name, country, kind, forms, ambiguous; earlier ones win where forms coincide."""


def rows(table: str) -> Iterator[dict[str, str]]:
    """The rows of a table of this package, comment lines left out.

    Args:
        table: File name ("countries.csv").
    """
    lines = cells(table)
    columns = next(lines)
    return (dict(zip(columns, row, strict=True)) for row in lines)


def cells(table: str) -> Iterator[list[str]]:
    """The same as lists of cells, the column names first; the loader's quick way through long tables."""
    text = (files(__package__) / table).read_text("utf-8")
    return csv.reader(line for line in text.splitlines() if not line.startswith("#"))


def parted(cell: str) -> list[str]:
    """The forms in a cell, parted by `|`; the tables hold them as `normalise` leaves them."""
    return cell.split("|") if cell else []


@cache
def schemata() -> MappingProxyType[str, str]:
    """FollowTheMoney schema of each kind."""
    return MappingProxyType({row["kind"]: row["schema"] for row in rows("kinds.csv")})
