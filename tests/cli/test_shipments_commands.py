"""`enduse shipments`: what is told when records are kept, and what their network holds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from plain_reader import Enduse

_HEAD = "id,date,exporter,exporter country,importer,importer country,hs code,weight (kg)\n"
_ROWS = (
    "1,2023-05-04,Acme,China,Zeta,Turkey,8542.31,10\n"
    "2,2023-05-05,ACME,China,Zeta,Turkey,8542.32,20\n"
    "3,2023-06-01,Zeta,Turkey,Eta,Russia,8542.31,-5\n"
    "4,2023-06-02,Zeta,Turkey,Zeta,Turkey,8482.10,7\n"
    "5,,Acme,China,Zeta,Turkey,chips,1\n"
)
_BETWEEN = {"senders": 1, "receivers": 1}


@pytest.fixture
def records(tmp_path: Path) -> Path:
    file = tmp_path / "records.csv"
    file.write_text(_HEAD + _ROWS, encoding="utf-8")
    return file


def test_load_tells_the_columns_and_what_became_of_the_records(enduse: Enduse, records: Path, tmp_path: Path) -> None:
    told = enduse("shipments", "load", records, "--case", tmp_path / "case")
    assert told.code == 0
    assert "hs_code: hs code" in told.err
    assert "weight: weight (kg) (kg)" in told.err
    assert told.out.splitlines() == [
        "records.csv: kept, 5 shipments",
        "network: 4 movements between 3 parties",
        "left out: sender and receiver are the same (1, as in 4)",
        "no date: fits any time (1, as in 5)",
        "tariff code cannot be read: goods unknown (1, as in 5)",
        "weight of nothing or less: weight left open (1, as in 3)",
    ]


def test_loading_twice_changes_nothing(enduse: Enduse, records: Path, tmp_path: Path) -> None:
    enduse("shipments", "load", records, "--case", tmp_path / "case")
    network = tmp_path / "case" / "shipments" / "network"
    before = {path.name: path.stat().st_mtime_ns for path in network.iterdir()}
    told = enduse("shipments", "load", records, "--case", tmp_path / "case", "--column", "origin_country==CN")
    assert told.code == 0
    assert told.out.startswith("records.csv: kept before, with the columns of then, 5 shipments\n")
    assert {path.name: path.stat().st_mtime_ns for path in network.iterdir()} == before


def test_rows_that_cannot_be_read_are_written_and_told(enduse: Enduse, tmp_path: Path) -> None:
    file = tmp_path / "ragged.csv"
    file.write_text(_HEAD + _ROWS + "=6,2023-01-01,A,B,C,D,E,F,G,H\n" * 7, encoding="utf-8")
    told = enduse("shipments", "load", file, "--case", tmp_path / "case", "--rejected", tmp_path / "rejected.csv")
    assert told.code == 5
    lines = told.out.splitlines()
    assert lines[0] == "ragged.csv: kept, 5 shipments, 7 rows not read"
    assert lines[1].startswith("ragged.csv: row 7: ")
    assert lines[6] == "ragged.csv: 2 more rows not read (--rejected FILE writes them all)"
    written = (tmp_path / "rejected.csv").read_text(encoding="utf-8").splitlines()
    assert written[0] == "file,row,reason"
    assert len(written) == 8
    assert written[1].startswith("ragged.csv,7,")


def test_a_file_that_cannot_be_read_leaves_the_others(enduse: Enduse, records: Path, tmp_path: Path) -> None:
    told = enduse("shipments", "load", tmp_path / "missing.csv", records, "--case", tmp_path / "case")
    assert told.code == 5
    assert "missing.csv" in told.err
    assert told.out.startswith("records.csv: kept, 5 shipments\n")


@pytest.mark.parametrize(
    ("content", "given", "code"),
    [
        (None, [], 3),
        ("no table", [], 3),
        (_HEAD + _ROWS, ["--preset", "nonsense"], 2),
        (_HEAD + _ROWS, ["--column", "nonsense"], 2),
        (_HEAD + _ROWS, ["--column", "hs_code=No such column"], 2),
    ],
)
def test_what_cannot_be_loaded_is_told_in_one_line(
    enduse: Enduse, tmp_path: Path, content: str | None, given: list[str], code: int
) -> None:
    file = tmp_path / "records.csv"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    told = enduse("shipments", "load", file, "--case", tmp_path / "case", *given)
    assert told.code == code
    assert told.err.splitlines()[-1].startswith("enduse: ")


def test_show_prints_headings_by_month(enduse: Enduse, records: Path, tmp_path: Path) -> None:
    enduse("shipments", "load", records, "--case", tmp_path / "case")
    told = enduse("shipments", "show", "--case", tmp_path / "case", "-f", "jsonl")
    assert [json.loads(line) for line in told.out.splitlines()] == [
        _BETWEEN | {"movements": 1, "kg": 1.0, "unweighed": 0},
        {"heading": "8542", "month": "2023-05"} | _BETWEEN | {"movements": 2, "kg": 30.0, "unweighed": 0},
        {"heading": "8542", "month": "2023-06"} | _BETWEEN | {"movements": 1, "unweighed": 1},
    ]
    assert told.err.splitlines()[:3] == [
        "4 movements between 3 parties",
        "dates: 2023-05-04 to 2023-06-01, 1 without a date",
        "left out: sender and receiver are the same (1, as in 4)",
    ]


def test_show_prints_a_table_of_headings(enduse: Enduse, records: Path, tmp_path: Path) -> None:
    enduse("shipments", "load", records, "--case", tmp_path / "case")
    told = enduse("shipments", "show", "--case", tmp_path / "case", "-f", "table", "--limit", "1")
    rows = [line.split() for line in told.out.splitlines()]
    assert rows[0] == ["heading", "movements", "kg", "no", "weight", "first", "last", "busiest", "month"]
    assert rows[1] == ["8542", "3", "30", "1", "2023-05", "2023-06", "2023-05", "(2)"]
    assert told.out.splitlines()[2] == "and 1 heading more (--limit 2 shows all)"


def test_show_is_held_to_goods(enduse: Enduse, records: Path, tmp_path: Path) -> None:
    enduse("shipments", "load", records, "--case", tmp_path / "case")
    told = enduse("shipments", "show", "--case", tmp_path / "case", "--goods", "854232", "-f", "csv")
    assert told.out.splitlines() == [
        "heading,month,movements,senders,receivers,kg,unweighed",
        "8542,2023-05,1,1,1,20.0,0",
    ]
    assert told.err.startswith("1 movement of 854232 out of 4 between 3 parties\n")
    told = enduse("shipments", "show", "--case", tmp_path / "case", "--goods", "chips")
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("enduse: --goods 'chips': give ")


def test_show_of_a_case_without_shipments_says_what_to_do(enduse: Enduse, case: Path, tmp_path: Path) -> None:
    told = enduse("shipments", "show", "--case", case)
    assert told.code == 3
    assert "enduse shipments load FILE --case" in told.err
    told = enduse("shipments", "show", "--case", tmp_path / "nowhere")
    assert told.code == 3
    assert not (tmp_path / "nowhere").exists()


def test_names_of_records_do_not_reach_the_terminal_raw(enduse: Enduse, tmp_path: Path) -> None:
    file = tmp_path / "records.csv"
    file.write_text(_HEAD + "\x1b[31mred,2023-05-04,Acme,China,Acme,China,8542.31,10\n", encoding="utf-8")
    told = enduse("shipments", "load", file, "--case", tmp_path / "case")
    assert "\x1b" not in told.out + told.err
    assert "[31mred" in told.out
