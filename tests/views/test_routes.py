"""Routes as they are shown: complete, cut where long, and harmless."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest
from rich.console import Console

from enduse.model import Attribution, Document, Item, Party, TransferClaim
from enduse.model.route import Leg, Route, RouteTerm, Stop, Tracing
from enduse.model.span import cut
from enduse.views.lines import csv_line
from enduse.views.routes import NOTHING, ROUTE_COLUMNS, route_json, route_rows, routes_view, said_words, stop_words

MAKER = Stop("maker|de", "Muster Chips GmbH", "de")
HUB = Stop("hub|ae", "Ejemplo Trading FZE", "ae", ("EJEMPLO TRADING",), 0.93)
NOBODY = Stop("?ru", "", "ru")
RECORDED = Leg(MAKER, HUB, ("recorded",), ("854231",), "2022-05-01", "2022-06-01", 1234.5, ("S1", "S2", "S3", "S4"))
ASSUMED = Leg(HUB, NOBODY, ("assumed",), reason="no record of this leg: it is owned from ru")
TERMS = (
    RouteTerm("passing on", 0.9, 6, "90% went on"),
    RouteTerm("timing", 0.2, 1, "after 96 days"),
    RouteTerm("concern", 1.0, 1, "sought"),
    RouteTerm("tie", None, 2, "nothing known"),
)
ROUTE = Route(
    "0123456789abcdef", (RECORDED, ASSUMED), 0.7, TERMS, ("a coincidence is not proof", "it may be a warehouse")
)


def shown(*routes: Route, width: int = 100, said: dict[str, str] | None = None) -> str:
    out = Console(file=io.StringIO(), width=width, highlight=False, emoji=False, markup=False)
    out.print(routes_view(Tracing(routes, len(routes)), said or {}))
    assert isinstance(out.file, io.StringIO)
    return out.file.getvalue()


def test_a_route_is_a_ladder_with_its_reasons() -> None:
    assert (
        shown(ROUTE)
        == """\
1. score 0.70  DE → AE → RU  route 0123456789abcdef
   Muster Chips GmbH (Germany)
   │ recorded; HS 854231 (priority list, tier 1); 2022-05-01 to 2022-06-01; 4 records of 1,234.5 kg:
   │ S1, S2, S3 and 1 more
   Ejemplo Trading FZE (the United Arab Emirates)
     taken for the same at 0.93: EJEMPLO TRADING
   ┆ assumed; no record of this leg: it is owned from ru
   somebody in Russia
     +0.54 passing on: 90% went on
     +0.10 concern: sought
     +0.02 weak: timing: after 96 days
     +0.04 not known: tie: nothing known

A route is a lead, never a verdict. What may lie behind these without any diversion:
  - a coincidence is not proof
  - it may be a warehouse
