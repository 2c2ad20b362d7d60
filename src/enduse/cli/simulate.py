"""`enduse simulate`: a world of invented firms and trade, with planted routes and the truth beside it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from enduse.cli.command import Verbose
from enduse.cli.count import count
from enduse.model.errors import UsageError


class MissingBy(StrEnum):
    """Which records of last legs go missing together."""

    route = "route"
    record = "record"


def simulate(
    *,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Folder to write the world into.")],
    seed: Annotated[int, typer.Option(help="Equal seeds and parameters make equal files.")] = 1,
    firms: Annotated[int, typer.Option(help="Firms of the background.")] = 3000,
    shipments: Annotated[int, typer.Option(help="Consignments of the background.")] = 100_000,
    routes: Annotated[int, typer.Option(help="Routes of diversion to plant.")] = 30,
    decoys: Annotated[int, typer.Option(help="Innocent firms that look guilty.")] = 60,
    missing: Annotated[float, typer.Option(help="Share of the planted routes whose last leg nobody recorded.")] = 0.5,
    missing_by: Annotated[
        MissingBy, typer.Option(help="Last legs go missing a route at a time, or a record at a time.")
    ] = MissingBy.route,
    noise: Annotated[float, typer.Option(help="Share of the records that spell a party another way.")] = 0.1,
    verbose: Verbose = False,  # noqa: ARG001  # for `told`
) -> None:
    """Write a simulated world: trade records, a register of firms, and what is true. Every firm in it is invented."""
    from enduse.simulation import Settings, build, write

    settings = Settings(
        seed=seed, firms=firms, shipments=shipments, routes=routes, decoys=decoys, missing=missing,
        missing_by=missing_by.value, noise=noise,
    )  # fmt: skip
    if output.exists() and not output.is_dir():
        raise UsageError(f"{output}: a file; give a folder to --output")
    public = write(build(settings), output)
    planted = f"{count(routes, 'route')} and {count(decoys, 'decoy')} planted"
    typer.echo(
        f"{output}: {count(len(public.records), 'record')}, {planted}, "
        f"{count(len(public.hidden), 'record')} of last legs left out",
        err=True,
    )
