"""Days, samples and firms that red flags rest on."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.model.entity import Entity
from enduse.model.ownership import Ownership
from enduse.tracing.indicators.day import days_between, first_day, last_day, month_of, side
from enduse.tracing.indicators.figure import figure
from enduse.tracing.indicators.firms import Firms
from enduse.tracing.indicators.folding import folded, holds, singular
from enduse.tracing.indicators.sample import SIZE, Sample

EMBARGO = "2022-02-24"


@pytest.mark.parametrize(
    ("day", "which"),
    [
        ("2022-02-23", 0),
        ("2022-02-24", 1),
        ("2021", 0),
        ("2023", 1),
        ("2022", 2),
        ("2022-02", 2),
        ("2022-01", 0),
        ("2022-03", 1),
        (None, 2),
    ],
)
def test_a_day_is_before_or_since_or_open(day: str | None, which: int) -> None:
    assert side(day, EMBARGO) == which


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)), st.sampled_from([4, 7, 10]))
def test_a_partial_date_spans_what_it_may_mean(day: date, length: int) -> None:
    said = day.isoformat()[:length]
    assert first_day(said) <= day.isoformat() <= last_day(said)
    assert days_between(first_day(said), day.isoformat()) >= 0
    assert days_between(day.isoformat(), last_day(said)) >= 0
    assert month_of(said) <= day.year * 12 + day.month - 1


def test_the_31st_of_a_month_without_one_is_its_last_day() -> None:
    assert days_between("2022-02-01", last_day("2022-02")) == 27


@given(st.lists(st.floats(0.01, 1e6), min_size=1, max_size=300, unique=True), st.randoms())
def test_a_sample_is_the_same_in_any_order(figures: list[float], random: object) -> None:
    numbered = list(enumerate(figures))
    shuffled = numbered.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = Sample(), Sample()
    for place, each in numbered:
        first.add(f"record {place}", each)
    for place, each in shuffled:
        second.add(f"record {place}", each)
    assert first.count == second.count == len(figures)
    assert first.median == second.median
    assert (first.distance(1.0), first.spread) == (second.distance(1.0), second.spread)
    assert 0 <= first.rank(figures[0]) <= 1


def test_a_sample_keeps_no_more_than_its_size() -> None:
    sample = Sample()
    for place in range(10 * SIZE):
        sample.add(str(place), 100.0)
    assert len(sample._heap) == SIZE
    assert sample.count == 10 * SIZE


def test_far_is_counted_in_robust_deviations_of_logarithms() -> None:
    sample = Sample()
    for each in (50, 100, 200):
        sample.add(str(each), each)
    assert sample.median == pytest.approx(100)
    # The median absolute deviation of the logarithms is ln 2; eight times the median is 3 ln 2 away.
    assert sample.distance(800) / sample.spread == pytest.approx(3 / 1.4826)
    assert sample.distance(1600, 2) == pytest.approx(sample.distance(800))
    assert sample.distance(100) == pytest.approx(0)
    assert sample.rank(150) == pytest.approx(2 / 3)


def test_equal_prices_do_not_make_a_near_one_an_outlier() -> None:
    sample = Sample()
    for place in range(50):
        sample.add(str(place), 10.0)
    assert abs(sample.distance(11)) / sample.spread < 1
    assert sample.distance(100) / sample.spread > 3.5


def test_an_empty_sample_has_no_median() -> None:
    with pytest.raises(ValueError, match="no median"):
        _ = Sample().median


@pytest.mark.parametrize(
    ("told", "number"),
    [
        (1, 1.0),
        (0.5, 0.5),
        (0, None),
        (-1, None),
        (float("inf"), None),
        (float("nan"), None),
        (10**400, None),
        ("12", None),
        (None, None),
    ],
)
def test_a_figure_is_above_zero_and_finite(told: object, number: float | None) -> None:
    assert figure(told) == number


# ---- Firms.


def company(key: str, name: str, **properties: str) -> tuple[str, Entity]:
    return key, Entity(key, "Company", {name: (value,) for name, value in properties.items()}, name)


def test_a_name_that_two_firms_bear_is_nobodys() -> None:
    firms = Firms(parties=dict([company("a", "Alfa LLC"), company("b", "ALFA, L.L.C."), company("c", "Beta LLC")]))
    assert firms.party("Alfa LLC") is None
    assert firms.party("beta llc") == "c"
    assert firms.party("Gamma") is None


def test_owners_are_told_near_ones_first_and_circles_end() -> None:
    stakes = [Ownership("b", "a", 60, 60), Ownership("c", "b", 60, 60), Ownership("a", "c", 10, 10)]
    firms = Firms(stakes, dict([company("a", "A"), company("b", "B"), company("c", "C", country="RU")]))
    assert firms.owners("a") == ("b", "c")
    assert firms.owners("nobody") == ()
    assert firms.countries("c") == {"ru"}
    assert firms.caption("unknown") == "unknown"
    assert firms.founded("a") is None


# ---- Words.


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("Ácme  Co., L.L.C.", "acme co llc"),
        ("Türkiye İş Bankası A.Ş.", "turkiye is bankasi as"),  # noqa: RUF001
        ("ООО «Карго-Плюс»", "ооо карго плюс"),  # noqa: RUF001
        ("P.O. Box 5", "po box 5"),
        ("...", ""),
        ("12.5 kg", "12 5 kg"),
    ],
)
def test_words_are_folded(words: str, plain: str) -> None:
    assert folded(words) == plain


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(words: str) -> None:
    assert folded(folded(words)) == folded(words)


def test_a_phrase_is_whole_words() -> None:
    assert holds("air express cargo", "air express")
    assert not holds("fair express", "air express")


@pytest.mark.parametrize(
    ("word", "one"), [("chips", "chip"), ("batteries", "battery"), ("glass", "glass"), ("bus", "bus"), ("gas", "gas")]
)
def test_plurals_are_singular(word: str, one: str) -> None:
    assert singular(word) == one
