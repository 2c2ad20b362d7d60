"""`enduse shipments`: trade records kept in a case, and the network they make."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from enduse.cli.command import EXIT_CODES, CaseFolder, Format, Output, Verbose, tell, told
from enduse.cli.count import count
from enduse.cli.output import Lines, console, settled
from enduse.model import Failure
from enduse.model.errors import EnduseError, InputError

if TYPE_CHECKING:
    from enduse.case.shipments import KeptShipments
    from enduse.tracing.store import Counts
    from enduse.tracing.store.summary import Month

_SOME_FAILED = 5
_TOLD_ROWS = 5
_COLUMNS = ("heading", "month", "movements", "senders", "receivers", "kg", "unweighed")
_REJECTED = ("file", "row", "reason")

app = typer.Typer(
    help="Keep trade records in a case: load, show.",
    no_args_is_help=True,
    epilog=EXIT_CODES,
)


def load(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="Trade records: CSV, Parquet, FollowTheMoney JSON Lines.")
    ],
    *,
    case: CaseFolder,
    preset: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="ams, customs or ftm; told by the heads otherwise.", show_default=False),
    ] = None,
    column: Annotated[
        list[str] | None, typer.Option(metavar="FIELD=COLUMN", help="What a column holds. May be repeated.")
    ] = None,
    rejected: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the rows that cannot be read to this CSV file.", show_default=False),
    ] = None,
    verbose: Verbose = False,
) -> None:
    """Keep files of trade records in a case and build their network; tells what each column is taken for."""
    from enduse.case import Case
    from enduse.cli.screen_asked import column_map
    from enduse.views.printable import printable

    columns = column_map(column or [])
    kept: list[tuple[Path, KeptShipments]] = []
    failures: list[Failure] = []
    with Case.open(case) as opened:
        for file in files:
            try:
                _tell_columns(file, preset, columns)
                found = opened.load_shipments(file, preset=preset, columns=columns or None)
            except EnduseError as error:
                failures.append(Failure(str(file), error))
                tell(error, verbose=verbose)
                continue
            kept.append((file, found))
            for line in _kept_lines(found, changed=bool(preset or columns)):
                typer.echo(printable(line))
    if rejected is not None:
        _write_rejected(rejected, kept)
    if kept:
        _tell_network(case)
    if failures and not kept:
        raise typer.Exit(failures[0].error.exit_code)
    if failures or any(found.rejected for _, found in kept):
        raise typer.Exit(_SOME_FAILED)


def show(
    *,
    case: CaseFolder,
    goods: Annotated[
        str | None,
        typer.Option(metavar="GOODS", help='Only these: "chpl", "HS8542", "electronics".', show_default=False),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="Headings in the table.")] = 20,
    format_: Output = Format.auto,
    verbose: Verbose = False,  # noqa: ARG001  # `told` reads it
) -> None:
    """Show the network of a case's shipments: movements by heading and month, parties, dates, what was left out."""
    from enduse.case import Case
    from enduse.case.network_store import network_store
    from enduse.cli.screen_progress import counting
    from enduse.tracing.goods import wanted
    from enduse.tracing.store.summary import months, span

    condition = "TRUE" if goods is None else wanted(goods).sql("goods")
    with Case.open(case, create=False):
        pass
    with counting("Shipments") as progress:
        network = network_store(case, progress)
    counts = network.counts()
    if not counts.movements and not counts.left_out:
        raise InputError(f"{case}: no shipments are kept in it; enduse shipments load FILE --case {case} keeps some")
    rows = list(months(network, condition))
    days = span(network, condition)
    chosen = sum(row.movements for row in rows)
    what = "" if goods is None else f" of {goods} out of {counts.movements:,}"
    typer.echo(f"{count(chosen, 'movement')}{what} between {count(counts.parties, 'party')}", err=True)
    undated = f", {days.undated:,} without a date" if days.undated else ""
    if days.first is not None or days.undated:
        typer.echo(f"dates: {days.first or 'none'} to {days.last or 'none'}{undated}", err=True)
    for line in _amiss(counts):
        typer.echo(line, err=True)
    _print(rows, settled(format_), limit)


