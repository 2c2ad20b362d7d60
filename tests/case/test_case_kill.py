"""Kills of the whole run and of single workers: nothing told is lost, nothing hangs, nobody is left behind."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import steady_reader
from stub_reader import StubReader, Write, suppliers

from enduse.case import Case, read
from enduse.ledger.received import digest, place
from enduse.model import Failure


def reading(case: Path, reports: Path, diary: Path, jobs: int = 2) -> subprocess.Popen[bytes]:
    asked = [str(value) for value in (case, reports, diary, jobs)]
    return subprocess.Popen([sys.executable, steady_reader.__file__, *asked], stdout=subprocess.PIPE)


def killed_after(process: subprocess.Popen[bytes], seconds: float) -> list[str]:
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(seconds)
    process.kill()
    lines = (first + process.stdout.read()).splitlines(keepends=True)
    process.stdout.close()
    process.wait()
    return [line.decode().strip() for line in lines if line.endswith(b"\n")]


def hold_whole(case: Path, told: list[str]) -> set[str]:
    with Case.open(case, create=False) as opened:
        documents = {document.id: document for document in opened.documents()}
        assert set(told) <= set(documents)
        assert [claim.document_id for claim in opened.claims()] == list(documents)
        for document in documents.values():
            received = place(case / "documents", digest(document.text.encode())).read_bytes()
            assert received == document.text.encode()
        return set(documents)


@pytest.mark.parametrize("jobs", [1, 2])
def test_killed_again_and_again_the_batch_goes_on_and_is_done_in_the_end(
    tmp_path: Path, write: Write, jobs: int
) -> None:
    write(*(f"W{number}" for number in range(400)))
    case, reports, diary = tmp_path / "case", tmp_path / "reports", tmp_path / "diary"
    chance = random.Random(jobs)
    kept: set[str] = set()
    for _ in range(4):
        told = killed_after(reading(case, reports, diary, jobs), chance.uniform(0, 0.4))
        now = hold_whole(case, told)
        assert kept <= now
        kept = now
    last = reading(case, reports, diary, jobs)
    told = last.communicate(timeout=120)[0].decode().split()
    assert last.returncode == 0
    assert len(told) == 400
    assert hold_whole(case, told) == set(told)
    # What a killed run had not told yet is read once more, and no more than that.
    assert len(StubReader(diary).reads()) < 400 + 4 * 300


def test_no_worker_outlives_the_killed_run(tmp_path: Path, write: Write) -> None:
    write(*(f"W{number}" for number in range(400)))
    diary = tmp_path / "diary"
    killed_after(reading(tmp_path / "case", tmp_path / "reports", diary), 0.2)
    processes = StubReader(diary).processes()
    assert processes
    deadline = time.monotonic() + 10
    while any(_lives(process) for process in processes) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not any(_lives(process) for process in processes)


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    # A zombie waits only for whoever inherits it.
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


def test_two_runs_at_once_on_one_case(tmp_path: Path, write: Write) -> None:
    write(*(f"W{number}" for number in range(200)))
    case = tmp_path / "case"
    both = [reading(case, tmp_path / "reports", tmp_path / "diary") for _ in range(2)]
    told = [process.communicate(timeout=120)[0].decode().split() for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert told[0] == told[1]
    assert len(hold_whole(case, told[0])) == 200


def test_a_document_that_kills_its_reader_is_the_only_one_lost(
    tmp_path: Path, reader: StubReader, write: Write
) -> None:
    words = [f"W{number}" for number in range(30)]
    words[7] = words[22] = "KILL"
    with Case.open(tmp_path / "case") as case:
        outcomes = list(case.read(write(*words), reader=reader, jobs=2))
        assert suppliers(outcomes) == ["failed" if word == "KILL" else word for word in words]
        assert sum(1 for _ in case.claims()) == 28
    failure = outcomes[7]
    assert isinstance(failure, Failure)
    assert "0007.txt: reading it ended the process" in str(failure.error)


def test_a_reader_killed_by_chance_loses_no_document(reader: StubReader, write: Write) -> None:
    words = [f"W{number}" for number in range(20)]
    words[5] = "KILLONCE"
    assert suppliers(list(read(write(*words), reader=reader, jobs=2))) == words


UNGUARDED = """
import sys
from pathlib import Path
from enduse.case import read
from enduse.model import EnduseError
sys.path.insert(0, sys.argv[1])
from stub_reader import StubReader
try:
    print(len(list(read(Path(sys.argv[2]), reader=StubReader(Path(sys.argv[3])), jobs=2))))
except EnduseError as error:
    print(error)
"""


def test_a_script_without_a_guard_is_told_what_to_do(tmp_path: Path, write: Write) -> None:
    write(*"ABCDEFGH")
    script = tmp_path / "script.py"
    script.write_text(UNGUARDED, encoding="utf-8")
    asked = [str(script), str(Path(__file__).parent), str(tmp_path / "reports"), str(tmp_path / "diary")]
    done = subprocess.run([sys.executable, *asked], capture_output=True, text=True, timeout=60, check=True)
    assert "if __name__ == '__main__'" in done.stdout


@pytest.mark.skipif(os.name == "nt", reason="no process groups to interrupt")
def test_an_interrupt_ends_the_run_soon_and_quietly(tmp_path: Path, write: Write) -> None:
    write(*(f"W{number}" for number in range(400)))
    asked = [str(tmp_path / "case"), str(tmp_path / "reports"), str(tmp_path / "diary"), "2"]
    process = subprocess.Popen(
        [sys.executable, steady_reader.__file__, *asked],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    told, complaints = process.communicate(timeout=20)
    assert process.returncode != 0
    assert complaints.decode().count("KeyboardInterrupt\n") == 1
    hold_whole(tmp_path / "case", told.decode().split())
