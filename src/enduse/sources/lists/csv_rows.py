"""Rows of a table, each with its number; what breaks one row does not break the next."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from enduse.model.errors import InputError
from enduse.sources.lists.files import ListFile, is_broken, text_of

ROW_LINES: Final = 100  # a row of more lines is an unclosed quotation mark
_END: Final = "\x1a"  # the end-of-file mark of DOS, with which OFAC ends its files


class Row(NamedTuple):
    """A row: its number, counted from one with the head, and its cells; None for what is wrong with it instead."""

    number: int
    cells: tuple[str, ...]
    trouble: str = ""


class _Lines:
    """The lines of a table, given to its reader one by one, and never more than a row may have."""

    def __init__(self, lines: Sequence[str], delimiter: str) -> None:
        self.start = 0
        self._lines = lines
        self._next = 0
        self._delimiter = delimiter
        self._reader = csv.reader(self, delimiter=delimiter)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._next >= len(self._lines) or self._next - self.start >= ROW_LINES:
            raise StopIteration
        self._next += 1
        return self._lines[self._next - 1]

    def row(self) -> tuple[tuple[str, ...], int, str]:
        """The row that begins at `start`: its cells, the lines it takes, and what is wrong with it."""
        try:
            cells, trouble = tuple(next(self._reader, ())), ""
        except csv.Error as error:
            cells, trouble = (), f"is no row of a table ({error})"
        return cells, max(self._next - self.start, 1), trouble

    def go_on(self, length: int) -> None:
        """Begins the next row so many lines further; with a new reader when that is not where this one stands."""
        self.start += length
        if self._next != self.start:
            self._next = self.start
            self._reader = csv.reader(self, delimiter=self._delimiter)


def rows_of(file: ListFile, *, delimiter: str = ",") -> Iterator[Row]:
    """Every row of a file that is not blank; a row that cannot be read comes with its trouble.

    Raises:
        InputError: The file is in no known encoding.
    """
    lines = list(io.StringIO(text_of(file), newline=""))
    feed = _Lines(lines, delimiter)
    number, width = 0, 0
    while feed.start < len(lines):
        number += 1
        cells, length, trouble = feed.row()
        if length > 1 and width and (trouble or len(cells) != width or length >= ROW_LINES):
            # An unclosed quotation mark runs on over the rows below it: only its own line is given up.
            feed.go_on(1)
            yield Row(number, (), "has an unclosed quotation mark, or a line break too many")
            continue
        feed.go_on(length)
        width = width or len(cells)
        if trouble:
            yield Row(number, (), trouble)
        elif any(map(is_broken, cells)):
            yield Row(number, (), "holds bytes that are not UTF-8; save the file anew as UTF-8")
        elif any(cells) and cells != (_END,):
            yield Row(number, cells)


def records_of(file: ListFile, *, delimiter: str = ",") -> Iterator[tuple[int, dict[str, str] | str]]:
    """Every row below the head as column to cell, or what is wrong with the row.

    Raises:
        InputError: The file has no head.
    """
    rows = rows_of(file, delimiter=delimiter)
    head = next(rows, None)
    if head is None or head.trouble:
        raise InputError(f"{file.name}: has no head row; fetch the list again")
    columns: Sequence[str] = [column.strip() for column in head.cells]
    for row in rows:
        if row.trouble:
            yield row.number, row.trouble
        elif len(row.cells) != len(columns) and any(row.cells[len(columns) :] or ("short",)):
            yield row.number, f"has {len(row.cells)} cells where the head has {len(columns)}"
        else:
            yield row.number, dict(zip(columns, row.cells, strict=False))
