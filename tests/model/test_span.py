from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.model.span import Span, cut

TEXT = "Iran sent drones."


@pytest.mark.parametrize("span", [Span(0, 4, "Iran"), Span(0, len(TEXT), TEXT), Span(16, 17, ".")])
def test_spans_that_quote_the_text_hold(span: Span) -> None:
    assert span.holds(TEXT)


@pytest.mark.parametrize(
    "span",
    [
        Span(0, 0, ""),
        Span(4, 4, ""),
        Span(4, 0, ""),
        Span(0, 4, "iran"),
        Span(0, 4, "Iran "),
        Span(0, 3, "Iran"),
        Span(-1, len(TEXT), "."),
        Span(-17, 17, TEXT),
        Span(0, 99, TEXT),
        Span(99, 103, "Iran"),
        Span(17, 18, ""),
    ],
)
def test_other_spans_do_not(span: Span) -> None:
    assert not span.holds(TEXT)


@given(st.text(min_size=1), st.data())
def test_a_cut_holds(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert cut(text, start, end).holds(text)


def test_spans_sort_by_place() -> None:
    assert min([Span(5, 9, "sent"), Span(0, 9, "Iran sent"), Span(0, 4, "Iran")]) == Span(0, 4, "Iran")
