"""A small case with a report and two lists of invented parties, and an app that serves it."""

from __future__ import annotations

import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.testclient import TestClient

from enduse.case import Case
from enduse.web.application import application

REPORT = (
    "Iran delivered Shahed-136 drones to Russia in August 2022, U.S. officials said on Monday.\n\n"
    "Iran has denied supplying drones to Russia, its foreign ministry said.\n\n"
    "North Korea shipped artillery shells to Russia, the White House said.\n"
)
HOSTILE = '<script>alert(1)</script> "ROGUE" \u202egnidarT LLC'


def _entities() -> list[dict[str, Any]]:
    def entity(id_: str, schema: str, caption: str = "", **properties: list[str]) -> dict[str, Any]:
        return {"id": id_, "caption": caption, "schema": schema, "properties": properties, "datasets": ["invented"]}

    return [
        entity(
            "in-1", "Company", "Brightwater Optics Trading FZE", name=["Brightwater Optics Trading FZE"],
            alias=["BWO Trading", "Брайтуотер Оптикс"], country=["ae"], registrationNumber=["7001234"],
            topics=["export.control"], addressEntity=["in-1-address"],
        ),
        entity("in-1-address", "Address", full=["Office 3, Harbour Tower"], country=["ae"]),
        entity(
            "in-1-sanction", "Sanction", entity=["in-1"], authority=["Example Authority"],
            program=["Example programme A"], programId=["EX-A"], listingDate=["2024-03-11"],
        ),
        entity(
            "in-2", "Person", "Tove Marie Orlandsen", name=["Tove Marie Orlandsen"], birthDate=["1971-05-02"],
            nationality=["no"], topics=["sanction"],
        ) | {"referents": ["in-2-old"], "first_seen": "2025-01-20"},
        entity("in-2-owns", "Ownership", owner=["in-2"], asset=["in-1"], percentage=["60"]),
        entity("in-3", "Vessel", "Nordkap Lantern", name=["Nordkap Lantern"], flag=["pa"], imoNumber=["1234567"]),
        entity("in-4", "Company", HOSTILE, name=[HOSTILE], country=["ru"], topics=["sanction"]),
        entity("in/5 ?#", "Organization", "Kvartal-7 Design Bureau", name=["Kvartal-7 Design Bureau"]),
    ]  # fmt: skip


@pytest.fixture(scope="session")
def whole_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("api")
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    (folder / "invented.ftm.jsonl").write_text(
        "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in _entities()), encoding="utf-8"
    )
    (folder / "watch.csv").write_text(
        "id,name,type,country\nw-1,Brightwater Optics Trading,Company,ae\nw-2,Halvorsen Marine Supply,Company,no\n",
        encoding="utf-8",
    )
    with Case.open(folder / "case") as case:
        list(case.read([folder / "report.txt"], jobs=1))
        case.load_lists(folder / "invented.ftm.jsonl", name="invented")
        case.load_lists(folder / "watch.csv", name="watch")
    return folder / "case"


@pytest.fixture(scope="session")
def bare_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case without anything in it."""
    folder = tmp_path_factory.mktemp("bare") / "case"
    Case.open(folder).close()
    return folder


@pytest.fixture
def case_copy(whole_case: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole_case, tmp_path / "case"))


def client_of(case: Path, **more: Any) -> TestClient:
    return TestClient(application(case, **more), base_url="http://127.0.0.1", raise_server_exceptions=False)


@pytest.fixture(scope="session")
def client(whole_case: Path) -> TestClient:
    return client_of(whole_case)


@pytest.fixture(scope="session")
def bare(bare_case: Path) -> TestClient:
    return client_of(bare_case)


@pytest.fixture
def opened() -> Callable[..., TestClient]:
    """A client of an app over a case of one's own."""
    return client_of


@contextmanager
def _serving(case: Path, **more: Any) -> Iterator[str]:
    config = uvicorn.Config(application(case, **more), port=0, log_level="error", ws="none", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(30)


@pytest.fixture(scope="module")
def address(whole_case: Path) -> Iterator[str]:
    """Where a server answers for the case, on this machine."""
    with _serving(whole_case) as base:
        yield base


@pytest.fixture(scope="module")
def guarded(whole_case: Path) -> Iterator[str]:
    """Likewise, of one that asks for a token."""
    with _serving(whole_case, token="open sesame") as base:
        yield base
