"""`enduse report`: the case as one HTML file to read, print and send."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from enduse.cli.command import CaseFolder, Verbose
from enduse.cli.weigh import Admiralty, letters_of

Page = Annotated[Path, typer.Option("-o", "--output", metavar="FILE.html", help="Where to write the dossier.")]

Routes = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="Routes to show: what `enduse trace -f jsonl` printed. Repeatable."),
]


def report(
    *,
    case: CaseFolder,
    output: Page = Path("dossier.html"),
    title: Annotated[str | None, typer.Option(help="Title of the dossier.", show_default=False)] = None,
    admiralty: Admiralty = None,
    routes: Routes = None,
    verbose: Verbose = False,  # noqa: ARG001  # for `told`
) -> None:
    """Write the dossier of a case: one HTML file that asks nothing of the network. Prints its path."""
    from enduse.case import Case

    with Case.open(case, create=False) as opened:
        written = opened.report(output, title=title, admiralty=letters_of(admiralty), routes=routes or ())
    typer.echo(str(written))
