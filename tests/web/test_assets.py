"""What pages load: from here alone, as it is told to be, and no more than is told."""

from __future__ import annotations

import hashlib
import re
from importlib.resources import files

import pytest
from starlette.testclient import TestClient

STATIC = files("enduse.web") / "static"


def test_htmx_is_the_one_that_is_told() -> None:
    told = (STATIC / "htmx.md").read_text(encoding="utf-8")
    content = (STATIC / "htmx.min.js").read_bytes()
    assert f"SHA-256: `{hashlib.sha256(content).hexdigest()}`" in told
    (version,) = set(re.findall(r"Version: (\S+)", told))
    assert f'version:"{version}"'.encode() in content
    assert "Zero-Clause BSD" in told


@pytest.mark.parametrize("name", ["app.css", "htmx.min.js", "icon.svg"])
def test_files_are_kept_by_the_browser_until_they_change(pages: TestClient, name: str) -> None:
    first = pages.get(f"/static/{name}")
    assert first.status_code == 200
    again = pages.get(f"/static/{name}", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_style_asks_for_nothing(pages: TestClient) -> None:
    text = pages.get("/static/app.css").text
    assert "@import" not in text
    assert "url(" not in text


def test_pages_name_only_files_that_are_there(pages: TestClient) -> None:
    for address in re.findall(r'(?:src|href)="(/static/[^"]+)"', pages.get("/").text):
        assert pages.get(address).status_code == 200
