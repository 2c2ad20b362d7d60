"""A screening from the options to the exit code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from enduse.cli.command import Format, tell
from enduse.cli.output import Lines, console, settled
from enduse.cli.screen_asked import Details, Trouble, query_of, rows_of, table_of, typed
from enduse.cli.screen_lists import lists_of, say_lists
from enduse.model.errors import CaseError, InputError, UsageError

if TYPE_CHECKING:
    from enduse.case import Case
    from enduse.case.lists_index import ListsIndex
    from enduse.case.parties import PartyTable
    from enduse.case.screening import Manner
    from enduse.ledger.screenings import Screenings
    from enduse.model import Query
    from enduse.model.answer import Answer

SOME_FAILED = 5
MATCHED = 10


@dataclass(frozen=True)
class Run:
    """The options of a screening."""

    names: Sequence[str]
    lists: Sequence[Path]
    parties: Path | None
    shipments: Path | None
    case: Path | None
    details: Details
    threshold: str
    limit: int
    columns: Sequence[str]
    as_of: str | None
    rejected: bool
    fail_on_match: bool
    format_: Format
    verbose: bool


def run(options: Run) -> None:
    """Screen what the options name, and end with the exit code they ask for."""
    from enduse.case import Case
    from enduse.case.screening import Manner, threshold_of

    manner = Manner(threshold_of(options.threshold), options.limit)
    whole_case = _check(options)
    # What cannot be asked is told before lists are indexed, which may take half a minute.
    table = None if options.parties is None else table_of(options.parties, options.columns)
    with ExitStack() as open_:
        case = None if options.case is None else open_.enter_context(Case.open(options.case, create=False))
        lists = lists_of(options.lists, options.case)
        say_lists(lists)
        if options.shipments is not None:
            from enduse.cli.screen_shipments import run_shipments

            run_shipments(options, case, lists, manner)
            return
        if whole_case and case is not None:
            from enduse.cli.screen_case import run_case

            run_case(options, case, lists, manner)
            return
        _run_parties(options, table, case, lists, manner)


def _check(options: Run) -> bool:
    """Whether the whole case is meant.

    Raises:
        UsageError: The options contradict one another, or ask nothing.
    """
    asks = bool(options.names or (options.details.numbers and not options.parties))
    if asks + (options.parties is not None) + (options.shipments is not None) > 1:
        raise UsageError("give names, --parties or --shipments, one at a time")
    if options.parties is not None and options.details.are_given:
        raise UsageError("a table of parties tells their details itself; name its columns with --column")
    if options.shipments is not None and options.details.are_given:
        raise UsageError("shipments tell the details of their parties themselves; leave these options out")
    if options.columns and options.parties is None and options.shipments is None:
        raise UsageError("--column is for --parties and --shipments")
    if not asks and options.parties is None and options.shipments is None and options.case is None:
        raise UsageError("nothing to screen; give names, --parties FILE, --shipments FILE or --case DIR")
    if not options.lists and options.case is None:
        raise UsageError("no lists to screen against; give --lists DIR or FILE, or --case DIR for those of a case")
    query_of("-", options.details)
    return not asks and options.parties is None and options.shipments is None


def _run_parties(options: Run, table: PartyTable | None, case: Case | None, lists: ListsIndex, manner: Manner) -> None:
    from enduse.case.decisions import Decisions
    from enduse.case.screening import screened
    from enduse.cli.screen_progress import counting
    from enduse.ledger.screenings import Screenings

    trouble = Trouble(verbose=options.verbose, failed=len(lists.failures))
    asked: Iterable[tuple[str, Query]]
    if table is not None and options.parties is not None:
        asked = rows_of(table, options.parties, trouble)
    else:
        asked = typed(options.names, options.details, trouble)
    log = None if case is None else Screenings(case.ledger)
    decisions = None if log is None else Decisions(log.decisions())
    met: dict[str, Query] = {}
    tally = Tally()
    with counting("Screening") as progress:
        answers = tally.counted(screened(asked, lists, manner, decisions, progress))
        print_answers(_remembered(answers, met), options, lists, manner)
    if log is not None:
        remember(log, met)
    typer.echo(tally.line(options.case), err=True)
    end(options, tally, trouble)


def remember(log: Screenings, met: Mapping[str, Query]) -> None:
    """Keep parties that matched, so that they can be named when deciding; a case on read-only ground is only asked."""
    try:
        log.remember(met)
    except CaseError as error:
        tell(error)


class Tally:
    """What a screening came to."""

    def __init__(self) -> None:
        self.asked = 0
        self.matched = 0
        self.rejected = 0

    def counted(self, answers: Iterable[Answer]) -> Iterator[Answer]:
        """The answers, counted as they pass."""
        for answer in answers:
            self.asked += 1
            self.matched += bool(answer.matches)
            self.rejected += len(answer.rejected)
            yield answer

    def line(self, case: Path | None) -> str:
        """The counts in a line."""
        parties = f"{self.asked:,} part{'y' if self.asked == 1 else 'ies'} asked"
        rejected = f", {self.rejected:,} rejected before (--rejected shows them)" if self.rejected else ""
        told = f"{parties}, {self.matched:,} with a candidate{rejected}"
        hint = f"; decide with `enduse screen decide QUERY ID true|false|unsure --case {case} --why …`"
        return f"{told}{hint if case is not None and self.matched else ''}"


def print_answers(answers: Iterable[Answer], options: Run, lists: ListsIndex, manner: Manner) -> None:
    """Print answers in the format asked for, each as soon as it is known."""
    from enduse.views.matches import MATCH_COLUMNS, answer_json, answer_rows

    format_ = settled(options.format_)
    shows_rejected = options.rejected or options.verbose
    if format_ is Format.table:
        from enduse.views.match_page import answer_page

        out = console()
        for answer in answers:
            for line in answer_page(answer, threshold=manner.threshold, rejected=shows_rejected):
                out.print(line)
        return
    states = {each.name: each.day for each in lists.states}
    with Lines(format_, lambda each: answer_json(each, states), MATCH_COLUMNS, answer_rows) as lines:
        for answer in answers:
            lines.print([answer if shows_rejected else replace(answer, rejected=())])


def end(options: Run, tally: Tally, trouble: Trouble) -> None:
    """End with the exit code of what happened.

    Raises:
        InputError: Nothing was asked.
        typer.Exit: Something failed, or somebody matched and that is to be told.
    """
    if not tally.asked and not trouble.told:
        raise InputError("nothing was asked: the input names no party; check it")
    if options.fail_on_match and tally.matched:
        raise typer.Exit(MATCHED)
    if trouble.failed:
        raise typer.Exit(SOME_FAILED if tally.asked else InputError.exit_code)


def _remembered(answers: Iterable[Answer], met: dict[str, Query]) -> Iterator[Answer]:
    for answer in answers:
        if answer.matches or answer.rejected:
            met[answer.key] = answer.query
        yield answer
