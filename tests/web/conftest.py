"""A case with reports, claims, a dispute, lists and hostile names, and a browser's way to ask for its pages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from enduse.case import Case
from enduse.model import Attribution, Document, Item, MeasureClaim, Party, Passage, Span, TransferClaim
from enduse.web.application import application

HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror='alert(1)'>",
    "\u202egnp.exe Trading \x1b[31m",
    "=cmd|'/c calc'!A1",
    "Long " + "x" * 500,
    "{{ 7 * 7 }}{% raw %}",
)
LISTED = "Kvartal-7 Design Bureau"
Asking = Callable[..., TestClient]


def report(sentences: list[str], **told: str) -> tuple[Document, list[Span]]:
    """A report of these sentences, a passage each, and where each stands."""
    text, spans, passages = "", [], []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence), sentence))
        passages.append(Passage("body", len(text), len(text) + len(sentence)))
        text += f"{sentence}\n\n"
    return Document(text, passages=tuple(passages), **told), spans  # type: ignore[arg-type]


def filled(folder: Path) -> Path:
    """Make the case."""
    iran, russia = Party("Iran", "Country", ("ir",)), Party("Russia", "Country", ("ru",))
    sentences = [
        "Kirby said Iran delivered drones to Russia.",
        "Tehran denies it sent drones.",
        "Washington sanctioned.",
    ]
    told, (said, denied, measure) = report(
        sentences, title="Drones & denials", publisher="The Paper", published_at="2023-02-24", origin="drones.txt"
    )
    drones = (Item("drones", category="aircraft.uav"),)
    claims = [
        TransferClaim(told.id, (said,), (iran,), (russia,), items=drones, stage="delivered",
                      attribution=Attribution((Party("John Kirby", "Person", ("us",)),), "said", "2023-02-24")),
        TransferClaim(told.id, (denied,), (iran,), (russia,), items=drones, stage="delivered", factuality="denied",
                      attribution=Attribution((Party("Tehran", "PublicBody", ("ir",)),), "denies")),
        MeasureClaim(told.id, (said, measure), (Party("Washington", "Country", ("us",)),), (iran,), ("sanctions",),
                     stage="imposed"),
    ]  # fmt: skip
    names = [*HOSTILE, LISTED]
    sold = [f"{name} sold chips to {HOSTILE[0]}." for name in names]
    hostile, spans = report(sold, title=HOSTILE[0], url="javascript:alert(1)")
    nasty = [
        TransferClaim(hostile.id, (span,), (Party(name, "Company", ("ru",)),), (Party(HOSTILE[0], "Company"),),
                      items=(Item(HOSTILE[1]),), attribution=Attribution((Party(HOSTILE[2], "Person"),)))
        for name, span in zip(names, spans, strict=True)
    ]  # fmt: skip
    with Case.open(folder) as case:
        case.ledger.add_reading(told, "test", claims)
        case.ledger.add_reading(hostile, "test", nasty)
    return folder


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case, to be copied."""
    return filled(tmp_path_factory.mktemp("made") / "case")


@pytest.fixture
def case_folder(made: Path, tmp_path: Path) -> Path:
    """A case of one's own."""
    return Path(shutil.copytree(made, tmp_path / "case"))


@pytest.fixture
def empty_folder(tmp_path: Path) -> Path:
    """A case that holds nothing."""
    Case.open(tmp_path / "empty").close()
    return tmp_path / "empty"


@pytest.fixture
def asking() -> Iterator[Asking]:
    """Opens an app on a case as a browser on this machine sees it."""
    opened: list[TestClient] = []

    def open_(folder: Path, **settings: object) -> TestClient:
        app = application(folder, **settings)  # type: ignore[arg-type]
        client = TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)
        client.headers["accept"] = "text/html"
        client.__enter__()
        opened.append(client)
        return client

    yield open_
    for client in opened:
        client.__exit__(None, None, None)


@pytest.fixture
def pages(asking: Asking, case_folder: Path) -> TestClient:
    """The pages of the case, its claims weighed."""
    client = asking(case_folder)
    client.app.state.desk.snapshot_now()  # type: ignore[attr-defined]
    return client


@pytest.fixture
def form_key() -> Callable[[TestClient], str]:
    """The key of the forms of a page, as the browser got it."""

    def of(client: TestClient, path: str = "/") -> str:
        found = re.search(r'name="form_key" value="([^"]+)"', client.get(path).text)
        assert found is not None
        return found[1]

    return of
