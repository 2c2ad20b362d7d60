"""A case written as files: whole, the same every time, and nothing of anybody else's touched."""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from export_holdings import CLAIMS
from views_claims import DOCUMENT

from enduse.case import Case
from enduse.case.exporting import export_case
from enduse.model.errors import InputError, UsageError
from enduse.views.export import FORMATS, MANIFEST, PARTS, SHIPMENTS

TRADE = "id,date,exporter,importer,origin country,destination country,hs code,description\n"
ROWS = (
    "s1,2023-05-01,Trader Ltd,OOO Vektor,hk,ru,854231,chips\ns2,2023-06-01,Trader Ltd,OOO Vektor,hk,ru,854231,chips\n"
)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.open(tmp_path / "case") as opened:
        opened.ledger.add_reading(DOCUMENT, "test", CLAIMS)
        yield opened


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def told(folder: Path) -> dict[str, dict[str, object]]:
    return {each["file"]: each for each in json.loads((folder / MANIFEST).read_text())["files"]}


def test_every_format_is_written_and_told_with_its_checksum(case: Case, tmp_path: Path) -> None:
    case.export(tmp_path / "out")
    files = contents(tmp_path / "out")
    expected = {part.file for parts in PARTS.values() for part in parts} - {SHIPMENTS}
    assert files.keys() == expected | {MANIFEST}
    assert told(tmp_path / "out").keys() == expected
    for name, entry in told(tmp_path / "out").items():
        assert entry["sha256"] == hashlib.sha256(files[name]).hexdigest()
        assert entry["bytes"] == len(files[name]) > 0


def test_the_manifest_names_the_documents_and_no_day(case: Case, tmp_path: Path) -> None:
    manifest = case.export(tmp_path / "out", ["csv"])
    record = json.loads((tmp_path / "out" / MANIFEST).read_text())
    assert record["documents"] == [DOCUMENT.id] == list(manifest.documents)
    assert record["claims"] == len(CLAIMS)
    assert record["made_by"].startswith("enduse ")
    assert not {"date", "time", "created", "written_at"} & set(record)


def test_what_has_no_place_in_a_file_is_told(case: Case, tmp_path: Path) -> None:
    told = case.export(tmp_path / "out").notes
    assert "Claims that name only one party draw no edge in the network: 1 of 5." in told
    assert "Deals whose direction is not said have no row in register-of-claims.csv: 1." in told
    assert case.export(tmp_path / "out", ["jsonl"]).notes == ()