"""
    )


@pytest.mark.parametrize("width", [40, 60, 100, 160])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    long = replace(HUB, name="Wort " * 100, names=("y" * 500,))
    route = replace(ROUTE, legs=(replace(RECORDED, target=long), replace(ASSUMED, source=long)))
    lines = shown(route, width=width).splitlines()
    assert max(map(len, lines)) <= width
    assert not [line for line in lines if line != line.rstrip()]


# The shares are what the score is made of: they must add up to it.
def test_shares_add_up_to_the_score() -> None:
    score = (6 * 0.9 + 0.2 + 1 + 2 * 0.4) / 10
    shares = [float(each) for each in re.findall(r"\+(\d\.\d\d) ", shown(replace(ROUTE, score=score)))]
    assert abs(sum(shares) - score) < 0.03


def test_innocent_explanations_stand_once_for_all_routes() -> None:
    other = replace(ROUTE, id="f" * 16, innocent_explanations=("a coincidence is not proof", "it may be a forwarder"))
    text = shown(ROUTE, other)
    assert text.count("a coincidence is not proof") == 1
    assert text.count("it may be a forwarder") == 1


def test_nothing_found_clears_nobody() -> None:
    assert shown() == f"{NOTHING}\n"


@pytest.mark.parametrize(
    ("stop", "words"),
    [
        (MAKER, "Muster Chips GmbH (Germany)"),
        (replace(MAKER, country=None), "Muster Chips GmbH (country not known)"),
        (NOBODY, "somebody in Russia"),
        (Stop("country:ae", "United Arab Emirates", "ae"), "United Arab Emirates"),
        (Stop("x", "[red]A[/]\x1b[31m\u202eB\nC", "xk"), "[red]A[/][31mB C (Kosovo)"),
        (Stop("x", "z" * 200, "de"), f"{'z' * 79}… (Germany)"),
    ],
)
def test_parties_in_words(stop: Stop, words: str) -> None:
    assert stop_words(stop) == words


def test_a_leg_without_weight_date_or_goods_says_so() -> None:
    bare = Leg(MAKER, HUB, ("recorded",), shipments=("S1",))
    assert "│ recorded; goods not told; undated; 1 record of unknown weight: S1" in shown(
        replace(ROUTE, legs=(bare, ASSUMED))
    )


def test_a_claim_of_two_legs_is_quoted_once() -> None:
    legs = tuple(replace(RECORDED, basis=("said",), shipments=(), claims=("c1",), disputed=True) for _ in range(2))
    text = shown(replace(ROUTE, legs=legs), said={"c1": "Reuters says so."})
    assert text.count("Reuters says so.") == 1
    assert text.count("│ said: as above") == 1
    assert text.count("disputed: another source denies it or has not seen it") == 2


def test_a_claim_without_words_is_shown_by_its_id_and_many_are_counted() -> None:
    leg = replace(RECORDED, claims=tuple(f"c{number}" for number in range(5)))
    text = shown(replace(ROUTE, legs=(leg, ASSUMED)))
    assert "said: claim c0" in text
    assert "said: 2 claims more" in text
    assert "c4" not in text


def test_a_claim_says_who_and_where() -> None:
    document = Document("Title\n\nReuters says China sent chips to Russia.", title="Title", published_at="2023-02")
    claim = TransferClaim(
        document.id, (cut(document.text, 7, len(document.text)),), (Party("China", "Country", ("cn",)),),
        (Party("Russia", "Country", ("ru",)),), items=(Item("chips"),), stage="shipped",
        attribution=Attribution((Party("Reuters", "Organization"),), "says"),
    )  # fmt: skip
    words = said_words(claim, document)
    assert words.startswith("Reuters says that China shipped chips to Russia.")
    assert words.endswith("“Reuters says China sent chips to Russia.” (Title, February 2023)")
    assert said_words(claim, None).endswith("”")


def test_json_is_the_route_whole() -> None:
    line = route_json((1, ROUTE))
    assert "\n" not in line
    record = json.loads(line)
    assert record["id"] == ROUTE.id
    assert record["legs"][0]["target"]["names"] == ["EJEMPLO TRADING"]
    assert [term["name"] for term in record["terms"]] == [term.name for term in TERMS]


def test_rows_are_one_a_leg_under_their_heads() -> None:
    rows = [dict(zip(ROUTE_COLUMNS, cells, strict=True)) for cells in route_rows((3, ROUTE))]
    assert [each["leg"] for each in rows] == [1, 2]
    assert rows[0]["shipments"] == "S1; S2; S3; S4"
    assert rows[1]["basis"] == "assumed"
    assert rows[1]["disputed"] == "no"
    assert {each["rank"] for each in rows} == {3}


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1"])
def test_no_cell_is_a_formula(words: str) -> None:
    hostile = replace(RECORDED, source=Stop("k", words, "de"), shipments=(words,), claims=(words,), reason=words)
    (cells,) = route_rows((1, replace(ROUTE, legs=(hostile,))))
    (read,) = csv.reader(io.StringIO(csv_line(cells), newline=""))
    for column in ("source", "shipments", "claims", "reason"):
        assert read[ROUTE_COLUMNS.index(column)] == f"'{words}"
