from __future__ import annotations

from pathlib import Path

import pytest
from plain_reader import Enduse, PlainReader, Told

from enduse.cli.app import run


@pytest.fixture
def enduse(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Enduse:
    monkeypatch.setattr("enduse.case.order.open_reader", lambda name: PlainReader())
    monkeypatch.setenv("COLUMNS", "160")

    def call(*arguments: str | Path) -> Told:
        code = run([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Told(code, out, err)

    return call


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("Missiles moved\n\nReuters says China sent missiles to Russia.\n", encoding="utf-8")
    (folder / "b.txt").write_text("Denied\n\nTass says China did not send missiles to Russia.\n", encoding="utf-8")
    return folder


@pytest.fixture
def case(enduse: Enduse, reports: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    assert enduse("read", reports, "--case", folder).code == 0
    return folder
