"""The commands gathered, and what happens when one of them ends badly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from enduse import __version__
from enduse.cli import (
    doctor,
    export,
    flows,
    goods,
    indicators,
    lists,
    mcp,
    ownership,
    read,
    report,
    screen,
    serve,
    shipments,
    simulate,
    trace,
    weigh,
)
from enduse.cli.command import EXIT_CODES, told

app = typer.Typer(
    name="enduse",
    help="Reads reports into attributed claims of who is said to supply what to whom, and weighs them.",
    epilog=EXIT_CODES,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _name, _command in (
    ("read", read.read),
    ("weigh", weigh.weigh),
    ("ownership", ownership.ownership),
    ("trace", trace.trace),
    ("report", report.report),
    ("serve", serve.serve),
    ("export", export.export),
    ("goods", goods.goods),
    ("indicators", indicators.indicators),
    ("simulate", simulate.simulate),
    ("mcp", mcp.mcp),
    ("doctor", doctor.doctor),
):
    app.command(_name, epilog=EXIT_CODES)(told(_command))
app.add_typer(lists.app, name="lists")
app.add_typer(screen.app, name="screen")
app.add_typer(shipments.app, name="shipments")
app.add_typer(flows.app, name="flows")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"enduse {__version__}")
        raise typer.Exit


@app.callback()
def _enduse(
    _version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Take the options that stand before the command."""


def run(arguments: Sequence[str]) -> int:
    """Run the command line and answer its exit code; nothing is raised."""
    try:
        app(list(arguments), prog_name="enduse")
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    return 0
