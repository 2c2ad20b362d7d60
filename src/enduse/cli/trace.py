"""`enduse trace`: routes by which goods may reach a destination they must not reach."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from enduse.cli.command import Format, Output, Verbose, tell
from enduse.cli.output import Lines, console, settled
from enduse.model.errors import UsageError

if TYPE_CHECKING:
    from enduse.model.failure import Failure
    from enduse.model.route import Tracing
    from enduse.tracing.question import Question

_SOME_FAILED: Final = 5


From = Annotated[
    list[str],
    typer.Option("--from", metavar="COUNTRY", help="Where the goods come from: cn, de … Repeatable, or cn,hk,us."),
]
To = Annotated[list[str], typer.Option(metavar="COUNTRY", help="Where they must not go. Repeatable.")]
Goods = Annotated[
    str | None,
    typer.Option(
        metavar="GOODS",
        help="chpl, chpl:1, an HS code (HS8542, 8542.31) or a goods category; several parted by commas.",
        show_default=False,
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="Look at movements from this day on; firms younger than it are newcomers.",
        show_default=False,
    ),
]
Via = Annotated[str | None, typer.Option(metavar="WHO", help="Only through this country or party.", show_default=False)]
Kept = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="A case: its claims and its shipments are traced.", show_default=False),
]
Shipments = Annotated[
    list[Path] | None, typer.Option(metavar="FILE", help="Trade records to trace without a case. Repeatable.")
]
Preset = Annotated[
    str | None, typer.Option(metavar="NAME", help="Layout of --shipments: ams, customs or ftm.", show_default=False)
]
Columns = Annotated[
    list[str] | None,
    typer.Option("--column", "--columns", metavar="FIELD=COLUMN", help="What a column of --shipments holds."),
]
Owned = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="Who owns whom: CSV, BODS or FtM, as for `ownership`. Repeatable."),
]


def trace(
    *,
    from_: From,
    to: To,
    goods: Goods = None,
    since: Since = None,
    via: Via = None,
    max_hops: Annotated[int, typer.Option(help="Legs at most, 2 to 4.")] = 4,
    max_days: Annotated[int, typer.Option(help="Days at most between coming and going on.")] = 120,
    limit: Annotated[int, typer.Option(help="Routes at most.")] = 50,
    case: Kept = None,
    shipments: Shipments = None,
    preset: Preset = None,
    column: Columns = None,
    ownership: Owned = None,
    format_: Output = Format.auto,
    verbose: Verbose = False,
) -> None:
    """Trace routes from suppliers to a destination through claims, shipments and ownership. Leads, never a verdict."""
    from enduse.tracing.question import Question
    from enduse.views.printable import printable

    question = Question(
        _countries(from_, "--from"), _countries(to, "--to"), goods, since, via, max_hops, max_days, limit
    )
    failures: list[Failure] = []
    if case is None:
        if not shipments:
            raise UsageError("nothing to trace; give --case DIR, or --shipments FILE")
        found, said = _of_files(shipments, preset, column or [], ownership or [], question, failures)
    elif shipments or preset or column:
        raise UsageError("--case and --shipments do not go together; load the file first: enduse shipments load")
    else:
        found, said = _of_case(case, ownership or [], question)
    for failure in failures:
        tell(failure.error, verbose=verbose)
    for note in found.notes:
        typer.echo(f"enduse: {printable(note)}", err=True)
    _print(found, said, settled(format_))
    if failures:
        raise typer.Exit(_SOME_FAILED)


def _countries(told: list[str], option: str) -> tuple[str, ...]:
    from enduse.reference.shipments import country_of

    words = [word.strip() for each in told for word in each.split(",") if word.strip()]
    codes = {word: country_of(word) for word in words}
    unknown = [word for word, code in codes.items() if code is None]
    if unknown:
        raise UsageError(f"{option} {unknown[0]}: no country that is known; give two letters or an English name")
    return tuple(dict.fromkeys(code for code in codes.values() if code is not None))


def _of_files(
    shipments: list[Path],
    preset: str | None,
    column: list[str],
    ownership: list[Path],
    question: Question,
    failures: list[Failure],
) -> tuple[Tracing, dict[str, str]]:
    from enduse.case.tracing import trace_files
    from enduse.cli.screen_asked import column_map

    with _watched() as progress:
        found = trace_files(
            shipments, ownership, question, preset=preset, columns=column_map(column) or None, progress=progress,
            on_failure=failures.append,
        )  # fmt: skip
        return found, {}


def _of_case(case: Path, ownership: list[Path], question: Question) -> tuple[Tracing, dict[str, str]]:
    """The routes of a case, and the words of the claims that tell of them by their ids."""
    from enduse.case import Case
    from enduse.views.routes import said_words

    with Case.open(case, create=False) as opened, _watched() as progress:
        found = opened.trace(question, ownership=ownership, progress=progress)
        told = {claim for route in found.routes for leg in route.legs for claim in leg.claims}
        said = [claim for claim in opened.claims() if claim.id in told] if told else []
        return found, {claim.id: said_words(claim, opened.ledger.document(claim.document_id)) for claim in said}


@contextmanager
def _watched() -> Iterator[Callable[[int], None] | None]:
    """A function to call with how many shipments have been read; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console

    with Console(stderr=True).status("tracing") as status:
        yield lambda read: status.update(f"{read:,} shipments read, tracing")


def _print(found: Tracing, said: dict[str, str], format_: Format) -> None:
    from enduse.views.routes import NOTHING, ROUTE_COLUMNS, route_json, route_rows, routes_view

    if format_ is Format.table:
        console().print(routes_view(found, said))
        return
    with Lines(format_, route_json, ROUTE_COLUMNS, route_rows) as lines:
        lines.print(enumerate(found.routes, 1))
    if not found.routes:
        typer.echo(f"enduse: {NOTHING}", err=True)
