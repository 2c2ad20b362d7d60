"""`enduse screen --case DIR`: everybody named in a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from enduse.cli.screen_progress import counting
from enduse.cli.screen_run import MATCHED, SOME_FAILED, Run, Tally, print_answers
from enduse.model.errors import InputError

if TYPE_CHECKING:
    from enduse.case import Case
    from enduse.case.case_screening import CaseScreening
    from enduse.case.lists_index import ListsIndex
    from enduse.case.screening import Manner


def run_case(options: Run, case: Case, lists: ListsIndex, manner: Manner) -> None:
    """Screen everybody named in a case; in a table those without a candidate are only counted."""
    with counting("Screening") as progress:
        found = case.screen(lists=lists, threshold=manner.threshold, limit=manner.limit, progress=progress)
    if not found.answers:
        passed = f" besides {found.states} states and organs of states" if found.states else ""
        raise InputError(f"{options.case}: names no party{passed}; read reports or shipments into it first")
    tally = Tally()
    from enduse.cli.command import Format
    from enduse.cli.output import settled

    answers = [*tally.counted(found.answers)]
    if settled(options.format_) is Format.table:
        shows = options.rejected or options.verbose
        answers = [each for each in answers if each.matches or (shows and each.rejected)]
    print_answers(answers, options, lists, manner)
    typer.echo(_line(found), err=True)
    typer.echo(tally.line(options.case), err=True)
    if options.fail_on_match and tally.matched:
        raise typer.Exit(MATCHED)
    if lists.failures:
        raise typer.Exit(SOME_FAILED)


def _line(found: CaseScreening) -> str:
    told = [f"{found.asked:,} asked of the lists now"]
    if found.carried:
        told.append(f"{found.carried:,} carried over: nothing in the lists that could change them has changed")
    if found.known:
        told.append(f"{found.known:,} asked before of these lists")
    if found.states:
        told.append(f"{found.states:,} names of states and their organs passed over")
    return "; ".join(told)
