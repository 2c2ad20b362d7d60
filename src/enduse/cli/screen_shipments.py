"""`enduse screen --shipments FILE`: every party, good and destination of a file of shipments."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import typer

from enduse.cli.command import Format
from enduse.cli.output import Lines, console, settled
from enduse.cli.screen_asked import column_map
from enduse.cli.screen_progress import counting
from enduse.cli.screen_run import MATCHED, SOME_FAILED, Run, remember
from enduse.model.errors import InputError

if TYPE_CHECKING:
    from enduse.case import Case
    from enduse.case.lists_index import ListsIndex
    from enduse.case.screening import Manner
    from enduse.screening.shipments import ShipmentResult

COLUMNS = (
    "id", "row", "verdict", "as_of", "kind", "role", "name", "match_id", "caption", "score", "datasets", "rule",
    "finding", "subject", "detail", "authority", "citation", "innocent_explanations",
)  # fmt: skip
"""One row a match or finding; a shipment without any has a row too."""


def run_shipments(options: Run, case: Case | None, lists: ListsIndex, manner: Manner) -> None:
    """Screen the shipments of a file, streamed; the map of its columns is told before the first."""
    from enduse.case.decisions import Decisions, Reviewed
    from enduse.ledger.screenings import Screenings
    from enduse.screening.goods import GoodsScreener
    from enduse.screening.shipments import Totals, screen_shipments, unasked
    from enduse.sources.shipments import Tally, columns_of, read_shipments
    from enduse.views.printable import printable

    path = str(options.shipments)
    columns = columns_of(path, given=column_map(options.columns) or None)
    for line in columns.lines():
        typer.echo(printable(line), err=True)
    for finding in unasked(tuple(columns.fields), file=path):
        typer.echo(printable(f"cannot tell: {finding.detail}"), err=True)
    tally, totals = Tally(), Totals()
    log = None if case is None else Screenings(case.ledger)
    screener = Reviewed(lists, Decisions(log.decisions() if log is not None else ()))
    shipments = read_shipments(path, columns, on_rejected=tally.reject, on_note=tally.note)
    with counting("Shipments") as progress:
        results = screen_shipments(
            shipments, screener, GoodsScreener(), threshold=manner.threshold, limit=manner.limit,
            as_of=options.as_of, own_dates=options.as_of is None, fields=tuple(columns.fields), progress=progress,
        )  # fmt: skip
        _print((totals.add(result) for result in results), settled(options.format_))
    for line in tally.lines():
        typer.echo(printable(f"enduse: {line}"), err=True)
    if log is not None:
        remember(log, screener.met)
    if screener.rejected:
        typer.echo(f"{screener.rejected:,} matches of parties were rejected before", err=True)
    for line in totals.lines():
        typer.echo(line, err=True)
    if not totals.records:
        raise InputError(f"{path}: no row of it could be read; check the columns, --column names them")
    if options.fail_on_match and totals.listed:
        raise typer.Exit(MATCHED)
    if tally.rejected or lists.failures:
        raise typer.Exit(SOME_FAILED)


def _print(results: Iterable[ShipmentResult], format_: Format) -> None:
    if format_ is Format.table:
        out = console()
        for result in results:
            for line in _page(result):
                out.print(line)
        return
    with Lines(format_, _json, COLUMNS, _rows) as lines:
        for result in results:
            lines.print([result])


def _json(result: ShipmentResult) -> str:
    return json.dumps(result.to_dict(), ensure_ascii=False)


def _rows(result: ShipmentResult) -> Iterator[tuple[object, ...]]:
    head = {"id": result.id, "row": result.row, "verdict": result.verdict.value, "as_of": result.as_of}
    told: list[dict[str, object]] = [
        {
            "kind": "party", "role": party.role, "name": party.name, "match_id": match.entity_id,
            "caption": match.caption, "score": match.score, "datasets": "; ".join(match.datasets),
        }
        for party in result.parties
        for match in party.matches
    ]  # fmt: skip
    told += [
        {
            "kind": "finding", "rule": each.rule, "finding": each.verdict.value, "subject": each.subject,
            "detail": each.detail, "authority": each.authority, "citation": each.citation,
            "innocent_explanations": " | ".join(each.innocent_explanations),
        }
        for each in result.findings
    ]  # fmt: skip
    for cells in told or [{}]:
        yield tuple((head | cells).get(column) for column in COLUMNS)


def _page(result: ShipmentResult) -> Iterator[Any]:
    from rich.padding import Padding
    from rich.text import Text

    from enduse.views.printable import printable

    if not result.findings and not any(party.matches for party in result.parties):
        return
    where = f" (row {result.row:,})" if result.row is not None else ""
    yield Padding(
        Text(printable(f"{result.id}{where}: {result.verdict.value}"), style="bold underline"), 0, expand=False
    )
    for party in result.parties:
        for match in party.matches:
            line = Text(f"{match.score:.2f}  ", style="bold")
            line.append(printable(f"{party.role} {party.name} = {match.caption}"))
            line.append(
                printable(f"  {match.schema}, {', '.join(match.datasets)}  {match.entity_id}"), style="not bold dim"
            )
            yield Padding(line, (0, 0, 0, 2), expand=False)
    for each in result.findings:
        said = f"{each.verdict.value}  {each.rule}  {each.subject}: {each.detail} [{each.citation}]"
        yield Padding(
            Text(printable(said), style="" if each.verdict.value == "fired" else "dim"), (0, 0, 0, 2), expand=False
        )
