"""What a column seems to hold."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guess:
    """What one column seems to hold.

    Args:
        column: The column.
        field: Its field.
        rank: Place among the columns of its field, the lowest asked first.
        unit: Unit that the head or the form tells.
        parted: What parts several goods in one cell.
        role: Role of the party that the field is of, empty for a field of none.
        stands_for: Role that its party is taken for when no column names that one.
    """

    column: str
    field: str
    rank: int
    unit: str | None = None
    parted: str | None = None
    role: str = ""
    stands_for: str | None = None
