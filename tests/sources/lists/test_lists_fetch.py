"""A file counts only when it came whole, from where it may come, in time and in size."""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from lists_server import (
    Answer,
    File,
    Publisher,
    cut,
    cut_chunks,
    drips,
    packed,
    publisher,
    sends_on,
    status,
    unframed,
)  # fmt: skip

from enduse.model.errors import EnduseError, InputError, UnreachableError
from enduse.sources.lists.fetch import Fetched, Limits, Wanted, fetch

TABLE = b"name,country\n" + b"".join(b"Firm %d,ru\n" % number for number in range(2000))


@pytest.fixture
def server() -> Iterator[Publisher]:
    with publisher() as running:
        yield running


def wanted(server: Publisher, path: str = "/list.csv", **more: object) -> Wanted:
    return Wanted(server.address(path), path.strip("/"), **more)  # type: ignore[arg-type]


def got(server: Publisher, answer: Answer, into: Path, limits: Limits | None = None, **more: object) -> Fetched:
    server.answers["/list.csv"] = answer
    (fetched,) = fetch([wanted(server, **more)], into, limits=limits) or ()
    return fetched


# ---- What comes whole.


@pytest.mark.parametrize(
    "answer",
    [
        File(TABLE),
        packed(TABLE),
        unframed(TABLE),
        unframed(TABLE.rstrip() + b"\r\n\x1a"),
        lambda asked: asked.send(200, b"%x\r\n%s\r\n0\r\n\r\n" % (len(TABLE), TABLE), Transfer_Encoding="chunked"),
        lambda asked: asked.send(200, b"no line end, but a length that holds"),
    ],
)
def test_a_whole_file_comes(server: Publisher, tmp_path: Path, answer: Answer) -> None:
    fetched = got(server, answer, tmp_path)
    content = (tmp_path / "list.csv").read_bytes()
    assert fetched.path == tmp_path / "list.csv"
    assert fetched.checksum == hashlib.sha256(content).hexdigest()
    assert content.startswith((TABLE.rstrip(), b"no line end"))


def test_members_of_a_packed_stream_follow_each_other(server: Publisher, tmp_path: Path) -> None:
    body = gzip.compress(TABLE[:1000]) + gzip.compress(TABLE[1000:])
    got(server, lambda asked: asked.send(200, body, Content_Encoding="gzip"), tmp_path)
    assert (tmp_path / "list.csv").read_bytes() == TABLE


def test_what_the_server_says_of_it_is_kept(server: Publisher, tmp_path: Path) -> None:
    fetched = got(server, File(TABLE), tmp_path)
    assert fetched.etag.startswith('"')
    assert fetched.last_modified == "Thu, 24 Dec 2026 10:00:00 GMT"


def test_it_tells_how_far_it_is(server: Publisher, tmp_path: Path) -> None:
    server.answers["/list.csv"] = File(TABLE)
    seen: list[tuple[str, int, int | None]] = []
    fetch([wanted(server)], tmp_path, progress=lambda *told: seen.append(told))
    assert seen[-1] == ("list.csv", len(TABLE), len(TABLE))


def test_a_notebook_may_fetch(server: Publisher, tmp_path: Path) -> None:
    server.answers["/list.csv"] = File(TABLE)

    async def cell() -> object:
        return fetch([wanted(server)], tmp_path)

    assert asyncio.run(cell())


# ---- What is not newer.


def test_what_is_here_is_not_fetched_again(server: Publisher, tmp_path: Path) -> None:
    first = got(server, File(TABLE), tmp_path)
    assert fetch([wanted(server, etag=first.etag, last_modified=first.last_modified)], tmp_path) is None
    headers = server.seen[-1][1]
    assert headers["if-none-match"] == first.etag
    assert headers["if-modified-since"] == first.last_modified


