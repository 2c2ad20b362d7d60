"""`enduse flows`: what trade statistics show of a route between countries."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from enduse.cli.command import EXIT_CODES, Format, Output, Verbose, told
from enduse.cli.output import settled
from enduse.model.errors import InputError, UsageError

if TYPE_CHECKING:
    from enduse.cli.flows_read import Asked

app = typer.Typer(
    help="Trade between countries: surges, mirror gaps, origin against consignment, new suppliers. Leads, never proof.",
    no_args_is_help=True,
    epilog=EXIT_CODES,
)

Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE…", help="Trade statistics: UN Comtrade, BACI, Eurostat or Armenian tables, as CSV."),
]
To = Annotated[str, typer.Option("--to", metavar="COUNTRY", help="The country that receives: ISO code or name.")]
Date = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="Day, month or year of the embargo; the first broad control on --to that is known when left out.",
        show_default=False,
    ),
]
Goods = Annotated[
    list[str] | None,
    typer.Option(
        metavar="CODE",
        help="HS codes, parted by commas, or chpl; repeatable. All goods when left out.",
        show_default=False,
    ),
]
Years = Annotated[int, typer.Option(metavar="N", min=1, max=30, help="Years before the date that are the yardstick.")]
Plot = Annotated[
    Path | None, typer.Option(metavar="FILE.svg", help="Draw it into this file as well.", show_default=False)
]


def surge(
    files: Files,
    *,
    to: To,
    date: Date = None,
    via: Annotated[
        list[str] | None,
        typer.Option(
            "--via",
            metavar="COUNTRY",
            help="Third country to look at; repeatable. All outside the coalition by default.",
        ),
    ] = None,
    leg: Annotated[
        str | None,
        typer.Option(
            metavar="LEG",
            help="in: to third countries; out: from them to --to. Both when left out.",
            show_default=False,
        ),
    ] = None,
    goods: Goods = None,
    years: Years = 3,
    plot: Plot = None,
    format_: Output = Format.auto,
    verbose: Verbose = False,
) -> None:
    """Tell whether trade with third countries rose after the date, more than trade with others."""
    from enduse.cli.flows_drawn import draw_surges
    from enduse.cli.flows_shown import print_surges
    from enduse.tracing.countries import surges

    if leg not in (None, "in", "out"):
        raise UsageError(f"--leg {leg!r} is not known; choose in or out")
    asked = _asked(files, to, date, goods, years, plot, verbose=verbose)
    every = surges(asked.panel, asked.to, asked.date, via=_places(via), years=years)
    found = tuple(surge for surge in every if leg in (None, surge.leg))
    _none(bool(found), f"no figures of trade with third countries on the way to {asked.to}")
    print_surges(found, settled(format_))
    if plot is not None:
        asked.keep(plot, draw_surges(found))


def mirror(
    files: Files,
    *,
    to: To,
    date: Date = None,
    source: Annotated[
        list[str] | None,
        typer.Option("--from", metavar="COUNTRY", help="Exporter to look at, or eu; repeatable.", show_default=False),
    ] = None,
    goods: Goods = None,
    years: Years = 3,
    plot: Plot = None,
    format_: Output = Format.auto,
    verbose: Verbose = False,
) -> None:
    """Set the exports that others report to a country against the imports it reports from them."""
    from enduse.cli.flows_drawn import draw_mirrors
    from enduse.cli.flows_shown import print_mirrors
    from enduse.tracing.countries import mirrors

    asked = _asked(files, to, date, goods, years, plot, verbose=verbose)
    found = mirrors(asked.panel, asked.to, asked.date, source=_places(source), years=years)
    _none(bool(found), f"no pair of an exporter's and an importer's figures on trade to {asked.to}; give files of both")
    print_mirrors(found, settled(format_))
    if plot is not None:
        asked.keep(plot, draw_mirrors(found))


def origin(
    files: Files,
    *,
    to: To,
    date: Date = None,
    goods: Goods = None,
    years: Years = 3,
    plot: Plot = None,
    format_: Output = Format.auto,
    verbose: Verbose = False,
) -> None:
    """Set a country's imports by where goods were made against those by where they were sent from."""
    from enduse.cli.flows_drawn import draw_passings
    from enduse.cli.flows_shown import print_passings
    from enduse.tracing.countries import passings

    asked = _asked(files, to, date, goods, years, plot, verbose=verbose)
    found = passings(asked.panel, asked.to, asked.date, years=years)
    _none(bool(found), f"no imports of {asked.to} by origin and by consignment since {asked.date}")
    print_passings(found, settled(format_))
    if plot is not None:
        asked.keep(plot, draw_passings(found))


def hubs(
    files: Files,
    *,
    to: To,
    date: Date = None,
    basis: Annotated[
        str, typer.Option(metavar="BASIS", help="Which imports, where there are both: consignment or origin.")
    ] = "consignment",
    goods: Goods = None,
    years: Years = 3,
    plot: Plot = None,
    format_: Output = Format.auto,
    verbose: Verbose = False,
) -> None:
    """Tell whose share in what a country gets rose after the date, who is new, and how concentrated it is."""
    from enduse.cli.flows_drawn import draw_hubs
    from enduse.cli.flows_read import basis_of
    from enduse.cli.flows_shown import print_hubs
    from enduse.tracing.countries import hubs as compared

    settled_basis = basis_of(basis)
    asked = _asked(files, to, date, goods, years, plot, verbose=verbose)
    found = compared(asked.panel, asked.to, asked.date, basis=settled_basis, years=years)
    _none(bool(found.suppliers), f"{asked.to}: {'; '.join(found.missing)}")
    print_hubs(found, settled(format_))
    if plot is not None:
        asked.keep(plot, draw_hubs(found))


for _name, _command in (("surge", surge), ("mirror", mirror), ("origin", origin), ("hubs", hubs)):
    app.command(_name, epilog=EXIT_CODES)(told(_command))


def _asked(
    files: list[str],
    to: str,
    date: str | None,
    goods: list[str] | None,
    years: int,
    plot: Path | None,
    *,
    verbose: bool,
) -> Asked:
    from enduse.cli.flows_read import asked

    return asked(files, to, date, goods or (), years=years, plot=plot, verbose=verbose)


def _places(names: list[str] | None) -> frozenset[str]:
    from enduse.cli.flows_read import country

    return frozenset(country(name) for name in names or ())


def _none(found: bool, reason: str) -> None:
    if not found:
        raise InputError(f"{reason}; nothing can be told")
