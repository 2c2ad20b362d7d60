"""The column map of a file: guessed, and overridden by what the user says."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from enduse.model.errors import InputError, UsageError
from enduse.reference.shipments import fields, head_of, is_blank, is_locode, presets
from enduse.sources.printable import printable
from enduse.sources.shipments.columns import Columns, Writing
from enduse.sources.shipments.date import order_of
from enduse.sources.shipments.guess import Guess
from enduse.sources.shipments.guessing import guessed, is_statistics, preset_of
from enduse.sources.shipments.note import ignored
from enduse.sources.shipments.number import has_decimal_comma
from enduse.sources.shipments.opening import opened_table
from enduse.sources.shipments.table import Table

_SAMPLE: Final = 1000  # records
_CODED: Final = 0.9  # of the ports of a column must be UN/LOCODEs
_KNOWN: Final = 2  # known heads make a row of heads
_NUMBERS: Final = ("quantity", "weight", "net_weight", "amount")
_ENOUGH: Final = frozenset(
    {
        *("sender", "receiver", "declarant", "notify_party", "manufacturer", "forwarder", "broker", "buyer", "seller"),
        *("importer", "exporter", "vessel", "imo", "hs_code", "description", "control_code", "designation"),
    }
)
"""One of these is what screening needs at the least; countries and ports only go with them."""


def columns_of(path: str, *, preset: str | None = None, given: Mapping[str, str] | None = None) -> Columns:
    """Which column of a file holds what, told by a preset, by its heads and by a sample of its values.

    The order of day and month is asked of the whole column, which takes a reading of the file where the dates leave it
    open; all else is told by the first thousand records.

    Args:
        path: CSV, Parquet or FtM JSON Lines.
        preset: A preset to go by ("ams", "ftm", "customs"); None to recognise it.
        given: Field to column ("receiver" to "Consignee Name"), which goes before anything guessed; several columns
            are parted by a bar, an empty one drops the field, a constant starts with an equals sign ("=us"). Where
            the first row of a file is a record, its columns are called "#1", "#2" ….

    Raises:
        UnreadableError: The file cannot be opened.
        InputError: It holds no shipments: no column tells a party, a ship or goods, or its first row names no
            columns, or it is made of totals between countries.
        UsageError: There is no such preset, field or column.
    """
    if preset is not None and preset not in presets():
        raise UsageError(f"{printable(preset)!r} is no preset; give one of {', '.join(presets())}")
    asked = dict(given or {})
    table = opened_table(path)
    if _are_numbered(asked.values()) and sum(head_of(head) is not None for head in table.heads) < _KNOWN:
        table = opened_table(path, headless=True)
    chosen = preset or table.preset or preset_of(table.heads)
    sample = [cells for _, cells in islice(table.rows(_rejected, ignored), _SAMPLE)]
    values = {head: [cells[place] for cells in sample] for place, head in enumerate(table.heads)}
    guesses = () if table.headless else guessed(table.heads, values, chosen)
    mapped = _overridden(_ranked(guesses), asked, table, path)
    if not asked:
        _settled(path, table, guesses, mapped)
    return _finished(table, mapped, guesses, chosen, values)


def _overridden(
    guesses: Mapping[str, tuple[str, ...]], asked: Mapping[str, str], table: Table, path: str
) -> dict[str, tuple[str, ...]]:
    """The guesses with what the user says in their place; a column given to one field leaves the others."""
    given = {_field(field): _columns(columns, table, path) for field, columns in asked.items()}
    taken = {column for columns in given.values() for column in columns}
    left = {field: tuple(column for column in columns if column not in taken) for field, columns in guesses.items()}
    return {field: columns for field, columns in (left | given).items() if columns}


def _finished(
    table: Table,
    mapped: Mapping[str, tuple[str, ...]],
    guesses: Sequence[Guess],
    preset: str | None,
    values: Mapping[str, Sequence[str]],
) -> Columns:
    used = {column for columns in mapped.values() for column in columns}
    told = {guess.column: guess for guess in guesses}
    units = {column: told[column].unit for column in used if column in told}
    parted = {column: told[column].parted for column in used if column in told}
    places = {head: place for place, head in enumerate(table.heads)}
    return Columns(
        preset=preset,
        fields=dict(sorted(mapped.items(), key=lambda each: places.get(each[1][0], len(places)))),
        unused=tuple(head for head in table.heads if head not in used),
        written=dict(_written(table, mapped, values)),
        units={column: unit for column, unit in (_given_units(used) | units).items() if unit is not None},
        parted={column: mark for column, mark in parted.items() if mark is not None},
        headless=table.headless,
    )


def _given_units(used: Iterable[str]) -> dict[str, str | None]:
    """Units that the heads of columns tell which the user chose."""
    return {column: head.unit for column in used if (head := head_of(column)) is not None}


def _settled(path: str, table: Table, guesses: Sequence[Guess], mapped: Mapping[str, tuple[str, ...]]) -> None:
    """Refuse a file in which nothing can be screened.

    Raises:
        InputError: It is such a file.
    """
    name = printable(path)
    if is_statistics(table.heads, guesses):
        raise InputError(
            f"{name}: totals of trade between countries ({printable(', '.join(table.heads[:6]))}), not records of "
            "shipments: nobody to screen; give shipment records, or say with --columns what its columns hold"
        )
    if not _ENOUGH & set(mapped) and not any(field.endswith("_id") for field in mapped):
        raise InputError(
            f"{name}: no column names a party, a ship or goods ({printable(', '.join(table.heads[:8]))}); say what "
            "they hold with --columns, as receiver=COLUMN, or receiver=#3 when the first row is a record"
        )


def _written(
    table: Table, mapped: Mapping[str, tuple[str, ...]], values: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, Writing]]:
    """How the values of columns are written."""
    for column in mapped.get("date", ()):
        sample = values.get(column, ())
        if order_of(sample) is None and any(map(str.strip, sample)):
            continue
        order = order_of(_cells(table, column))
        if order is not None:
            yield column, order
    for column in (column for field in _NUMBERS for column in mapped.get(field, ())):
        if has_decimal_comma(values.get(column, ())):
            yield column, "decimal comma"
    for column in (column for field, columns in mapped.items() if field.endswith("_port") for column in columns):
        ports = [value for value in values.get(column, ()) if not is_blank(value)]
        if ports and sum(map(is_locode, ports)) >= _CODED * len(ports):
            yield column, "UN/LOCODE"


def _cells(table: Table, column: str) -> Iterator[str]:
    """Every cell of a column."""
    if column in table.heads:
        place = table.heads.index(column)
        for _, cells in table.rows(_rejected, ignored):
            yield cells[place]


def _ranked(guesses: Sequence[Guess]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for guess in sorted(guesses, key=_place):
        found[guess.field] = (*found.get(guess.field, ()), guess.column)
    return found


def _place(guess: Guess) -> int:
    return guess.rank


def _field(name: str) -> str:
    plain = name.strip().casefold().replace(" ", "_").replace("-", "_")
    known = fields()
    if plain not in known:
        near = difflib.get_close_matches(plain, known, n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "fields are such as receiver, sender, hs_code, date"
        raise UsageError(f"{printable(name)!r} is no field of a shipment; {hint}")
    return plain


def _columns(given: str, table: Table, path: str) -> tuple[str, ...]:
    return tuple(_column_named(name.strip(), table, path) for name in given.split("|") if name.strip())


def _column_named(name: str, table: Table, path: str) -> str:
    if name.startswith("=") or name in table.heads:
        return name
    by_case = {head.casefold(): head for head in reversed(table.heads)}
    if name.casefold() in by_case:
        return by_case[name.casefold()]
    if _is_numbered(name) and 0 < int(name[1:]) <= len(table.heads):
        return table.heads[int(name[1:]) - 1]
    near = difflib.get_close_matches(name, table.heads, n=2)
    hint = f"perhaps {printable(' or '.join(near))}" if near else f"it has {printable(', '.join(table.heads[:8]))}"
    raise UsageError(f"{printable(path)} has no column {printable(name)!r}; {hint}")


def _are_numbered(columns: Iterable[str]) -> bool:
    """Whether columns are named by their numbers, as those of a file without heads."""
    names = [name.strip() for column in columns for name in column.split("|") if name.strip()]
    return any(map(_is_numbered, names)) and all(name.startswith("=") or _is_numbered(name) for name in names)


def _is_numbered(name: str) -> bool:
    return name.startswith("#") and name[1:].isdecimal()


def _rejected(row: int, reason: str) -> None:
    """Pass over a row; it is told when the file is read."""
