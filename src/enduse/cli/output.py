"""Results on standard output, in the format asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from enduse.cli.command import Format

if TYPE_CHECKING:
    from rich.console import Console

_PIPE_WIDTH = 120
Value = TypeVar("Value")


class Lines(Generic[Value]):
    """Prints values one by one as JSON, JSON Lines or CSV, so that memory stays flat; use in a `with` block.

    Args:
        format_: One of json, jsonl, csv.
        to_json: A value as one line of JSON.
        columns: Heads of the CSV columns.
        to_rows: A value as rows of cells.
    """

    def __init__(
        self,
        format_: Format,
        to_json: Callable[[Value], str],
        columns: Sequence[str],
        to_rows: Callable[[Value], Iterable[Sequence[object]]],
    ) -> None:
        self._format = format_
        self._to_json = to_json
        self._columns = columns
        self._to_rows = to_rows
        self._printed = 0

    def __enter__(self) -> Lines[Value]:
        """Print what stands before the first value."""
        settle_stdout()
        if self._format is Format.csv:
            self._csv(self._columns)
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        """Close the JSON array, so that what was printed stays readable even after an error."""
        if self._format is Format.json and kind is not BrokenPipeError:
            sys.stdout.write("\n]\n" if self._printed else "[]\n")

    def print(self, values: Iterable[Value]) -> None:
        """Print some values and hand them on at once."""
        for value in values:
            if self._format is Format.csv:
                for row in self._to_rows(value):
                    self._csv(row)
            elif self._format is Format.json:
                sys.stdout.write((",\n" if self._printed else "[\n") + self._to_json(value))
            else:
                sys.stdout.write(self._to_json(value) + "\n")
            self._printed += 1
        sys.stdout.flush()

    def _csv(self, cells: Sequence[object]) -> None:
        from enduse.views.lines import csv_line

        sys.stdout.write(csv_line(cells) + "\n")


def settled(format_: Format) -> Format:
    """The format to print: `auto` is a table on a terminal, JSON Lines elsewhere."""
    if format_ is not Format.auto:
        return format_
    return Format.table if sys.stdout.isatty() else Format.jsonl


def settle_stdout() -> None:
    """Make standard output UTF-8, a lone surrogate its escape (which in JSON is the character itself)."""
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")


def console() -> Console:
    """Where tables go: the terminal's width, 120 columns elsewhere unless COLUMNS says otherwise."""
    from rich.console import Console

    class Ending(Console):
        """One that leaves the end of a closed pipe to the command."""

        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    settle_stdout()
    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else _PIPE_WIDTH
    return Ending(width=width, highlight=False, emoji=False, markup=False)
