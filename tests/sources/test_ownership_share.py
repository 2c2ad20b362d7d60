"""Shares as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.sources.ownership import share_of


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("25", (25, 25)),
        ("25%", (25, 25)),
        ("25 %", (25, 25)),
        ("25,5", (25.5, 25.5)),
        ("33,333", (33.333, 33.333)),
        ("0.5", (0.5, 0.5)),  # half a percent, never a half
        ("0", (0, 0)),
        ("100.0 percent", (100, 100)),
        ("1/3", (100 / 3, 100 / 3)),
        ("51-60", (51, 60)),
        ("51 – 60 %", (51, 60)),
        ("25% to 50%", (25, 50)),
        ("between 25 and 50 per cent", (25, 50)),
        ("more than 50", (50.000001, 100)),
        ("> 50%", (50.000001, 100)),
        ("over 25", (25.000001, 100)),
        ("at least 25", (25, 100)),
        (">=50", (50, 100)),
        ("less than 10%", (0, 9.999999)),
        ("<50", (0, 49.999999)),
        ("up to 25", (0, 25)),
        ("≤ 50", (0, 50)),
        ("minority", (0, 49.999999)),
        ("Majority stake", (50.000001, 100)),
        ("", (0, 100)),
        ("unknown", (0, 100)),
        ("ownership-of-shares-25-to-50-percent", (25.000001, 50)),
        ("25\u00a0%", (25, 25)),
    ],
)
def test_a_share_is_read(text: str, share: tuple[float, float]) -> None:
    assert share_of(text) == share


@pytest.mark.parametrize(
    "text",
    [
        "-5", "\u22125", "101", "100.1", "1000", "5,000", "60-40", "25-101", "more than 100", "less than 0", "1/0",
        "~50", "about half", "25 or 50", "half-ish", "51-60-70", "25%%x", "1e1", "0x10", "nan", "inf", "٢٥",
        "3/2", "25;", "=25", "twenty", "+5", "25.", ".5", "<<5", "\uff12\uff15",
    ],
)  # fmt: skip
def test_what_is_no_share_is_refused_with_what_to_write(text: str) -> None:
    with pytest.raises(ValueError, match=r"write 25, 25\.5 %"):
        share_of(text)


@given(st.integers(0, 100_000_000))
def test_every_figure_of_six_decimals_is_kept(units: int) -> None:
    figure = f"{units // 1_000_000}.{units % 1_000_000:06d}"
    if units % 1_000_000:
        assert share_of(figure)[0] == units / 1_000_000


@given(st.text(max_size=20))
def test_any_text_is_a_share_or_refused(text: str) -> None:
    try:
        low, high = share_of(text)
    except ValueError:
        return
    assert 0 <= low <= high <= 100
