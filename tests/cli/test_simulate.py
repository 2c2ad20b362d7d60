"""`enduse simulate`."""

from __future__ import annotations

from pathlib import Path

import pytest

from enduse.cli.app import run

SMALL = ["--firms", "300", "--shipments", "1000"]


def test_a_world_is_written_and_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["simulate", "--seed", "4", "--output", str(tmp_path / "a" / "world"), *SMALL]) == 0
    told = capsys.readouterr()
    assert told.out == ""
    assert "30 routes and 60 decoys planted" in told.err
    assert {path.name for path in (tmp_path / "a" / "world").iterdir()} == {
        "shipments.csv", "firms.ftm.json", "truth.json", "truth-records.csv", "README.txt",
    }  # fmt: skip


def test_doing_it_twice_changes_nothing(tmp_path: Path) -> None:
    files = []
    for _ in range(2):
        assert run(["simulate", "-o", str(tmp_path), *SMALL]) == 0
        files.append({path.name: path.read_bytes() for path in tmp_path.iterdir()})
    assert files[0] == files[1]


def test_nothing_need_be_planted(tmp_path: Path) -> None:
    assert run(["simulate", "-o", str(tmp_path), "--routes", "0", "--decoys", "0", *SMALL]) == 0


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (["--missing", "1.5"], "--missing 1.5: a share, from 0 to 1"),
        (["--noise", "-1"], "--noise -1.0: a share, from 0 to 1"),
        (["--noise", "nan"], "--noise nan: a share, from 0 to 1"),
        (["--firms", "12"], "--firms 12: must be at least 300"),
        (["--seed", "-1"], "--seed -1: must be at least 0"),
        (["--routes", "-1"], "--routes -1: must be at least 0"),
        (["--shipments", "5"], "--shipments 5: must be at least 1000"),
        (["--firms", "300", "--decoys", "299"], "more routes and decoys than firms"),
        (["--missing-by", "leg"], "--missing-by"),
        (["--seed", "many"], "--seed"),
    ],
)
def test_what_cannot_be_simulated_is_a_mistake_of_usage(
    asked: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["simulate", "-o", str(tmp_path / "world"), *asked]) == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "world").exists()


def test_a_folder_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["simulate"]) == 2
    assert "--output" in capsys.readouterr().err


def test_a_file_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("kept")
    assert run(["simulate", "-o", str(tmp_path / "file"), *SMALL]) == 2
    assert "give a folder to --output" in capsys.readouterr().err
    assert (tmp_path / "file").read_text() == "kept"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    assert run(["simulate", "-o", str(tmp_path / "file" / "world"), *SMALL]) == 3
    assert capsys.readouterr().err.startswith("enduse: ")
