"""The files of cases: what is malformed is told in one line."""

from pathlib import Path

import pytest

from enduse.model.errors import InputError
from evaluation.names.cases import NEAR, Case
from evaluation.names.tables import Pair, frozen_scores, negatives, pairs, positives, schema_of


def written(folder: Path, text: str, name: str = "cases.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_positives(tmp_path: Path) -> None:
    path = written(tmp_path, "group,type,query_name,target_id\nxreal_un,Person,Ann Ba,ofac-1\nnew,,Ob,ofac-2\n")
    assert positives(path) == [
        Case("Ann Ba", "Person", "xreal_un", "", "ofac-1"),
        Case("Ob", None, "new", "", "ofac-2"),
    ]


def test_positives_may_say_how_a_name_was_changed(tmp_path: Path) -> None:
    path = written(tmp_path, "﻿group,type,query_name,target_id,kind\nssb,Individual,J. Doe,ofac-1,initials\n")
    assert positives(path) == [Case("J. Doe", "Person", "ssb", "initials", "ofac-1")]


def test_negatives_are_persons_unless_told(tmp_path: Path) -> None:
    assert negatives(written(tmp_path, "full_name,gender\nAnn Ba,female\n")) == [Case("Ann Ba", "Person", "cases")]
    assert negatives(written(tmp_path, "name,type\nOb,company\nEm,\n")) == [
        Case("Ob", "Company", "cases"),
        Case("Em", None, "cases"),
    ]


@pytest.mark.parametrize("column", ["negative_class", "near_miss"])
def test_near_misses_are_known_by_their_column(tmp_path: Path, column: str) -> None:
    assert negatives(written(tmp_path, f"query_name,{column}\nAnn Ba,swap\n")) == [Case("Ann Ba", None, NEAR, "swap")]


def test_registrants(tmp_path: Path) -> None:
    path = written(tmp_path, '{"0": {"cik_str": 1, "ticker": "X", "title": "Example Inc."}}', "tickers.json")
    assert negatives(path) == [Case("Example Inc.", "Company", "tickers")]


def test_pairs_and_frozen_scores(tmp_path: Path) -> None:
    head = "case_group,schema,name1,name2,is_match,score\n"
    path = written(tmp_path, f"{head}g,Person,Ann,Anne,true,0.9\ng,Person,Ann,Bob,false,0\n")
    assert pairs(path) == [
        Pair("g", "Person", "Ann", "Anne", is_match=True),
        Pair("g", "Person", "Ann", "Bob", is_match=False),
    ]
    assert frozen_scores(path)["Person", "Ann", "Anne"] == 0.9


@pytest.mark.parametrize(
    ("said", "schema"),
    [
        ("Individual", "Person"),
        (" vessel ", "Vessel"),
        ("entity", "Organization"),
        ("", None),
        (None, None),
        ("?", None),
    ],
)
def test_types_as_files_call_them(said: str | None, schema: str | None) -> None:
    assert schema_of(said) == schema


@pytest.mark.parametrize(
    ("reader", "text", "told"),
    [
        (positives, "", "no column group, query_name, target_id"),
        (positives, "group,query_name\ng,n\n", "no column target_id"),
        (positives, "group,query_name,target_id\ng,,t\n", ":2: group, query_name and target_id are never empty"),
        (positives, "group,query_name,target_id\ng,n,\n", ":2: group, query_name and target_id are never empty"),
        (positives, "group,query_name,target_id\ng,n\n", ":2: not as many fields"),
        (positives, "group,query_name,target_id\ng,n,t,more\n", ":2: not as many fields"),
        (positives, 'group,query_name,target_id\ng,"n,t\n', "not a CSV file"),
        (negatives, "who\nAnn\n", "no column of names"),
        (negatives, "full_name,b\n,x\n", ":2: an empty name"),
        (pairs, "case_group,schema,name1,name2,is_match\ng,s,a,b,maybe\n", "'maybe'"),
        (pairs, "name1,name2\na,b\n", "no column case_group, schema, is_match"),
        (frozen_scores, "schema,name1,name2,score\ns,a,b,high\n", "'high' is not a score"),
    ],
)
def test_malformed_files_are_told_in_one_line(tmp_path: Path, reader: object, text: str, told: str) -> None:
    with pytest.raises(InputError, match=told) as caught:
        reader(written(tmp_path, text))  # type: ignore[operator]
    assert "\n" not in str(caught.value)
    assert "cases.csv" in str(caught.value)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"0": {"name": "x"}}', '{"0": 1}'])
def test_what_is_not_the_registrants(tmp_path: Path, text: str) -> None:
    path = written(tmp_path, text, "tickers.json")
    if text == "[]":
        text = ""
    with pytest.raises(InputError, match="not the registrants"):
        negatives(path)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="give a file that exists"):
        positives(tmp_path / "absent.csv")
    with pytest.raises(InputError, match="give a file that exists"):
        negatives(tmp_path / "absent.json")
    (tmp_path / "latin.csv").write_bytes("full_name\nJosé\n".encode("latin-1"))
    with pytest.raises(InputError, match="not UTF-8"):
        negatives(tmp_path / "latin.csv")
