"""What is asked of the machine: files that last, a collector that is given back as it was."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest

from enduse.machine.collector import paused
from enduse.machine.disk import settle


@pytest.mark.parametrize("running", [True, False])
def test_the_collector_is_given_back_as_it_was(running: bool) -> None:
    before = gc.isenabled()
    (gc.enable if running else gc.disable)()
    try:
        with paused():
            assert not gc.isenabled()
        assert gc.isenabled() is running
        with pytest.raises(ValueError, match="in between"), paused():
            raise ValueError("in between")
        assert gc.isenabled() is running
        with paused(), paused():
            assert not gc.isenabled()
        assert gc.isenabled() is running
    finally:
        (gc.enable if before else gc.disable)()


def test_files_and_folders_are_settled_and_left_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"content")
    settle(file)
    settle(tmp_path)
    assert file.read_bytes() == b"content"


def test_what_is_not_there_cannot_be_settled(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        settle(tmp_path / "none")


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="open files are told there alone")
def test_nothing_stays_open_when_the_disk_refuses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError("refused")

    monkeypatch.setattr(os, "fsync", refuse)
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(20):
        with pytest.raises(OSError, match="refused"):
            settle(tmp_path)
    assert len(list(Path("/proc/self/fd").iterdir())) < before + 20
