from __future__ import annotations

import subprocess
import sys

import pytest

from enduse.claims.chat.endpoint import Endpoint
from enduse.model.errors import UsageError


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://localhost:8000", "http://localhost:8000/v1/chat/completions"),
        ("http://localhost:8000/", "http://localhost:8000/v1/chat/completions"),
        ("https://models.example/v1", "https://models.example/v1/chat/completions"),
        ("https://models.example/openai/v1/", "https://models.example/openai/v1/chat/completions"),
        ("https://models.example/v1/chat/completions", "https://models.example/v1/chat/completions"),
        ("http://[::1]:8000/v1", "http://[::1]:8000/v1/chat/completions"),
    ],
)
def test_address(url: str, address: str) -> None:
    assert Endpoint(url, "tiny").address == address


@pytest.mark.parametrize(
    "url",
    [
        "",
        "localhost:8000",
        "models.example/v1",
        "ftp://models.example",
        "file:///etc/passwd",
        "http://",
        "http://user:password@models.example/v1",
        "https://models.example/v1?key=secret",
        "https://models.example/v1#part",
        "http://models.example:99999",
        "http://[::1",
        "http://models.example/v1\nX: y",
        "http://models example/",
    ],
)
def test_addresses_that_cannot_be_used(url: str) -> None:
    with pytest.raises(UsageError) as caught:
        Endpoint(url, "tiny")
    assert "password" not in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("key", ["", " ", "sk-secret\n", "sk-secrét", "sk\x00secret"])
def test_key_that_no_header_can_hold_is_refused_unseen(key: str) -> None:
    with pytest.raises(UsageError) as caught:
        Endpoint("http://localhost", "tiny", api_key=key)
    assert "sk" not in str(caught.value)


@pytest.mark.parametrize("options", [{"timeout_s": 0}, {"retries": -1}, {"budget_s": -1}, {"pause_s": -0.1}])
def test_patience_that_makes_no_sense(options: dict[str, float]) -> None:
    with pytest.raises(UsageError):
        Endpoint("http://localhost", "tiny", **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("model", ["", "a\nb"])
def test_model_needs_a_name(model: str) -> None:
    with pytest.raises(UsageError):
        Endpoint("http://localhost", model)


def test_repr_hides_the_key() -> None:
    assert "sk-secret" not in repr(Endpoint("http://localhost", "tiny", api_key="sk-secret"))


# The extra is loaded only when it is asked for, and its absence told with the remedy.
WITHOUT = """
import sys
sys.modules["httpx"] = None
from enduse.claims.chat.endpoint import Endpoint
from enduse.claims.reader import open_reader
from enduse.model.errors import InputError
assert "pydantic" not in sys.modules
try:
    open_reader("chat", Endpoint("http://localhost", "tiny"))
except InputError as error:
    print(error)
"""


def test_missing_extra_names_the_remedy() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT], capture_output=True, text=True, check=True)
    assert 'pip install "enduse[chat]"' in done.stdout
    assert len(done.stdout.splitlines()) == 1
