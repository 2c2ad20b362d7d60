"""`enduse flows`: its four questions, formats, drawings, and how it ends."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import numpy as np
import pytest
from plain_reader import Enduse

PARTNERS = [
    "AL",
    "AO",
    "AR",
    "AZ",
    "BD",
    "BH",
    "BO",
    "CI",
    "CL",
    "CM",
    "CO",
    "CR",
    "DO",
    "DZ",
    "EC",
    "EG",
    "ET",
    "GH",
    "ID",
    "JO",
    "KE",
    "KH",
    "LB",
    "LK",
    "MA",
    "MD",
    "MK",
    "MY",
    "OM",
    "PE",
    "PH",
    "PK",
    "QA",
    "SA",
    "SN",
    "TH",
    "TN",
    "UY",
    "VN",
    "ZM",
]


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    """German exports of chips, as Comtrade tells them: to Kyrgyzstan they rise fourfold."""
    random = np.random.default_rng(1)
    lines = ["period,reporterISO,partnerISO,flowCode,cmdCode,classificationCode,primaryValue"]
    for year in range(2019, 2024):
        for month in range(1, 13):
            for partner in (*PARTNERS, "KGZ", "W00"):
                rise = 4 if partner == "KGZ" and (year, month) >= (2022, 3) else 1
                value = rise * 1000 * float(np.exp(random.normal(0, 0.1)))
                lines.append(f"{year}{month:02},DEU,{partner},X,854231,H6,{value:.2f}")
    path = tmp_path / "exports.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table as the Armenian one: the Emirates pass on more since March 2022."""
    lines = ["country,export,import_consigment,import_origin,timeperiod,year"]
    for year in range(2020, 2023):
        for month in range(1, 13):
            late = (year, month) >= (2022, 3)
            wave = month % 4
            lines += [
                f"Germany,1,{100 + wave},{100 + wave},{month},{year}",
                f"United Arab Emirates,1,{(60 if late else 10) + wave},{10 + wave},{month},{year}",
                f"Japan,-,{5 + wave},{(55 if late else 5) + wave},{month},{year}",
            ]
    path = tmp_path / "armenia.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_surge(enduse: Enduse, exports: Path) -> None:
    told = enduse("flows", "surge", exports, "--to", "Russia", "--goods", "chpl:1", "-f", "jsonl")
    assert (told.code, told.err) == (0, "")
    first, *rest = [json.loads(line) for line in told.out.splitlines()]
    assert (first["via"], first["verdict"], first["date"]) == ("kg", "fired", "2022-02-24")
    assert first["excess"]["low"] > 2
    assert "fired" not in {each["verdict"] for each in rest if each["via"] != "kg" and (each.get("chance") or 1) > 0.05}


def test_surge_table_says_what_it_is_not(enduse: Enduse, exports: Path) -> None:
    told = enduse("flows", "surge", exports, "--to", "ru", "--via", "kg", "-f", "table")
    assert "Germany to Kyrgyzstan" in told.out
    assert "it may mean nothing:" in told.out
    assert "Abadie" in told.out
    many = enduse("flows", "surge", exports, "--to", "ru", "-f", "table").out
    assert "16 more; -f csv gives all" in many
    assert "41 rows were judged at 95 percent: about 1 would fire by chance alone" in many


def test_origin_and_hubs(enduse: Enduse, table: Path) -> None:
    told = enduse("flows", "origin", table, "--to", "am", "--date", "2022-02-24", "-f", "json")
    assert [each["partner"] for each in json.loads(told.out)] == ["ae", "de", "jp"]
    rows = list(
        csv.DictReader(
            io.StringIO(enduse("flows", "hubs", table, "--to", "am", "--date", "2022-02-24", "-f", "csv").out)
        )
    )
    assert (rows[0]["partner"], rows[0]["verdict"]) == ("ae", "fired")
    made = enduse("flows", "hubs", table, "--to", "am", "--date", "2022-02-24", "--basis", "origin", "-f", "csv").out
    assert next(csv.DictReader(io.StringIO(made)))["partner"] == "jp"


def test_mirror(enduse: Enduse, exports: Path, table: Path, tmp_path: Path) -> None:
    sent = tmp_path / "sent.csv"
    lines = ["period,reporterISO,partnerISO,flowCode,cmdCode,primaryValue"]
    lines += [
        f"{year}{month:02},DEU,ARM,X,TOTAL,{200_000 if year == 2022 else 95_000}"
        for year in (2020, 2021, 2022)
        for month in range(1, 13)
    ]
    sent.write_text("\n".join(lines), encoding="utf-8")
    told = enduse("flows", "mirror", sent, table, "--to", "am", "--date", "2022-02-24", "--from", "de", "-f", "csv")
    origin, consignment = list(csv.DictReader(io.StringIO(told.out)))
    assert origin["verdict"] == consignment["verdict"] == "fired"
    assert 0.4 < float(origin["share_after"]) < 0.6
    assert enduse("flows", "mirror", sent, table, "--to", "am", "--date", "2022-02-24", "-f", "table").code == 0


