"""`enduse trace`: routes by which goods may reach a destination they must not reach."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from enduse.cli.command import Format, Output, Verbose
from enduse.cli.output import Lines, console, settled
from enduse.model.errors import UsageError

if TYPE_CHECKING:
    from enduse.model.route import Tracing
    from enduse.tracing.question import Question


def trace(
    *,
    from_: Annotated[
        list[str],
        typer.Option("--from", metavar="COUNTRY", help="Where the goods come from: cn, de … Repeatable, or cn,hk,us."),
    ],
    to: Annotated[list[str], typer.Option(metavar="COUNTRY", help="Where they must not go. Repeatable.")],
    goods: Annotated[
        str | None,
        typer.Option(
            metavar="GOODS",
            help="chpl, chpl:1, an HS code (HS8542, 8542.31) or a goods category; several parted by commas.",
            show_default=False,
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="Look at movements from this day on; firms younger than it are newcomers.",
            show_default=False,
        ),
    ] = None,
    via: Annotated[
        str | None,
        typer.Option(metavar="WHO", help="Only through this country or party.", show_default=False),
    ] = None,
    max_hops: Annotated[int, typer.Option(help="Legs at most, 2 to 4.")] = 4,
    max_days: Annotated[int, typer.Option(help="Days at most between coming and going on.")] = 120,
    limit: Annotated[int, typer.Option(help="Routes at most.")] = 50,
    case: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="A case: its claims and its shipments are traced.", show_default=False),
    ] = None,
    shipments: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Trade records to trace without a case. Repeatable.")
    ] = None,
    ownership: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Who owns whom: CSV, BODS or FtM, as for `ownership`. Repeatable."),
    ] = None,
    format_: Output = Format.auto,
    verbose: Verbose = False,  # noqa: ARG001  # for `told`
) -> None:
    """Trace routes from suppliers to a destination through claims, shipments and ownership. Leads, never a verdict."""
    from enduse.tracing.question import Question

    question = Question(
        _countries(from_, "--from"), _countries(to, "--to"), goods, since, via, max_hops, max_days, limit
    )
    found = _traced(question, case, shipments or [], ownership or [])
    for note in found.notes:
        typer.echo(f"enduse: {note}", err=True)
    _print(found, settled(format_))


def _countries(told: list[str], option: str) -> tuple[str, ...]:
    from enduse.reference.shipments import country_of

    words = [word.strip() for each in told for word in each.split(",") if word.strip()]
    codes = {word: country_of(word) for word in words}
    unknown = [word for word, code in codes.items() if code is None]
    if unknown:
        raise UsageError(f"{option} {unknown[0]}: no country that is known; give two letters or an English name")
    return tuple(dict.fromkeys(code for code in codes.values() if code is not None))


def _traced(question: Question, case: Path | None, shipments: list[Path], ownership: list[Path]) -> Tracing:
    if case is None:
        from enduse.case.tracing import trace_files

        if not shipments:
            raise UsageError("nothing to trace; give --case DIR, or --shipments FILE")
        return trace_files(shipments, ownership, question)
    if shipments:
        raise UsageError("--case and --shipments do not go together; load the file first: enduse shipments load")
    from enduse.case import Case

    with Case.open(case, create=False) as opened:
        return opened.trace(question, ownership=ownership)


def _print(found: Tracing, format_: Format) -> None:
    from enduse.views.routes import NOTHING, ROUTE_COLUMNS, route_json, route_rows, routes_view

    if format_ is Format.table:
        console().print(routes_view(found))
        return
    with Lines(format_, route_json, ROUTE_COLUMNS, route_rows) as lines:
        lines.print(enumerate(found.routes, 1))
    if not found.routes:
        typer.echo(f"enduse: {NOTHING}", err=True)
