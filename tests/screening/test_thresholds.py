"""The thresholds: in order, and between certain and nothing."""

from __future__ import annotations

from enduse.screening import THRESHOLDS
from enduse.screening.thresholds import DEFAULT, STRICT, WIDE


def test_wide_is_below_default_is_below_strict() -> None:
    assert 0.5 < WIDE < DEFAULT < STRICT < 1


def test_each_has_its_name() -> None:
    assert THRESHOLDS == {"strict": STRICT, "default": DEFAULT, "wide": WIDE}
