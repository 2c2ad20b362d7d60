"""Reading the tables that lie beside this module."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).parent


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of one table, in file order.

    Args:
        name: File name below this folder ("units.csv", "terms/aircraft.csv").

    Returns:
        One mapping a row, column name to cell; a cell left out is "". Lines that begin with `#` are comments
        and hold the table's source and date.
    """
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader((line for line in lines if not line.startswith("#")), restval="")


def term_tables() -> tuple[str, ...]:
    """Names of the tables of terms, in alphabetical order."""
    return tuple(sorted(f"terms/{path.name}" for path in (FOLDER / "terms").glob("*.csv")))