@pytest.mark.parametrize("question", ["surge", "origin", "hubs"])
def test_drawings(enduse: Enduse, exports: Path, table: Path, tmp_path: Path, question: str) -> None:
    drawn = tmp_path / "out.svg"
    given = (exports, "--to", "ru") if question == "surge" else (table, "--to", "am", "--date", "2022-02-24")
    told = enduse("flows", question, *given, "--plot", drawn)
    assert (told.code, told.err) == (0, f"drawn into {drawn}\n")
    first = drawn.read_bytes()
    assert first.startswith(b"<svg ")
    enduse("flows", question, *given, "--plot", drawn)
    assert drawn.read_bytes() == first


def test_one_surge_is_drawn_over_time(enduse: Enduse, exports: Path, tmp_path: Path) -> None:
    drawn = tmp_path / "out.svg"
    enduse("flows", "surge", exports, "--to", "ru", "--via", "kg", "--plot", drawn)
    text = drawn.read_text(encoding="utf-8")
    assert "Germany to Kyrgyzstan, against other countries" in text
    assert "24 February 2022" in text


def test_rows_that_were_not_read_are_told_on_standard_error(enduse: Enduse, exports: Path) -> None:
    with exports.open("a", encoding="utf-8") as file:
        file.write("202201,DEU,KGZ,X,854231,H6,-5\n202201,DEU,Atlantis,X,854231,H6,5\n")
    told = enduse("flows", "surge", exports, "--to", "ru", "--via", "kg", "-f", "jsonl")
    assert told.code == 0
    assert "not read: primaryValue '-5' is negative (row 2,522)" in told.err
    assert "not read: partner 'Atlantis' is no known country or group (row 2,523)" in told.err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["--to", "atlantis"], 2, "'atlantis' is no country; give an ISO code such as ru, or a name"),
        (["--to", "World"], 2, "'World' is no country"),
        (["--to", "kg"], 2, "no embargo on kg is recorded; give --date, such as 2022-02-24"),
        (["--to", "ru", "--date", "spring"], 2, "'spring' is no date; write 2022-02-24, 2022-02 or 2022"),
        (
            ["--to", "ru", "--goods", "chips"],
            2,
            "'CHIPS' is no HS code; write chpl, or two, four or six digits like 854231",
        ),
        (["--to", "ru", "--goods", "chpl:9"], 2, "the list has no such tier; its tiers are 1, 2, 3.A, 3.B, 4.A, 4.B"),
        (
            ["--to", "ru", "--goods", "8703"],
            3,
            "the files have no figure for these goods; give others, or leave --goods out",
        ),
        (["--to", "ru", "--leg", "both"], 2, "--leg 'both' is not known; choose in or out"),
        (["--to", "ru", "--leg", "out"], 3, "no figures of trade with third countries"),
        (["--to", "ru", "--via", "nowhere"], 2, "'nowhere' is no country"),
        (
            ["--to", "ru", "--via", "zw"],
            3,
            "no figures of trade with third countries on the way to ru; nothing can be told",
        ),
        (["--to", "ru", "--plot", "out.png"], 2, "drawings are SVG; end the name with .svg"),
        (["--to", "ru", "--plot", "/nowhere/out.svg"], 3, "No such file or directory; give a file that can be written"),
    ],
)
def test_errors_in_one_line(enduse: Enduse, exports: Path, arguments: list[str], code: int, words: str) -> None:
    told = enduse("flows", "surge", exports, *arguments)
    assert told.code == code
    assert words in told.err
    assert len(told.err.splitlines()) == 1


def test_other_files_are_refused(enduse: Enduse, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    told = enduse("flows", "hubs", other, "--to", "am", "--date", "2022")
    assert told.code == 3
    assert told.err.startswith(f"enduse: {other}: no known layout of trade statistics; the layouts are comtrade,")
    assert enduse("flows", "hubs", tmp_path / "none.csv", "--to", "am", "--date", "2022").code == 3


def test_what_cannot_be_asked_of_these_files_is_told(enduse: Enduse, exports: Path, table: Path) -> None:
    assert (
        "no imports of kg by origin and by consignment"
        in enduse("flows", "origin", exports, "--to", "kg", "--date", "2022").err
    )
    assert (
        "no pair of an exporter's and an importer's figures"
        in enduse("flows", "mirror", exports, "--to", "kg", "--date", "2022").err
    )
    assert "1 suppliers" in enduse("flows", "hubs", exports, "--to", "kg", "--date", "2022").err
    assert "--basis 'made' is not known" in enduse("flows", "hubs", table, "--to", "am", "--basis", "made").err
