"""`enduse screen decide` and `enduse screen log`."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from enduse.cli.command import Format
from enduse.cli.output import Lines, console, settled
from enduse.cli.screen_asked import Details, query_of
from enduse.cli.screen_lists import lists_of
from enduse.model.errors import EnduseError, UsageError

if TYPE_CHECKING:
    from rich.text import Text

    from enduse.case.lists_index import ListsIndex
    from enduse.model.answer import Decision

_SAID = {"true": "is", "false": "is not", "unsure": "may or may not be"}
_STYLE = {"true": "bold red", "false": "dim", "unsure": "yellow"}


def decided(
    case: Path,
    lists: Sequence[Path],
    asked: tuple[str, Details],
    answer: tuple[str, str],
    *,
    by: str | None,
    why: str,
    threshold: str,
) -> None:
    """Keep a decision and say on standard error what was decided, and on which records."""
    from enduse.case import Case
    from enduse.case.decisions import Pair, decide, meant
    from enduse.case.screening import threshold_of
    from enduse.ledger.screenings import Screenings
    from enduse.views.printable import printable

    words, details = asked
    entity_id, verdict = answer
    with Case.open(case, create=False) as opened:
        log = Screenings(opened.ledger)
        known = None if details.are_given else meant(words, [*log.queries().items()])
        query = known or query_of(words, details)
        index = lists_of(lists, case)
        decision = decide(
            log, index, Pair(query, entity_id), verdict, by=by or _user(), why=why, threshold=threshold_of(threshold)
        )
    also = [one for one, _ in decision.sides if one != entity_id]
    records = f" (and {', '.join(also)}, taken for the same party)" if also else ""
    said = f"{query.names[0]} {_SAID[verdict]} {decision.caption}, {entity_id}{records}"
    typer.echo(printable(f"{said}: said by {decision.by}, kept in {case}"), err=True)


def print_log(case: Path, lists: Sequence[Path], format_: Format) -> None:
    """Print every decision of a case, and whether it holds."""
    from enduse.case import Case
    from enduse.ledger.screenings import Screenings
    from enduse.views.matches import DECISION_COLUMNS, decision_json, decision_row

    with Case.open(case, create=False) as opened:
        decisions = list(Screenings(opened.ledger).decisions())
    index: ListsIndex | None = None
    try:
        index = lists_of(lists, case) if decisions else None
    except EnduseError as error:
        typer.echo(f"enduse: {error}; whether decisions hold is not told", err=True)
    last = {(each.query_key, each.entity_id): each for each in decisions}
    told = [(each, _holds(each, last, index)) for each in decisions]
    chosen = settled(format_)
    if chosen is Format.table:
        out = console()
        for decision, holds in told:
            out.print(_line(decision, holds), soft_wrap=True)
        typer.echo(f"{len(told):,} decision{'' if len(told) == 1 else 's'}", err=True)
        return
    lines: Lines[tuple[Decision, bool | None]] = Lines(
        chosen,
        lambda each: decision_json(each[0], holds=each[1]),
        DECISION_COLUMNS,
        lambda each: [decision_row(each[0], holds=each[1])],
    )
    with lines:
        lines.print(told)


def _holds(decision: Decision, last: dict[tuple[str, str], Decision], index: ListsIndex | None) -> bool | None:
    if last[decision.query_key, decision.entity_id] is not decision:
        return False
    if index is None:
        return None
    for one, side in decision.sides:
        try:
            if index.side(one) != side:
                return False
        except KeyError:
            return False
    return True


def _line(decision: Decision, holds: bool | None) -> Text:
    from rich.text import Text

    from enduse.views.printable import printable

    state = {None: "", True: "holds", False: "no longer holds"}[holds]
    line = Text(f"{decision.at}  {decision.verdict:6}  ", style=_STYLE[decision.verdict])
    line.append(printable(f"{decision.query.names[0]} ({decision.query_key}) / {decision.caption} "))
    line.append(printable(f"({decision.entity_id})  {decision.by}: {decision.why}  {state}"), style="not bold dim")
    return line


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise UsageError("this system names no user; give --by WHO") from error
