"""`enduse lists`: load, update, status, diff."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from lists_published import csl, firms, un
from lists_server import File, Publisher, publisher, status
from plain_reader import Enduse

OLD, NEW = ["Alpha Ltd", "Beta Ltd", "Gamma Ltd"], ["Beta Ltd", "Gamma Ltd", "Delta Ltd"]


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    return tmp_path / "lists"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.csv"
    path.write_bytes(csl(OLD))
    return path


@pytest.fixture
def new(tmp_path: Path) -> Path:
    path = tmp_path / "new.csv"
    path.write_bytes(csl(NEW, alias="The Works"))
    return path


@pytest.fixture
def both(enduse: Enduse, lists: Path, old: Path, new: Path) -> Path:
    assert enduse("lists", "load", old, "--lists", lists, "--vintage", "2025-01-01").code == 0
    assert enduse("lists", "load", new, "--lists", lists, "--vintage", "2026-01-01").code == 0
    return lists


@pytest.fixture
def server() -> Iterator[Publisher]:
    with publisher() as running:
        yield running


# ---- load


def test_load(enduse: Enduse, lists: Path, old: Path) -> None:
    told = enduse("lists", "load", old, "--lists", lists)
    (record,) = map(json.loads, told.out.splitlines())
    assert told.code == 0
    assert (record["list"], record["parties"], record["sources"]) == ("us_csl", 3, [str(old)])
    assert (lists / record["file"]).exists()
    assert "vintage" not in record
    assert "the file states none, --vintage gives it one" in told.err
    again = enduse("lists", "load", old, "--lists", lists)
    assert "us_csl: nothing new" in again.err


def test_load_into_a_case(enduse: Enduse, tmp_path: Path, old: Path) -> None:
    assert enduse("lists", "load", old, "--case", tmp_path / "case").code == 0
    assert enduse("export", "--case", tmp_path / "case").code == 0
    assert "us_csl" in enduse("lists", "status", "--case", tmp_path / "case").out


def test_what_cannot_be_loaded_does_not_stop_the_rest(enduse: Enduse, lists: Path, old: Path, tmp_path: Path) -> None:
    told = enduse("lists", "load", tmp_path / "none.csv", old, "--lists", lists)
    assert told.code == 5
    assert len(told.out.splitlines()) == 1
    assert "none.csv" in told.err.splitlines()[0]


def test_nothing_loaded(enduse: Enduse, lists: Path, tmp_path: Path) -> None:
    told = enduse("lists", "load", tmp_path / "none.csv", "--lists", lists)
    assert (told.code, told.out) == (3, "")
    assert not lists.exists()


def test_rows_that_cannot_be_read_are_told_and_counted(enduse: Enduse, lists: Path, old: Path) -> None:
    lines = csl(firms(9)).splitlines(keepends=True)
    old.write_bytes(b"".join(lines) + b"9,,,,,,,,\n" * 7)
    told = enduse("lists", "load", old, "--lists", lists)
    assert told.code == 0
    assert json.loads(told.out)["rejected"] == 7
    assert told.err.count("us_csl: row ") == 5
    assert "2 more rows not read (-v tells them)" in told.err
    assert enduse("lists", "load", old, "--lists", lists, "-v").err.count("us_csl: row ") == 7


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ([], "--lists DIR, or --case DIR"),
        (["--lists", "a", "--case", "b"], "--lists DIR, or --case DIR"),
        (["--lists", "a", "--column", "name"], "--column takes FIELD=COLUMN"),
        (["--lists", "a", "--column", "=x"], "--column takes FIELD=COLUMN"),
        (["--lists", "a", "--as", "nonsense"], "unknown list format"),
        (["--lists", "a", "--vintage", "yesterday"], "no date"),
        (["other.csv", "--name", "x", "--lists", "a"], "--name is for one list"),
    ],
)
def test_load_asked_wrongly(
    enduse: Enduse, old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    told = enduse("lists", "load", old, *options)
    assert told.code == 2
    assert words in told.err
    assert len(told.err.splitlines()) == 1
    assert not (tmp_path / "a").exists()


# ---- status


def test_status_shows_what_is_in_force(enduse: Enduse, both: Path) -> None:
    (record,) = map(json.loads, enduse("lists", "status", "--lists", both).out.splitlines())
    assert record["vintage"] == "2026-01-01"
    assert record["age_days"] > 300
    assert record["licence"] == "US government work (17 U.S.C. § 105)"
    shown = enduse("lists", "status", "--lists", both, "-f", "table").out
    assert record["checksum"][:8] in shown
    assert "2026-01-01" in shown
    assert "2025-01-01" not in shown


def test_status_of_a_list_shows_all_its_vintages(enduse: Enduse, both: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(enduse("lists", "status", "us_csl", "--lists", both, "-f", "csv").out)))
    assert [row["day"] for row in rows] == ["2026-01-01", "2025-01-01"]


def test_status_tells_damage_and_what_is_in_force_instead(enduse: Enduse, both: Path) -> None:
    (newest,) = both.glob("us_csl/2026*.jsonl")
    newest.write_bytes(b"")
    told = enduse("lists", "status", "--lists", both)
    assert told.code == 5
    assert json.loads(told.out)["day"] == "2025-01-01"
    assert f"{newest}: damaged" in told.err


def test_status_of_nothing(enduse: Enduse, both: Path, tmp_path: Path) -> None:
    assert enduse("lists", "status", "--lists", tmp_path / "none").code == 3
    told = enduse("lists", "status", "nope", "--lists", both)
    assert told.code == 2
    assert "kept are us_csl" in told.err


# ---- diff


def test_diff(enduse: Enduse, both: Path) -> None:
    records = [json.loads(line) for line in enduse("lists", "diff", "us_csl", "--lists", both).out.splitlines()]
    assert [(each["change"], each["caption"]) for each in records if each["change"] != "changed"] == [
        ("came", "Delta Ltd"),
        ("went", "Alpha Ltd"),
    ]
    changed = {each["caption"]: each["properties"] for each in records if each["change"] == "changed"}
    assert changed.keys() == {"Beta Ltd", "Gamma Ltd"}
    assert changed["Beta Ltd"]["alias"] == {"came": ["The Works"], "went": []}


def test_diff_as_a_table_and_as_csv(enduse: Enduse, both: Path) -> None:
    shown = enduse("lists", "diff", "us_csl", "--lists", both, "-f", "table").out
    assert "1 came, 1 went, 2 changed" in shown
    assert "Delta Ltd" in shown
    short = enduse("lists", "diff", "us_csl", "--lists", both, "-f", "table", "--rows", "1").out
    assert "and 1 more" in short
    rows = list(csv.DictReader(io.StringIO(enduse("lists", "diff", "us_csl", "--lists", both, "-f", "csv").out)))
    assert [row["came"] for row in rows if row["property"] == "alias"] == ["The Works", "The Works"]


def test_diff_of_two_vintages_named(enduse: Enduse, both: Path) -> None:
    forth = enduse("lists", "diff", "us_csl", "2025-01-01", "2026-01-01", "--lists", both)
    assert forth.out == enduse("lists", "diff", "us_csl", "--lists", both).out
    back = enduse("lists", "diff", "us_csl", "2026-01-01", "2025-01-01", "--lists", both)
    assert [json.loads(line)["caption"] for line in back.out.splitlines()][:2] == ["Alpha Ltd", "Delta Ltd"]
    checksum = json.loads(enduse("lists", "status", "--lists", both).out)["checksum"]
    assert enduse("lists", "diff", "us_csl", checksum[:8], "--lists", both).out == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nope"], "no such list"),
        (["us_csl", "1999"], "no vintage 1999; kept are 2026-01-01"),
        (["us_csl", "2"], "no vintage 2;"),
        (["us_csl", ""], "no vintage"),
        (["*"], "no such list"),
    ],
)
def test_diff_asked_wrongly(enduse: Enduse, both: Path, arguments: list[str], words: str) -> None:
    told = enduse("lists", "diff", *arguments, "--lists", both)
    assert told.code == 2
    assert words in told.err


def test_diff_of_one_vintage(enduse: Enduse, lists: Path, old: Path) -> None:
    enduse("lists", "load", old, "--lists", lists)
    told = enduse("lists", "diff", "us_csl", "--lists", lists)
    assert told.code == 2
    assert "load another to compare it with" in told.err


def test_two_formats_are_told(enduse: Enduse, both: Path) -> None:
    for card in both.glob("us_csl/2025*.toml"):
        card.write_text(card.read_text().replace('format = "us_csl_csv"', 'format = "us_csl_json"'))
    told = enduse("lists", "diff", "us_csl", "--lists", both)
    assert told.code == 0
    assert "us_csl_json and us_csl_csv" in told.err


def test_hostile_names_do_not_drive_the_terminal(enduse: Enduse, lists: Path, old: Path, new: Path) -> None:
    old.write_bytes(csl(["\x1b[2J\u202eevil Ltd", "=cmd()", "Gamma Ltd"]))
    enduse("lists", "load", new, "--lists", lists, "--vintage", "2025-01-01")
    enduse("lists", "load", old, "--lists", lists, "--vintage", "2026-01-01")
    shown = enduse("lists", "diff", "us_csl", "--lists", lists, "-f", "table")
    assert "evil Ltd" in shown.out
    assert not {"\x1b", "\u202e"} & set(shown.out + shown.err)
    assert ",'=cmd()," in enduse("lists", "diff", "us_csl", "--lists", lists, "-f", "csv").out


# ---- update


def test_update_from_an_address(enduse: Enduse, lists: Path, server: Publisher) -> None:
    server.answers["/list.csv"] = File(csl(OLD))
    told = enduse("lists", "update", "us_csl", "--from", server.address("/list.csv"), "--lists", lists)
    assert told.code == 0
    assert "--vintage" not in told.err
    assert json.loads(told.out)["sources"] == [server.address("/list.csv")]
    again = enduse("lists", "update", "us_csl", "--from", server.address("/list.csv"), "--lists", lists)
    assert "nothing new" in again.err
    assert json.loads(again.out)["checked_at"]


def test_an_update_that_fails_says_what_stays(enduse: Enduse, both: Path, server: Publisher) -> None:
    server.answers = {"/list.csv": status(500), "/un.xml": File(un(OLD))}
    told = enduse("lists", "update", "us_csl", "--from", server.address("/list.csv"), "--lists", both)
    assert (told.code, told.out) == (4, "")
    assert told.err.rstrip().endswith("the vintage of 2026-01-01 stays in force")
    assert len(told.err.splitlines()) == 1
    other = enduse("lists", "update", "us_csl", "--from", server.address("/un.xml"), "--lists", both)
    assert other.code == 5
    assert "answers with un_sc, another list" in other.err


def test_some_fail_and_some_do_not(
    enduse: Enduse, lists: Path, server: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    from enduse.reference.lists.address import Address

    server.answers["/un.xml"] = File(un(OLD))
    places = {"us_csl": (Address("a.csv", server.address("/a.csv")),)}
    places["un_sc"] = (Address("un.xml", server.address("/un.xml")),)
    monkeypatch.setattr("enduse.case.list_update.addresses", lambda: places)
    told = enduse("lists", "update", "--lists", lists)
    assert told.code == 5
    assert json.loads(told.out)["list"] == "un_sc"
    server.answers.clear()
    assert enduse("lists", "update", "us_csl", "un_sc", "--lists", lists).code == 4


def test_a_list_that_shrank_is_taken_when_told(enduse: Enduse, lists: Path, server: Publisher) -> None:
    server.answers["/list.csv"] = File(csl(firms(30)))
    asked = ["lists", "update", "us_csl", "--from", server.address("/list.csv"), "--lists", str(lists)]
    assert enduse(*asked).code == 0
    server.answers["/list.csv"] = File(csl(firms(3)))
    assert enduse(*asked).code == 5
    assert enduse(*asked, "--accept-shrink").code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nope"], "nope: no address known"),
        (["--from", "https://mirror.example/x"], "--from is for one list"),
        (["us_csl", "un_sc", "--from", "https://mirror.example/x"], "--from is for one list"),
    ],
)
def test_update_asked_wrongly(enduse: Enduse, lists: Path, arguments: list[str], words: str) -> None:
    told = enduse("lists", "update", *arguments, "--lists", lists)
    assert told.code == 2
    assert words in told.err


@pytest.mark.parametrize("address", ["http://mirror.example/x", "ftp://x/y", "nowhere", "https://"])
def test_update_from_where_it_may_not(enduse: Enduse, lists: Path, address: str) -> None:
    told = enduse("lists", "update", "us_csl", "--from", address, "--lists", lists)
    assert told.code == 5
    assert "https" in told.err


# ---- help


@pytest.mark.parametrize("command", ["load", "update", "status", "diff"])
def test_help(enduse: Enduse, command: str) -> None:
    told = enduse("lists", command, "--help")
    assert told.code == 0
    assert "Exit codes" in told.out
