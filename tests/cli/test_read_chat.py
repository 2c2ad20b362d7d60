from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from plain_reader import Enduse

from enduse.claims.chat.tally import LINK, QUOTE
from tests.claims.chat.chat_report import jets, report, shells
from tests.claims.chat.chat_server import ChatServer, Served, chat_server, claims

KEY = "sk-secret-of-the-test"


@pytest.fixture
def server() -> Iterator[ChatServer]:
    with chat_server() as told:
        yield told


@pytest.fixture
def story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("URL", "MODEL", "KEY"):
        monkeypatch.setenv(f"ENDUSE_CHAT_{name}", "")
    path = tmp_path / "story.txt"
    path.write_text(report().text, encoding="utf-8")
    return path


def test_claims_on_stdout_and_what_was_dropped_on_stderr(enduse: Enduse, server: ChatServer, story: Path) -> None:
    server.answers = [claims(shells(), jets(quotes=["Moscow gave Tehran all of its aircraft."]))]
    options = ("--reader", "chat", "--endpoint", server.url, "--model", "tiny", "--published", "2023-02-24")
    told = enduse("read", story, *options)
    assert told.code == 0
    (claim,) = map(json.loads, told.out.splitlines())
    assert claim["origin"].startswith("chat/")
    assert told.err.splitlines() == [
        f"chat: 1 question, 1 claim kept, 1 dropped ({QUOTE} 1), 1 detail left out ({LINK} 1)",
        "1 document, 1 claim",
    ]


def test_environment_configures(
    enduse: Enduse, server: ChatServer, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENDUSE_CHAT_URL", server.url)
    monkeypatch.setenv("ENDUSE_CHAT_MODEL", "tiny")
    monkeypatch.setenv("ENDUSE_CHAT_KEY", KEY)
    server.answers = [claims(shells())]
    told = enduse("read", story, "--reader", "chat")
    assert told.code == 0
    assert server.asked[0].headers["Authorization"] == f"Bearer {KEY}"
    assert server.asked[0].body["model"] == "tiny"
    assert KEY not in told.out + told.err


def test_configured_but_not_chosen_is_never_called(
    enduse: Enduse, server: ChatServer, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENDUSE_CHAT_URL", server.url)
    monkeypatch.setenv("ENDUSE_CHAT_MODEL", "tiny")
    assert enduse("read", story).code == 0
    assert server.asked == []


def test_kept_readings_are_not_asked_for_again(enduse: Enduse, server: ChatServer, story: Path, tmp_path: Path) -> None:
    server.answers = [claims(shells(in_exchange_for=[]))]
    options = ("--reader", "chat", "--endpoint", server.url, "--model", "tiny", "--case", tmp_path / "case")
    first, second = enduse("read", story, *options), enduse("read", story, *options)
    assert first.out == second.out != ""
    assert len(server.asked) == 1


@pytest.mark.parametrize("key", [KEY, f"{KEY}\n", f"{KEY}\u00e9"])
def test_key_is_never_shown(
    enduse: Enduse, server: ChatServer, story: Path, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setenv("ENDUSE_CHAT_KEY", key)
    server.answers = [Served(f"bad key {KEY}".encode(), status=401)]
    told = enduse("read", story, "--reader", "chat", "--endpoint", server.url, "--model", "tiny", "-v")
    assert told.code in (2, 4)
    assert "key" in told.err
    assert KEY not in told.out + told.err


def test_failing_endpoint_fails_the_document_alone(enduse: Enduse, server: ChatServer, story: Path) -> None:
    server.answers = [Served(status=404)]
    told = enduse("read", story, "--reader", "chat", "--endpoint", server.url, "--model", "tiny")
    assert told.code == 4
    assert "story.txt: 127.0.0.1" in told.err
    assert "check the address and the name of the model (404)" in told.err
    assert "Traceback" not in told.err