def test_a_set_is_fetched_whole_when_a_part_is_newer(server: Publisher, tmp_path: Path) -> None:
    server.answers = {"/a.csv": File(b"a\n"), "/b.csv": File(b"b\n")}
    first = fetch([wanted(server, "/a.csv"), wanted(server, "/b.csv")], tmp_path)
    assert first is not None
    again = [wanted(server, f"/{each.path.name}", etag=each.etag) for each in first]
    assert fetch(again, tmp_path) is None
    server.answers["/b.csv"] = File(b"newer\n")
    second = fetch(again, tmp_path)
    assert second is not None
    assert [each.path.read_bytes() for each in second] == [b"a\n", b"newer\n"]
    assert [each.path.name for each in second] == ["a.csv", "b.csv"]


def test_a_set_comes_whole_or_not_at_all(server: Publisher, tmp_path: Path) -> None:
    server.answers = {"/a.csv": File(b"a\n"), "/b.csv": status(500)}
    with pytest.raises(UnreachableError, match=r"/b\.csv: answers 500"):
        fetch([wanted(server, "/a.csv"), wanted(server, "/b.csv")], tmp_path)


def test_not_modified_without_having_asked_is_no_answer(server: Publisher, tmp_path: Path) -> None:
    with pytest.raises(UnreachableError, match="answers 304"):
        got(server, lambda asked: asked.send(304), tmp_path)


# ---- What is no file, or not all of it.


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (cut(TABLE), UnreachableError, "ends before its end"),
        (cut_chunks(TABLE), UnreachableError, "ends before its end"),
        (unframed(TABLE[:-5]), UnreachableError, "ends before its end"),
        (packed(TABLE, part=0.5), UnreachableError, "ends before its end"),
        (status(500), UnreachableError, "answers 500"),
        (status(404), UnreachableError, "answers 404"),
        (status(403), UnreachableError, "answers 403"),
        (lambda asked: asked.send(206, TABLE), UnreachableError, "answers 206"),
        (lambda asked: asked.send(302), UnreachableError, "answers 302"),
        (File(b""), UnreachableError, "answers with nothing"),
        (File(b" \n\n"), UnreachableError, "answers with nothing"),
        (File(b"<!DOCTYPE html><p>Sign in"), InputError, "a web page"),
        (File(b'\n<?xml version="1.0"?>\n<!-- a -->\n<HTML lang=en>'), InputError, "a web page"),
        (lambda asked: asked.send(200, TABLE, Content_Encoding="br"), UnreachableError, "not asked for"),
        (lambda asked: asked.send(200, b"no gzip", Content_Encoding="gzip"), UnreachableError, "damaged stream"),
        (lambda asked: asked.wfile.write(b"220 mail ready\r\n\r\n"), UnreachableError, "or is none"),
    ],
)
def test_what_is_no_whole_file_is_refused(
    server: Publisher, tmp_path: Path, answer: Answer, kind: type[EnduseError], words: str
) -> None:
    with pytest.raises(kind, match=words) as told:
        got(server, answer, tmp_path)
    assert server.address("/list.csv") in str(told.value)
    assert "\n" not in str(told.value)


def test_nobody_there(tmp_path: Path) -> None:
    with publisher() as gone:
        address = gone.address("/list.csv")
    with pytest.raises(UnreachableError, match="no connection"):
        fetch([Wanted(address, "list.csv")], tmp_path)


# ---- Size.


@pytest.mark.parametrize(
    "answer",
    [
        File(TABLE),  # says its size
        unframed(TABLE),  # does not
        packed(b"0" * 10_000_000),  # a small body that becomes a large file
        packed(b"0" * 10_000_000, part=0.9),
    ],
)
def test_what_is_too_large_is_refused(server: Publisher, tmp_path: Path, answer: Answer) -> None:
    with pytest.raises(InputError, match=r"larger than 0 MB; allow more with --limit"):
        got(server, answer, tmp_path, Limits(bytes=15_000))
    written = tmp_path / "list.csv"
    assert not written.exists() or written.stat().st_size <= 15_000


# ---- Time.


@pytest.mark.parametrize("headers_too", [False, True])
def test_what_trickles_is_given_up(server: Publisher, tmp_path: Path, headers_too: bool) -> None:
    start = time.monotonic()
    with pytest.raises(UnreachableError, match=r"not done within 0\.5 s"):
        got(server, drips(TABLE, headers_too=headers_too), tmp_path, Limits(total_s=0.5))
    assert time.monotonic() - start < 5


