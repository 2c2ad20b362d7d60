from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from plain_reader import Enduse


def test_json_lines_in_a_pipe(enduse: Enduse, reports: Path) -> None:
    told = enduse("read", reports)
    first, second = map(json.loads, told.out.splitlines())
    assert told.code == 0
    assert (first["kind"], first["factuality"], second["factuality"]) == ("transfer", "certain", "denied")
    assert first["supplier"][0]["country"] == ["cn"]


def test_json_is_one_array(enduse: Enduse, reports: Path) -> None:
    assert [claim["stage"] for claim in json.loads(enduse("read", reports, "-f", "json").out)] == ["delivered"] * 2


def test_json_of_nothing_is_an_empty_array(enduse: Enduse, tmp_path: Path) -> None:
    (tmp_path / "quiet.txt").write_text("Nothing to tell here.", encoding="utf-8")
    assert json.loads(enduse("read", tmp_path / "quiet.txt", "-f", "json").out) == []


def test_csv_has_a_head_and_a_row_a_claim(enduse: Enduse, reports: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(enduse("read", reports, "-f", "csv").out)))
    assert [(row["supplier_country"], row["recipient_country"], row["sources"]) for row in rows] == [
        ("cn", "ru", "Reuters"),
        ("cn", "ru", "Tass"),
    ]


def test_table_names_each_document_and_its_claims(enduse: Enduse, reports: Path) -> None:
    shown = enduse("read", reports, "-f", "table").out
    for words in ("Missiles moved", "China to Russia", "held certain", "denied", "1 claim"):
        assert words in shown


def test_data_and_talk_never_mix(enduse: Enduse, reports: Path) -> None:
    told = enduse("read", reports)
    assert told.err == "2 documents, 2 claims\n"
    assert all(line.startswith("{") for line in told.out.splitlines())


def test_published_is_kept_with_the_document(enduse: Enduse, reports: Path) -> None:
    assert "24 February 2023" in enduse("read", reports, "--published", "2023-02-24", "-f", "table").out


def test_second_run_says_what_was_read_before(enduse: Enduse, reports: Path, case: Path) -> None:
    told = enduse("read", reports, "--case", case)
    assert told.err == f"2 documents, 2 of them read before, 2 claims; kept in {case}\n"
    assert len(told.out.splitlines()) == 2


def test_standard_input(enduse: Enduse, monkeypatch: pytest.MonkeyPatch) -> None:
    text = io.BytesIO(b"Headline\n\nReuters says Iran sent drones to Russia.\n")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(text))
    assert json.loads(enduse("read", "-").out)["supplier"][0]["name"] == "Iran"


# Failures: told in one line each, the batch goes on, the exit code says what happened.
def test_bad_file_among_good_ones(enduse: Enduse, reports: Path) -> None:
    (reports / "empty.txt").write_bytes(b"")
    told = enduse("read", reports)
    assert told.code == 5
    assert len(told.out.splitlines()) == 2
    assert "empty.txt" in told.err.splitlines()[0]
    assert told.err.splitlines()[-1] == "2 documents, 2 claims, 1 failed"


