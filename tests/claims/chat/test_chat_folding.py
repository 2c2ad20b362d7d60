from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.claims.chat.folding import Folding, folded

QUOTED = "The “Shahed”\u00a0drones\n  of Iran\u2019s army, and Iranian shells"


@pytest.mark.parametrize(
    ("words", "exact"),
    [
        ('"Shahed" drones of', "“Shahed”\u00a0drones\n  of"),
        ("Iran's army", "Iran\u2019s army"),
        ("\u2018Shahed\u2019", None),
        ("Iran", "Iran"),
        ("Irania", None),
        ("ran", None),
        ("shells", "shells"),
        ("drone", None),
        ("army,", "army,"),
        ("", None),
        (" \n", None),
    ],
)
def test_found_as_it_stands(words: str, exact: str | None) -> None:
    at = Folding(QUOTED).find(words, 0, len(QUOTED), whole=True)
    assert (None if at is None else QUOTED[at[0] : at[1]]) == exact


@pytest.mark.parametrize(("start", "end"), [(0, 10), (5, 12), (30, 33)])
def test_nothing_is_found_outside_the_stretch(start: int, end: int) -> None:
    assert Folding(QUOTED).find("Iran's army", start, end) is None
    assert Folding(QUOTED).find("Iran\u2019s army", start, end) is None


@given(st.text(alphabet=st.sampled_from("ab \u2019'“\"\n\u00a0\u3000é\ud800\u0130")), st.data())
def test_what_is_found_reads_the_same(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = folded(text[start:end])
    at = Folding(text).find(words, 0, len(text))
    assert (at is None) == (words == "")
    if at is not None:
        assert folded(text[slice(*at)]) == words
