"""Shipped tables: CSV files inside the package, with `#` comments naming source and date."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a shipped table, comment lines skipped.

    Args:
        name: Path below the package's `reference` folder ("attribution/cues.csv").

    Raises:
        FileNotFoundError: No such table is shipped.
    """
    text = files("enduse.reference").joinpath(name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    yield from csv.DictReader(lines)
