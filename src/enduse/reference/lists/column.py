"""Heads of columns in tables of parties."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from enduse.reference.table import rows


@cache
def fields_of_tables() -> Mapping[str, str]:
    """Head of a column, in lower case with signs as blanks, to the field it is."""
    return MappingProxyType({row["head"]: row["field"] for row in rows("lists/columns.csv")})
