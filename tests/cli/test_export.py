"""`enduse export`: lines as ever, and a folder of files when asked for one."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from plain_reader import Enduse

from enduse.cli.export import size
from enduse.views.export import FORMATS


def test_without_a_folder_claims_are_printed_as_before(enduse: Enduse, case: Path) -> None:
    told = enduse("export", "--case", case, "-f", "jsonl")
    assert told.code == 0
    assert {json.loads(line)["kind"] for line in told.out.splitlines()} == {"transfer"}


def test_all_formats_are_written_and_told_one_a_line(enduse: Enduse, case: Path, tmp_path: Path) -> None:
    told = enduse("export", "--case", case, "--to", tmp_path / "out")
    assert told.code == 0
    files = [json.loads(line) for line in told.out.splitlines()]
    names = {each["file"] for each in files}
    assert names == {path.name for path in (tmp_path / "out").iterdir()} - {"manifest.json"}
    assert all(each["bytes"] and len(each["sha256"]) == 64 for each in files)


def test_some_formats_in_one_word_or_several(enduse: Enduse, case: Path, tmp_path: Path) -> None:
    told = enduse("export", "--case", case, "--to", tmp_path / "out", "--as", "csv, gexf", "--as", "jsonl", "-f", "csv")
    assert told.code == 0
    names = [row["file"] for row in csv.DictReader(io.StringIO(told.out))]
    assert names == ["claims.jsonl", "claims.csv", "documents.csv", "network.gexf"]


def test_a_table_tells_rows_and_sizes(enduse: Enduse, case: Path, tmp_path: Path) -> None:
    told = enduse("export", "--case", case, "--to", tmp_path / "out", "--as", "ftm,csv", "-f", "table")
    assert "entities.ftm.json" in told.out
    assert "2 claims" in told.out
    assert "entities " in told.out
    assert "kB" in told.out


@pytest.mark.parametrize("formats", ["xlsx", "csv,xlsx", ",", "CSV"])
def test_a_format_nobody_knows(enduse: Enduse, case: Path, tmp_path: Path, formats: str) -> None:
    told = enduse("export", "--case", case, "--to", tmp_path / "out", "--as", formats)
    assert told.code == 2
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "take some of ftm,statements" in told.err


def test_formats_without_a_folder(enduse: Enduse, case: Path) -> None:
    told = enduse("export", "--case", case, "--as", "csv")
    assert told.code == 2
    assert "--to FOLDER" in told.err


def test_a_file_in_place_of_the_folder(enduse: Enduse, case: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    told = enduse("export", "--case", case, "--to", tmp_path / "out")
    assert told.code == 3
    assert told.err.count("\n") == 1
    assert "give a folder" in told.err


def test_no_case(enduse: Enduse, tmp_path: Path) -> None:
    told = enduse("export", "--case", tmp_path / "none", "--to", tmp_path / "out")
    assert told.code == 3
    assert not (tmp_path / "out").exists()


def test_the_help_names_every_format(enduse: Enduse) -> None:
    told = " ".join(enduse("export", "--help").out.replace("│", " ").split())
    assert [format_ for format_ in FORMATS if format_ not in told] == []


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 B"),
        (999, "999 B"),
        (1000, "1.0 kB"),
        (1_234_567, "1.2 MB"),
        (5_400_000_000, "5.4 GB"),
        (10**13, "10000.0 GB"),
    ],
)
def test_sizes_as_people_read_them(count: int, words: str) -> None:
    assert size(count) == words
