"""`enduse goods`: HS codes, control codes and descriptions against export controls."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from enduse.cli.command import Format, Output, Verbose
from enduse.cli.output import Lines, console, settled
from enduse.model.errors import UsageError

if TYPE_CHECKING:
    from rich.table import Table

    from enduse.model.finding import Finding, Suggestion
    from enduse.screening.goods import GoodsScreener

_CONTROL = re.compile(r"(?:ECCN[ :]*)?[0-9][A-Z][0-9]{3}\S*|EAR ?99", re.IGNORECASE)
_COLUMNS = (
    "query", "kind", "rule", "code", "verdict", "detail", "authority", "citation", "in_force_from", "in_force_until",
    "as_of", "score", "evidence", "innocent_explanations",
)  # fmt: skip

Asked = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="CODE_OR_TEXT...",
        help='HS codes ("8542.31"), US control codes ("3A001", "EAR99") and descriptions; - reads them from standard '
        "input, one a line.",
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        metavar="DATE",
        help="Ask for this day, month or year; by default for the day of the newest table.",
        show_default=False,
    ),
]
HsRevision = Annotated[
    str | None,
    typer.Option(metavar="YEAR", help="Edition of the HS codes: 2012, 2017 or 2022; unknown by default."),
]
Destination = Annotated[
    str | None,
    typer.Option(metavar="COUNTRY", help="Ask for this destination too: ISO code or name.", show_default=False),
]


def goods(
    asked: Asked = None,
    *,
    as_of: AsOf = None,
    hs_revision: HsRevision = None,
    destination: Destination = None,
    format_: Output = Format.auto,
    verbose: Verbose = False,  # noqa: ARG001  # for `told`
) -> None:
    """Screen goods against export controls: three-valued findings for codes, suggestions for words. Never a verdict."""
    from enduse.screening.goods import GoodsScreener

    if not asked and not destination:
        raise UsageError("nothing to screen; give codes, descriptions or --destination")
    screener = GoodsScreener(as_of=as_of, hs_revision=hs_revision)
    answers = _answers(screener, asked or [], destination)
    chosen = settled(format_)
    if chosen is Format.table:
        console().print(_table(list(answers)))
        return
    with Lines(chosen, _line, _COLUMNS, _rows) as lines:
        for answer in answers:
            lines.print([answer])


def _answers(screener: GoodsScreener, asked: list[str], destination: str | None) -> Iterator[dict[str, Any]]:
    from enduse.screening.goods import read_hs

    if destination:
        yield _answer(destination, "destination", screener.destination(destination))
    for query in _queries(asked):
        if _CONTROL.fullmatch(query.strip()):
            yield _answer(query, "eccn", screener.eccn(query))
        elif read_hs(query).digits:
            yield _answer(query, "hs", screener.code(query, destination=destination))
        else:
            yield _answer(query, "text", suggestions=screener.text(query))


def _queries(asked: list[str]) -> Iterator[str]:
    for query in asked:
        if query == "-":
            yield from (line.strip() for line in sys.stdin if line.strip())
        else:
            yield query


def _answer(
    query: str, kind: str, findings: tuple[Finding, ...] = (), suggestions: tuple[Suggestion, ...] = ()
) -> dict[str, Any]:
    return {"query": query, "kind": kind, "findings": findings, "suggestions": suggestions}


def _line(answer: dict[str, Any]) -> str:
    import json

    from enduse.model.record import to_record

    record: dict[str, Any] = {"query": answer["query"], "kind": answer["kind"]}
    if answer["kind"] == "text":
        record["suggestions"] = [{**to_record(one), "verdict": one.verdict} for one in answer["suggestions"]]
    else:
        record["findings"] = [to_record(one) for one in answer["findings"]]
    return json.dumps(record, ensure_ascii=False)


def _rows(answer: dict[str, Any]) -> list[tuple[object, ...]]:
    query, kind = answer["query"], answer["kind"]
    found: list[tuple[object, ...]] = [
        (
            query, kind, one.rule, "", one.verdict, one.detail, one.authority, one.citation, one.in_force_from,
            one.in_force_until, one.as_of, "", "", " | ".join(one.innocent_explanations),
        )
        for one in answer["findings"]
    ]  # fmt: skip
    found += [
        (
            query, kind, "", one.code, one.verdict, one.title, "", "", "", "", "", one.score,
            " | ".join(f"{said} = {listed}" for said, listed in one.evidence), "",
        )
        for one in answer["suggestions"]
    ]  # fmt: skip
    return found or [(query, kind, *([""] * (len(_COLUMNS) - 2)))]


def _table(answers: list[dict[str, Any]]) -> Table:
    from rich.table import Table

    from enduse.views.printable import printable

    table = Table(box=None, pad_edge=False, show_edge=False, padding=(0, 2, 0, 0))
    for column in ("asked", "verdict", "rule or code", "why"):
        table.add_column(column, overflow="fold")
    for answer in answers:
        first = printable(answer["query"])
        for one in answer["findings"]:
            table.add_row(first, str(one.verdict), one.rule, f"{printable(one.detail)} [{one.citation}]")
            first = ""
        for one in answer["suggestions"]:
            met = ", ".join(printable(said) for said, _ in one.evidence)
            table.add_row(first, str(one.verdict), one.code, f"{one.title} [{one.score:.2f}: {met}]")
            first = ""
        if first:
            table.add_row(first, "cannot tell", "", "the words name no goods that are known")
    return table