def _tell_columns(file: Path, preset: str | None, columns: Mapping[str, str]) -> None:
    from enduse.sources.shipments import columns_of
    from enduse.views.printable import printable

    for line in columns_of(str(file), preset=preset, given=columns or None).lines():
        typer.echo(printable(line), err=True)


def _kept_lines(found: KeptShipments, *, changed: bool) -> Iterator[str]:
    state = "kept" if found.is_new else "kept before"
    reused = ", with the columns of then" if changed and not found.is_new else ""
    refused = f", {count(len(found.rejected), 'row')} not read" if found.rejected else ""
    yield f"{found.name}: {state}{reused}, {count(found.shipments, 'shipment')}{refused}"
    for row, reason in found.rejected[:_TOLD_ROWS]:
        yield f"{found.name}: row {row:,}: {reason}"
    if len(found.rejected) > _TOLD_ROWS:
        more = count(len(found.rejected) - _TOLD_ROWS, "more row")
        yield f"{found.name}: {more} not read (--rejected FILE writes them all)"
    for note in found.notes:
        yield f"{found.name}: {note}"


def _write_rejected(target: Path, kept: Sequence[tuple[Path, KeptShipments]]) -> None:
    from enduse.views.lines import csv_line

    rows = [(found.name, row, reason) for _, found in kept for row, reason in found.rejected]
    content = "".join(f"{csv_line(cells)}\r\n" for cells in (_REJECTED, *rows))
    target.write_text(content, encoding="utf-8", errors="backslashreplace", newline="")
    typer.echo(f"{target}: {count(len(rows), 'row')} not read", err=True)


def _tell_network(case: Path) -> None:
    from enduse.case.network_store import network_store
    from enduse.cli.screen_progress import counting

    with counting("Shipments") as progress:
        counts = network_store(case, progress).counts()
    typer.echo(f"network: {count(counts.movements, 'movement')} between {count(counts.parties, 'party')}")
    for line in _amiss(counts):
        typer.echo(line)


def _amiss(counts: Counts) -> Iterator[str]:
    from enduse.views.printable import printable

    for what, told_of in (("left out: ", counts.left_out), ("", counts.told)):
        for reason, number in told_of.items():
            examples = ", ".join(counts.examples.get(reason, ()))
            yield printable(f"{what}{reason} ({number:,}, as in {examples})")


def _print(rows: Sequence[Month], format_: Format, limit: int) -> None:
    if format_ is not Format.table:
        with Lines(format_, _json, _COLUMNS, _row) as lines:
            lines.print(rows)
        return
    from rich.table import Table

    table = Table("heading", "movements", "kg", "no weight", "first", "last", "busiest month", box=None)
    by_heading: dict[str, list[Month]] = {}
    for row in rows:
        by_heading.setdefault(row.heading, []).append(row)
    ranked = sorted(by_heading.items(), key=lambda entry: (-sum(row.movements for row in entry[1]), entry[0]))
    for heading, found in ranked[:limit]:
        table.add_row(heading or "unknown", *_cells(found))
    out = console()
    out.print(table)
    if len(ranked) > limit:
        out.print(f"and {count(len(ranked) - limit, 'heading')} more (--limit {len(ranked)} shows all)")


def _cells(found: Sequence[Month]) -> tuple[str, ...]:
    weights = [row.kg for row in found if row.kg is not None]
    dated = [row for row in found if row.month is not None]
    busiest = max(dated, key=lambda row: row.movements) if dated else None
    return (
        f"{sum(row.movements for row in found):,}",
        f"{sum(weights):,.0f}" if weights else "",
        f"{sum(row.unweighed for row in found):,}",
        (dated[0].month or "") if dated else "undated",
        (dated[-1].month or "") if dated else "",
        f"{busiest.month} ({busiest.movements:,})" if busiest is not None else "",
    )


def _json(row: Month) -> str:
    told_of = {name: getattr(row, name) for name in _COLUMNS}
    return json.dumps({name: value for name, value in told_of.items() if value not in {None, ""}})


def _row(row: Month) -> Iterator[tuple[object, ...]]:
    yield tuple(getattr(row, name) for name in _COLUMNS)


for _name, _command in (("load", load), ("show", show)):
    app.command(_name, epilog=EXIT_CODES)(told(_command))
