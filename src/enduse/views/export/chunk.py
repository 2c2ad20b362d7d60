"""Pieces of a file that is written as it is made."""

from __future__ import annotations

from typing import TypeAlias

Chunk: TypeAlias = tuple[str, int]
"""Some text, and how many rows (claims, entities, edges …) stand in it; a head has none."""
