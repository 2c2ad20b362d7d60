"""Who is let in, from where forms are taken, and what a browser is told not to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from enduse.web.gate import Keys, Policy, is_local
from enduse.web.limits import Limits

TOKEN = "a-token-of-forty-letters-that-nobody-guesses"
Asking = Callable[..., TestClient]
FormKey = Callable[..., str]
HTML = {"accept": "text/html"}


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8377",
        "127.0.0.1.evil.example",
        "localhost.evil.example",
        "10.0.0.1",
        "",
        "[::2]",
        "0.0.0.0",
    ],
)
def test_another_host_name_is_turned_away(pages: TestClient, host: str) -> None:
    assert pages.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8377", "localhost", "LOCALHOST:1", "[::1]:8377"])
def test_this_machine_is_answered(pages: TestClient, host: str) -> None:
    assert pages.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"authorization": ""},
        {"authorization": "Bearer"},
        {"authorization": "Bearer wrong"},
        {"authorization": TOKEN},
        {"authorization": f"Basic {TOKEN}"},
        {"authorization": f"Bearer {TOKEN}x"},
        {"cookie": f"enduse_session={TOKEN}"},
        {"cookie": "enduse_session="},
        {"cookie": "enduse_session=a.b"},
        {"cookie": "enduse_session=."},
    ],
)
@pytest.mark.parametrize("path", ["/", "/claims", "/dossier.html", "/match/default", "/nothing"])
def test_without_the_token_nothing_is_told(asking: Asking, case_folder: Path, given: dict[str, str], path: str) -> None:
    client = asking(case_folder, token=TOKEN, hosts=None)
    answer = client.get(path, headers={"accept": "application/json", **given})
    assert answer.status_code == 401
    assert "Bearer" in answer.headers["www-authenticate"]
    assert client.get(path, headers={**HTML, **given}, follow_redirects=False).headers["location"] == "/login"


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "ApiKey"])
def test_the_token_lets_a_program_in(asking: Asking, case_folder: Path, scheme: str) -> None:
    client = asking(case_folder, token=TOKEN, hosts=None)
    assert client.get("/claims", headers={"authorization": f"{scheme} {TOKEN}"}).status_code == 200


def test_the_token_lets_a_browser_in_and_is_not_kept_there(
    asking: Asking, case_folder: Path, form_key: FormKey
) -> None:
    client = asking(case_folder, token=TOKEN, hosts=None)
    key = form_key(client, "/login")
    assert client.post("/login", data={"form_key": key, "token": "wrong"}).status_code == 401
    answer = client.post("/login", data={"form_key": key, "token": TOKEN}, follow_redirects=False)
    told = answer.headers["set-cookie"]
    assert answer.status_code == 303
    assert "HttpOnly" in told
    assert "SameSite=strict" in told
    assert TOKEN not in told
    assert client.get("/claims").status_code == 200
    client.post("/leave", data={"form_key": key})
    assert client.get("/claims", follow_redirects=False).status_code == 303


def test_a_session_of_another_run_is_worth_nothing() -> None:
    one, other = Keys(TOKEN), Keys(TOKEN)
    assert one.is_session(one.session())
    assert not other.is_session(one.session())
    assert not one.is_session(one.signed("form", "x"))


@pytest.mark.parametrize("path", ["/reports", "/matches/screen", "/matches/abc", "/leave", "/login"])
@pytest.mark.parametrize("given", [{}, {"form_key": ""}, {"form_key": "x"}, {"form_key": "é" * 50}])
def test_a_form_without_the_key_of_its_page_does_nothing(pages: TestClient, path: str, given: dict[str, str]) -> None:
    pages.get("/")
    assert pages.post(path, data=given).status_code == 403


def test_the_key_of_another_browser_does_nothing(pages: TestClient, form_key: FormKey) -> None:
    key = form_key(pages)
    pages.cookies.clear()
    assert pages.post("/matches/screen", data={"form_key": key}).status_code == 403


@pytest.mark.parametrize(
    "told",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9"},
        {"origin": "http://localhost"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "null", "sec-fetch-site": "cross-site"},
    ],
)
def test_a_form_that_another_site_sends_does_nothing(
    pages: TestClient, form_key: FormKey, told: dict[str, str]
) -> None:
    answer = pages.post("/matches/screen", data={"form_key": form_key(pages)}, headers=told)
    assert answer.status_code == 403
    assert pages.app.state.screening.running.state == "idle"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"origin": "http://127.0.0.1"},
        {"sec-fetch-site": "same-origin"},
        {"origin": "null", "sec-fetch-site": "same-origin"},
    ],
)
def test_a_form_of_the_page_is_taken(pages: TestClient, form_key: FormKey, told: dict[str, str]) -> None:
    answer = pages.post("/matches/screen", data={"form_key": form_key(pages)}, headers=told, follow_redirects=False)
    assert answer.status_code == 303


@pytest.mark.parametrize("path", ["/", "/claims", "/nothing", "/static/app.css", "/dossier.html", "/healthz"])
def test_every_answer_brings_the_policy(pages: TestClient, path: str) -> None:
    told = pages.get(path).headers
    policy = told["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert told["x-content-type-options"] == "nosniff"
    assert told["referrer-policy"] == "no-referrer"
    assert told["cache-control"] == ("no-store" if "static" not in path else "public, max-age=31536000, immutable")


def test_a_refusal_brings_the_policy_too(pages: TestClient) -> None:
    assert "content-security-policy" in pages.get("/", headers={"host": "evil.example"}).headers


@pytest.mark.parametrize("length", ["99999999999", "-1", "x", "\uff11", "9" * 5000])
def test_a_body_that_is_told_to_be_too_large_is_not_taken(pages: TestClient, length: str) -> None:
    answer = pages.post("/matches/screen", content=b"a", headers={"content-length": length.encode()})  # type: ignore[dict-item]
    assert answer.status_code == 413


def test_a_body_that_grows_beyond_its_limit_is_cut_off(asking: Asking, case_folder: Path) -> None:
    client = asking(case_folder, limits=Limits(body=1000))

    def endless() -> object:
        for _ in range(100):
            yield b"x" * 100

    headers = {"content-type": "application/x-www-form-urlencoded"}
    answer = client.post("/matches/screen", content=endless(), headers=headers)  # type: ignore[arg-type]
    assert answer.status_code == 413
    assert "less at a time" in answer.text


def test_an_error_nobody_foresaw_is_one_line(pages: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr(pages.app.state.desk, "snapshot_soon", broken)  # type: ignore[attr-defined]
    answer = pages.get("/flows")
    assert answer.status_code == 500
    assert "not foreseen" in answer.text
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    as_program = pages.get("/flows", headers={"accept": "*/*"})
    assert "not foreseen" in as_program.json()["detail"]
    for each in (answer, as_program):
        assert {name: each.headers.get(name) for name in Policy.HEADERS} == Policy.HEADERS


def test_a_case_that_was_lost_is_told(asking: Asking, case_folder: Path) -> None:
    client = asking(case_folder)
    (case_folder / "case.toml").unlink()
    answer = client.get("/claims")
    assert answer.status_code == 500
    assert "case" in answer.text


@pytest.mark.parametrize(
    ("address", "is_so"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False),
     ("192.168.0.2", False), ("localhost.example", False), ("", False)],
)  # fmt: skip
def test_what_is_this_machine(address: str, is_so: bool) -> None:
    assert is_local(address) is is_so
