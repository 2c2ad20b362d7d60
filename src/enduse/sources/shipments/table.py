"""A file of records, whatever its format: heads and rows of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from enduse.sources.shipments.note import OnNote, OnRejected

Row = tuple[int, Sequence[str]]
"""A row's number, as in `Shipment.row`, and its cells, as many as there are heads."""


class Table(Protocol):
    """Heads and rows of one file."""

    @property
    def heads(self) -> tuple[str, ...]:
        """Names of the columns, each once."""

    @property
    def headless(self) -> bool:
        """Whether the first row is a record, so that the heads are only "#1", "#2" …."""

    @property
    def preset(self) -> str | None:
        """The preset that the format itself stands for, None when the heads decide."""

    def rows(self, on_rejected: OnRejected, on_note: OnNote) -> Iterator[Row]:
        """The records from first to last, one in memory at a time; may be asked for again."""


def each_once(heads: Sequence[str]) -> tuple[str, ...]:
    """Heads with a number behind the second and later of the same name ("Country", "Country#2"), nameless ones "#3"."""
    found: list[str] = []
    seen: dict[str, int] = {}
    for number, head in enumerate(heads, 1):
        name = " ".join(head.split()) or f"#{number}"
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name}#{seen[name]}")
    return tuple(found)
