from __future__ import annotations

from pathlib import Path

import pytest
from stub_reader import StubReader, Write


@pytest.fixture
def reader(tmp_path: Path) -> StubReader:
    return StubReader(tmp_path / "diary")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(*words: str) -> list[str]:
        folder = tmp_path / "reports"
        folder.mkdir(exist_ok=True)
        names = []
        for number, word in enumerate(words):
            path = folder / f"{number:04}.txt"
            path.write_text(f"{word} sent {number} drones to Russia, officials said on Monday.\n", encoding="utf-8")
            names.append(str(path))
        return names

    return written
