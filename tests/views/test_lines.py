from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from views_claims import HOSTILE, MEASURE, SHIPPED, WEIGHING, hostile

from enduse.model import Claim
from enduse.model.record import claim_of
from enduse.views.lines import (
    CLAIM_COLUMNS,
    WEIGHING_COLUMNS,
    claim_json,
    claim_row,
    csv_line,
    weighing_json,
    weighing_rows,
)


@pytest.mark.parametrize("claim", [SHIPPED, MEASURE, hostile(SHIPPED)])
def test_json_line_gives_the_claim_back(claim: Claim) -> None:
    line = claim_json(claim)
    assert "\n" not in line
    assert claim_of(json.loads(line)) == claim


def test_weighing_json_carries_its_sentences() -> None:
    record = json.loads(weighing_json(WEIGHING))
    assert record["sentence"].startswith("China to Russia")
    assert record["dispute"]["sentence"].endswith("but Kirby denies it.")
    assert record["positions"][0]["credibility"]["terms"][0]["sources"] == ["Kirby"]


@pytest.mark.parametrize("claim", [SHIPPED, MEASURE])
def test_row_has_a_cell_a_column(claim: Claim) -> None:
    row = dict(zip(CLAIM_COLUMNS, claim_row(claim), strict=True))
    assert row["id"] == claim.id
    assert row["words"] == claim.spans[0].exact


def test_weighing_has_a_row_a_position() -> None:
    rows = [dict(zip(WEIGHING_COLUMNS, row, strict=True)) for row in weighing_rows(WEIGHING)]
    assert [(row["source"], row["grade"], row["disputed"]) for row in rows] == [
        ("Der Spiegel", "B4", "yes"),
        ("Kirby", "F4", "yes"),
    ]


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_no_cell_is_a_formula_and_every_cell_comes_back(cells: list[str]) -> None:
    (row,) = csv.reader(io.StringIO(csv_line(cells), newline=""))
    assert [cell.removeprefix("'") if cell != said else cell for cell, said in zip(row, cells, strict=True)] == cells
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1"])
def test_formula_is_made_text(cell: str) -> None:
    ((neutral,),) = csv.reader(io.StringIO(csv_line([cell]), newline=""))
    assert neutral == f"'{cell}"


@pytest.mark.parametrize("cell", ["a=1", " =1", "Russia", ""])
def test_harmless_cell_stays(cell: str) -> None:
    assert csv_line([cell, "x"]) == f"{cell},x"


def test_numbers_stay_numbers() -> None:
    assert csv_line([-1, 2.5, None]) == "-1,2.5,"


def test_hostile_name_leads_no_cell() -> None:
    assert "=cmd" in HOSTILE
    assert not csv_line(claim_row(hostile(SHIPPED))).startswith("=")
