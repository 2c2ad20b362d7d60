"""Goods of a record: one item a tariff code, with quantity, weight and value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from enduse.model.item import Item
from enduse.reference.goods.quantity import currencies
from enduse.reference.shipments import kilograms
from enduse.sources.shipments.cell import Cells
from enduse.sources.shipments.columns import Columns
from enduse.sources.shipments.note import Note, OnNote
from enduse.sources.shipments.number import number_of, unit_behind

_CODE: Final = re.compile(r"\d[\d. ]{0,15}\d")
_MARKS: Final = re.compile(r"\s*[;,|\n]\s*|\s+/\s+")
_FLOAT: Final = re.compile(r"(\d+)\.0")
_SPACE: Final = re.compile(r"\s+")
_LONGEST: Final = 4000  # characters of a description


class Goods:
    """Reads the goods of records.

    Args:
        columns: The map.
        cells: Where the fields are.
        on_note: Told what is left open.
    """

    def __init__(self, columns: Columns, cells: Cells, on_note: OnNote) -> None:
        self._columns = columns
        self._cells = cells
        self._on_note = on_note

    def of(self, number: int, row: Sequence[str]) -> tuple[Item, ...]:
        """The goods: one item for every tariff code, or one for the description where there is no code.

        Where a cell holds as many descriptions as codes, each code has its own; else all share the words. Quantity
        and value are told of a single item only: of several nobody says how they are shared.
        """
        code, code_column = self._cells.first("hs_code", row)
        words, words_column = self._cells.first("description", row)
        codes = _codes(code, self._columns.parted.get(code_column))
        lines = self._lines(words, words_column, len(codes))
        count = max(len(codes), len(lines), 1)
        quantity, unit = self._quantity(number, row) if count == 1 else (None, None)
        amount, currency = self._amount(number, row) if count == 1 else (None, None)
        designation = self._cells.first("designation", row)[0].strip() or None
        control = tuple(value.strip() for value, _ in self._cells.all("control_code", row))
        if not (codes or lines or designation or control):
            return ()
        return tuple(
            Item(
                description=_one(lines, place),
                designation=designation,
                hs_code=codes[place] if place < len(codes) else codes[0] if len(codes) == 1 else None,
                control_codes=control,
                number=quantity,
                unit=unit,
                amount=amount,
                currency=currency,
            )
            for place in range(count)
        )

    def weight(self, number: int, row: Sequence[str]) -> float | None:
        """The record's weight in kilograms, gross before net; None where no unit is told."""
        for field in ("weight", "net_weight"):
            value, column = self._cells.first(field, row)
            if not value:
                continue
            figure = number_of(value, decimal_comma=self._columns.written.get(column) == "decimal comma")
            if figure is None:
                self._on_note(Note(number, field, value[:60], "is no number; left out"))
                continue
            unit = (
                unit_behind(value) or self._columns.units.get(column) or self._unit("weight_unit", field, column, row)
            )
            factor = kilograms(unit)
            if factor is None:
                told = f"is no unit of mass ({unit.strip()})" if unit.strip() else "has no unit"
                self._on_note(Note(number, field, "", f"{told}; left open, say weight_unit==kg if it is"))
                continue
            return figure * factor
        return None

    def _quantity(self, number: int, row: Sequence[str]) -> tuple[int | float | None, str | None]:
        value, column = self._cells.first("quantity", row)
        figure = self._figure(number, "quantity", value, column)
        unit = self._unit("unit", "quantity", column, row).strip() or (unit_behind(value) if value else "")
        return figure, (unit or None) if figure is not None else None

    def _unit(self, units: str, field: str, column: str, row: Sequence[str]) -> str:
        """The cell of the column of units that goes with a column: the one of the same place, or the only one."""
        place = 0 if self._cells.count(units) == 1 else max(self._cells.place(field, column), 0)
        return self._cells.at(units, place, row)

    def _amount(self, number: int, row: Sequence[str]) -> tuple[int | float | None, str | None]:
        value, column = self._cells.first("amount", row)
        figure = self._figure(number, "amount", value, column)
        if figure is None:
            return None, None
        told = self._cells.first("currency", row)[0].strip() or self._columns.units.get(column, "") or _money(value)
        code = told.upper() if re.fullmatch(r"[A-Za-z]{3}", told) else None
        return figure, currencies().get(told.casefold()) or code

    def _figure(self, number: int, field: str, value: str, column: str) -> int | float | None:
        if not value:
            return None
        figure = number_of(value, decimal_comma=self._columns.written.get(column) == "decimal comma")
        if figure is None:
            self._on_note(Note(number, field, value[:60], "is no number; left out"))
        return figure

    def _lines(self, words: str, column: str, codes: int) -> tuple[str, ...]:
        mark = self._columns.parted.get(column)
        if mark is not None and mark in words:
            parts = tuple(_line(part) for part in words.split(mark))
            # Words for every code are told apart; else a part may be a code's own words or a comment on all.
            return parts if codes in (0, len(parts)) else ("; ".join(filter(None, parts)),)
        return (_line(words),) if words.strip() else ()


@lru_cache(maxsize=65536)
def _codes(cell: str, mark: str | None) -> tuple[str, ...]:
    """The tariff codes of a cell, as written but for blanks around them and the ".0" of a spreadsheet's number."""
    plain = cell.strip()
    if not plain:
        return ()
    parts = [part.strip() for part in (plain.split(mark) if mark else _MARKS.split(plain)) if part.strip()]
    if not all(map(_CODE.fullmatch, parts)):
        parts = [plain[:60]]
    return tuple(dict.fromkeys(_FLOAT.sub(r"\1", part) if _FLOAT.fullmatch(part) else part for part in parts))


def _one(lines: Sequence[str], place: int) -> str:
    return (lines[place] if place < len(lines) else lines[0] if len(lines) == 1 else "")[:_LONGEST]


def _money(value: str) -> str:
    letters = re.sub(r"[\d.,\s'’()+-]", "", value)
    return letters if letters.casefold() in currencies() else ""


def _line(words: str) -> str:
    return _SPACE.sub(" ", words).strip()
