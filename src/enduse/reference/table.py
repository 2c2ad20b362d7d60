"""Shipped tables: CSV files inside the package, with `#` comments naming source and date."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


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


@cache
def classes(name: str) -> Mapping[str, frozenset[str]]:
    """The words of a table of classes of words by class; the head of the table tells the classes.

    Args:
        name: As for `rows`; the columns are `word`, in lower case, and `kind`.

    Raises:
        FileNotFoundError: No such table is shipped.
    """
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows(name):
        found[row["kind"]].add(row["word"])
    return MappingProxyType({kind: frozenset(words) for kind, words in found.items()})
