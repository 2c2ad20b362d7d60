"""The bar at a false-alarm rate: every share in these pages hangs on it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.names.bars import alerting, bar_at

SCORES = st.lists(st.sampled_from([0.0, 0.1, 0.3, 0.5, 0.5000001, 0.7, 0.9, 1.0]), min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("scores", "allowed", "above", "reached"),
    [
        # Two of four may alert: the bar is the third score, and what equals it is silent.
        ([0.9, 0.8, 0.7, 0.1], 0.5, 0.7, 0.5),
        # The third equals the second: letting one alert lets both, which is one too many.
        ([0.9, 0.8, 0.8, 0.1], 0.5, 0.8, 0.25),
        ([0.8, 0.8, 0.8, 0.8], 0.5, 0.8, 0.0),
        # Less than one name may alert: none does, however few names there are.
        ([0.9, 0.2], 0.005, 0.9, 0.0),
        ([1.0], 0.4, 1.0, 0.0),
        # All may alert: whatever is found does, and what found nothing does not.
        ([0.9, 0.0], 1.0, 0.0, 0.5),
        ([0.0, 0.0, 0.0], 0.02, 0.0, 0.0),
        # 0.005 × 200 is one name, though not quite in binary fractions.
        ([0.9, 0.6, *[0.1] * 198], 0.005, 0.6, 0.005),
        ([0.9, 0.8, 0.7, 0.6, *[0.1] * 146], 0.02, 0.6, 0.02),
    ],
)
def test_the_bar(scores: list[float], allowed: float, above: float, reached: float) -> None:
    bar = bar_at(scores, allowed)
    assert (bar.above, bar.reached) == (above, reached)
    assert not bar.alerts(above)


@given(SCORES, st.floats(0, 1))
def test_no_more_alert_than_are_allowed(scores: list[float], allowed: float) -> None:
    bar = bar_at(scores, allowed)
    assert sum(bar.alerts(score) for score in scores) <= allowed * len(scores) + 1e-6


@given(SCORES, st.floats(0, 1))
def test_no_lower_bar_would_do(scores: list[float], allowed: float) -> None:
    bar = bar_at(scores, allowed)
    lower = [score for score in {0.0, *scores} if score < bar.above]
    assert all(sum(other > score for other in scores) > allowed * len(scores) for score in lower)


@given(SCORES, st.floats(0, 1), st.floats(0, 1))
def test_more_allowed_never_raises_the_bar(scores: list[float], one: float, other: float) -> None:
    assert bar_at(scores, max(one, other)).above <= bar_at(scores, min(one, other)).above


@pytest.mark.parametrize(("scores", "allowed"), [([], 0.1), ([0.5], -0.1), ([0.5], 1.1)])
def test_a_bar_on_nothing_is_refused(scores: list[float], allowed: float) -> None:
    with pytest.raises(ValueError, match="at least one score"):
        bar_at(scores, allowed)


def test_nobody_alerts_among_nobody() -> None:
    assert alerting([], 0.5) == 0.0


def test_no_bar_stands_where_nothing_was_seen() -> None:
    # Asked from 0.5 up: a name without an answer may have one at 0.49.
    assert bar_at([0.9, 0.0, 0.0], 0.5, 0.5).above == 0.5
    assert bar_at([0.9, 0.8, 0.0], 0.5, 0.5).above == 0.8
    assert bar_at([0.9], 1.0, 0.5).above == 0.5
