"""The desk: one weighing for all who ask, answers given up when they take too long, and the loop never blocked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import anyio
import pytest
from starlette.testclient import TestClient

from enduse.case import Case
from enduse.model.errors import InputError
from enduse.web import desk as module
from enduse.web.desk import Desk, TooSlowError
from enduse.web.limits import Limits
from enduse.web.snapshot import Holdings, Snapshot, weighed


def test_those_who_ask_at_once_share_one_weighing(case_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Snapshot] = []

    def slowly(holdings: Holdings) -> Snapshot:
        time.sleep(0.1)
        made.append(weighed(holdings))
        return made[-1]

    monkeypatch.setattr(module, "weighed", slowly)
    desk, got = Desk(case_folder, Limits()), []
    threads = [threading.Thread(target=lambda: got.append(desk.snapshot_now())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert all(each is made[0] for each in got)


def test_what_is_in_the_making_is_not_waited_for(case_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()

    def slowly(holdings: Holdings) -> Snapshot:
        gate.wait(10)
        return weighed(holdings)

    monkeypatch.setattr(module, "weighed", slowly)
    desk = Desk(case_folder, Limits())

    async def ask() -> None:
        assert await desk.snapshot_soon(0.01) is None
        gate.set()
        assert await desk.snapshot_soon(10.0) is not None

    anyio.run(ask)


def test_pages_answer_while_the_claims_are_being_weighed(
    asking: Callable[..., TestClient], case_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    monkeypatch.setattr(module, "weighed", lambda holdings: (gate.wait(20), weighed(holdings))[1])
    client = asking(case_folder)
    for path in ("/flows", "/disputes", "/flows/1"):
        text = client.get(path).text
        assert "being weighed" in text
        assert 'http-equiv="refresh"' in text
    assert "being weighed" in client.get("/").text
    assert "10 claims" in client.get("/claims").text
    gate.set()
    client.app.state.desk.snapshot_now()  # type: ignore[attr-defined]
    assert "Iran to Russia" in client.get("/flows").text


def test_what_was_weighed_before_is_shown_while_more_is_weighed(
    asking: Callable[..., TestClient], case_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from enduse.model import Document

    client = asking(case_folder)
    client.app.state.desk.snapshot_now()  # type: ignore[attr-defined]
    assert "More was read meanwhile" not in client.get("/flows").text
    gate = threading.Event()
    monkeypatch.setattr(module, "weighed", lambda holdings: (gate.wait(20), weighed(holdings))[1])
    with Case.open(case_folder) as case:
        case.ledger.add_reading(Document("More"), "test", [])
    for path in ("/flows", "/disputes", "/flows/1", "/"):
        text = client.get(path).text
        assert "More was read meanwhile" in text
        assert "Iran to Russia" in text
    gate.set()
    client.app.state.desk.snapshot_now()  # type: ignore[attr-defined]
    assert "More was read meanwhile" not in client.get("/flows").text


def test_an_answer_that_takes_too_long_is_given_up(case_folder: Path) -> None:
    desk = Desk(case_folder, Limits(answering=0.05))

    async def ask() -> None:
        with pytest.raises(TooSlowError, match="ask for less"):
            await desk.ask(lambda _: time.sleep(0.5))

    anyio.run(ask)


def test_the_loop_goes_on_while_a_question_blocks(case_folder: Path) -> None:
    desk, turns = Desk(case_folder, Limits()), 0

    async def ask() -> None:
        nonlocal turns
        async with anyio.create_task_group() as group:
            group.start_soon(desk.ask, lambda _: time.sleep(0.3))
            for _ in range(10):
                await anyio.sleep(0.01)
                turns += 1
            assert turns == 10

    anyio.run(ask)


def test_a_trouble_in_the_making_is_told_and_tried_again(case_folder: Path) -> None:
    desk = Desk(case_folder, Limits())

    async def ask() -> None:
        for _ in range(2):
            with pytest.raises(InputError, match="no lists are kept"):
                await desk.lists_soon(5.0)

    anyio.run(ask)


def test_many_ask_for_pages_while_one_writes(asking: Callable[..., TestClient], case_folder: Path) -> None:
    from enduse.model import Document

    client = asking(case_folder)
    answers: list[int] = []

    def ask() -> None:
        paths = ("/", "/claims", "/reports", "/claims?party=Iran", "/search?q=drones", "/parties")
        answers.extend(client.get(path).status_code for path in paths)

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    with Case.open(case_folder) as case:
        for number in range(20):
            case.ledger.add_reading(Document(f"Report {number}"), "test", [])
    for thread in threads:
        thread.join()
    assert set(answers) == {200}
    assert "Report <mark>19</mark>" in client.get("/search?q=19").text
