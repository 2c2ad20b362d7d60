"""Records as delimited text: CSV with commas, semicolons, tabs or bars."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from enduse.model.errors import InputError
from enduse.reference.shipments import head_of
from enduse.sources.printable import printable
from enduse.sources.shipments.lines import Lines
from enduse.sources.shipments.note import Note, OnNote, OnRejected
from enduse.sources.shipments.script import codec_of
from enduse.sources.shipments.table import Row, each_once
from enduse.sources.shipments.unpacking import unpacked

_SAMPLE: Final = 256 * 1024  # bytes that tell the encoding and the delimiter
_PREAMBLE: Final = 15  # rows above the heads: titles, dates of the query
_DELIMITERS: Final = ",;\t|"


@dataclass(frozen=True, slots=True)
class Delimited:
    """A file of delimited text.

    Args:
        path: Where it is.
        encoding: Its codec.
        delimiter: What parts its cells.
        above: Rows before the heads.
        heads: As in `Table`.
        headless: As in `Table`.
    """

    path: str
    encoding: str
    delimiter: str
    above: int
    heads: tuple[str, ...]
    headless: bool = False

    @property
    def preset(self) -> str | None:
        """None: the heads decide."""
        return None

    def rows(self, on_rejected: OnRejected, on_note: OnNote) -> Iterator[Row]:
        """As in `Table`.

        A shorter row is filled up and told, a longer one whose surplus says something is rejected; zero bytes are
        left out and told; bytes that are not of the encoding become U+FFFD and are told.
        """
        width = len(self.heads)
        for number, cells in _records(self.path, self.encoding, self.delimiter, width, on_rejected, on_note):
            if number <= self.above or (number == self.above + 1 and not self.headless):
                continue
            if not any(map(str.strip, cells)):
                continue
            if cells[0].strip() == self.heads[0] and _is_head_again(cells, self.heads):
                continue
            fitting = _fitting(cells, width, number, on_rejected, on_note)
            if fitting is not None:
                yield number, fitting


def delimited(path: str, *, headless: bool = False) -> Delimited:
    """The file as delimited text, its encoding, delimiter and heads told from its beginning.

    Args:
        path: Where it is.
        headless: Whether its first row is a record.

    Raises:
        UnreadableError: It cannot be read, or is no text.
        InputError: It has no rows of several cells.
    """
    with unpacked(path) as file:
        beginning = file.read(_SAMPLE)
    name = printable(path)
    if not beginning.strip():
        raise InputError(f"{name}: empty; give a file of shipment records")
    encoding = codec_of(beginning, name, whole=len(beginning) < _SAMPLE)
    text = beginning.decode(encoding, "replace").replace("\0", "").removeprefix("\ufeff")
    if len(beginning) == _SAMPLE:
        text = text[: text.rfind("\n") + 1] or text
    delimiter, sample = _parted(text)
    if delimiter is None:
        raise InputError(f"{name}: no table of several columns; give shipment records as CSV, Parquet or JSON Lines")
    if headless:
        width = max(map(len, sample))
        return Delimited(path, encoding, delimiter, 0, tuple(f"#{number}" for number in range(1, width + 1)), True)
    above, heads = _headed(sample)
    return Delimited(path, encoding, delimiter, above, each_once(heads))


def _parted(text: str) -> tuple[str | None, list[list[str]]]:
    """The delimiter that parts most rows into the same number of cells, and the rows it makes."""
    best: tuple[tuple[float, int], str, list[list[str]]] | None = None
    for delimiter in _DELIMITERS:
        found = _sampled(text, delimiter)
        filled = [len(row) for row in found if any(map(str.strip, row))]
        width, times = Counter(filled).most_common(1)[0] if filled else (0, 0)
        score = (times / max(len(filled), 1), width)
        if width > 1 and (best is None or score > best[0]):
            best = (score, delimiter, found)
    return (best[1], best[2]) if best is not None else (None, [])


def _sampled(text: str, delimiter: str) -> list[list[str]]:
    """The rows of a sample, as far as they can be read."""
    found: list[list[str]] = []
    with suppress(csv.Error):
        found.extend(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    return found


def _headed(sample: Sequence[Sequence[str]]) -> tuple[int, Sequence[str]]:
    """How many rows stand above the heads, and the heads: the first row in which at least two are known."""
    for above, row in enumerate(sample[:_PREAMBLE]):
        known = sum(head_of(cell) is not None for cell in row if cell.strip())
        if known >= 2 and known * 4 >= sum(bool(cell.strip()) for cell in row):
            return above, row
    return next((above, row) for above, row in enumerate(sample) if any(map(str.strip, row)))


def _records(
    path: str, encoding: str, delimiter: str, width: int, on_rejected: OnRejected, on_note: OnNote
) -> Iterator[tuple[int, list[str]]]:
    """Number and cells of every record, blank lines among them."""
    number = 0
    with unpacked(path) as file:
        lines = Lines(io.TextIOWrapper(file, encoding, "surrogateescape", newline=""), encoding)
        reader = csv.reader(lines, delimiter=delimiter)
        while True:
            lines.forget()
            try:
                found = [next(reader)]
            except StopIteration:
                return
            except csv.Error as error:
                found = _line_by_line(lines, delimiter)
                on_rejected(number + 1, f"{error}; its {len(lines.held)} lines are read one by one")
            if len(found) == 1 and len(lines.held) > 1 and len(found[0]) != width:
                single = _line_by_line(lines, delimiter)
                if sum(len(cells) == width for cells in single) * 2 >= len(single):
                    on_note(Note(number + 1, "", "", f"a quote is never closed; {len(single)} lines are read by line"))
                    found = single
            for cells in found:
                number += 1
                for reason in lines.troubles():
                    on_note(Note(number, "", "", reason))
                yield number, cells


def _is_head_again(cells: Sequence[str], heads: Sequence[str]) -> bool:
    """Whether a row repeats the heads, as where files were joined end to end."""
    return each_once(cells) == tuple(heads)


def _line_by_line(lines: Lines, delimiter: str) -> list[list[str]]:
    """Every line of a record that ran away, read for itself with quotes taken as they stand."""
    found: list[list[str]] = []
    for line in lines.held:
        with suppress(csv.Error):
            cells = next(csv.reader([line], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
            found.append([cell.strip('"') for cell in cells])
    return found


def _fitting(
    cells: list[str], width: int, number: int, on_rejected: OnRejected, on_note: OnNote
) -> Sequence[str] | None:
    if len(cells) == width:
        return cells
    if len(cells) > width:
        if any(map(str.strip, cells[width:])):
            on_rejected(number, f"{len(cells)} cells, but {width} columns: a cell with the delimiter wants quotes")
            return None
        return cells[:width]
    if len(cells) * 2 < width:
        on_rejected(number, f"{len(cells)} cells only, but {width} columns")
        return None
    on_note(Note(number, "", "", f"{len(cells)} cells only, but {width} columns; the last ones are taken as empty"))
    return [*cells, *[""] * (width - len(cells))]
