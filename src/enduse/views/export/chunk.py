"""Pieces of a file that is written as it is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

Chunk: TypeAlias = tuple[str, int]
"""Some text, and how many rows (claims, entities, edges …) stand in it; a head has none."""


def rows(lines: Iterable[str]) -> Iterator[Chunk]:
    """Lines that are a row each.

    Args:
        lines: The lines, with their ends.
    """
    for line in lines:
        yield line, 1
