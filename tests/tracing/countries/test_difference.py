"""A planted effect is found, none is not, and what cannot be compared is told."""

from __future__ import annotations

from math import exp, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from traded import OTHERS, months, world

from enduse.tracing.countries import panel
from enduse.tracing.countries.difference import Difference, _gaps, difference

BEFORE = months(2019, 2021)
AFTER = months(2022, 2023)[2:]


def compared(seed: int, factor: float, treated: str = "al") -> Difference:
    partners = panel(world(seed, {treated: factor})).partners("de", "export")
    controls = {key: series for key, series in partners.items() if key != treated}
    found = difference(partners[treated], controls, BEFORE, AFTER)
    assert isinstance(found, Difference)
    return found


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.floats(1.6, 8.0))
def test_a_planted_rise_is_found_with_its_size(seed: int, factor: float) -> None:
    found = compared(seed, factor)
    assert found.chance <= 0.05
    assert exp(found.effect.value) == pytest.approx(factor, rel=0.2)
    assert found.effect.low is not None
    assert 0 < found.effect.low < found.effect.value < (found.effect.high or 0.0)


def test_without_an_effect_it_fires_about_as_often_as_it_says() -> None:
    fired = sum(compared(seed, 1.0).chance <= 0.05 for seed in range(100))
    assert fired <= 11  # 5 expected; more than 11 of 100 happens once in two hundred times


def test_the_interval_covers_the_truth_about_as_often_as_it_says() -> None:
    covered = 0
    for seed in range(60):
        effect = compared(seed, 2.0).effect
        assert effect.low is not None
        assert effect.high is not None
        covered += effect.low <= log(2.0) <= effect.high
    assert covered >= 52


@settings(max_examples=10, deadline=None)
@given(st.floats(1e-3, 1e6))
def test_units_do_not_matter(unit: float) -> None:
    partners = panel(world(7, {"al": 2.0})).partners("de", "export")
    scaled = {key: {period: value * unit for period, value in series.items()} for key, series in partners.items()}
    plain, other = (
        difference(each["al"], {key: each[key] for key in OTHERS[1:]}, BEFORE, AFTER) for each in (partners, scaled)
    )
    assert isinstance(plain, Difference)
    assert isinstance(other, Difference)
    assert other.effect.value == pytest.approx(plain.effect.value, abs=1e-9)
    assert other.chance == plain.chance


def test_a_shock_that_hits_all_is_no_effect() -> None:
    partners = panel(world(3, {})).partners("de", "export")
    shocked = {
        key: {period: value * (5.0 if period >= "2022-03" else 1.0) for period, value in series.items()}
        for key, series in partners.items()
    }
    found = difference(shocked["al"], {key: shocked[key] for key in OTHERS[1:]}, BEFORE, AFTER)
    assert isinstance(found, Difference)
    assert abs(found.effect.value) < 0.25


def test_with_few_controls_the_interval_says_that_it_is_less_sure() -> None:
    partners = panel(world(3, {"al": 3.0})).partners("de", "export")
    found = difference(partners["al"], {key: partners[key] for key in OTHERS[1:8]}, BEFORE, AFTER)
    assert isinstance(found, Difference)
    assert found.effect.level == pytest.approx(6 / 8)
    assert found.chance == pytest.approx(1 / 8)


def test_months_that_are_missing_are_no_zeros() -> None:
    partners = panel(world(5, {"al": 3.0})).partners("de", "export")
    series = {period: value for period, value in partners["al"].items() if period != "2022-07"}
    controls = {key: partners[key] for key in OTHERS[1:]}
    found, zero = (difference(each, controls, BEFORE, AFTER) for each in (series, {**series, "2022-07": 0.0}))
    assert isinstance(found, Difference)
    assert isinstance(zero, Difference)
    assert "2022-07" not in found.gaps
    assert found.effect == zero.effect


@pytest.mark.parametrize(
    ("series", "reason"),
    [
        (dict.fromkeys(AFTER, 1.0), "no figure before the date"),
        (dict.fromkeys(BEFORE, 1.0), "no figure after the date"),
        ({}, "no figure before the date"),
        (dict.fromkeys(BEFORE + AFTER, 0.0), "no figure before the date"),
        ({BEFORE[0]: 1.0, AFTER[0]: 1.0}, "figures for less than half of the periods before or after the date"),
    ],
)
def test_what_cannot_be_compared_is_told(series: dict[str, float], reason: str) -> None:
    partners = panel(world(5, {})).partners("de", "export")
    assert difference(series, {key: partners[key] for key in OTHERS[1:]}, BEFORE, AFTER) == reason


def test_too_few_controls_are_told() -> None:
    partners = panel(world(5, {})).partners("de", "export")
    found = difference(partners["al"], {key: partners[key] for key in OTHERS[1:4]}, BEFORE, AFTER)
    assert found == "3 controls with figures on both sides of the date; 5 are needed"


def test_equal_inputs_give_equal_answers() -> None:
    assert compared(11, 2.0) == compared(11, 2.0)
    assert np.isfinite(list(compared(11, 2.0).gaps.values())).all()


@settings(max_examples=50, deadline=None)
@given(st.integers(2, 9), st.integers(1, 12), st.integers(0, 10_000), st.floats(0, 0.6))
def test_gaps_are_those_of_the_plain_median(series: int, periods: int, seed: int, missing: float) -> None:
    random = np.random.default_rng(seed)
    levels = np.round(random.normal(size=(series, periods)), 1)  # rounded, so that values coincide
    levels[random.random(levels.shape) < missing] = np.nan
    gaps = _gaps(levels)
    for number, period in np.ndindex(*levels.shape):
        others = [levels[other, period] for other in range(1, series) if other != number]
        known = [value for value in others if np.isfinite(value)]
        plain = levels[number, period] - np.median(known) if known else np.nan
        assert gaps[number, period] == pytest.approx(plain, nan_ok=True)
