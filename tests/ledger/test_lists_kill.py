"""A kill at any instant leaves the vintage in force that was, or the new one whole."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
import steady_lister

from enduse.ledger.lists import ListStore


def started(folder: Path, first: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, steady_lister.__file__, str(folder), str(first)], stdout=subprocess.PIPE)


def killed_after(folder: Path, first: int, seconds: float) -> list[tuple[int, str]]:
    return killed(started(folder, first), seconds)


def killed(process: subprocess.Popen[bytes], seconds: float) -> list[tuple[int, str]]:
    assert process.stdout is not None
    head = process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    rest = process.stdout.read()
    process.wait()
    process.stdout.close()
    told = [line.split() for line in (head + rest).decode().splitlines(keepends=True) if line.endswith("\n")]
    return [(int(number), stem) for number, stem in told]


@pytest.mark.parametrize("seed", [1, 2])
def test_killed_again_and_again(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    folder = tmp_path / "lists"
    acknowledged: list[tuple[int, str]] = []
    for _ in range(5):
        acknowledged += killed_after(folder, acknowledged[-1][0] + 2 if acknowledged else 0, chance.uniform(0, 0.2))
        survey = ListStore(folder).survey()
        assert survey.damaged == ()
        kept = {vintage.stem: vintage for vintage in survey.vintages}
        assert {stem for _, stem in acknowledged} <= kept.keys()
        for vintage in kept.values():
            assert sum(1 for _ in vintage.entities()) == steady_lister.PARTIES
            assert all(path.exists() for path in vintage.received())
        # In force is the last that was told, or the one the kill came too late for.
        (current,) = survey.current
        name = next(iter(current.entities())).caption
        assert int(name.partition("-")[0]) in (acknowledged[-1][0], acknowledged[-1][0] + 1)
    assert len(acknowledged) > 5


def test_two_at_once_on_one_list(tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    both = [started(folder, 0) for _ in range(2)]
    told = [killed(process, 0.3) for process in both]
    assert all(told)
    survey = ListStore(folder).survey()
    assert survey.damaged == ()
    stems = [vintage.stem for vintage in survey.vintages]
    assert {stem for each in told for _, stem in each} <= set(stems)
    assert len({vintage.card.checksum for vintage in survey.vintages}) == len(stems)
