"""`enduse serve` as a user runs it: what it prints, how it ends, and that a kill loses nothing it acknowledged."""

from __future__ import annotations

import os
import random
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from enduse.case import Case

TOKEN = "a-token-of-forty-letters-that-nobody-guesses"


def command(case: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "enduse.cli", "serve", "--case", str(case), "--port", "0", *options]


@contextmanager
def serving(case: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command(case, *options), text=True, **pipes) as server:  # type: ignore[call-overload]
        try:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            assert address.startswith("http://"), server.stderr.read()
            yield server, address.rstrip("/")
        finally:
            server.kill()


def told(case: Path, *options: str) -> tuple[int, str]:
    done = subprocess.run(command(case, *options), capture_output=True, text=True, timeout=60, check=False)
    return done.returncode, done.stderr


def test_it_prints_its_address_answers_and_stops_when_asked(empty_folder: Path) -> None:
    with serving(empty_folder) as (server, address):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+", address)
        assert "The case is empty" in httpx.get(f"{address}/", headers={"accept": "text/html"}).text
        server.send_signal(signal.SIGINT)
        assert server.wait(timeout=30) == 0
        assert server.stderr is not None
        assert "Traceback" not in server.stderr.read()


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (["--host", "no.such.host.invalid"], 2, "no address of this machine"),
        (["--token-file", "nowhere"], 3, "cannot be read"),
        (["--port", "70000"], 2, "65535"),
    ],
)
def test_what_cannot_be_served_is_told_in_a_line(empty_folder: Path, options: list[str], code: int, words: str) -> None:
    ended, error = told(empty_folder, *options)
    assert ended == code
    assert words in error
    assert "Traceback" not in error


@pytest.mark.parametrize("is_there", [False, True])
def test_a_folder_that_is_missing_or_empty_becomes_a_case(tmp_path: Path, *, is_there: bool) -> None:
    folder = tmp_path / "deep" / "new"
    if is_there:
        folder.mkdir(parents=True)
    with serving(folder) as (server, address):
        assert server.stderr is not None
        assert server.stderr.readline() == f"enduse: a new case: {folder}\n"
        assert "The case is empty" in httpx.get(f"{address}/", headers={"accept": "text/html"}).text
    with serving(folder) as (server, _):
        server.send_signal(signal.SIGINT)
        server.wait(timeout=30)
        assert server.stderr is not None
        assert "new case" not in server.stderr.read()


def test_a_folder_that_is_something_else_is_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all", encoding="utf-8")
    ended, error = told(tmp_path)
    assert ended == 3
    assert "holds other files and is no case" in error
    assert [each.name for each in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_in_the_place_of_a_case_is_told(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all", encoding="utf-8")
    ended, error = told(tmp_path / "letter.txt")
    assert ended == 3
    assert "a case is a folder and this is a file" in error


def test_a_case_that_lost_its_ledger_is_told_and_no_new_one(empty_folder: Path) -> None:
    (empty_folder / "ledger.sqlite").unlink()
    ended, error = told(empty_folder)
    assert ended == 3
    assert "lost its ledger" in error
    assert not (empty_folder / "ledger.sqlite").exists()


@pytest.mark.parametrize("options", [["--host", "no.such.host.invalid"], ["--token-file", "nowhere"]])
def test_what_cannot_be_served_makes_no_case(tmp_path: Path, options: list[str]) -> None:
    assert told(tmp_path / "new", *options)[0] in {2, 3}
    assert not (tmp_path / "new").exists()


def test_a_port_that_is_taken_is_told(empty_folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ended, error = told(empty_folder, "--port", str(taken.getsockname()[1]))
    assert ended == 2
    assert "give another --port" in error


@pytest.mark.parametrize(
    "content", ["", "short", "two words that are long enough", "ümlaut-ümlaut-ümlaut", "a\x00" * 20]
)
def test_a_file_that_holds_no_token_is_told_and_not_shown(empty_folder: Path, tmp_path: Path, content: str) -> None:
    (tmp_path / "token").write_text(content, encoding="utf-8")
    ended, error = told(empty_folder, "--token-file", str(tmp_path / "token"))
    assert ended == 2
    assert "a token is one line" in error
    assert not content or content not in error


def test_others_need_a_token_that_is_told_once(empty_folder: Path) -> None:
    with serving(empty_folder, "--host", "0.0.0.0") as (server, address):
        assert server.stderr is not None
        token = server.stderr.readline().rsplit(" ", 1)[1].strip()
        here = address.replace("0.0.0.0", "127.0.0.1")
        assert httpx.get(here).status_code == 401
        assert httpx.get(here, headers={"authorization": f"Bearer {token}"}).status_code == 200
        assert token not in (empty_folder / "case.toml").read_text()


def test_a_token_in_a_file_is_asked_for_on_this_machine_too(empty_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(f"{TOKEN}\n")
    with serving(empty_folder, "--token-file", str(tmp_path / "token")) as (_, address):
        assert httpx.get(address).status_code == 401
        assert httpx.get(address, headers={"authorization": f"ApiKey {TOKEN}"}).status_code == 200


class Sender(threading.Thread):
    """Sends one report after another until the server is gone; notes those that were acknowledged."""

    def __init__(self, address: str, name: str) -> None:
        super().__init__(daemon=True)
        self.acknowledged: list[str] = []
        self._address, self._name = address, name

    def run(self) -> None:
        with httpx.Client(base_url=self._address, headers={"accept": "text/html"}, timeout=30) as client:
            number = 0
            try:
                found = re.search(r'name="form_key" value="([^"]+)"', client.get("/").text)
                assert found is not None
                while True:
                    mark = f"mark-{self._name}-{number}-end"
                    words = f"Iran delivered drones to Russia, John Kirby said ({mark}).\n".encode()
                    answer = client.post(
                        "/reports", data={"form_key": found[1]}, files=[("file", (f"{mark}.txt", words))]
                    )
                    if answer.status_code == 303:
                        self.acknowledged.append(mark)
                    number += 1
            except httpx.TransportError:
                return


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_a_kill_while_reports_are_sent_loses_nothing_acknowledged(empty_folder: Path) -> None:
    chance = random.Random(5)
    acknowledged: list[str] = []
    for turn in range(3):
        with serving(empty_folder) as (server, address):
            senders = [Sender(address, f"{turn}-{number}") for number in range(3)]
            for sender in senders:
                sender.start()
            deadline = time.monotonic() + 60
            while not any(sender.acknowledged for sender in senders):
                assert time.monotonic() < deadline
                time.sleep(0.02)
            time.sleep(chance.uniform(0.0, 1.0))
            server.kill()
            server.wait()
            for sender in senders:
                sender.join(timeout=30)
                acknowledged += sender.acknowledged
        with Case.open(empty_folder, create=False) as case:
            kept = {mark for document in case.documents() for mark in re.findall(r"mark-\S+-end", document.text)}
        assert set(acknowledged) <= kept
    assert len(acknowledged) > 3
    with serving(empty_folder) as (_, address):
        deadline = time.monotonic() + 120
        while "waits to be read" in httpx.get(f"{address}/reports", headers={"accept": "text/html"}).text:
            assert time.monotonic() < deadline
            time.sleep(0.3)
    with Case.open(empty_folder, create=False) as case:
        assert len([*case.claims()]) >= len(acknowledged)
