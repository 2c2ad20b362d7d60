"""What is cited of a document."""

from __future__ import annotations

import pytest

from enduse.model import Document
from enduse.views.export.paper import paper_of


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", " JaVaScRiPt:alert(1)//http://x", "data:text/html,x", "file:///etc/passwd", "http:x", ""],
)
def test_an_address_that_is_not_on_the_web_is_not_cited(address: str) -> None:
    assert paper_of(Document("Words.", url=address)).url is None


@pytest.mark.parametrize("address", ["http://example.org/a", "HTTPS://example.org/?q=javascript:1", None])
def test_an_address_on_the_web_is_cited_as_it_stands(address: str | None) -> None:
    assert paper_of(Document("Words.", url=address)).url == address
