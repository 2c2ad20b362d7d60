"""`enduse goods`: what it takes each word for, its formats, and how it ends."""

from __future__ import annotations

import csv
import io
import json

import pytest
from plain_reader import Enduse


def test_one_object_a_question(enduse: Enduse) -> None:
    told = enduse("goods", "8542.31", "3A001", "field programmable gate arrays", "--destination", "ru", "-f", "jsonl")
    assert told.code == 0
    answers = [json.loads(line) for line in told.out.splitlines()]
    assert [answer["kind"] for answer in answers] == ["destination", "hs", "eccn", "text"]
    assert answers[1]["findings"][0]["rule"] == "chpl.tier-1"
    assert {one["verdict"] for one in answers[3]["suggestions"]} == {"cannot tell"}


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("854231", "hs"),
        ("HS 8542", "hs"),
        ("10121", "hs"),
        ("3a001.b.2", "eccn"),
        ("3F001", "eccn"),
        ("EAR99", "eccn"),
        ("6204 bearings", "text"),
        ("spare parts", "text"),
        ("3A power supply", "text"),
    ],
)
def test_what_a_question_is_taken_for(enduse: Enduse, query: str, kind: str) -> None:
    assert json.loads(enduse("goods", query, "-f", "jsonl").out)["kind"] == kind


def test_day_and_edition_are_passed_on(enduse: Enduse) -> None:
    early = json.loads(enduse("goods", "8457.10", "--as-of", "2024-02-22", "-f", "jsonl").out)
    assert early["findings"][0]["verdict"] == "not fired"
    old = json.loads(enduse("goods", "8525.89", "--hs-revision", "2017", "-f", "jsonl").out)
    assert old["findings"][0]["verdict"] == "cannot tell"


def test_silence_is_a_row_too(enduse: Enduse) -> None:
    rows = list(csv.DictReader(io.StringIO(enduse("goods", "spare parts", "8542.31", "-f", "csv").out)))
    assert rows[0]["query"] == "spare parts"
    assert rows[0]["code"] == rows[0]["rule"] == ""
    assert rows[1]["rule"] == "chpl.tier-1"


def test_a_table_says_that_words_name_nothing(enduse: Enduse) -> None:
    told = enduse("goods", "spare parts", "-f", "table")
    assert "cannot tell" in told.out


def test_control_characters_of_a_question_do_not_reach_the_terminal(enduse: Enduse) -> None:
    assert "\x1b" not in enduse("goods", "fpga \x1b[31m", "-f", "table").out


def test_lines_of_standard_input(enduse: Enduse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("8542.31\n\nmilk powder\n"))
    told = enduse("goods", "-", "-f", "jsonl")
    assert [json.loads(line)["query"] for line in told.out.splitlines()] == ["8542.31", "milk powder"]


@pytest.mark.parametrize(
    "arguments", [[], ["8542", "--as-of", "yesterday"], ["8542", "--hs-revision", "2020"], ["--as-of", "2024"]]
)
def test_usage(enduse: Enduse, arguments: list[str]) -> None:
    told = enduse("goods", *arguments)
    assert told.code == 2
    assert told.out == ""
    assert told.err.count("\n") == 1
