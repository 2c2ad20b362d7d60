"""What `enduse flows` was asked: countries, date, goods, and the figures of the files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typer

from enduse.model.errors import InputError, UsageError

if TYPE_CHECKING:
    from enduse.model.trade_flow import Basis, TradeFlow
    from enduse.tracing.countries import Group, Panel

_TOLD = 5
"""Kinds of rows that were not read, told one by one; -v tells more."""
_TOLD_VERBOSE = 50


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, its words settled.

    Args:
        to: ISO code of the country that receives.
        date: Of the embargo.
        panel: The figures.
    """

    to: str
    date: str
    panel: Panel

    def keep(self, path: Path, drawing: str) -> None:
        """Write a drawing into a file, and say so on standard error.

        Raises:
            InputError: It cannot be written.
        """
        try:
            path.write_text(drawing, encoding="utf-8")
        except OSError as error:
            raise InputError(f"{path}: {error.strerror}; give a file that can be written to --plot") from None
        typer.echo(f"drawn into {path}", err=True)


def asked(
    files: Sequence[str],
    to: str,
    date: str | None,
    goods: Iterable[str],
    *,
    years: int,
    plot: Path | None,
    verbose: bool,
) -> Asked:
    """The question with its figures read.

    Raises:
        UsageError: A country, date, code or the name of the drawing means nothing.
        InputError: A file cannot be read, or has no known layout.
    """
    from enduse.tracing.countries import panel
    from enduse.tracing.countries.period import split

    place = country(to)
    day = date or _first_control(place)
    split((), day, years)
    if plot is not None and plot.suffix.lower() != ".svg":
        raise UsageError(f"--plot {plot}: drawings are SVG; end the name with .svg")
    group = _group(goods)
    figures = panel(_flows(files, group, verbose=verbose), group)
    if not figures.series:
        told = "; ".join(figures.notes)
        lacking = f"no figure for these goods{f' ({told})' if told else ''}" if group is not None else "no figure"
        raise InputError(f"the files have {lacking}; give others, or leave --goods out")
    return Asked(place, day, figures)


def country(name: str) -> str:
    """The place a country's name or code stands for; "eu" is the European Union.

    Raises:
        UsageError: It is none.
    """
    from enduse.reference.tracing_countries import place_of

    place = "eu" if name.casefold() == "eu" else place_of(name)
    if place is None or len(place) != 2:
        raise UsageError(f"{name!r} is no country; give an ISO code such as ru, or a name")
    return place


def basis_of(words: str) -> Basis:
    """The basis that words name.

    Raises:
        UsageError: They name none.
    """
    known: tuple[Literal["origin", "consignment"], ...] = ("origin", "consignment")
    for basis in known:
        if words.casefold() == basis:
            return basis
    raise UsageError(f"--basis {words!r} is not known; choose consignment or origin")


def _first_control(place: str) -> str:
    """The first day of a broad trade control on a country that is recorded."""
    from enduse.reference.controls import destinations

    days = [rule.period.start for rule in destinations().get(place, ()) if rule.period.start and rule.scope != "part"]
    if not days:
        raise UsageError(f"no embargo on {place} is recorded; give --date, such as 2022-02-24")
    return min(days)


def _group(goods: Iterable[str]) -> Group | None:
    from enduse.tracing.countries import group_of

    wanted = [word.strip() for words in goods for word in words.split(",") if word.strip()]
    return group_of([code for word in wanted for code in _codes(word)]) if wanted else None


def _codes(word: str) -> list[str]:
    """The codes a word of --goods stands for: the priority list, a tier of it, or the code itself."""
    from enduse.reference.controls import priorities

    name, colon, tier = word.casefold().partition(":")
    if name != "chpl":
        return [word.upper().removeprefix("HS").strip()]
    found = [each.hs6 for each in priorities().values() if not colon or each.tier.casefold().startswith(tier)]
    if not found:
        tiers = ", ".join(sorted({each.tier for each in priorities().values()}))
        raise UsageError(f"--goods {word!r}: the list has no such tier; its tiers are {tiers}")
    return found


def _flows(files: Sequence[str], group: Group | None, *, verbose: bool) -> Iterator[TradeFlow]:
    """The figures of all files that the goods need; what was not read is told on standard error, file by file."""
    from enduse.sources.flows import read_flows
    from enduse.sources.shipments import Tally
    from enduse.views.printable import printable

    codes = None if group is None else tuple(sorted({code for line in group.lines for code in line.codes}))
    for file in files:
        tally = Tally()
        for flow in read_flows(file, on_rejected=tally.reject, on_note=tally.note):
            if codes is None or flow.hs is None or flow.hs.startswith(codes):
                yield flow
        for line in tally.lines(_TOLD_VERBOSE if verbose else _TOLD):
            typer.echo(f"enduse: {printable(file)}: {line}", err=True)