@pytest.mark.parametrize("name", ["missing.txt", "empty.txt"])
def test_nothing_could_be_read(enduse: Enduse, tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    told = enduse("read", tmp_path / name)
    assert told.code == 3
    assert told.err.startswith("enduse: ")
    assert name in told.err
    assert "Traceback" not in told.err


def test_verbose_shows_the_traceback(enduse: Enduse, tmp_path: Path) -> None:
    assert "UnreadableError" in enduse("read", tmp_path / "missing.txt", "-v").err


@pytest.mark.parametrize(
    "arguments",
    [[], ["x.txt", "--no-such"], ["x.txt", "-f", "yaml"], ["x.txt", "--jobs", "0"], ["x.txt", "--reader", "oracle"]],
)
def test_usage(enduse: Enduse, arguments: list[str]) -> None:
    told = enduse("read", *arguments)
    assert told.code == 2
    assert told.out == ""


def test_bad_date_is_a_usage_error_and_names_the_remedy(enduse: Enduse, reports: Path) -> None:
    told = enduse("read", reports, "--published", "last Tuesday")
    assert told.code == 2
    assert len(told.err.splitlines()) == 1


def test_folder_that_is_no_case(enduse: Enduse, reports: Path) -> None:
    told = enduse("read", reports, "--case", reports)
    assert told.code == 3
    assert len(told.err.splitlines()) == 1


def test_hostile_file_name_does_not_reach_the_terminal(enduse: Enduse, tmp_path: Path) -> None:
    told = enduse("read", tmp_path / "a\x1b[31m.txt")
    assert "\x1b" not in told.err


def test_closed_pipe_is_quiet(reports: Path) -> None:
    script = "from enduse.cli.app import run; import sys; sys.exit(run(['export', '--help']))"
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run([sys.executable, "-c", script], stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "table"])
def test_the_dossier_is_written_when_nobody_reads_the_claims(reports: Path, tmp_path: Path, form: str) -> None:
    done, page = closed(reports, "-f", form, "--html"), tmp_path / "dossier.html"
    assert done == (0, f"dossier: {page}\n2 documents, 2 claims\n")
    assert "b.txt" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["jsonl", "json", "csv", "table"])
def test_without_a_dossier_a_closed_pipe_ends_the_reading(reports: Path, form: str) -> None:
    assert closed(reports, "-f", form) == (0, "")


def closed(reports: Path, *options: str) -> tuple[int, str]:
    """Code and standard error of `enduse read` whose standard output nobody reads; a last `--html` gets its file."""
    if options[-1] == "--html":
        options = (*options, str(reports.parent / "dossier.html"))
    script = (
        "from unittest.mock import patch; from plain_reader import PlainReader; from enduse.cli import main\n"
        "with patch('enduse.case.order.open_reader', lambda name: PlainReader()): main()"
    )
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as nobody:
        done = subprocess.run(
            [sys.executable, "-c", script, "read", str(reports), "-j", "1", *options],
            stdout=nobody,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
            env={**os.environ, "PYTHONPATH": str(Path(__file__).parent)},
        )
    return done.returncode, done.stderr


# The second reader: only ever called when it is told whom to ask.
@pytest.mark.parametrize("arguments", [[], ["--endpoint", "http://localhost:9/v1"], ["--model", "m"]])
def test_chat_reader_needs_an_endpoint_and_a_model(
    enduse: Enduse, reports: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.delenv("ENDUSE_CHAT_URL", raising=False)
    monkeypatch.delenv("ENDUSE_CHAT_MODEL", raising=False)
    told = enduse("read", reports, "--reader", "chat", *arguments)
    assert told.code == 2
    assert told.out == ""
    assert "--endpoint" in told.err


def test_chat_reader_that_nobody_answers(enduse: Enduse, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from enduse.claims.chat.endpoint import Endpoint
    from enduse.model import Claim, Document
    from enduse.model.errors import UnreachableError

    class Silent:
        origin = "chat/0 silent"

        def read(self, document: Document) -> tuple[Claim, ...]:
            raise UnreachableError("localhost:9 does not answer; start the endpoint or check the address")

    asked: list[Endpoint] = []

    def opened(name: str, endpoint: Endpoint) -> Silent:
        asked.append(endpoint)
        return Silent()

    monkeypatch.setattr("enduse.claims.reader.open_reader", opened)
    monkeypatch.setenv("ENDUSE_CHAT_URL", "http://localhost:9/v1")
    monkeypatch.setenv("ENDUSE_CHAT_MODEL", "m")
    monkeypatch.setenv("ENDUSE_CHAT_KEY", "secret")
    told = enduse("read", reports, "--reader", "chat")
    assert told.code == 4
    assert asked[0].api_key == "secret"
    assert "secret" not in told.err
