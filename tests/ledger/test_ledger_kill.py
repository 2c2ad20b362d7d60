"""A kill at any instant loses nothing that was acknowledged, and leaves nothing half done."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
import steady_writer

from enduse.ledger import Ledger
from enduse.ledger.received import digest, place

ENDLESS = 10**9


def writer(case: Path, name: str, first: int = 0, group: int = 1, last: int = ENDLESS) -> subprocess.Popen[bytes]:
    asked = [str(value) for value in (case, name, first, group, last)]
    return subprocess.Popen([sys.executable, steady_writer.__file__, *asked], stdout=subprocess.PIPE)


def killed_after(process: subprocess.Popen[bytes], seconds: float) -> list[str]:
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    rest = process.stdout.read()
    process.wait()
    process.stdout.close()
    return [line.decode().strip() for line in (first + rest).splitlines(keepends=True) if line.endswith(b"\n")]


def hold_whole(case: Path, acknowledged: list[str]) -> int:
    with Ledger.open(case, create=False) as ledger:
        for name in acknowledged:
            document = ledger.document(name)
            assert document is not None
            assert document.id == name
            assert ledger.reading(document, steady_writer.ORIGIN) == steady_writer.claims(document)
            bytes_kept = place(case / "documents", digest(document.text.encode())).read_bytes()
            assert bytes_kept == document.text.encode()
        # What was not acknowledged is there whole, or not at all.
        entries = list(ledger.readings())
        assert {entry.claims for entry in entries} <= {steady_writer.CLAIMS_EACH}
        assert [document.id for document in ledger.documents()] == [entry.document_id for entry in entries]
        return len(entries)


@pytest.mark.parametrize("group", [1, 7])
def test_killed_again_and_again_on_one_case(tmp_path: Path, group: int) -> None:
    chance = random.Random(group)
    acknowledged: list[str] = []
    for round_ in range(5):
        process = writer(tmp_path / "case", "alone", first=len(acknowledged) + 10_000 * round_, group=group)
        acknowledged += killed_after(process, chance.uniform(0, 0.3))
        assert hold_whole(tmp_path / "case", acknowledged) >= len(acknowledged)
    assert len(acknowledged) > 5


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    case = tmp_path / "case"
    both = [writer(case, name, group=3, last=60) for name in ("one", "two")]
    told = [process.communicate(timeout=120)[0].decode().split() for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert [len(names) for names in told] == [60, 60]
    assert hold_whole(case, told[0] + told[1]) == 120


def test_two_writers_of_the_same_documents_keep_them_once(tmp_path: Path) -> None:
    case = tmp_path / "case"
    both = [writer(case, "same", group=3, last=60) for _ in range(2)]
    told = [process.communicate(timeout=120)[0].decode().split() for process in both]
    assert told[0] == told[1]
    assert hold_whole(case, told[0]) == 60


def test_one_writer_killed_leaves_the_other_and_a_reader_at_work(tmp_path: Path) -> None:
    case = tmp_path / "case"
    survivor, victim = writer(case, "survivor", group=5, last=150), writer(case, "victim", group=5)
    lost = killed_after(victim, 0.1)
    while survivor.poll() is None:
        with Ledger.open(case, create=False) as ledger:
            assert sum(1 for _ in ledger.claims()) % steady_writer.CLAIMS_EACH == 0
        time.sleep(0.02)
    assert survivor.stdout is not None
    told = survivor.stdout.read().decode().split()
    survivor.stdout.close()
    assert survivor.returncode == 0
    assert len(told) == 150
    hold_whole(case, told + lost)
