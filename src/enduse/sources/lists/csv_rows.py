"""Rows of a table, each with its number; what breaks one row does not break the next."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from enduse.model.errors import InputError
from enduse.sources.lists.files import ListFile, is_broken, text_of

CELL_LIMIT: Final = 1024 * 1024  # characters; longer cells are an unclosed quotation mark


class Row(NamedTuple):
    """A row: its number, counted from one with the head, and its cells; None for what is wrong with it instead."""

    number: int
    cells: tuple[str, ...]
    trouble: str = ""


def rows_of(file: ListFile, *, delimiter: str = ",") -> Iterator[Row]:
    """Every row of a file that is not blank; a row that cannot be read comes with its trouble.

    Raises:
        InputError: The file is in no known encoding.
    """
    reader = csv.reader(io.StringIO(text_of(file), newline=""), delimiter=delimiter)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(number, (), f"is no row of a table ({error})")
            continue
        if not any(cells):
            continue
        if any(map(is_broken, cells)):
            yield Row(number, (), "holds bytes that are not UTF-8; save the file anew as UTF-8")
        else:
            yield Row(number, tuple(cells))


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
