"""Which lists are asked, and saying so."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from enduse.cli.command import tell
from enduse.cli.count import count

if TYPE_CHECKING:
    from enduse.case.lists_index import ListsIndex

_MANY = 5_000
"""Parties from which indexing takes long enough to say so."""


def lists_of(given: Sequence[Path], case: Path | None) -> ListsIndex:
    """The lists named, or those of the case.

    Raises:
        InputError: They cannot be read, or there are none.
    """
    from enduse.case.lists_index import ListsIndex
    from enduse.ledger.lists import ListStore

    if not given and case is not None:
        return ListsIndex.of_case(case, _building)
    is_kept = len(given) == 1 and ListStore(given[0]).exists()
    return ListsIndex.of_files(given, _building if is_kept else _building_again)


def say_lists(lists: ListsIndex) -> None:
    """Say on standard error which state of which lists is asked, and how old it is."""
    from enduse.views.date import in_words
    from enduse.views.printable import printable

    today = datetime.now(UTC).date()
    told = []
    for each in lists.states:
        if each.day is None:
            told.append(f"{each.name} (states no date)")
            continue
        days = (today - _first_day(each.day)).days
        told.append(f"{each.name} of {in_words(each.day)} ({count(days, 'day')} old)")
    for failure in lists.failures:
        tell(failure.error)
    typer.echo(printable(f"lists: {', '.join(told)}"), err=True)


def _building(parties: int) -> None:
    if parties >= _MANY or sys.stderr.isatty():
        typer.echo(f"indexing {count(parties, 'party')} on the lists …", err=True)


def _building_again(parties: int) -> None:
    _building(parties)
    if parties >= _MANY:
        typer.echo("(of lists loaded with `enduse lists load` the index is kept)", err=True)


def _first_day(day: str) -> date:
    return date.fromisoformat(f"{day}-01-01"[:10] if len(day) == 4 else f"{day}-01"[:10])
