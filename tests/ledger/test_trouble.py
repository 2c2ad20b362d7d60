"""Whatever a disk does, the answer is one line that names the case and what to do."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from enduse.ledger import Ledger, received
from enduse.ledger.schema import FORMAT
from enduse.model import Document
from enduse.model.errors import CaseError

REPORT = Document("Iran sent drones to Russia.", origin="a.txt")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case"
    with Ledger.open(path) as ledger:
        ledger.add_document(REPORT, b"x")
        ledger.add_reading(REPORT, "rules/1", [])
    return path


def refused(path: Path, words: str, *, create: bool = True) -> None:
    with pytest.raises(CaseError, match=words) as caught, Ledger.open(path, create=create) as ledger:
        list(ledger.documents())
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


# Folders that are no case.


def test_a_missing_folder_is_no_case_unless_asked_for(tmp_path: Path) -> None:
    refused(tmp_path / "nothing", "no case here", create=False)
    assert not (tmp_path / "nothing").exists()


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"x")
    refused(tmp_path, "other files")
    refused(tmp_path, "no case here", create=False)
    assert [path.name for path in tmp_path.iterdir()] == ["holiday.jpg"]


def test_a_file_is_no_case(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    refused(tmp_path / "file", "a case is a folder")
    refused(tmp_path / "file" / "below", "not a folder")


def test_an_empty_folder_becomes_one_and_a_half_made_one_is_finished(tmp_path: Path) -> None:
    with Ledger.open(tmp_path) as ledger:
        ledger.add_document(REPORT)
    for leftover in tmp_path.glob("ledger.sqlite*"):
        leftover.unlink()
    refused(tmp_path, "lost its ledger", create=False)
    with Ledger.open(tmp_path) as ledger:
        assert list(ledger.documents()) == []


# Other formats.


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"format = {FORMAT + 1}", "upgrade enduse"),
        ("format = 0", "older than"),
        ("", "says no format"),
        ('format = "1"', "says no format"),
        ("format = [", "not readable as TOML"),
        ("\x00\xff", "not readable as TOML"),
    ],
)
def test_another_format_of_the_folder(case: Path, text: str, words: str) -> None:
    (case / "case.toml").write_bytes(text.encode("latin-1"))
    refused(case, words)


@pytest.mark.parametrize(("version", "words"), [(FORMAT + 1, "upgrade enduse"), (0, "older than")])
def test_another_format_of_the_ledger(case: Path, version: int, words: str) -> None:
    with sqlite3.connect(case / "ledger.sqlite") as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    refused(case, words)


def test_another_database_in_its_place(case: Path) -> None:
    (case / "ledger.sqlite").unlink()
    with sqlite3.connect(case / "ledger.sqlite") as connection:
        connection.execute("CREATE TABLE bookmarks (url)")
    connection.close()
    refused(case, "not a ledger of enduse")
    assert not (case / "ledger.sqlite-wal").exists()


# Damage.


@pytest.mark.parametrize("create", [True, False])
def test_a_ledger_that_is_no_database(case: Path, create: bool) -> None:
    (case / "ledger.sqlite").write_bytes(b"not a database at all, but long enough to look at" * 100)
    refused(case, "damaged", create=create)


def test_a_ledger_with_a_torn_page(case: Path) -> None:
    file = case / "ledger.sqlite"
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + os.urandom(len(whole) - 4096))
    refused(case, "damaged")


def test_a_ledger_cut_short(case: Path) -> None:
    file = case / "ledger.sqlite"
    file.write_bytes(file.read_bytes()[:5000])
    refused(case, "damaged")


@pytest.mark.parametrize("record", ["{", "[]", '{"kind": "gift", "spans": []}', '{"kind": "transfer"}'])
def test_a_claim_that_is_none(case: Path, record: str) -> None:
    with sqlite3.connect(case / "ledger.sqlite") as connection:
        connection.execute("INSERT INTO claim VALUES (1, 0, 'x', ?)", (record,))
    connection.close()
    with Ledger.open(case) as ledger, pytest.raises(CaseError, match="damaged"):
        list(ledger.claims())


# A disk that is full.


def no_room(*_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("call", ["fsync", "mkdir", "open"])
def test_no_room_for_the_bytes(case: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    fresh = Document("Another text.", origin="b.txt")
    with Ledger.open(case) as ledger:
        with monkeypatch.context() as patch:
            patch.setattr(received.os, call, no_room)
            with pytest.raises(CaseError, match="the disk is full") as caught:
                ledger.add_document(fresh, b"fresh bytes")
        assert "\n" not in str(caught.value)
        assert ledger.document(fresh.id) is None
        assert not [path for path in (case / "documents").rglob("*") if path.name.startswith(received.PARTIAL)]
        assert ledger.add_document(fresh, b"fresh bytes")


def test_no_room_for_the_rows(case: Path) -> None:
    fresh = Document("Another text. " * 100_000, origin="b.txt")
    with Ledger.open(case) as ledger:
        pages = ledger._connection.execute("PRAGMA page_count").fetchone()[0]
        ledger._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(CaseError, match="the disk is full"):
            ledger.add_reading(fresh, "rules/1", [])
        assert ledger.document(fresh.id) is None
        assert list(ledger.documents()) == [REPORT]
        ledger._connection.execute(f"PRAGMA max_page_count = {pages + 10_000}")
        assert ledger.add_reading(fresh, "rules/1", [])


FILLING = """
import resource, sys
from pathlib import Path
from enduse.ledger import Ledger
from enduse.model import Document
from enduse.model.errors import CaseError
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
with Ledger.open(Path(sys.argv[1])) as ledger:
    try:
        for number in range(10_000):
            document = Document(f"{number} " * 2_000)
            with ledger.together():
                ledger.add_document(document, document.text.encode())
                ledger.add_reading(document, "rules/1", [])
            print(document.id, flush=True)
    except CaseError as error:
        print(error, file=sys.stderr)
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="no limit on file size here")
def test_files_that_may_grow_no_more(tmp_path: Path) -> None:
    case = tmp_path / "case"
    done = subprocess.run([sys.executable, "-c", FILLING, str(case)], capture_output=True, text=True, check=True)
    assert done.stderr.count("\n") == 1
    assert "cannot be written" in done.stderr
    told = done.stdout.split()
    assert told
    with Ledger.open(case) as ledger:
        kept = [entry.document_id for entry in ledger.readings()]
    assert kept[: len(told)] == told
    assert len(kept) <= len(told) + 1


