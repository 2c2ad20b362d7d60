"""`enduse screen`: what is asked, what is answered, what is kept, and how it ends."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from plain_reader import Enduse, Told

LIST = """id,name,alias,type,country,date of birth,registration number,programme,listing date
EX-1,Brightwater Optics Trading FZE,BWO Trading,Company,ae,,7001234,Programme A,2024-03-11
EX-2,"ORLANDSEN, Tove Marie",,Person,no,1971-05-02,,Programme A,2024-03-11
EX-3,Nordkap Lantern,,Vessel,pa,,,Programme B,2025-01-20
"""


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "watch.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


@pytest.fixture
def kept(enduse: Enduse, case: Path, listed: Path) -> Path:
    assert enduse("lists", "load", listed, "--case", case, "--vintage", "2026-01-02", "-f", "jsonl").code == 0
    return case


def answers(told: Told) -> list[dict[str, Any]]:
    return [json.loads(line) for line in told.out.splitlines()]


# ---- What is asked, and what is answered.


def test_one_object_a_name(enduse: Enduse, listed: Path) -> None:
    told = enduse("screen", "Nordkap Lantern", "Acme Bakery", "--lists", listed)
    assert told.code == 0
    ship, bakery = answers(told)
    assert ship["query"] == "Nordkap Lantern"
    (match,) = ship["results"]
    assert [match[name] for name in ("id", "caption", "schema", "match", "datasets", "referents")] == [
        "EX-3", "Nordkap Lantern", "Vessel", True, ["watch"], [],
    ]  # fmt: skip
    assert match["score"] >= 0.92
    assert match["features"][0]["name"] == "name"
    assert match["listings"][0]["program"] == "Programme B"
    assert match["listings"][0]["listed_on"] == "2025-01-20"
    assert bakery["results"] == []
    assert "lists: watch (states no date)" in told.err


def test_details_are_asked_too(enduse: Enduse, listed: Path) -> None:
    asked = ("screen", "Tove Orlandsen", "--lists", listed)
    (plain,) = answers(enduse(*asked))
    (other,) = answers(enduse(*asked, "--birth-date", "1950-01-01", "--schema", "person", "--threshold", "0.5"))
    (match,) = other["results"]
    assert other["asked"] == {"schema": "Person", "birth_dates": ["1950-01-01"]}
    assert match["score"] < plain["results"][0]["score"]
    assert next(each for each in match["features"] if each["name"] == "birth_date")["score"] < 0


def test_a_number_finds_a_party_of_another_name(enduse: Enduse, listed: Path) -> None:
    (found,) = answers(enduse("screen", "Quite Another", "--id", "registrationNumber=700-1234", "--lists", listed))
    assert found["results"][0]["id"] == "EX-1"
    (alone,) = answers(enduse("screen", "--id", "7001234", "--lists", listed))
    assert alone["results"][0]["id"] == "EX-1"


def test_lines_of_standard_input(enduse: Enduse, listed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Nordkap Lantern\n\nAcme\n"))
    told = enduse("screen", "-", "--lists", listed)
    assert [(each["query"], each["place"]) for each in answers(told)] == [
        ("Nordkap Lantern", "line 1"),
        ("Acme", "line 3"),
    ]


def test_no_candidate_is_never_cleared(enduse: Enduse, listed: Path) -> None:
    table = enduse("screen", "Acme Bakery", "--lists", listed, "-f", "table", "--threshold", "0.86").out
    assert "no candidate from 0.86 up; nobody is cleared by that" in table
    (row,) = csv.DictReader(io.StringIO(enduse("screen", "Acme Bakery", "--lists", listed, "-f", "csv").out))
    assert (row["status"], row["id"]) == ("no candidate", "")


def test_a_table_tells_measure_and_reason(enduse: Enduse, listed: Path) -> None:
    table = enduse(
        "screen", "Tove Orlandson", "--country", "Denmark", "--lists", listed, "-f", "table", "--threshold", "0.7"
    ).out
    assert "Tove Marie ORLANDSEN  Person, watch  EX-2" in table
    assert "measure: Programme A, listed 11 March 2024" in table
    assert "orlandson = orlandsen" in table
    assert "against: country dk / no (other country)" in table


def test_json_is_one_array(enduse: Enduse, listed: Path) -> None:
    told = enduse("screen", "Nordkap Lantern", "Acme", "--lists", listed, "-f", "json")
    assert [each["query"] for each in json.loads(told.out)] == ["Nordkap Lantern", "Acme"]


def test_equal_questions_give_equal_bytes(enduse: Enduse, listed: Path) -> None:
    asked = ("screen", "Nordkap Lantern", "Tove Orlandsen", "--lists", listed, "--threshold", "wide")
    assert enduse(*asked).out == enduse(*asked).out


@pytest.mark.parametrize(("name", "code"), [("Nordkap Lantern", 10), ("Acme Bakery", 0)])
def test_fail_on_match(enduse: Enduse, listed: Path, name: str, code: int) -> None:
    assert enduse("screen", name, "--lists", listed, "--fail-on-match").code == code


@pytest.mark.parametrize("name", ["decide", "log", "parties"])
def test_a_party_may_be_called_like_a_command(enduse: Enduse, listed: Path, name: str) -> None:
    told = enduse("screen", "--lists", listed, "--", name)
    assert [each["query"] for each in answers(told)] == [name]


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("Acme",),
        ("Acme", "--parties", "x.csv", "--lists", "LIST"),
        ("Acme", "--lists", "LIST", "--threshold", "low"),
        ("Acme", "--lists", "LIST", "--threshold", "0.1"),
        ("Acme", "--lists", "LIST", "--threshold", "nan"),
        ("Acme", "--lists", "LIST", "--schema", "Banana"),
        ("Acme", "--lists", "LIST", "--country", "Atlantis"),
        ("Acme", "--lists", "LIST", "--birth-date", "tomorrow"),
        ("Acme", "--lists", "LIST", "--id", "shoeSize=44"),
        ("Acme", "--lists", "LIST", "--id", "imoNumber="),
        ("Acme", "--lists", "LIST", "--column", "name=Name"),
    ],
)
def test_usage(enduse: Enduse, listed: Path, arguments: tuple[str, ...]) -> None:
    told = enduse("screen", *(str(listed) if each == "LIST" else each for each in arguments))
    assert told.code == 2
    assert told.out == ""
    assert told.err.strip().splitlines()[-1].startswith("enduse: ")


@pytest.mark.parametrize("lists", ["missing.csv", "empty.csv", "folder"])
def test_lists_that_cannot_be_read(enduse: Enduse, tmp_path: Path, lists: str) -> None:
    (tmp_path / "empty.csv").write_text("")
    (tmp_path / "folder").mkdir()
    told = enduse("screen", "Acme", "--lists", tmp_path / lists)
    assert told.code == 3
    assert told.err.count("\n") == 1


def test_a_folder_of_lists(enduse: Enduse, tmp_path: Path, listed: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    (folder / "one.csv").write_text(LIST, encoding="utf-8")
    (folder / "two.jsonl").write_text(
        '{"id": "f1", "schema": "Company", "properties": {"name": ["Quillon Metals"]}, "datasets": ["f"]}\n'
    )
    asked = ("screen", "Quillon Metals", "Nordkap Lantern", "--lists", folder)
    told = enduse(*asked)
    assert [each["results"][0]["id"] for each in answers(told)] == ["f1", "EX-3"]
    assert told.code == 0
    (folder / "three.csv").write_text("colour,size\nred,4\n")
    broken = enduse(*asked)
    assert (broken.code, broken.out) == (5, told.out)
    assert "three.csv" in broken.err


# ---- Hostile names, in and out.


@pytest.mark.parametrize("name", ["!!! ...", "\x07\x1b", "\u202e\u200b", "x" * 10_000])
def test_a_name_that_is_none_is_told_and_the_others_go_on(enduse: Enduse, listed: Path, name: str) -> None:
    told = enduse("screen", name, "Nordkap Lantern", "--lists", listed)
    assert told.code == 5
    assert [each["query"] for each in answers(told)] == ["Nordkap Lantern"]
    assert enduse("screen", name, "--lists", listed).code == 3


@pytest.mark.parametrize(
    "name",
    [
        "\x1bNordkap Lantern\x07",
        "\N{GREEK CAPITAL LETTER NU}ordkap L\N{CYRILLIC SMALL LETTER A}ntern",
        "[bold]Nordkap Lantern[/]",
        "\u202eNordkap Lantern",
    ],
)
def test_a_name_does_not_reach_the_terminal_as_it_is(enduse: Enduse, listed: Path, name: str) -> None:
    told = enduse("screen", name, "--lists", listed, "-f", "table")
    assert told.code == 0
    assert not {"\x1b", "\u202e"} & {*told.out, *told.err}
    assert "EX-3" in told.out


def test_formulas_stay_words(enduse: Enduse, tmp_path: Path, listed: Path) -> None:
    asked = tmp_path / "asked.csv"
    asked.write_text("name,id\n=HYPERLINK(A1) Nordkap Lantern,+1\n", encoding="utf-8")
    told = enduse("screen", "--parties", asked, "--lists", listed, "-f", "csv", "--threshold", "0.5")
    row = next(csv.DictReader(io.StringIO(told.out)))
    assert row["query"].startswith("'=")
    assert row["query_id"] == "'+1"


# ---- Tables of parties.


def test_columns_are_guessed_told_and_overridden(enduse: Enduse, tmp_path: Path, listed: Path) -> None:
    asked = tmp_path / "asked.csv"
    asked.write_text("Kunde;Country;DOB;Ref\nTove Orlandsen;Norway;1971;K-1\nAcme;;;K-2\n", encoding="cp1252")
    refused = enduse("screen", "--parties", asked, "--lists", listed)
    assert refused.code == 3
    assert "--column name=HEAD" in refused.err
    told = enduse("screen", "--parties", asked, "--lists", listed, "--column", "name=Kunde")
    assert "name from 'Kunde'" in told.err
    first, second = answers(told)
    assert first["id"] == "K-1"
    assert first["place"] == "row 2"
    assert first["asked"] == {"birth_dates": ["1971"], "countries": ["no"]}
    assert first["results"][0]["id"] == "EX-2"
    assert second["results"] == []


def test_broken_rows_do_not_stop_the_others(enduse: Enduse, tmp_path: Path, listed: Path) -> None:
    asked = tmp_path / "asked.csv"
    rows = ["name,country,type", "Acme", ",pa,", f"{'y' * 2000},,", "Nordkap Lantern,Atlantis,vessel"]
    asked.write_text("\n".join(rows), encoding="utf-8")
    told = enduse("screen", "--parties", asked, "--lists", listed)
    assert told.code == 5
    (found,) = answers(told)
    assert found["place"] == "row 5"
    assert found["results"][0]["id"] == "EX-3"
    assert "row 5: 'Atlantis' is no country that is known, left out" in told.err
    assert all(f"row {number}" in told.err for number in (2, 3, 4))


def test_rows_that_ran_together_are_told(enduse: Enduse, tmp_path: Path, listed: Path) -> None:
    asked = tmp_path / "asked.csv"
    asked.write_text('name\n"Acme\nNordkap Lantern\n', encoding="utf-8")
    told = enduse("screen", "--parties", asked, "--lists", listed)
    assert "row 2: a name holds a line break" in told.err
    assert enduse("screen", "--parties", tmp_path, "--lists", listed).code == 3


@pytest.mark.parametrize(("text", "code"), [("", 3), ("name\n", 3), ("colour,size\nred,4\n", 3), ("\x00\x01\x02", 3)])
def test_tables_that_ask_nothing(enduse: Enduse, tmp_path: Path, listed: Path, text: str, code: int) -> None:
    asked = tmp_path / "asked.csv"
    asked.write_text(text, encoding="utf-8")
    told = enduse("screen", "--parties", asked, "--lists", listed)
    assert (told.code, told.out) == (code, "")
    assert "Traceback" not in told.err


@pytest.mark.parametrize("column", ["shoe=name", "name=Nom", "name"])
def test_a_column_map_that_means_nothing(enduse: Enduse, tmp_path: Path, listed: Path, column: str) -> None:
    asked = tmp_path / "asked.csv"
    asked.write_text("name\nAcme\n", encoding="utf-8")
    assert enduse("screen", "--parties", asked, "--lists", listed, "--column", column).code == 2


def test_shipments(enduse: Enduse, tmp_path: Path, listed: Path) -> None:
    records = tmp_path / "records.csv"
    heads = "id,date,exporter,exporter country,consignee,consignee country,hs code,description"
    records.write_text(
        f"{heads}\nS1,2024-05-01,Acme,de,Brightwater Optics Trading,ae,8542.31,processors\n"
        "S2,2024-05-02,Acme,de,Bakery,ae,1905.90,bread\n",
        encoding="utf-8",
    )
    told = enduse("screen", "--shipments", records, "--lists", listed, "--fail-on-match")
    assert told.code == 10
    first, second = answers(told)
    assert first["parties"][0]["matches"][0]["entity_id"] == "EX-1"
    assert any(each["rule"].startswith("chpl.") for each in first["findings"])
    assert "parties" not in second
    assert "EX-1" in enduse("screen", "--shipments", records, "--lists", listed, "-f", "table").out
    rows = list(
        csv.DictReader(io.StringIO(enduse("screen", "--shipments", records, "--lists", listed, "-f", "csv").out))
    )
    assert [row["match_id"] for row in rows if row["kind"] == "party"] == ["EX-1"]


# ---- Lists that are kept, and decisions.


def test_the_index_of_a_store_is_kept(enduse: Enduse, tmp_path: Path, listed: Path) -> None:
    store = tmp_path / "lists"
    enduse("lists", "load", listed, "--lists", store, "--vintage", "2026-01-02", "-f", "jsonl")
    told = enduse("screen", "Nordkap Lantern", "--lists", store)
    assert answers(told)[0]["lists"] == {"watch": "2026-01-02"}
    assert "watch of 2 January 2026 (" in told.err
    (index,) = store.glob("index-*.npz")
    index.write_bytes(b"broken")
    assert answers(enduse("screen", "Nordkap Lantern", "--lists", store)) == answers(told)
    assert len([*store.glob("index-*.npz")]) == 1


def test_a_rejected_pair_is_quiet_until_a_side_changes(enduse: Enduse, kept: Path, tmp_path: Path) -> None:
    ask = ("screen", "Tove Orlandsen", "--case", kept)
    assert answers(enduse(*ask))[0]["results"][0]["status"] == "open"
    said = enduse(
        "screen", "decide", "Tove Orlandsen", "EX-2", "false", "--by", "ana", "--why", "born 1999", "--case", kept
    )
    assert said.code == 0
    told = enduse(*ask, "--fail-on-match")
    assert told.code == 0
    assert answers(told)[0]["results"] == []
    assert "1 rejected before" in told.err
    (shown,) = answers(enduse(*ask, "--rejected"))
    assert shown["rejected"][0]["decision"]["why"] == "born 1999"
    assert shown["rejected"][0]["decision"]["by"] == "ana"
    # Another question of the same name is another pair.
    assert answers(enduse(*ask, "--country", "no"))[0]["results"][0]["status"] == "open"
    newer = tmp_path / "new" / "watch.csv"
    newer.parent.mkdir()
    newer.write_text(LIST.replace("1971-05-02", "1972-05-02"), encoding="utf-8")
    enduse("lists", "load", newer, "--case", kept, "--vintage", "2026-02-02", "-f", "jsonl")
    assert answers(enduse(*ask))[0]["results"][0]["status"] == "open"
    (record,) = map(json.loads, enduse("screen", "log", "--case", kept).out.splitlines())
    assert (record["by"], record["verdict"], record["holds"]) == ("ana", "false", False)


def test_what_matching_does_not_look_at_reopens_nothing(enduse: Enduse, kept: Path, tmp_path: Path) -> None:
    enduse("screen", "decide", "Tove Orlandsen", "EX-2", "false", "--by", "ana", "--why", "no", "--case", kept)
    newer = tmp_path / "new" / "watch.csv"
    newer.parent.mkdir()
    newer.write_text(LIST.replace("Programme A", "Programme C"), encoding="utf-8")
    enduse("lists", "load", newer, "--case", kept, "--vintage", "2026-02-02", "-f", "jsonl")
    assert answers(enduse("screen", "Tove Orlandsen", "--case", kept))[0]["results"] == []


@pytest.mark.parametrize(("verdict", "status"), [("true", "confirmed"), ("unsure", "unsure")])
def test_other_decisions_are_shown(enduse: Enduse, kept: Path, verdict: str, status: str) -> None:
    enduse("screen", "decide", "Nordkap Lantern", "EX-3", verdict, "--by", "ana", "--why", "the flag", "--case", kept)
    told = enduse("screen", "Nordkap Lantern", "--case", kept)
    assert answers(told)[0]["results"][0]["status"] == status
    assert f"{status} by ana" in enduse("screen", "Nordkap Lantern", "--case", kept, "-f", "table").out


def test_a_question_with_details_is_decided_by_its_key(enduse: Enduse, kept: Path) -> None:
    ask = ("screen", "Tove Orlandsen", "--country", "no", "--case", kept)
    key = answers(enduse(*ask))[0]["key"]
    enduse("screen", "decide", key, "EX-2", "false", "--by", "ana", "--why", "no", "--case", kept)
    assert answers(enduse(*ask))[0]["results"] == []
    enduse("screen", "decide", key, "EX-2", "true", "--by", "bo", "--why", "yes", "--case", kept)
    assert answers(enduse(*ask))[0]["results"][0]["decision"]["by"] == "bo"
    log = [json.loads(line) for line in enduse("screen", "log", "--case", kept).out.splitlines()]
    assert [(each["verdict"], each["holds"]) for each in log] == [("false", False), ("true", True)]


def test_saying_the_same_twice_is_said_once(enduse: Enduse, kept: Path) -> None:
    for _ in range(2):
        enduse("screen", "decide", "Nordkap Lantern", "EX-3", "true", "--by", "ana", "--why", "x", "--case", kept)
    assert len(enduse("screen", "log", "--case", kept).out.splitlines()) == 1


@pytest.mark.parametrize(
    ("entity", "verdict", "why", "code"),
    [("EX-9", "true", "x", 2), ("EX-3", "maybe", "x", 2), ("EX-3", "true", " ", 2)],
)
def test_decisions_that_cannot_be(enduse: Enduse, kept: Path, entity: str, verdict: str, why: str, code: int) -> None:
    told = enduse("screen", "decide", "Nordkap Lantern", entity, verdict, "--by", "a", "--why", why, "--case", kept)
    assert told.code == code
    assert enduse("screen", "log", "--case", kept).out == ""


def test_the_log_escapes_formulas_and_control_characters(enduse: Enduse, kept: Path) -> None:
    why = "=1+1\x1b[31m"
    enduse("screen", "decide", "Nordkap Lantern", "EX-3", "true", "--by", "@ana", "--why", why, "--case", kept)
    row = next(csv.DictReader(io.StringIO(enduse("screen", "log", "--case", kept, "-f", "csv").out)))
    assert row["by"] == "'@ana"
    assert row["why"].startswith("'=1+1")
    assert "\x1b" not in enduse("screen", "log", "--case", kept, "-f", "table").out


def test_decisions_hold_for_shipments(enduse: Enduse, kept: Path, tmp_path: Path) -> None:
    records = tmp_path / "records.csv"
    records.write_text("id,exporter,consignee\nS1,Acme,Nordkap Lantern Shipping\n", encoding="utf-8")
    ask = ("screen", "--shipments", records, "--case", kept, "--threshold", "0.5")
    assert answers(enduse(*ask))[0]["parties"][0]["name"] == "Nordkap Lantern Shipping"
    done = enduse(
        "screen", "decide", "Nordkap Lantern Shipping", "EX-3", "false", "--threshold", "0.5", "--by", "a",
        "--why", "b", "--case", kept,
    )  # fmt: skip
    assert done.code == 0
    assert "parties" not in answers(enduse(*ask))[0]


# ---- A whole case.


def test_states_are_passed_over(enduse: Enduse, kept: Path) -> None:
    told = enduse("screen", "--case", kept)
    assert told.code == 3
    assert "names no party besides 2 states and organs of states" in told.err


def test_a_case_without_lists(enduse: Enduse, case: Path) -> None:
    told = enduse("screen", "--case", case)
    assert told.code == 3
    assert "enduse lists load" in told.err
