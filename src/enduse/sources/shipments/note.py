"""What a file of shipments holds that could not be taken as it stands: told, never silently repaired."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from enduse.sources.printable import printable

_DISTINCT: Final = 1000  # different troubles counted one by one; later ones are counted together


@dataclass(frozen=True, slots=True)
class Note:
    """Something in a record that was left open or mended; the record itself is kept.

    Args:
        row: As in `Shipment.row`.
        field: The field it stands in ("destination_country"), empty when it is the whole row.
        value: The words of the cell, cut when long.
        reason: What was done about it ("names no country; left open").
    """

    row: int
    field: str
    value: str
    reason: str


OnNote = Callable[[Note], None]
OnRejected = Callable[[int, str], None]


def ignored(note: Note) -> None:
    """Take a note and do nothing."""


class Tally:
    """Counts notes and rejected rows in bounded memory; hand its methods to `read_shipments`."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str, str], int] = {}
        self._first: dict[tuple[str, str, str], int] = {}
        self.rejected = 0
        self.noted = 0

    def note(self, note: Note) -> None:
        """Count a note."""
        self.noted += 1
        self._count((note.field, note.value, note.reason), note.row)

    def reject(self, row: int, reason: str) -> None:
        """Count a row that was not read."""
        self.rejected += 1
        self._count(("", "", f"not read: {reason}"), row)

    def lines(self, most: int = 20) -> tuple[str, ...]:
        """What was counted, in sentences, the most frequent first.

        Args:
            most: Lines at most; a last one says how many kinds more there were.
        """
        ranked = sorted(self._counts.items(), key=lambda counted: (-counted[1], counted[0]))
        told = [_line(key, count, self._first[key]) for key, count in ranked[:most]]
        return (*told, f"and {len(ranked) - most} kinds more") if len(ranked) > most else tuple(told)

    def _count(self, key: tuple[str, str, str], row: int) -> None:
        if key not in self._counts and len(self._counts) >= _DISTINCT:
            key = (key[0], "", f"{key[2]} (different values)")
        self._counts[key] = self._counts.get(key, 0) + 1
        self._first.setdefault(key, row)


def _line(key: tuple[str, str, str], count: int, first: int) -> str:
    field, value, reason = key
    named = f"{field} {printable(value)!r}: " if value else f"{field}: " if field else ""
    where = f"row {first:,}" if count == 1 else f"{count:,} rows, first {first:,}"
    return f"{named}{reason} ({where})"