def test_equal_cases_give_equal_bytes(case: Case, tmp_path: Path) -> None:
    case.export(tmp_path / "one")
    with Case.open(tmp_path / "other") as other:
        other.ledger.add_reading(DOCUMENT, "test", CLAIMS)
        other.export(tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_the_case_itself_is_no_place_for_an_export(case: Case, tmp_path: Path) -> None:
    before = {path.name for path in (tmp_path / "case").iterdir()}
    with pytest.raises(UsageError, match="this is the case itself"):
        case.export(tmp_path / "other" / ".." / "case")
    assert {path.name for path in (tmp_path / "case").iterdir()} == before


def test_a_folder_in_the_way_leaves_the_earlier_export_whole(case: Case, tmp_path: Path) -> None:
    out = tmp_path / "out"
    case.export(out, ["jsonl"])
    before = contents(out)
    (out / "claims.csv").mkdir()
    with pytest.raises(InputError, match=r"claims\.csv: a folder stands where a file has to go"):
        case.export(out, ["csv"])
    (out / "claims.csv").rmdir()
    assert contents(out) == before


def test_a_second_run_replaces_and_takes_away_what_it_does_not_write(case: Case, tmp_path: Path) -> None:
    out = tmp_path / "out"
    case.export(out)
    (out / "claims.csv").write_text("old")
    case.export(out, ["csv"])
    assert contents(out).keys() == {"claims.csv", "documents.csv", MANIFEST}
    assert (out / "claims.csv").read_text() != "old"


def test_files_of_others_stay_whatever_a_manifest_says(case: Case, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (tmp_path / "precious.txt").write_text("mine")
    (out / "notes.txt").write_text("mine")
    files = [{"file": "notes.txt"}, {"file": "../precious.txt"}, {"file": str(tmp_path / "precious.txt")}, {"file": 7}]
    (out / MANIFEST).write_text(json.dumps({"files": files}))
    case.export(out, ["csv"])
    assert (out / "notes.txt").read_text() == (tmp_path / "precious.txt").read_text() == "mine"


@pytest.mark.parametrize("damaged", ["", "[]", "{", '{"files": 3}', '{"files": [3]}', "\ud800"])
def test_a_damaged_manifest_is_replaced(case: Case, tmp_path: Path, damaged: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / MANIFEST).write_text(damaged, encoding="utf-8", errors="surrogatepass")
    case.export(out, ["csv"])
    assert told(out).keys() == {"claims.csv", "documents.csv"}


def test_a_failure_leaves_the_earlier_export_whole(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    case.export(out)
    before = contents(out)

    def broken(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("enduse.views.export.parquet.write_parquet", broken)
    with pytest.raises(InputError, match="No space left"):
        case.export(out)
    assert contents(out) == before


def test_a_kill_between_two_files_leaves_no_manifest(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    case.export(out)
    moved = Path.replace

    def killed(path: Path, target: Path) -> Path:
        if target.name == "documents.csv":
            raise KeyboardInterrupt
        return moved(path, target)

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        case.export(out)
    assert MANIFEST not in contents(out)
    assert not [name for name in contents_names(out) if name.startswith(".")]


@pytest.mark.parametrize(("hours", "stays"), [(1, True), (25, False)])
def test_what_a_kill_left_is_removed_after_a_day(case: Case, tmp_path: Path, hours: int, stays: bool) -> None:
    left = tmp_path / "out" / ".partial-left"
    left.mkdir(parents=True)
    (left / "claims.csv").write_text("half")
    os.utime(left, (time.time() - hours * 3600,) * 2)
    case.export(tmp_path / "out", ["csv"])
    assert left.exists() is stays


def contents_names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


@pytest.mark.parametrize("formats", [["xlsx"], ["csv", "CSV"], [""], []])
def test_a_format_nobody_knows_is_told_before_anything_is_written(
    case: Case, tmp_path: Path, formats: list[str]
) -> None:
    with pytest.raises(UsageError, match="ftm,statements"):
        export_case(case, tmp_path / "out", formats)
    assert not (tmp_path / "out").exists()


def test_a_file_in_place_of_the_folder_is_told(case: Case, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(InputError, match="give a folder"):
        case.export(tmp_path / "out", ["csv"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(case: Case, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o500)
    with pytest.raises(InputError, match="Permission denied"):
        case.export(tmp_path / "out", ["csv"])


def test_an_empty_case_is_an_export_of_nothing(tmp_path: Path) -> None:
    with Case.open(tmp_path / "empty") as empty:
        manifest = empty.export(tmp_path / "out")
    assert (manifest.claims, manifest.documents, manifest.shipments) == (0, (), 0)
    assert {written.rows for written in manifest.files} == {0}


def test_shipments_are_there_when_the_case_has_them(case: Case, tmp_path: Path) -> None:
    (tmp_path / "trade.csv").write_text(TRADE + ROWS)
    case.load_shipments(tmp_path / "trade.csv")
    manifest = case.export(tmp_path / "out", ["ftm"])
    assert manifest.shipments == 2
    lines = (tmp_path / "out" / SHIPMENTS).read_text().splitlines()
    assert [json.loads(line)["schema"] for line in lines].count("EconomicActivity") == 2
    assert told(tmp_path / "out")[SHIPMENTS]["rows"] == len(lines) == 4


def test_shipments_that_were_not_asked_for_are_not_counted(case: Case, tmp_path: Path) -> None:
    assert case.export(tmp_path / "out", ["csv"]).shipments is None


def test_shipments_that_went_away_take_their_file_with_them(case: Case, tmp_path: Path) -> None:
    (tmp_path / "trade.csv").write_text(TRADE + ROWS)
    case.load_shipments(tmp_path / "trade.csv")
    case.export(tmp_path / "out", ["ftm"])
    with Case.open(tmp_path / "other") as other:
        other.export(tmp_path / "out", ["ftm"])
    assert SHIPMENTS not in contents(tmp_path / "out")


def test_formats_are_written_once_in_their_own_order(case: Case, tmp_path: Path) -> None:
    manifest = case.export(tmp_path / "out", ["gexf", "csv", "gexf"])
    assert [written.file for written in manifest.files] == ["claims.csv", "documents.csv", "network.gexf"]
    assert set(FORMATS) >= {"gexf", "csv"}


def test_our_own_reader_reads_the_shipments_again(case: Case, tmp_path: Path) -> None:
    (tmp_path / "trade.csv").write_text(TRADE + ROWS)
    case.load_shipments(tmp_path / "trade.csv")
    case.export(tmp_path / "out", ["ftm"])
    with Case.open(tmp_path / "again") as again:
        assert again.load_shipments(tmp_path / "out" / SHIPMENTS).shipments == 2
