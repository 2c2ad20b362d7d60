"""`enduse indicators`: red flags of official documents, asked of records of shipments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from enduse.cli.command import Format, Output, Verbose, tell
from enduse.cli.count import count
from enduse.cli.output import Lines, console, settled
from enduse.model.errors import InputError, UsageError

if TYPE_CHECKING:
    from enduse.model.shipment import Shipment
    from enduse.sources.ownership import Register
    from enduse.sources.shipments import Columns, Tally
    from enduse.tracing.indicators import Context

SOME_FAILED = 5

Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE…", help="Shipments as CSV, Parquet or FollowTheMoney.", show_default=False),
]
Owners = Annotated[
    list[str] | None,
    typer.Option(metavar="FILE", help="Holdings and founding dates: CSV, BODS or FtM; repeatable.", show_default=False),
]
Listed = Annotated[
    list[str] | None,
    typer.Option(metavar="FILE", help="A list as published, for its addresses; repeatable.", show_default=False),
]
Asked = Annotated[str, typer.Option(metavar="COUNTRY", help="The country under embargo: ISO code or name.")]
Since = Annotated[str, typer.Option(metavar="DATE", help="The day of the embargo.")]
AsOf = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Ask only flags published by this day; all by default.", show_default=False),
]
ColumnMap = Annotated[
    list[str] | None,
    typer.Option(
        "--column", metavar="FIELD=HEAD", help='What a column holds ("currency==USD" for all rows); repeatable.',
        show_default=False,
    ),
]  # fmt: skip
FiredOnly = Annotated[bool, typer.Option("--fired", help="Print only shipments on which a flag fired.")]
Table = Annotated[bool, typer.Option("--list", help="Print the table of red flags and end.")]


def indicators(
    files: Files = None,
    *,
    ownership: Owners = None,
    listed: Listed = None,
    destination: Asked = "ru",
    since: Since = "2022-02-24",
    as_of: AsOf = None,
    column: ColumnMap = None,
    fired: FiredOnly = False,
    list_: Table = False,
    format_: Output = Format.auto,
    verbose: Verbose = False,
) -> None:
    """Ask official red flags of shipments: fired, not fired, or cannot tell. Reasons to ask, never a verdict.

    Every file is read twice: once for what all records tell together, once to judge each.
    """
    from enduse.sources.shipments import Tally
    from enduse.views.printable import printable

    chosen = settled(format_)
    if list_:
        _print_flags(chosen)
        return
    if not files:
        raise UsageError("nothing to judge; give files of shipments, or --list for the red flags themselves")
    country, day = _country(destination), _day(since, "--since")
    if as_of is not None:
        as_of = _day(as_of, "--as-of")
    register = _register(ownership or ())
    tally = Tally()
    sources = [(path, _columns(path, column or ())) for path in files]
    context = _context(sources, Tally(), register, listed or (), country, day)
    if not context.records:
        raise InputError(f"{printable(files[0])}: no row of it could be read; check the columns, --column names them")
    _told(context)
    _print(_read(sources, tally), context, as_of, fired, chosen)
    for line in tally.lines():
        typer.echo(printable(f"enduse: {line}"), err=True)
    for failure in register.failures:
        tell(failure.error, verbose=verbose)
    if tally.rejected or register.failures:
        raise typer.Exit(SOME_FAILED)


def _country(words: str) -> str:
    from enduse.reference.shipments import country_of

    country = country_of(words)
    if country is None:
        raise UsageError(f"--destination {words!r} names no country; give an ISO code as in ru, or a name")
    return country


def _day(words: str, option: str) -> str:
    from datetime import date

    try:
        return date.fromisoformat(words).isoformat()
    except ValueError:
        raise UsageError(f"{option} {words!r} is no day; write it as 2022-02-24") from None


def _columns(path: str, given: Sequence[str]) -> Columns:
    from enduse.cli.screen_asked import column_map
    from enduse.sources.shipments import columns_of

    return columns_of(path, given=column_map(given) or None)


def _register(paths: Sequence[str]) -> Register:
    from enduse.sources.ownership import read_holdings

    return read_holdings(paths)


def _read(sources: Sequence[tuple[str, Columns]], tally: Tally) -> Iterator[Shipment]:
    from enduse.sources.shipments import read_shipments

    for path, columns in sources:
        yield from read_shipments(path, columns, on_rejected=tally.reject, on_note=tally.note)


def _context(
    sources: Sequence[tuple[str, Columns]],
    tally: Tally,
    register: Register,
    listed: Sequence[str],
    destination: str,
    since: str,
) -> Context:
    from enduse.sources.lists import read_list
    from enduse.tracing.indicators import Context

    entities = [entity for path in listed for entity in read_list(path).entities] if listed else None
    return Context.of(
        _read(sources, tally), destination=destination, since=since, holdings=register.holdings,
        parties=register.parties, listed=entities,
    )  # fmt: skip


def _told(context: Context) -> None:
    """Say on standard error what the records can be asked: how many there are and how far they reach."""
    reach = f"from {context.first} to {context.last}" if context.first else "without dates"
    typer.echo(f"enduse: {count(context.records, 'record')} {reach}, {count(len(context.parties), 'party')}", err=True)


def _print(
    shipments: Iterator[Shipment], context: Context, as_of: str | None, fired: bool, format_: Format
) -> None:  # fmt: skip
    from enduse.cli.indicators_shown import COLUMNS, Judged, judged_json, judged_rows, judged_text
    from enduse.tracing.indicators import judge

    judged = (Judged(shipment, judge(shipment, context, as_of=as_of)) for shipment in shipments)
    wanted = (each for each in judged if each.fired or not fired)
    if format_ is Format.table:
        out = console()
        for each in wanted:
            if each.fired:
                out.print(judged_text(each))
        return
    with Lines(format_, judged_json, COLUMNS, judged_rows) as lines:
        for each in wanted:
            lines.print([each])


def _print_flags(format_: Format) -> None:
    from enduse.cli.indicators_shown import FLAG_COLUMNS, flag_json, flag_rows, flags_table
    from enduse.tracing.indicators import indicators as red_flags

    if format_ is Format.table:
        console().print(flags_table(red_flags()))
        return
    with Lines(format_, flag_json, FLAG_COLUMNS, flag_rows) as lines:
        lines.print(red_flags())
