"""`enduse indicators`, as it is typed."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from plain_reader import Enduse

ROWS = """Date,Exporter,Exporter Country,Consignee,Consignee Country,Consignee Address,HS Code,Description,Weight (kg)
2021-02-01,Maker Inc,DE,Alfa Systems LLC,AM,12 Main Street,9405.11,Lamps,10
2023-02-01,Maker Inc,DE,Alfa Systems LLC,AM,12 Main Street,8542.31,ELECTRONIC PARTS,1
2023-03-01,Alfa Systems LLC,AM,OOO Zavod,RU,Moscow,8542.31,Microcontrollers,1
2023-04-01,Maker Inc,DE,Bona SA,FR,,9405.11,=1+1,10
"""
FIRMS = (
    '{"id": "a", "schema": "Company", "caption": "Alfa Systems L.L.C.", '
    '"properties": {"name": ["Alfa Systems L.L.C."], "incorporationDate": ["2022-06"]}}\n'
    '{"id": "i", "schema": "Person", "caption": "Ivan Petrov", '
    '"properties": {"name": ["Ivan Petrov"], "country": ["ru"]}}\n'
    '{"id": "o", "schema": "Ownership", "properties": {"owner": ["i"], "asset": ["a"], "percentage": ["60"]}}\n'
)


@pytest.fixture
def shipments(tmp_path: Path) -> Path:
    path = tmp_path / "shipments.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def records(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def fired(record: dict[str, Any]) -> set[str]:
    return {each["rule"] for each in record["fired"]}


def test_every_shipment_is_a_line_with_what_fired_and_what_is_open(enduse: Enduse, shipments: Path) -> None:
    told = enduse("indicators", shipments)
    assert told.code == 0
    lines = records(told.out)
    assert [line["row"] for line in lines] == [2, 3, 4, 5]
    assert fired(lines[1]) == {
        "transit-hub",
        "vague-description",
        "first-priority",
        "reactivated",
        "ships-to-destination",
    }
    assert lines[1]["score"] == 1 + 1 + 2 + 1 + 3
    hub = next(each for each in lines[1]["fired"] if each["rule"] == "transit-hub")
    assert "FIN-2022-Alert003" in hub["citation"]
    assert hub["innocent_explanations"]
    assert "transit-hub" not in fired(lines[3])
    assert "new-company" in lines[1]["cannot_tell"]["not told: founding date"]
    assert "4 records from 2021-02-01 to 2023-04-01" in told.err


def test_an_ownership_file_answers_what_records_cannot(enduse: Enduse, shipments: Path, tmp_path: Path) -> None:
    firms = tmp_path / "firms.jsonl"
    firms.write_text(FIRMS, encoding="utf-8")
    second = records(enduse("indicators", shipments, "--ownership", firms).out)[1]
    assert {"new-company", "embargoed-owner"} <= fired(second)


def test_the_addresses_of_a_list_are_asked_when_it_is_given(enduse: Enduse, shipments: Path, tmp_path: Path) -> None:
    listed = tmp_path / "listed.ftm.jsonl"
    listed.write_text(
        '{"id": "x", "schema": "Company", "caption": "Listed", '
        '"properties": {"name": ["Listed"], "address": ["12, Main Street"], "topics": ["sanction"]}}\n',
        encoding="utf-8",
    )
    without, given = enduse("indicators", shipments), enduse("indicators", shipments, "--listed", listed)
    assert "listed-address" in records(without.out)[1]["cannot_tell"]["not told: listed addresses"]
    assert "listed-address" in fired(records(given.out)[1])


def test_only_what_fired_is_printed_when_asked(enduse: Enduse, shipments: Path) -> None:
    assert [line["row"] for line in records(enduse("indicators", shipments, "--fired").out)] == [2, 3, 4]


def test_another_destination_asks_other_flags(enduse: Enduse, shipments: Path) -> None:
    lines = records(enduse("indicators", shipments, "--destination", "Iran").out)
    assert "transit-hub" not in fired(lines[1])
    assert "vague-description" in fired(lines[1])


def test_an_earlier_day_asks_fewer_flags(enduse: Enduse, shipments: Path) -> None:
    lines = records(enduse("indicators", shipments, "--as-of", "2022-01-01").out)
    assert fired(lines[1]) == {"vague-description", "reactivated"}


def test_a_spreadsheet_gets_one_row_a_shipment_without_formulas(enduse: Enduse, shipments: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(enduse("indicators", shipments, "-f", "csv").out)))
    assert len(rows) == 4
    assert "first-priority" in rows[1]["fired"].split("; ")
    assert not any((cell or "").startswith("=") for row in rows for cell in row.values())


def test_the_table_of_red_flags_is_printed(enduse: Enduse) -> None:
    flags = records(enduse("indicators", "--list").out)
    assert len(flags) >= 24
    assert {"id", "title", "citation", "needs", "innocent_explanations", "weight"} <= set(flags[0])
    shown = enduse("indicators", "--list", "-f", "table").out
    assert "forwarder-consignee" in shown
    assert enduse("indicators", "--list", "-f", "csv").out.startswith("id,title,")


def test_a_terminal_is_told_why_and_why_not(enduse: Enduse, shipments: Path) -> None:
    shown = enduse("indicators", shipments, "-f", "table").out
    assert "transit-hub: 8542.31 to am" in shown
    assert "but: " in shown
    assert "cannot be told" in shown


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((), 2, "nothing to judge"),
        (("{}", "--destination", "Nowhereland"), 2, "names no country"),
        (("{}", "--since", "yesterday"), 2, "write it as 2022-02-24"),
        (("{}", "--as-of", "2022-02-30"), 2, "write it as 2022-02-24"),
        (("missing.csv",), 3, "missing.csv"),
        (("{}", "--ownership", "missing.csv"), 3, "missing.csv"),
        (("{}", "--column", "receiver=No such head"), 2, "no column"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(
    enduse: Enduse, shipments: Path, arguments: tuple[str, ...], code: int, words: str
) -> None:
    told = enduse("indicators", *(each.format(shipments) for each in arguments))
    assert told.code == code
    assert words in told.err
    assert len([line for line in told.err.splitlines() if line.startswith("enduse: ")]) == 1
    assert told.out == ""


def test_a_file_without_readable_rows_is_told(enduse: Enduse, tmp_path: Path) -> None:
    path = tmp_path / "empty.csv"
    path.write_text(ROWS.splitlines()[0] + "\n", encoding="utf-8")
    told = enduse("indicators", path)
    assert told.code == 3
    assert "no row of it could be read" in told.err
