"""`enduse ownership`, as it is typed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from plain_reader import Enduse

DAY = ("--as-of", "2026-01-15")
ROWS = "owner,owner_name,asset,asset_name,share\nx,Xenia,a,Alpha,60\na,Alpha,b,Beta,50\ny,Yuri,b,Beta,10\n"


@pytest.fixture
def holdings(tmp_path: Path) -> Path:
    path = tmp_path / "holdings.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def records(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_affected_parties_are_told_with_their_chain(enduse: Enduse, holdings: Path) -> None:
    told = enduse("ownership", holdings, "--listed", "x", "--regime", "ofac", *DAY)
    assert told.code == 0
    alpha, beta = records(told.out)
    assert (alpha["id"], alpha["caption"], alpha["status"], alpha["share_min"]) == ("a", "Alpha", "certain", 60)
    assert [step["id"] for step in beta["chain"]] == ["a", "b"]
    assert beta["listed"] == [{"id": "x", "caption": "Xenia"}]
    assert beta["chain"][0]["counted"][0]["origins"] == [f"{holdings}:2"]
    assert beta["finding"]["verdict"] == "fired"


def test_all_regimes_are_asked_in_turn(enduse: Enduse, holdings: Path) -> None:
    told = enduse("ownership", holdings, "--listed", "x", *DAY)
    assert [(each["regime"], each["id"]) for each in records(told.out)] == [
        ("ofac", "a"), ("ofac", "b"), ("eu", "a"), ("eu", "b"), ("uk", "a"),
    ]  # fmt: skip
    assert "bis: suspended from 2025-11-10 to 2026-11-09" in told.err


@pytest.mark.parametrize(("day", "found"), [("2025-10-01", 2), ("2026-01-15", 0), ("2026-11-22", 2)])
def test_the_affiliates_rule_follows_the_day(enduse: Enduse, holdings: Path, day: str, found: int) -> None:
    told = enduse("ownership", holdings, "--listed", "x", "--regime", "bis", "--as-of", day)
    assert len(records(told.out)) == found
    assert ("unless changed" in told.err) is (day == "2026-11-22")


def test_a_rule_that_did_not_exist_is_told(enduse: Enduse, holdings: Path) -> None:
    told = enduse("ownership", holdings, "--listed", "x", "--regime", "bis", "--as-of", "2020-01-01")
    assert (told.code, told.out) == (0, "")
    assert "bis: no such rule on 2020-01-01" in told.err


@pytest.mark.parametrize("party", ["y", "Yuri"])
def test_one_party_is_explained_though_it_is_not_affected(enduse: Enduse, holdings: Path, party: str) -> None:
    told = enduse("ownership", holdings, "--listed", "x", "--party", party, "--regime", "uk", *DAY)
    (record,) = records(told.out)
    assert (record["id"], record["status"], record["finding"]["verdict"]) == ("y", "no", "cannot tell")
    assert record["gaps"] == ["no owner is told"]


def test_a_table_shows_the_chain_as_a_tree(enduse: Enduse, holdings: Path) -> None:
    told = enduse("ownership", holdings, "--listed", "x", "--regime", "ofac", *DAY, "-f", "table")
    assert "certain: Beta [b], 50 % counted\n   50 % Alpha [a], certain\n      60 % Xenia [x], listed" in told.out
    assert "open: who holds the other 40 % is not told" in told.out


def test_nobody_affected_is_nobody_cleared(enduse: Enduse, holdings: Path) -> None:
    told = enduse("ownership", holdings, "--listed", "y", "--regime", "ofac", *DAY, "-f", "table")
    assert "nobody is cleared by that" in told.out


def test_csv_is_one_row_a_party(enduse: Enduse, holdings: Path) -> None:
    told = enduse("ownership", holdings, "--listed", "x", "--regime", "ofac", *DAY, "-f", "csv")
    rows = list(csv.DictReader(io.StringIO(told.out)))
    assert [(row["id"], row["status"], row["chain"]) for row in rows] == [
        ("a", "certain", "Alpha [a]: 60 % Xenia [x]"),
        ("b", "certain", "Alpha [a]: 60 % Xenia [x]; Beta [b]: 50 % Alpha [a]"),
    ]


def test_json_is_one_list(enduse: Enduse, holdings: Path) -> None:
    assert len(json.loads(enduse("ownership", holdings, "--listed", "x", *DAY, "-f", "json").out)) == 5
    assert json.loads(enduse("ownership", holdings, "--listed", "nobody", *DAY, "-f", "json").out) == []


def test_hostile_names_drive_neither_terminal_nor_spreadsheet(enduse: Enduse, tmp_path: Path) -> None:
    path = tmp_path / "holdings.csv"
    path.write_text("owner,asset,asset_name,share\nx,a,=cmd()\x1b[31m\u202eAlpha,60\n", encoding="utf-8")
    table = enduse("ownership", path, "--listed", "x", "--regime", "ofac", *DAY, "-f", "table").out
    assert "\x1b" not in table
    assert "\u202e" not in table
    assert ",'=cmd()" in enduse("ownership", path, "--listed", "x", "--regime", "ofac", *DAY, "-f", "csv").out


def test_a_name_is_told_to_be_only_a_name(enduse: Enduse, holdings: Path) -> None:
    told = enduse("ownership", holdings, "--listed", "XENIA", "--listed", "Nobody", "--regime", "ofac", *DAY)
    assert len(records(told.out)) == 2
    assert "Xenia (x) is taken as listed by its name alone" in told.err
    assert "1 listed are not named in the holdings" in told.err


def test_holdings_come_through_a_pipe_too(enduse: Enduse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(ROWS.encode())))
    assert len(records(enduse("ownership", "-", "--listed", "x", "--regime", "ofac", *DAY).out)) == 2


def test_columns_are_mapped(enduse: Enduse, tmp_path: Path) -> None:
    path = tmp_path / "holdings.csv"
    path.write_text("Besitzer;Firma;Anteil\nx;a;60\n", encoding="utf-8")
    given = ("--columns", "owner=Besitzer,asset=Firma,share=Anteil")
    assert len(records(enduse("ownership", path, "--listed", "x", "--regime", "ofac", *DAY, *given).out)) == 1


def test_bad_rows_are_told_and_the_rest_is_done(enduse: Enduse, holdings: Path) -> None:
    holdings.write_text(ROWS + "x,,c,,160\n", encoding="utf-8")
    told = enduse("ownership", holdings, "--listed", "x", "--regime", "ofac", *DAY)
    assert told.code == 5
    assert len(records(told.out)) == 2
    assert ":5: '160' is no share" in told.err


@pytest.mark.parametrize(
    ("given", "code", "why"),
    [
        (("--regime", "un"), 2, "choose from ofac, eu, uk, bis"),
        (("--as-of", "2026"), 2, "is no day"),
        (("--as-of", "soon"), 3, "is no date"),
        (("--columns", "boss=Chef"), 2, "is no NAME=HEAD"),
        (("--columns", "owner=Chef"), 3, "no column 'Chef'"),
        (("--party", "nobody"), 3, "names no party"),
        (("--listed", "missing.csv"), 3, "no such file"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    enduse: Enduse, holdings: Path, given: tuple[str, ...], code: int, why: str
) -> None:
    told = enduse("ownership", holdings, "--listed", "x", *given)
    assert (told.code, told.out) == (code, "")
    assert why in told.err
    assert told.err.count("\n") <= 2


def test_who_is_listed_must_be_told(enduse: Enduse, holdings: Path) -> None:
    assert enduse("ownership", holdings).code == 2


def test_a_missing_file_is_refused(enduse: Enduse, tmp_path: Path) -> None:
    told = enduse("ownership", tmp_path / "no.csv", "--listed", "x")
    assert told.code == 3
    assert "no such file" in told.err


def test_equal_inputs_give_equal_bytes(enduse: Enduse, holdings: Path) -> None:
    given = ("ownership", holdings, "--listed", "x", "--listed", "y", *DAY)
    assert enduse(*given).out == enduse(*given).out


def test_a_long_chain_is_told_without_drawing_all_of_it(enduse: Enduse, tmp_path: Path) -> None:
    path = tmp_path / "chain.csv"
    path.write_text("owner,asset,share\n" + "".join(f"c{at},c{at + 1},50\n" for at in range(3000)), encoding="utf-8")
    given = ("ownership", path, "--listed", "c0", "--party", "c3000", "--regime", "ofac", *DAY)
    assert "3000 links in all" in enduse(*given, "-f", "table").out
    assert len(records(enduse(*given).out)[0]["chain"]) == 3000


def test_where_all_are_told_a_very_long_chain_is_cut_and_says_so(enduse: Enduse, tmp_path: Path) -> None:
    path = tmp_path / "chain.csv"
    path.write_text("owner,asset,share\n" + "".join(f"c{at},c{at + 1},50\n" for at in range(300)), encoding="utf-8")
    told = records(enduse("ownership", path, "--listed", "c0", "--regime", "ofac", *DAY).out)
    assert (len(told[24]["chain"]), "chain_cut" in told[24]) == (25, False)
    assert (len(told[-1]["chain"]), told[-1]["chain_cut"]) == (25, True)
    table = enduse("ownership", path, "--listed", "c0", "--regime", "ofac", *DAY, "-f", "table").out
    assert "more than 25 links in all" in table


@pytest.mark.parametrize(("regime", "noted"), [("eu", True), ("uk", True), ("ofac", False)])
def test_a_seat_of_a_listed_party_is_told_where_control_is_a_test(
    enduse: Enduse, tmp_path: Path, regime: str, noted: bool
) -> None:
    path = tmp_path / "holdings.jsonl"
    seats = [("x", "c", "2020", None), ("p", "d", "2020", None), ("x", "e", "2020", "2021")]
    path.write_text(
        "".join(
            json.dumps(
                {
                    "id": f"{director}-{firm}",
                    "schema": "Directorship",
                    "properties": {
                        "director": [director],
                        "organization": [firm],
                        "startDate": [start],
                        **({"endDate": [end]} if end else {}),
                    },
                }
            )
            + "\n"
            for director, firm, start, end in seats
        )
        + '{"id":"x","schema":"Person","properties":{"name":["Xenia"]}}\n',
        encoding="utf-8",
    )
    told = enduse("ownership", path, "--listed", "x", "--regime", regime, *DAY)
    assert (told.code, told.out) == (0, "")
    assert ("c (c) is held by listed" in told.err) is noted
    assert told.err.count("otherwise than by shares") == noted
