"""Answers of screening as lines, and in words."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from rich.console import Console

from enduse.model import Feature, Identifier, Match, Query
from enduse.model.answer import Answer, Decision, Listing, Mention
from enduse.views.explanation import against, explained, measures
from enduse.views.match_page import answer_page
from enduse.views.matches import MATCH_COLUMNS, answer_json, answer_rows

QUERY = Query(("Acme Optik",), "Company", (), ("de",), (Identifier("leiCode", "X1"),), "K-1")
TERMS = (
    Feature("identifier", 1.0, 0.95, "leiCode: same number", "X1", "X-1"),
    Feature("name", 0.93, 1.0, "alias", "Acme Optik", "Acme Optics GmbH"),
    Feature("word", 1.0, 1.0, "exact", "acme", "acme"),
    Feature("word", 0.9, 1.0, "spelling", "optik", "optics"),
    Feature("word", 0.0, 0.0, "legal form ignored", "", "gmbh"),
    Feature("word", -1.0, 0.4, "another word stands there", "", "holding"),
    Feature("rarity", 0.9, 0.0, "what met is common in names"),
    Feature("country", -1.0, 0.05, "other country", "de", "ru"),
)
MATCH = Match("p1", "Acme Optics GmbH", "Company", ("a", "b"), 0.91, True, TERMS, ("p2",))
LISTING = Listing("p2", "An authority", "A programme", ("PR-1",), "2024-03", ("licence refused",), "because")
NO = Decision(QUERY, "k", "p1", "false", "ana", "other firm", "2026-02-03T04:05:06+00:00", (("p1", "s"), ("p2", "t")))
MENTION = Mention("supplier", "c1", "d" * 64, "A title", "2024-05", "r.txt", "Acme Optik sent", 12, "body")
ANSWER = Answer(QUERY, "k", (MATCH,), listings=(LISTING,), mentions=(MENTION,), named=7, place="row 2")


def page(answer: Answer, *, rejected: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=150, highlight=False, emoji=False, markup=False)
    for line in answer_page(answer, threshold=0.86, rejected=rejected):
        console.print(line)
    return out.getvalue()


def test_a_line_of_json() -> None:
    record = json.loads(answer_json(ANSWER, {"a": "2026-01-01"}))
    assert list(record) == ["query", "key", "place", "id", "asked", "results", "mentions", "named", "lists"]
    (result,) = record["results"]
    assert list(result) == [
        "id", "caption", "schema", "score", "match", "status", "datasets", "referents", "features", "listings",
    ]  # fmt: skip
    assert result["features"][0] == {
        "name": "identifier", "score": 1.0, "weight": 0.95, "detail": "leiCode: same number", "query": "X1",
        "candidate": "X-1",
    }  # fmt: skip


def test_nothing_found_is_an_empty_list_and_a_row() -> None:
    empty = Answer(Query(("Acme",)), "k")
    assert json.loads(answer_json(empty)) == {"query": "Acme", "key": "k", "results": []}
    (row,) = answer_rows(empty)
    assert dict(zip(MATCH_COLUMNS, row, strict=True))["status"] == "no candidate"


def test_what_speaks_for_and_against() -> None:
    assert explained(MATCH) == [
        "number X1 = X-1 (leiCode: same number)",
        "Acme Optik = Acme Optics GmbH (alias, 0.93)",
        "words: acme (exact); optik = optics (spelling); gmbh (legal form ignored)",
    ]
    assert against(MATCH) == [
        "holding (another word stands there)",
        "what met is common in names",
        "country de / ru (other country)",
    ]


def test_measures_in_words() -> None:
    assert [*measures([LISTING, LISTING])] == [
        "An authority: A programme (PR-1), listed March 2024, licence refused, because"
    ]
    assert [*measures([Listing("p1", "An authority"), Listing("p1", program="P"), Listing("p1")])] == [
        "An authority",
        "P",
    ]


def test_rejected_matches_are_told_apart() -> None:
    answer = replace(ANSWER, matches=(), rejected=(MATCH,), decisions=(NO,))
    record = json.loads(answer_json(answer))
    assert record["results"] == []
    assert record["rejected"][0]["status"] == "rejected"
    assert record["rejected"][0]["decision"]["by"] == "ana"
    quiet, shown = page(answer), page(answer, rejected=True)
    assert "no candidate from 0.86 up, 1 rejected before; nobody is cleared by that" in quiet
    assert "other firm" not in quiet
    assert "rejected by ana, 3 February 2026: other firm" in shown


def test_a_page_leads_from_the_match_to_the_quotation() -> None:
    shown = page(ANSWER)
    assert "supplier, body at character 12 of A title, May 2024 (document dddddddddddd): “Acme Optik sent”" in shown
    assert "named 7 times in all" in shown
    assert "measure: An authority: A programme (PR-1)" in shown


@pytest.mark.parametrize("name", ["\x1b[2J", "\u202egnp.exe", "[red]x[/red]", "a\nb"])
def test_names_neither_style_nor_break_the_page(name: str) -> None:
    hostile = replace(MATCH, caption=f"{name}Z", datasets=(name,), entity_id=name)
    shown = page(replace(ANSWER, query=replace(QUERY, names=(f"{name}Q",)), matches=(hostile,)))
    assert not {"\x1b", "\u202e"} & {*shown}
    assert "Z  Company" in shown
    if name.startswith("["):
        assert "[red]x[/red]Z" in shown


def test_a_long_name_is_cut() -> None:
    assert max(map(len, page(replace(ANSWER, query=replace(QUERY, names=("x" * 5000,)))).splitlines())) < 500