# A case that may not be written.


AS_NOBODY = """
import os, sys
from pathlib import Path
from enduse.ledger import Ledger
from enduse.model import Document
from enduse.model.errors import CaseError
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
create = sys.argv[2] == "create"
try:
    with Ledger.open(Path(sys.argv[1]), create=create) as ledger:
        print(len(list(ledger.documents())), len(list(ledger.search("drones"))))
        ledger.add_document(Document("Another."))
except CaseError as error:
    print(error, file=sys.stderr)
"""


@pytest.fixture
def sealed(case: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], subprocess.CompletedProcess[str]]:
    # Root may write anywhere, so the look is taken as nobody, who has to be let through to the case.
    top = tmp_path_factory.getbasetemp()
    above = (top.parent, top.parent.parent) if top.name.startswith("popen-") else (top.parent,)
    for folder in (case.parent, top, *above):
        folder.chmod(0o755)
    for path in (case, *case.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)

    def run(mode: str) -> subprocess.CompletedProcess[str]:
        asked = [sys.executable, "-c", AS_NOBODY, str(case), mode]
        return subprocess.run(asked, capture_output=True, text=True, check=True)

    return run


def test_a_read_only_case_is_read_and_not_written(sealed: Callable[[str], subprocess.CompletedProcess[str]]) -> None:
    done = sealed("look")
    assert done.stdout == "1 1\n"
    assert done.stderr.count("\n") == 1
    assert "make the folder and its files writable" in done.stderr


def test_a_read_only_case_opened_for_writing(sealed: Callable[[str], subprocess.CompletedProcess[str]]) -> None:
    done = sealed("create")
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "cannot be" in done.stderr


def test_a_copied_case_is_the_same_case(case: Path, tmp_path: Path) -> None:
    shutil.copytree(case, tmp_path / "copy")
    with Ledger.open(tmp_path / "copy", create=False) as ledger:
        assert list(ledger.documents()) == [REPORT]
