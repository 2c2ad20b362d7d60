from __future__ import annotations

import json
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from stub_reader import StubReader, Write, suppliers

from enduse.case import Case, Outcome, Reading, read
from enduse.ledger.schema import TABLES
from enduse.model import Failure
from enduse.model.errors import CaseError, PipelineError, UnreachableError, UnreadableError, UsageError


def dump(case: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(case / "ledger.sqlite")
    try:
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in TABLES}
    finally:
        connection.close()


def freshness(outcomes: list[Outcome]) -> list[bool]:
    assert all(isinstance(outcome, Reading) for outcome in outcomes)
    return [outcome.fresh for outcome in outcomes if isinstance(outcome, Reading)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "case"


# Few documents are read here, many in other processes; the outcomes are the same.


@pytest.mark.parametrize(("count", "jobs"), [(2, None), (30, 2), (30, 1)])
def test_outcomes_come_in_the_order_of_the_inputs(
    folder: Path, reader: StubReader, write: Write, count: int, jobs: int | None
) -> None:
    words = [f"W{number}" for number in range(count)]
    with Case.open(folder) as case:
        outcomes = list(case.read(write(*words), reader=reader, jobs=jobs))
        assert suppliers(outcomes) == words
        assert [claim for outcome in outcomes for claim in outcome.claims] == list(case.claims())  # type: ignore[union-attr]
        assert [outcome.document for outcome in outcomes] == list(case.documents())  # type: ignore[union-attr]


def test_a_slow_document_holds_its_place(reader: StubReader, write: Write) -> None:
    words = ["SLOW", *(f"W{number}" for number in range(40)), "SLOW"]
    assert suppliers(list(read(write(*words), reader=reader, jobs=2))) == words
    assert len(reader.processes()) == 2


def test_few_documents_start_no_process(reader: StubReader, write: Write) -> None:
    import os

    list(read(write("A", "B", "C"), reader=reader, jobs=2))
    assert reader.processes() == {os.getpid()}


def test_a_reader_that_cannot_travel_reads_here(reader: StubReader, write: Write) -> None:
    import os

    class Local(StubReader):
        pass

    assert suppliers(list(read(write(*"ABCDEF"), reader=Local(reader.diary), jobs=2))) == list("ABCDEF")
    assert reader.processes() == {os.getpid()}


def test_a_reading_broken_off_reads_no_further(reader: StubReader, write: Write) -> None:
    outcomes = read(write(*(f"W{number}" for number in range(600))), reader=reader, jobs=2)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert len(reader.reads()) < 300


# Bad documents come in their place, and the others go on.


@pytest.mark.parametrize("jobs", [1, 2])
def test_bad_documents_are_failures_in_their_place(folder: Path, reader: StubReader, write: Write, jobs: int) -> None:
    names = write("A", "BUG", "B", "AWAY", "C", "D", "E")
    Path(names[2]).write_bytes(b"\0\1\2" * 500)
    with Case.open(folder) as case:
        outcomes = list(case.read([*names, "missing.txt"], reader=reader, jobs=jobs))
        assert suppliers(outcomes) == ["A", "failed", "failed", "failed", "C", "D", "E", "failed"]
        assert [claim.supplier[0].name for claim in case.claims()] == list("ACDE")  # type: ignore[union-attr]
    failures = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    assert [type(failure.error) for failure in failures] == [
        UnreadableError,
        UnreadableError,
        UnreachableError,
        UnreadableError,
    ]
    for failure in failures:
        assert failure.origin in str(failure.error)
        assert "\n" not in str(failure.error)


def test_a_mistake_of_ours_keeps_its_traceback(reader: StubReader, write: Write) -> None:
    *_, failure = read(write(*"ABCDE", "BUG"), reader=reader, jobs=2)
    assert isinstance(failure, Failure)
    assert "KeyError" in failure.error.__notes__[0]


def test_failures_are_tried_again_by_the_next_run(folder: Path, reader: StubReader, write: Write) -> None:
    with Case.open(folder) as case:
        list(case.read(write("AWAY", "A"), reader=reader))
        outcomes = list(case.read(write("AWAY", "A"), reader=reader))
    assert suppliers(outcomes) == ["failed", "A"]
    assert len(reader.reads()) == 3


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_missing_pipeline_ends_the_reading(folder: Path, reader: StubReader, write: Write, jobs: int) -> None:
    with Case.open(folder) as case, pytest.raises(PipelineError, match="install one"):
        list(case.read(write("NOPIPELINE", *"ABCDE"), reader=reader, jobs=jobs))


def test_an_unknown_reader_is_a_mistake_of_use(folder: Path, write: Write) -> None:
    with Case.open(folder) as case:
        for count in (1, 8):
            with pytest.raises(UsageError, match="no reader called"):
                list(case.read(write(*("A" * count)), reader="oracle", jobs=2))


def test_an_impossible_date_is_a_mistake_of_use(reader: StubReader, write: Write) -> None:
    with pytest.raises(UsageError):
        list(read(write("A"), reader=reader, published="yesterday-ish"))
    assert reader.reads() == []


@pytest.mark.parametrize("jobs", [0, -1])
def test_no_jobs_is_a_mistake_of_use(reader: StubReader, write: Write, jobs: int) -> None:
    with pytest.raises(UsageError, match="one or more"):
        list(read(write(*"ABCDEF"), reader=reader, jobs=jobs))


def test_no_input_gives_no_outcome(reader: StubReader) -> None:
    assert list(read([], reader=reader)) == []


# What is fresh is not read again.


@pytest.mark.parametrize("jobs", [1, 2])
def test_reading_twice_reads_once_and_changes_no_byte(
    folder: Path, reader: StubReader, write: Write, jobs: int
) -> None:
    names = write(*"ABCDEF")
    with Case.open(folder) as case:
        first = list(case.read(names, reader=reader, jobs=jobs))
    before = dump(folder)
    with Case.open(folder) as case:
        again = list(case.read(names, reader=reader, jobs=jobs))
    assert dump(folder) == before
    assert len(reader.reads()) == 6
    assert freshness(first) == [False] * 6
    assert freshness(again) == [True] * 6
    assert [replace(outcome, fresh=False) for outcome in again] == first  # type: ignore[type-var]


def test_what_is_fresh_is_not_even_parsed(
    folder: Path, reader: StubReader, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = write("A", "B")
    with Case.open(folder) as case:
        list(case.read(names, reader=reader))
        monkeypatch.setattr("enduse.sources.document", None)
        assert freshness(list(case.read(names, reader=reader))) == [True, True]
        assert freshness(list(case.read(names, reader=replace(reader, origin="stub/2")))) == [False, False]


def test_a_moved_file_is_fresh_and_told_by_its_new_place(
    folder: Path, tmp_path: Path, reader: StubReader, write: Write
) -> None:
    (name,) = write("A")
    with Case.open(folder) as case:
        list(case.read([name], reader=reader))
        (outcome,) = case.read([shutil.move(name, tmp_path / "moved.txt")], reader=reader)
    assert freshness([outcome]) == [True]
    assert isinstance(outcome, Reading)
    assert outcome.document.origin == str(tmp_path / "moved.txt")


def test_a_changed_file_is_read_again(folder: Path, reader: StubReader, write: Write) -> None:
    with Case.open(folder) as case:
        list(case.read(write("A"), reader=reader))
        assert suppliers(list(case.read(write("B"), reader=reader))) == ["B"]
        assert len(list(case.documents())) == 2


def test_another_date_makes_another_reading(folder: Path, reader: StubReader, write: Write) -> None:
    names = write("A")
    with Case.open(folder) as case:
        list(case.read(names, reader=reader))
        (dated,) = case.read(names, reader=reader, published="2023-02-24")
        assert freshness([dated]) == [False]
        assert freshness(list(case.read(names, reader=reader, published="2023-02-24"))) == [True]
        assert freshness(list(case.read(names, reader=reader))) == [True]
        assert len(list(case.ledger.readings())) == 2


def test_another_reader_adds_and_leaves_the_first(folder: Path, reader: StubReader, write: Write) -> None:
    names = write("A", "B")
    with Case.open(folder) as case:
        list(case.read(names, reader=reader))
        before = dump(folder)
        list(case.read(names, reader=replace(reader, origin="stub/2")))
        after = dump(folder)
        assert all(set(before[table]) <= set(after[table]) for table in TABLES)
        assert [claim.origin for claim in case.claims("stub/1")] == ["stub/1"] * 2
        assert [claim.origin for claim in case.claims()] == ["stub/2"] * 2


@pytest.mark.parametrize("count", [2, 20])
def test_two_copies_of_a_text_are_one_document(folder: Path, reader: StubReader, write: Write, count: int) -> None:
    names = write(*(["A"] * count))
    for name in names:
        Path(name).write_bytes(Path(names[0]).read_bytes())
    with Case.open(folder) as case:
        outcomes = list(case.read(names, reader=reader, jobs=2))
        assert suppliers(outcomes) == ["A"] * count
        assert [outcome.fresh for outcome in outcomes if isinstance(outcome, Reading)][0] is False  # noqa: RUF015
        assert len(list(case.claims(latest=False))) == 1


# Articles out of JSON Lines.


def test_articles_are_kept_by_their_own_line(folder: Path, tmp_path: Path, reader: StubReader) -> None:
    lines = [json.dumps({"text": f"W{n} sent drones to Russia.", "publisher": f"P{n}"}) + "\n" for n in range(8)]
    (tmp_path / "articles.jsonl").write_text("".join(lines[:4]) + "{broken\n" + "".join(lines[4:]), encoding="utf-8")
    with Case.open(folder) as case:
        outcomes = list(case.read([str(tmp_path / "articles.jsonl")], reader=reader, jobs=2))
        assert suppliers(outcomes) == ["W0", "W1", "W2", "W3", "failed", "W4", "W5", "W6", "W7"]
        assert [document.publisher for document in case.documents()] == [f"P{n}" for n in range(8)]
        (tmp_path / "articles.jsonl").write_text("".join(reversed(lines)), encoding="utf-8")
        again = list(case.read([str(tmp_path / "articles.jsonl")], reader=reader, jobs=2))
    assert freshness(again) == [True] * 8
    kept = {path.read_text(encoding="utf-8") for path in (folder / "documents").rglob("*") if path.is_file()}
    assert kept == set(lines)


# The case folder itself is no input.


def test_a_case_inside_the_folder_it_reads_is_passed_over(tmp_path: Path, reader: StubReader, write: Write) -> None:
    write(*"ABCDE")
    with Case.open(tmp_path / "reports" / "case") as case:
        for _ in range(2):
            outcomes = list(case.read([str(tmp_path / "reports")], reader=reader, jobs=2))
            assert suppliers(outcomes) == list("ABCDE")


# Progress.


@pytest.mark.parametrize("count", [2, 9])
def test_progress_counts_every_outcome(reader: StubReader, write: Write, count: int) -> None:
    told: list[tuple[int, int | None]] = []
    names = write(*(["BUG"] * count))
    list(read(names, reader=reader, jobs=2, progress=lambda done, total: told.append((done, total))))
    assert told == [(done, count) for done in range(1, count + 1)]


# A case that cannot be written.


def test_a_full_disk_ends_the_reading_and_what_was_told_is_kept(folder: Path, reader: StubReader, write: Write) -> None:
    names = write(*(f"W{number}" for number in range(200)))
    told: list[Outcome] = []
    with Case.open(folder) as case:
        pages = case.ledger._connection.execute("PRAGMA page_count").fetchone()[0]
        case.ledger._connection.execute(f"PRAGMA max_page_count = {pages + 12}")
        with pytest.raises(CaseError, match="disk is full"):
            told.extend(case.read(names, reader=reader, jobs=2))
    with Case.open(folder) as case:
        kept = list(case.documents())
        assert kept[: len(told)] == [outcome.document for outcome in told]  # type: ignore[union-attr]
        assert len(kept) < 200
        again = list(case.read(names, reader=reader, jobs=2))
        assert suppliers(again) == [f"W{number}" for number in range(200)]
        assert freshness(again)[: len(kept)] == [True] * len(kept)


@pytest.mark.parametrize("form", [str, Path])
def test_one_name_alone_is_one_input(reader: StubReader, write: Write, form: type) -> None:
    (name,) = write("A")
    assert suppliers(list(read(form(name), reader=reader))) == ["A"]