def test_who_says_nothing_is_given_up(server: Publisher, tmp_path: Path) -> None:
    with pytest.raises(UnreachableError, match=r"no answer within 0\.2 s"):
        got(server, lambda asked: time.sleep(1), tmp_path, Limits(pause_s=0.2))


# ---- Where from.


def test_a_redirect_on_the_same_host_is_followed(server: Publisher, tmp_path: Path) -> None:
    server.answers["/new.csv"] = File(TABLE)
    fetched = got(server, sends_on("/new.csv"), tmp_path)
    assert fetched.path.read_bytes() == TABLE
    assert fetched.wanted.address == server.address("/list.csv")


@pytest.mark.parametrize(
    "to",
    [
        "http://localhost:{port}/new.csv",
        "http://127.0.0.2:{port}/new.csv",
        "https://evil.example/new.csv",
        "//evil.example/new.csv",
        "http://127.0.0.1:1/new.csv",
        "http://named.example/new.csv",  # a named host, but not by https
        "https://named.example:8443/new.csv",
        "https://named.example.evil.example/new.csv",
        "file:///etc/passwd",
        "http://user:hunter2@127.0.0.1:{port}/new.csv",
    ],
)
def test_a_redirect_elsewhere_is_refused(server: Publisher, tmp_path: Path, to: str) -> None:
    server.answers["/new.csv"] = File(TABLE)
    answer = sends_on(to.format(port=server.server_address[1]))
    with pytest.raises(InputError, match=r"not named for this list|without user name"):
        got(server, answer, tmp_path, hosts=frozenset({"named.example"}))
    assert [path for path, _ in server.seen] == ["/list.csv"]


def test_the_host_of_a_refused_redirect_is_told_safely(server: Publisher, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"sends on to https://evil\.example,"):
        got(server, sends_on("https://evil.example/x"), tmp_path)


def test_redirects_in_a_ring_end(server: Publisher, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="without end"):
        got(server, sends_on("/list.csv"), tmp_path)
    assert len(server.seen) == 6


@pytest.mark.parametrize(
    "address",
    [
        "http://sanctions.example/list.csv",
        "http://127.0.0.1.evil.example/list.csv",
        "http://localhost.evil.example/",
        "ftp://127.0.0.1/list.csv",
        "file:///etc/passwd",
        "/etc/passwd",
        "",
        "https://",
        "https://user:hunter2@sanctions.example/list.csv",
        "http://[::1",
        "https://a\x00b/",
        "https://\udc80/",
    ],
)
def test_addresses_that_may_not_be_asked(tmp_path: Path, address: str) -> None:
    with pytest.raises(InputError) as told:
        fetch([Wanted(address, "list.csv")], tmp_path)
    assert "hunter2" not in str(told.value)
    assert "\x00" not in str(told.value)


def test_the_environment_has_no_say(server: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert got(server, File(TABLE), tmp_path)


# ---- The publisher's own checksum.


@pytest.mark.parametrize("form", ["{}\n", "{} *list.csv\n", "SHA256 (list.csv) = {}"])
def test_a_checksum_that_holds(server: Publisher, tmp_path: Path, form: str) -> None:
    stated = form.format(hashlib.sha256(TABLE).hexdigest().upper()).encode()
    server.answers["/sum"] = File(stated)
    assert got(server, File(TABLE), tmp_path, checksum_address=server.address("/sum"))
    assert [path.name for path in tmp_path.iterdir()] == ["list.csv"]


@pytest.mark.parametrize("stated", [b"0" * 64 + b"\n", hashlib.sha256(TABLE).hexdigest().encode() + b"0\n", b"none\n"])
def test_a_checksum_that_does_not(server: Publisher, tmp_path: Path, stated: bytes) -> None:
    server.answers["/sum"] = File(stated)
    with pytest.raises(InputError, match="SHA-256"):
        got(server, File(TABLE), tmp_path, checksum_address=server.address("/sum"))
