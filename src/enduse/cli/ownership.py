"""`enduse ownership`: what listed parties own, as far as each regime reaches, with the chain that proves it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from enduse.cli.command import Format, Output, Verbose, tell
from enduse.cli.output import Lines, console, settled
from enduse.model.errors import InputError, UsageError

if TYPE_CHECKING:
    from enduse.cli.chain import Told
    from enduse.model.ownership import Influence
    from enduse.reference.regimes import Regime
    from enduse.screening.ownership import Closure
    from enduse.sources.ownership import Listed, Register

_LINKS = 25
"""Links of a chain that are told where all affected parties are; a single party is told whole."""
_STYLE = {"certain": "bold red", "possible": "yellow", "listed": "bold", "no": "", "open": "dim", "detail": "dim"}


def ownership(
    files: Annotated[
        list[str], typer.Argument(metavar="FILE…", help="Holdings: CSV, BODS or FtM Ownership; - for standard input.")
    ],
    *,
    listed: Annotated[
        list[str],
        typer.Option(metavar="FILE_OR_ID", help="Who is listed: an identifier, a name, or a file of them; repeatable."),
    ],
    regime: Annotated[
        list[str] | None, typer.Option(help="ofac, eu, uk or bis; repeatable. All when left out.", show_default=False)
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day to judge by; today when left out.", show_default=False)
    ] = None,
    party: Annotated[
        str | None, typer.Option(metavar="ID", help="Explain this party alone, affected or not.", show_default=False)
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(metavar="NAME=HEAD,…", help="What the columns of a table are called.", show_default=False),
    ] = None,
    format_: Output = Format.auto,
    verbose: Verbose = False,
) -> None:
    """Tell what listed parties own, for certain or possibly, under each regime. A lead, never a verdict."""
    from enduse.sources.ownership import listed_in

    day = as_of or datetime.now(tz=UTC).date().isoformat()
    periods = _periods(regime, day)
    register = _register(files, _heads(columns))
    found = listed_in(listed, register)
    _note(found, register)
    asked = None if party is None else _asked(party, register)
    _print(list(periods), register, found, day, asked, settled(format_))
    for failure in register.failures:
        tell(failure.error, verbose=verbose)
    if register.failures:
        raise typer.Exit(5)


def _periods(names: Sequence[str] | None, day: str) -> list[Regime]:
    from enduse.reference.regimes import regime_at, regime_names
    from enduse.screening.ownership.currency import days

    if days(day) != (day, day):
        raise UsageError(f"--as-of {day} is no day; write 2022-08-14")
    known = regime_names()
    for name in names or ():
        if name not in known:
            raise UsageError(f"--regime {name} is not known; choose from {', '.join(known)}")
    found = []
    for name in dict.fromkeys(names or known):
        period = regime_at(name, day)
        if period is None:
            typer.echo(f"enduse: {name}: no such rule on {day}", err=True)
        else:
            found.append(period)
            if period.state != "in force":
                typer.echo(f"enduse: {name}: {_state(period)}", err=True)
    return found


def _state(period: Regime) -> str:
    if period.state == "suspended":
        return f"suspended from {period.in_force_from} to {period.in_force_until}, so nobody is affected on this day"
    return period.note[0].lower() + period.note[1:].rstrip(".")


def _heads(columns: str | None) -> Mapping[str, str]:
    from enduse.sources.ownership.table import COLUMNS

    heads: dict[str, str] = {}
    for pair in (columns or "").split(",") if columns else ():
        name, equals, head = pair.partition("=")
        if not equals or name.strip() not in COLUMNS:
            raise UsageError(f"--columns {pair!r} is no NAME=HEAD; the names are {', '.join(COLUMNS)}")
        heads[name.strip()] = head
    return heads


def _register(files: Sequence[str], heads: Mapping[str, str]) -> Register:
    import sys

    from enduse.sources.ownership import holdings_in, read_holdings, together

    piped = [holdings_in(sys.stdin.buffer.read(), "-", heads)] if "-" in files else []
    return together([*piped, read_holdings([each for each in files if each != "-"], heads)])


def _note(found: Listed, register: Register) -> None:
    from enduse.views.printable import printable

    if found.absent:
        typer.echo(f"enduse: {found.absent} listed are not named in the holdings", err=True)
    for party in sorted(found.by_name):
        name = printable(f"{register.caption(party)} ({party})")
        typer.echo(f"enduse: {name} is taken as listed by its name alone; check that it is no namesake", err=True)


def _asked(party: str, register: Register) -> str:
    if party in register.parties:
        return party
    named = [each for each in register.parties if register.caption(each).casefold() == party.casefold()]
    if len(named) != 1:
        raise InputError(f"--party {party!r} names {len(named) or 'no'} party in the holdings; give its identifier")
    return named[0]


def _print(
    periods: Sequence[Regime], register: Register, found: Listed, day: str, asked: str | None, format_: Format
) -> None:
    from enduse.cli.chain import COLUMNS, told_json, told_rows

    if format_ is Format.table:
        for period in periods:
            _print_tree(period, list(_told(period, register, found, day, asked)))
        return
    with Lines(format_, told_json, COLUMNS, told_rows) as lines:
        for period in periods:
            lines.print(_told(period, register, found, day, asked))


def _told(period: Regime, register: Register, found: Listed, day: str, asked: str | None) -> Iterator[Told]:
    from enduse.cli.chain import Told
    from enduse.screening.ownership import close
    from enduse.screening.ownership.currency import currency

    if asked is None and period.state == "suspended":
        return
    closure = close(register.holdings, found.parties, period, day)
    beside: dict[str, list[Influence]] = {}
    for each in register.influences:
        if currency(each.start, each.end, day):
            beside.setdefault(each.party, []).append(each)
    for name in (asked,) if asked is not None else closure:
        yield Told(name, closure, register, tuple(beside.get(name, ())), _LINKS if asked is None else None)
    if asked is None:
        _note_control(closure, register, beside)


def _note_control(closure: Closure, register: Register, beside: Mapping[str, Sequence[Influence]]) -> None:
    """Tell whom listed or affected parties hold otherwise than by shares, where the regime has a test of control."""
    from enduse.views.printable import printable

    if not closure.regime.control:
        return
    held = [
        party
        for party, holds in beside.items()
        if closure.status(party) == "no" and any(closure.status(each.holder) != "no" for each in holds)
    ]
    for party in sorted(held):
        name = printable(f"{register.caption(party)} ({party})")
        typer.echo(
            f"enduse: {closure.regime.name}: {name} is held by listed or affected parties otherwise than by shares; "
            "whether they control it cannot be told: see --party",
            err=True,
        )


def _print_tree(period: Regime, told: Sequence[Told]) -> None:
    from rich.text import Text

    from enduse.cli.chain import told_lines
    from enduse.views.printable import printable

    screen = console()
    screen.print(Text(f"{period.name.upper()}: {period.test}", style="bold underline"))
    until = f" to {period.in_force_until}" if period.in_force_until else ""
    screen.print(Text(f"{period.citation}; {period.state} from {period.in_force_from}{until}", style="dim"))
    for each in told:
        for kind, line in told_lines(each):
            indent = line[: len(line) - len(line.lstrip(" "))]
            screen.print(Text(f"{indent}{printable(line)}", style=_STYLE.get(kind, "")), soft_wrap=True)
    if period.state == "suspended" and not told:
        screen.print(Text("suspended on this day: it reaches nobody"))
    elif not told:
        screen.print(Text("nobody is affected as far as these holdings tell; nobody is cleared by that"))
    screen.print()
