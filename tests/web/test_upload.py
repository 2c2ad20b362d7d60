"""Reports that are sent: kept before they are acknowledged, told when they are none, read after that."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from enduse.case import Case
from enduse.ledger.received import digest, place
from enduse.web.intake import Intake
from enduse.web.limits import Limits
from enduse.web.parsing import Sent, in_this_process, parsed

Asking = Callable[..., TestClient]
FormKey = Callable[..., str]
WORDS = b"Kirby said\n\nIran delivered drones to Russia, John Kirby said on Monday.\n"


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Intake, "start", lambda _: None)


def send(client: TestClient, key: str, *files: tuple[str, bytes], **fields: str) -> str:
    answer = client.post(
        "/reports", data={"form_key": key, **fields}, files=[("file", file) for file in files], follow_redirects=False
    )
    assert answer.status_code == 303, answer.text
    return str(client.get(answer.headers["location"]).text)


@pytest.mark.usefixtures("unread")
def test_what_is_acknowledged_is_on_the_disk_as_it_was_sent(
    asking: Asking, empty_folder: Path, form_key: FormKey
) -> None:
    client = asking(empty_folder)
    text = send(client, form_key(client), ("report.txt", WORDS), published="2023-02")
    assert "waits to be read" in text
    (id_,) = re.findall(r'href="/reports/([0-9a-f]{64})"', text)
    with Case.open(empty_folder, create=False) as case:
        document = case.ledger.document(id_)
        assert document is not None
        assert document.published_at == "2023-02"
        assert document.origin == "report.txt"
    assert place(empty_folder / "documents", digest(WORDS)).read_bytes() == WORDS
    assert "waits to be read" in client.get("/reports").text


def test_a_report_is_read_and_its_claims_appear_with_their_words(
    asking: Asking, empty_folder: Path, form_key: FormKey
) -> None:
    client = asking(empty_folder)
    files, headers = [("file", ("a.txt", WORDS))], {"hx-request": "true"}
    answer = client.post("/reports", data={"form_key": form_key(client)}, files=files, headers=headers)
    assert answer.status_code == 201
    page = answer.headers["hx-redirect"]
    deadline = time.monotonic() + 60
    while 'hx-trigger="load' in (part := client.get(page, headers={"hx-request": "true"}).text):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert "1 claim in 1 report" in part
    assert "Iran delivered drones to Russia, John Kirby said on Monday." in part
    assert "<html" not in part


def test_what_a_stop_left_unread_is_read_after_the_next_start(asking: Asking, empty_folder: Path) -> None:
    Intake(empty_folder).take([Sent("left.txt", WORDS)])
    client = asking(empty_folder)
    deadline = time.monotonic() + 60
    while "1 claim" not in client.get("/reports").text:
        assert time.monotonic() < deadline
        time.sleep(0.1)


def zipped() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("bomb.txt", b"0" * 20_000_000)
    return packed.getvalue()


@pytest.mark.usefixtures("unread")
@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("bomb.zip", zipped(), "unpack it"),
        ("bomb.pdf", zipped(), "unpack it"),
        ("broken.pdf", b"%PDF-1.7\n1 0 obj\n<<broken", "broken.pdf"),
        ("empty.txt", b"", "empty.txt"),
        ("noise.bin", bytes(range(256)) * 40, "noise.bin"),
        ("picture.png", b"\x89PNG\r\n\x1a\n", "picture"),
        ("bad.jsonl", b'{"text": "a"}\n{"text": \n', "bad.jsonl"),
    ],
)
def test_what_is_no_report_is_told_in_a_line(
    asking: Asking, empty_folder: Path, form_key: FormKey, name: str, content: bytes, words: str
) -> None:
    client = asking(empty_folder)
    text = send(client, form_key(client), (name, content), ("good.txt", WORDS))
    assert words in text
    assert "Traceback" not in text
    assert "enduse-sent" not in text
    with Case.open(empty_folder, create=False) as case:
        assert "good.txt" in {document.origin for document in case.documents()}


@pytest.mark.parametrize(
    ("name", "origin"),
    [
        ("../../../etc/passwd.txt", "passwd.txt"),
        ("..\\..\\windows\\evil.txt", "evil.txt"),
        ("/abs/olute.txt", "olute.txt"),
        ("..", "report"),
        ("", "report"),
        (".hidden", "hidden"),
        ("a\x00b\x1b[31m\u202etxt.exe", "ab[31mtxt.exe"),
        ("*.txt", "*.txt"),
        ("-", "-"),
    ],
)
def test_no_name_is_a_place(name: str, origin: str) -> None:
    sent = Sent(name, WORDS)
    assert sent.origin == origin
    (outcome,) = in_this_process(sent, None)
    assert getattr(outcome, "document").origin == origin  # noqa: B009 - a failure has none


def test_a_long_name_is_cut_and_keeps_its_ending() -> None:
    assert len(Sent("x" * 500 + ".html", b"").origin) <= 120
    assert Sent("x" * 500 + ".html", b"").origin.endswith(".html")


def test_the_articles_of_a_jsonl_file_are_reports_of_their_own() -> None:
    outcomes = parsed([Sent("two.jsonl", b'{"text": "One thing."}\n{"text": "Another thing."}\n')], None)
    assert [each.document.origin for each in outcomes] == ["two.jsonl#1", "two.jsonl#2"]  # type: ignore[union-attr]


def test_no_more_reports_are_taken_than_can_be_answered_for(monkeypatch: pytest.MonkeyPatch) -> None:
    import enduse.web.parsing as module

    monkeypatch.setattr(module, "MOST", 3)  # the failure of one file counts as one
    two = b'{"text": "One thing."}\n{"text": "Another thing."}\n'
    outcomes = parsed([Sent("a.jsonl", two), Sent("b.jsonl", two), Sent("c.txt", WORDS), Sent("d.txt", b"x")], None)
    assert [type(each).__name__ for each in outcomes] == ["Parsed", "Parsed", "Failure", "Failure", "Failure"]
    assert "send less at a time" in str(outcomes[2].error)  # type: ignore[union-attr]


def test_a_million_lines_are_refused_before_they_are_parsed() -> None:
    began = time.monotonic()
    (outcome,) = parsed([Sent("many.jsonl", b'{"text":"x"}\n' * 1_000_000)], None)
    assert "more than 1,000 reports" in str(outcome.error)  # type: ignore[union-attr]
    assert time.monotonic() - began < 15


def test_all_files_of_an_upload_share_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    import enduse.web.parsing as module

    deadlines = []
    monkeypatch.setattr(module, "_apart", lambda *told: deadlines.append(told[-1]) or [])
    parsed([Sent("a.txt", WORDS), Sent("b.txt", WORDS)], None)
    assert len(deadlines) == 2
    assert len(set(deadlines)) == 1
    assert Limits().answering > module.PATIENCE


def test_a_parser_cannot_take_all_memory() -> None:
    pytest.importorskip("resource")
    greedy = "from enduse.web.parsing import MEMORY, _bound_memory; _bound_memory(); bytearray(MEMORY)"
    ended = subprocess.run([sys.executable, "-c", greedy], capture_output=True, check=False, text=True)
    assert "MemoryError" in ended.stderr


def test_a_parser_that_ends_costs_that_file_only(monkeypatch: pytest.MonkeyPatch) -> None:
    import enduse.web.parsing as module

    monkeypatch.setattr(module, "PATIENCE", 0.0)
    (outcome,) = parsed([Sent("slow.txt", WORDS)], None)
    assert "takes too long" in str(outcome.error)  # type: ignore[union-attr]


@pytest.mark.usefixtures("unread")
def test_nothing_chosen_and_dates_that_are_none_are_told(asking: Asking, empty_folder: Path, form_key: FormKey) -> None:
    client = asking(empty_folder)
    key = form_key(client)
    assert client.post("/reports", data={"form_key": key}).status_code == 400
    answer = client.post("/reports", data={"form_key": key, "published": "soon"}, files=[("file", ("a.txt", WORDS))])
    assert answer.status_code == 400
    with Case.open(empty_folder, create=False) as case:
        assert list(case.documents()) == []


@pytest.mark.usefixtures("unread")
def test_a_text_that_is_pasted_is_a_report(asking: Asking, empty_folder: Path, form_key: FormKey) -> None:
    client = asking(empty_folder)
    assert "waits to be read" in send(client, form_key(client), text=WORDS.decode())


@pytest.mark.usefixtures("unread")
def test_too_much_is_not_taken(asking: Asking, empty_folder: Path, form_key: FormKey) -> None:
    client = asking(empty_folder, limits=Limits(upload=10_000, files=2))
    key = form_key(client)
    big = client.post("/reports", data={"form_key": key}, files=[("file", ("a.txt", b"x" * 20_000))])
    assert big.status_code == 413
    many = client.post("/reports", data={"form_key": key}, files=[("file", (f"{n}.txt", b"x")) for n in range(3)])
    assert many.status_code == 400
    with Case.open(empty_folder, create=False) as case:
        assert list(case.documents()) == []


@pytest.mark.usefixtures("unread")
def test_a_report_sent_twice_is_kept_once(asking: Asking, empty_folder: Path, form_key: FormKey) -> None:
    client = asking(empty_folder)
    for _ in range(3):
        send(client, form_key(client), ("a.txt", WORDS), ("b.txt", WORDS))
    with Case.open(empty_folder, create=False) as case:
        assert len(list(case.documents())) == 1


@pytest.mark.usefixtures("unread")
def test_many_send_at_once(asking: Asking, empty_folder: Path, form_key: FormKey) -> None:
    client = asking(empty_folder)
    key = form_key(client)
    told: list[str] = []

    def one(number: int) -> None:
        told.append(send(client, key, (f"{number}.txt", WORDS + str(number).encode())))

    threads = [threading.Thread(target=one, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with Case.open(empty_folder, create=False) as case:
        assert len(list(case.documents())) == len(told) == 8
