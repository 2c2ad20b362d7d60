"""What a program is told when it is turned away before any interface sees its request."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from enduse.web.limits import Limits

TOKEN = "a-token-of-forty-letters-that-nobody-guesses"
Asking = Callable[..., TestClient]
PATHS = (
    "/match/default", "/search/default", "/entities/x", "/catalog", "/algorithms", "/reconcile", "/api/claims",
    "/openapi.json",
)  # fmt: skip


def detail(answer: object) -> str:
    """The one line of a refusal in JSON."""
    told = answer.json()  # type: ignore[attr-defined]
    assert list(told) == ["detail"]
    assert "\n" not in told["detail"]
    return str(told["detail"])


@pytest.mark.parametrize("accept", ["*/*", "application/json", "", "text/plain"])
@pytest.mark.parametrize("path", PATHS)
def test_a_program_is_turned_away_in_json(asking: Asking, case_folder: Path, path: str, accept: str) -> None:
    client = asking(case_folder, token=TOKEN)
    client.headers["accept"] = accept
    stranger = client.get(path)
    rebound = client.get(path, headers={"host": "evil.example"})
    known = {"authorization": f"Bearer {TOKEN}"}
    large = client.post(path, content=b"x", headers={**known, "content-length": "99999999999"})
    assert (stranger.status_code, rebound.status_code, large.status_code) == (401, 421, 413)
    assert "Bearer TOKEN" in detail(stranger)
    assert "host name" in detail(rebound)
    assert "less at a time" in detail(large)
    assert stranger.headers["www-authenticate"].startswith("Bearer")


def test_a_browser_is_turned_away_in_words(asking: Asking, case_folder: Path) -> None:
    answer = asking(case_folder).get("/", headers={"host": "evil.example"})
    assert answer.status_code == 421
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.text.endswith(".\n")


def test_a_body_that_grows_beyond_its_limit_is_refused_in_json(asking: Asking, case_folder: Path) -> None:
    client = asking(case_folder, limits=Limits(body=1000))
    client.headers["accept"] = "*/*"

    def pieces() -> object:
        for _ in range(100):
            yield b"x" * 100

    answer = client.post("/match/default", content=pieces(), headers={"content-type": "application/json"})  # type: ignore[arg-type]
    assert answer.status_code == 413
    assert "less at a time" in detail(answer)


def test_what_htmx_asked_for_goes_wrong_in_words(asking: Asking, case_folder: Path) -> None:
    client = asking(case_folder)
    answer = client.post("/matches/screen", headers={"accept": "*/*", "hx-request": "true"})
    assert answer.status_code == 403
    assert answer.text.lstrip().startswith("<p")
    assert "detail" not in answer.text
