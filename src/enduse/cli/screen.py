"""`enduse screen`: parties held against lists; `enduse screen decide` and `log` keep what reviewers say of matches."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from enduse.cli.command import EXIT_CODES, Format, Output, Verbose, told

ENDED = f"{EXIT_CODES} 10 with --fail-on-match: somebody may be listed."
_PARTIES = "parties"
_MORE = (
    "A match is a lead, never a verdict; without one nobody is cleared. `enduse screen decide` keeps a reviewer's word "
    "on a match and `enduse screen log` shows them; a party of such a name is asked for behind --, as in "
    "`enduse screen -- decide`."
)


class _Parties(TyperCommand):
    """The command that is typed without a name of its own."""

    def get_usage(self, ctx: Any) -> str:  # noqa: ANN401  # a context of the library's own click
        return super().get_usage(ctx).replace("screen  ", "screen ")


class _Screen(TyperGroup):
    """Takes `decide` and `log` for commands, and everything else for names of parties."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401  # as above
        if args[:1] not in (["decide"], ["log"]):
            args = [_PARTIES, *args]
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401  # as above
        name, command, rest = super().resolve_command(ctx, args)
        # Usage lines say what was typed.
        return ("" if name == _PARTIES else name), command, rest


app = typer.Typer(cls=_Screen, help="Screen parties, shipments or a case against lists.", add_completion=False)

ListFiles = Annotated[
    list[Path] | None,
    typer.Option(
        "--lists",
        metavar="DIR_OR_FILE",
        help="Folder that lists are kept in, or a list as published; may be repeated.",
        show_default=False,
    ),
]
OptionalCase = Annotated[
    Path | None,
    typer.Option(
        "--case",
        metavar="DIR",
        help="Ask the lists of this case and honour its decisions; alone, screen everybody named in the case.",
        show_default=False,
    ),
]
Schema = Annotated[
    str | None,
    typer.Option(metavar="SCHEMA", help="Person, Organization, Company, Vessel …; unknown by default."),
]
Country = Annotated[
    list[str] | None, typer.Option(metavar="COUNTRY", help="ISO code or name; may be repeated.", show_default=False)
]
BirthDate = Annotated[
    list[str] | None, typer.Option(metavar="DATE", help="Date of birth (1971, 1971-05-02); may be repeated.")
]
Numbers = Annotated[
    list[str] | None,
    typer.Option("--id", metavar="KIND=NUMBER", help="imoNumber=9999993, innCode=…; a bare number is of any kind."),
]
Threshold = Annotated[
    str, typer.Option(metavar="THRESHOLD", help="Least score of a match: strict, default, wide, or 0.5 to 1.")
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        "--columns",
        metavar="FIELD=HEAD",
        help='Of a table: name="Company name", country=Land; several parted by commas, or repeated.',
        show_default=False,
    ),
]


def parties(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME…", help="Names; - reads them from standard input, one a line."),
    ] = None,
    *,
    lists: ListFiles = None,
    parties: Annotated[
        Path | None, typer.Option(metavar="FILE.csv", help="A table of parties, a row each.", show_default=False)
    ] = None,
    shipments: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Shipments: CSV, Parquet or FtM; goods and destinations too."),
    ] = None,
    case: OptionalCase = None,
    schema: Schema = None,
    birth_date: BirthDate = None,
    country: Country = None,
    number: Numbers = None,
    threshold: Threshold = "default",
    limit: Annotated[int, typer.Option(min=1, max=100, help="Matches at most for a party.")] = 5,
    column: Columns = None,
    as_of: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Of shipments: ask rules for this day, not for that of each record."),
    ] = None,
    rejected: Annotated[bool, typer.Option("--rejected", help="Show matches that were rejected before.")] = False,
    fail_on_match: Annotated[bool, typer.Option("--fail-on-match", help="Exit with 10 when there is a match.")] = False,
    format_: Output = Format.auto,
    verbose: Verbose = False,
) -> None:
    """Screen parties against lists: who on them they may be, and why."""
    from enduse.cli.screen_asked import Details
    from enduse.cli.screen_run import Run, run

    run(
        Run(
            names=names or [],
            lists=lists or [],
            parties=parties,
            shipments=shipments,
            case=case,
            details=Details(schema, birth_date or [], country or [], number or []),
            threshold=threshold,
            limit=limit,
            columns=column or [],
            as_of=as_of,
            rejected=rejected,
            fail_on_match=fail_on_match,
            format_=format_,
            verbose=verbose,
        )
    )


def decide(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="Name of the party asked about, or its key.")],
    entity_id: Annotated[str, typer.Argument(metavar="ID", help="Identifier of the listed party.")],
    verdict: Annotated[str, typer.Argument(metavar="true|false|unsure", help="The same party, another, not known.")],
    *,
    case: Annotated[Path, typer.Option("--case", metavar="DIR", help="Case that keeps the decision.")],
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason.")],
    by: Annotated[
        str | None, typer.Option(metavar="WHO", help="Who decides; the user of this system by default.")
    ] = None,
    lists: ListFiles = None,
    schema: Schema = None,
    birth_date: BirthDate = None,
    country: Country = None,
    number: Numbers = None,
    threshold: Threshold = "default",
    verbose: Verbose = False,  # noqa: ARG001  # for `told`
) -> None:
    """Keep a reviewer's word on a match; a rejected pair stays quiet until either side changes."""
    from enduse.cli.screen_asked import Details
    from enduse.cli.screen_decide import decided

    details = Details(schema, birth_date or [], country or [], number or [])
    decided(case, lists or [], (query, details), (entity_id, verdict), by=by, why=why, threshold=threshold)


def log(
    *,
    case: Annotated[Path, typer.Option("--case", metavar="DIR", help="Folder of the case.")],
    lists: ListFiles = None,
    format_: Output = Format.auto,
    verbose: Verbose = False,  # noqa: ARG001  # for `told`
) -> None:
    """Show every decision, oldest first, and whether it still holds."""
    from enduse.cli.screen_decide import print_log

    print_log(case, lists or [], format_)


app.command(_PARTIES, cls=_Parties, hidden=True, epilog=f"{_MORE}\n\n{ENDED}")(told(parties))
app.command("decide", epilog=ENDED)(told(decide))
app.command("log", epilog=ENDED)(told(log))
