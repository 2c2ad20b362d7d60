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


def killed_after(folder: Path, first: int, seconds: float) -> list[tuple[int, str]]:
    process = subprocess.Popen(
        [sys.executable, steady_lister.__file__, str(folder), str(first)], stdout=subprocess.PIPE
    )
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
