"""Requests nobody sends by accident: they are turned down in one line, and whoever else asks goes on being answered."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

from enduse.model import Query
from enduse.web.api.counter import PART, Counter
from enduse.web.desk import Desk
from enduse.web.limits import Limits

JSON = {"Content-Type": "application/json"}


def match(client: TestClient, **queries: Any) -> httpx.Response:
    return client.post("/match/default", json={"queries": queries})


def party(name: str, schema: str = "Company") -> dict[str, Any]:
    return {"schema": schema, "properties": {"name": [name]}}


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "no JSON"),
        (b"null", "must be an object"),
        (b"[" * 50_000, "nested too deeply"),
        (b'{"queries": {"q": ' + b'{"a":' * 20_000 + b"1" + b"}" * 20_000 + b"}}", "nested too deeply"),
        (b'{"queries": {}}', "empty"),
        (b'{"queries": {"q": null}}', "must be an object"),
        (b'{"queries": {"q": {"schema": "Person", "properties": {"name": [NaN]}}}}', "no number"),
        (b'{"queries": {"q": {"schema": "Person", "properties": {"name": [1]}}}}', "must be"),
        (b'{"queries": {"q": {"schema": "Sanction", "properties": {"name": ["x"]}}}}', "is none of"),
        (b'{"queries": {"q": {"schema": "Nonsense", "properties": {"name": ["x"]}}}}', "is none of"),
        (b'{"queries": {"q": {"schema": "Person", "properties": {"name": ["\\u0000"]}}}}', "neither a name"),
        (b'{"queries": {"q": {"schema": "Person"}}}', "properties is missing"),
        (b"\xff", "not UTF-8"),
    ],
)
def test_bodies_that_cannot_be_meant(client: TestClient, body: bytes, words: str) -> None:
    answer = client.post("/match/default", content=body, headers=JSON)
    assert answer.status_code == 400, answer.text
    assert words in answer.json()["detail"]
    assert len(answer.json()["detail"]) < 400
    assert "\n" not in answer.json()["detail"]


def test_a_batch_beyond_the_limit_is_refused(client: TestClient) -> None:
    answer = match(client, **{f"q{number}": party("x y") for number in range(10_000)})
    assert answer.status_code == 400
    assert "500 is the most" in answer.json()["detail"]


def test_a_body_beyond_the_limit_is_refused(client: TestClient) -> None:
    answer = client.post("/match/default", content=b'{"queries": "' + b"x" * 3_000_000 + b'"}', headers=JSON)
    assert answer.status_code == 413


def test_a_body_of_another_type_is_refused(client: TestClient) -> None:
    # A page of another origin can send text and forms without asking first; JSON it cannot.
    for kind in ("text/plain", "application/x-www-form-urlencoded", ""):
        answer = client.post("/match/default", content=b"{}", headers={"Content-Type": kind})
        assert answer.status_code == 415
    assert client.post("/reconcile", content=b"{}", headers=JSON).status_code == 415


def test_names_are_bounded_and_harmless(client: TestClient) -> None:
    assert match(client, q=party("x" * 10_000)).status_code == 400
    for name in ("a\0b", "\u202eevil", "x" * 1_000, "a " * 500, "<script>", "=1+1", "'; DROP TABLE", "\U0001f600 x"):
        answer = match(client, q=party(name))
        assert answer.status_code == 200, (name, answer.text)
    lone = client.post(
        "/match/default",
        content=b'{"queries": {"q": {"schema": "Person", "properties": {"name": ["a \\ud800 b"]}}}}',
        headers=JSON,
    )
    assert lone.status_code == 200
    assert lone.json()["responses"]["q"]["query"]["properties"]["name"] == ["a ? b"]


def test_every_query_of_a_batch_is_answered_under_its_key(client: TestClient) -> None:
    names = {f"k{number}": ("Halvorsen Marine Supply" if number % 3 else "Nordkap Lantern") for number in range(200)}
    answer = match(client, **{key: party(name, "LegalEntity") for key, name in names.items()}).json()
    for key, name in names.items():
        best = answer["responses"][key]["results"][0]["id"]
        assert best == ("w-2" if name.startswith("Halvorsen") else "in-3")


@pytest.mark.parametrize("path", ["/search/default?q=%00", "/search/default?q=%22%20OR%20%2A", "/entities/%00",
                                  "/entities/..%2F..%2Fcase.toml", "/search/default?q=" + "a+" * 400])  # fmt: skip
def test_odd_addresses_are_answered(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (200, 404)


def test_hostile_names_go_out_as_json_only(client: TestClient) -> None:
    answer = client.get("/entities/in-4")
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "<script>" in answer.json()["caption"]


def test_answers_for_a_browser_are_json_too(client: TestClient) -> None:
    answer = client.get("/entities/nobody", headers={"Accept": "text/html,*/*"})
    assert answer.status_code == 404
    assert "nobody" in answer.json()["detail"]


def test_health_is_told_while_the_lists_are_asked_much(address: str) -> None:
    body = {"queries": {f"q{number}": party(f"Firm {number} Trading") for number in range(500)}}
    stop = threading.Event()

    def ask() -> None:
        with httpx.Client(timeout=60) as client:
            while not stop.is_set():
                assert client.post(f"{address}/match/default", json=body).status_code == 200

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    try:
        with httpx.Client(timeout=60) as client:
            waited = []
            for _ in range(20):
                begun = time.monotonic()
                assert client.get(f"{address}/healthz").json()["status"] == "ok"
                waited.append(time.monotonic() - begun)
    finally:
        stop.set()
        for thread in threads:
            thread.join(60)
    assert sorted(waited)[len(waited) // 2] < 2.0


def test_questions_that_wait_are_answered_together_and_right(whole_case: Path) -> None:
    counter = Counter(Desk(whole_case, Limits()))
    names = ["Halvorsen Marine Supply", "Nordkap Lantern", "Brightwater Optics Trading FZE", "Nobody Whatsoever"]

    async def ask() -> None:
        book = await counter.book()
        queries = [Query((name,)) for name in names]
        alone = book.lists.screener.screen(queries, threshold=0.84, limit=5)
        answers = await asyncio.gather(
            *(counter.screened(book, [query], least=0.84, limit=5) for _ in range(30) for query in queries),
            counter.screened(book, queries * PART, least=0.84, limit=5),
            counter.screened(book, queries, least=0.5, limit=2),
            counter.screened(book, [], least=0.5, limit=2),
        )
        for place, found in enumerate(answers[:-3]):
            assert found == [alone[place % len(names)]]
        assert answers[-3] == alone * PART
        assert all(len(each) <= 2 for each in answers[-2])
        assert answers[-1] == []

    asyncio.run(ask())


def test_a_question_that_fails_fails_alone(whole_case: Path) -> None:
    counter = Counter(Desk(whole_case, Limits()))

    async def ask() -> None:
        book = await counter.book()
        wrong: Any = [object()]
        with pytest.raises(AttributeError):
            await counter.screened(book, wrong, least=0.84, limit=5)
        assert await counter.screened(book, [Query(("Nordkap Lantern",))], least=0.84, limit=5) != [()]

    asyncio.run(ask())


def test_lists_loaded_meanwhile_are_asked(case_copy: Path, opened: Any, tmp_path: Path) -> None:
    from enduse.case import Case

    client = opened(case_copy)
    assert match(client, q=party("Quillfeather Avionics")).json()["responses"]["q"]["results"] == []
    path = tmp_path / "late.csv"
    path.write_text("id,name,type,country\nl-1,Quillfeather Avionics,Company,gb\n", encoding="utf-8")
    with Case.open(case_copy) as case:
        case.load_lists(path, name="late")
    deadline = time.monotonic() + 20
    while not match(client, q=party("Quillfeather Avionics")).json()["responses"]["q"]["results"]:
        assert time.monotonic() < deadline
        time.sleep(0.2)
    assert json.loads(client.get("/catalog").text)["current"] == ["invented", "late", "watch"]
