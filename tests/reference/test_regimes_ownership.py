"""The table of regimes: dates that meet, texts that are named."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from enduse.reference.regimes import Regime, regime_at, regime_names, regimes, share_words


@pytest.mark.parametrize("row", regimes(), ids=lambda row: f"{row.name}-{row.in_force_from}")
def test_a_row_says_who_where_and_since_when(row: Regime) -> None:
    date.fromisoformat(row.in_force_from)
    assert row.in_force_until is None or row.in_force_from <= row.in_force_until
    assert 0 < row.threshold <= 100
    assert row.authority
    assert row.citation
    assert row.note.endswith(".")
    assert row.state in ("in force", "suspended", "due")
    assert row.joint in ("any", "all")
    assert not row.url or row.url.startswith("https://")


@pytest.mark.parametrize("name", regime_names())
def test_periods_follow_one_another_without_a_gap(name: str) -> None:
    periods = [row for row in regimes() if row.name == name]
    for before, after in pairwise(periods):
        assert before.in_force_until is not None
        assert date.fromisoformat(before.in_force_until) + timedelta(days=1) == date.fromisoformat(after.in_force_from)
    assert periods[-1].in_force_until is None


@pytest.mark.parametrize(
    ("name", "day", "test", "aggregate", "control"),
    [
        ("ofac", "2014-08-12", "50 % or more", False, False),
        ("ofac", "2014-08-13", "50 % or more", True, False),
        ("eu", "2022-04-07", "more than 50 %", False, True),
        ("eu", "2024-07-02", "more than 50 %", True, True),
        ("eu", "2024-07-03", "50 % or more", True, True),
        ("uk", "2026-01-01", "more than 50 %", False, True),
        ("bis", "2025-09-29", "50 % or more", True, False),
    ],
)
def test_what_a_regime_asks_on_a_day(name: str, day: str, test: str, aggregate: bool, control: bool) -> None:
    row = regime_at(name, day)
    assert row is not None
    assert (row.test, row.aggregate, row.control) == (test, aggregate, control)


@pytest.mark.parametrize(
    ("name", "day"),
    [("bis", "2025-09-28"), ("uk", "2019-04-10"), ("ofac", "2008-02-13"), ("un", "2026-01-01"), ("", "")],
)
def test_no_rule_before_its_time_and_none_that_is_not_known(name: str, day: str) -> None:
    assert regime_at(name, day) is None


def test_share_words_are_shares() -> None:
    assert all(0 <= low <= high <= 100 for low, high in share_words().values())
    assert "" in share_words()
    assert all(words == " ".join(words.lower().split()) for words in share_words())
