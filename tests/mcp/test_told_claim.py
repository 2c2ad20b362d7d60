"""What an agent is told of a report."""

from __future__ import annotations

import pytest

from enduse.mcp.told_claim import report_told
from enduse.model import Document


@pytest.mark.parametrize("address", ["javascript:alert(1)", " JavaScript:alert(1)//http://x", "file:///etc/passwd"])
def test_an_address_that_is_not_on_the_web_is_not_told(address: str) -> None:
    assert "url" not in report_told("a", Document("Words.", title="T", url=address))


def test_an_address_on_the_web_is_told() -> None:
    assert report_told("a", Document("Words.", url="https://example.org/a"))["url"] == "https://example.org/a"
