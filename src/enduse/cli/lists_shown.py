"""Vintages and what changed between them, on the screen and as lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from enduse.cli.command import Format
from enduse.cli.count import count
from enduse.cli.output import Lines, console
from enduse.views.printable import printable

if TYPE_CHECKING:
    from rich.table import Table

    from enduse.case.lists import Loaded
    from enduse.ledger.lists import Change, ListDiff, Vintage
    from enduse.model.entity import Entity

STATUS_COLUMNS: Final = (
    "list", "title", "publisher", "vintage", "day", "age_days", "received_at", "checked_at", "rows", "parties",
    "entities", "rejected", "checksum", "licence", "sources", "format", "file",
)  # fmt: skip
DIFF_COLUMNS: Final = (
    "change",
    "list",
    "old",
    "new",
    "id",
    "caption",
    "schema",
    "countries",
    "property",
    "came",
    "went",
)
_LONGEST: Final = 160


def loaded_line(loaded: Loaded, *, remedy: str = "") -> str:
    """One line on what became of a list.

    Args:
        loaded: The list.
        remedy: What to do about a file without a date; empty when nothing can be done.
    """
    card = loaded.vintage.card
    state = "kept" if loaded.is_new else "nothing new"
    stated = "" if card.vintage else f" (the day it was received: the file states none{remedy})"
    rejected = f", {card.rejected:,} of {count(card.rows, 'row')} not read" if card.rejected else ""
    return printable(f"{card.name}: {state}, vintage of {card.day}{stated}, {count(card.parties, 'party')}{rejected}")


def rejected_lines(loaded: Loaded, most: int | None) -> Iterator[str]:
    """One line a row that could not be read, and one for those that are not told.

    Args:
        loaded: The list.
        most: How many to tell, None for all.
    """
    told = loaded.rejected[:most]
    for each in told:
        yield printable(f"{loaded.vintage.name}: {each.place}: {each.reason}")
    if len(loaded.rejected) > len(told):
        yield printable(
            f"{loaded.vintage.name}: {count(len(loaded.rejected) - len(told), 'more row')} not read (-v tells them)"
        )


def print_status(
    vintages: Sequence[Vintage], checked: Mapping[str, str | None], now: datetime, format_: Format
) -> None:
    """Print vintages.

    Args:
        vintages: Which.
        checked: By list, when its publisher was last asked and had nothing newer.
        now: What their age is counted to.
        format_: How.
    """
    records = [_status(vintage, checked.get(vintage.name), now.date()) for vintage in vintages]
    if format_ is Format.table:
        console().print(_status_table(records))
        return
    with Lines(format_, _json, STATUS_COLUMNS, lambda each: [_status_row(each)]) as lines:
        lines.print(records)


def print_diff(difference: ListDiff, format_: Format, *, rows: int) -> None:
    """Print what changed.

    Args:
        difference: Between which vintages.
        format_: How.
        rows: Rows of each kind in a table, 0 for all.
    """
    if format_ is Format.table:
        _print_diff_tables(difference, rows)
        return
    with Lines(format_, _json, DIFF_COLUMNS, _diff_rows) as lines:
        lines.print(_diff_records(difference))


def _status(vintage: Vintage, checked: str | None, today: date) -> dict[str, Any]:
    card = vintage.card
    return {
        "list": card.name,
        "title": card.title,
        "publisher": card.publisher,
        "vintage": card.vintage,
        "day": card.day,
        "age_days": (today - _first_day(card.day)).days,
        "received_at": card.received_at,
        "checked_at": checked or "",
        "rows": card.rows,
        "parties": card.parties,
        "entities": card.entities,
        "rejected": card.rejected,
        "checksum": card.checksum,
        "licence": card.licence,
        "sources": [part.source for part in card.parts],
        "format": card.format,
        "file": f"{card.name}/{vintage.path.name}",
    }


def _status_row(record: Mapping[str, Any]) -> list[object]:
    return ["; ".join(record[name]) if name == "sources" else record[name] for name in STATUS_COLUMNS]


def _shortened(sources: Sequence[str]) -> str:
    more = f" and {len(sources) - 1:,} more" if len(sources) > 1 else ""
    return f"{sources[0]}{more}" if sources else ""


def _first_day(day: str) -> date:
    return date.fromisoformat(f"{day}-01-01"[:10] if len(day) == 4 else f"{day}-01"[:10])


def _status_table(records: Sequence[Mapping[str, Any]]) -> Table:
    table = _table("List", "Vintage", "Age", "Rows", "Parties", "Not read", "Checksum", "Licence", "Source")
    for number in (2, 3, 4, 5):
        table.columns[number].justify = "right"
    for each in records:
        table.add_row(
            *_texts(
                each["list"],
                each["day"] if each["vintage"] else f"{each['day']} (received)",
                f"{each['age_days']:,} d",
                f"{each['rows']:,}",
                f"{each['parties']:,}",
                f"{each['rejected']:,}",
                each["checksum"][:8],
                each["licence"] or "not stated",
                _shortened(each["sources"]),
            )
        )
    return table


def _print_diff_tables(difference: ListDiff, rows: int) -> None:
    out = console()
    old, new = difference.old.card, difference.new.card
    counts = f"{len(difference.came):,} came, {len(difference.went):,} went, {len(difference.changed):,} changed"
    (heading,) = _texts(f"{new.title}: {old.day} ({old.checksum[:8]}) to {new.day} ({new.checksum[:8]}): {counts}")
    heading.stylize("bold")
    out.print(heading)
    for title, entities in (("Came", difference.came), ("Went", difference.went)):
        if entities:
            table = _table(title, "Kind", "Countries", "Id")
            table.columns[0].ratio = 3
            for entity in entities[: rows or None]:
                table.add_row(*_texts(_name(entity), entity.schema, _countries(entity), entity.id))
            out.print(table)
            _print_more(len(entities), rows)
    if difference.changed:
        table = _table("Changed", "What", "New", "Gone")
        for change in difference.changed[: rows or None]:
            for number, each in enumerate(change.properties):
                name = "" if number else f"{_name(change.entity)} ({change.entity.id})"
                table.add_row(*_texts(name, each.name, "; ".join(each.came), "; ".join(each.went)))
        out.print(table)
        _print_more(len(difference.changed), rows)


def _print_more(found: int, rows: int) -> None:
    if rows and found > rows:
        console().print(f"… and {found - rows:,} more; --rows 0 shows all, -f jsonl and -f csv always do")


def _diff_records(difference: ListDiff) -> Iterator[dict[str, Any]]:
    for change, entities in (("came", difference.came), ("went", difference.went)):
        for entity in entities:
            yield _party(difference, change, entity)
    for each in difference.changed:
        yield {**_party(difference, "changed", each.entity), "properties": _properties(each)}


def _party(difference: ListDiff, change: str, entity: Entity) -> dict[str, Any]:
    return {
        "change": change,
        "list": difference.new.name,
        "old": difference.old.stem,
        "new": difference.new.stem,
        "id": entity.id,
        "caption": _name(entity),
        "schema": entity.schema,
        "countries": _countries(entity),
    }


def _properties(change: Change) -> dict[str, dict[str, list[str]]]:
    return {each.name: {"came": list(each.came), "went": list(each.went)} for each in change.properties}


def _diff_rows(record: Mapping[str, Any]) -> Iterable[Sequence[object]]:
    head = [record[name] for name in DIFF_COLUMNS[:8]]
    if "properties" not in record:
        yield [*head, "", "", ""]
    for name, values in record.get("properties", {}).items():
        yield [*head, name, "; ".join(values["came"]), "; ".join(values["went"])]


def _name(entity: Entity) -> str:
    return entity.caption or entity.first("name") or entity.id


def _countries(entity: Entity) -> str:
    named = (code for name in ("country", "jurisdiction", "nationality", "flag") for code in entity.get(name))
    return " ".join(dict.fromkeys(named))


def _json(record: Mapping[str, Any]) -> str:
    return json.dumps({name: value for name, value in record.items() if value != ""}, ensure_ascii=False)


def _table(*columns: str) -> Table:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, expand=True, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _texts(*cells: str) -> list[Any]:
    from rich.text import Text

    safe = (printable(cell) for cell in cells)
    return [Text(cell if len(cell) <= _LONGEST else f"{cell[:_LONGEST]}…") for cell in safe]


@contextmanager
def byte_bar() -> Iterator[Callable[[str, int, int | None], None] | None]:
    """A function to call with (file, bytes come, bytes in all or None); None where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Fetching", total=None)

        def show(name: str, done: int, total: int | None) -> None:
            bar.update(task, description=printable(name), completed=done, total=total)

        yield show
