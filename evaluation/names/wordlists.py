"""Tables beside the makers of names: CSV files with `#` comments that name source and date."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of this folder, comment lines skipped."""
    with Path(__file__).with_name(name).open(encoding="utf-8") as lines:
        yield from csv.DictReader(line for line in lines if not line.startswith("#"))
