"""The line of time: a date covers what it says and no more, and what has none is listed, never placed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from views_claims import AGAINST, DENIED, DOCUMENT, FLOW, HELD, MEASURE, SHIPPED, WEIGHING, hostile

from enduse.model import Attribution, TransferClaim
from enduse.model.claim import Claim
from enduse.model.position import Weighing
from enduse.views.link import Link
from enduse.views.timeline import style, timeline
from enduse.views.timeline.moment import Stretch, axis, period, stretch


def _drawn(*claims: Claim, published: str | None = "2023-02-24", most: int = 24) -> str:
    held = replace(HELD, claim_ids=tuple(claim.id for claim in claims if isinstance(claim, TransferClaim)))
    return str(
        timeline(
            [Weighing(FLOW, (held,))],
            {claim.id: claim for claim in claims},
            {DOCUMENT.id: replace(DOCUMENT, published_at=published)},
            flow_link="#flow-{}".format,
            claim_link=lambda id_: Link(f"#claim-{id_[:6]}", id_[:6]),
            most=most,
        )
    )


UNDATED = replace(SHIPPED, start_date=None, attribution=Attribution(SHIPPED.attribution.sources))


@pytest.mark.parametrize(
    ("partial", "first", "last"),
    [
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02-24", date(2023, 2, 24), date(2023, 2, 24)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_a_partial_date_covers_what_it_says(partial: str, first: date, last: date) -> None:
    assert stretch(partial) == Stretch(first.toordinal(), last.toordinal())


@pytest.mark.parametrize(
    "words",
    [
        None,
        "",
        "last year",
        "Tuesday",
        "23",
        "2023-13",
        "2023-02-30",
        "0000",
        "2023-02-24-01",
        "२०२३",
        "2023-",
        "12023",
    ],
)
def test_what_is_no_date_has_no_place(words: str | None) -> None:
    assert stretch(words) is None


def test_a_period_runs_from_the_first_day_to_the_last() -> None:
    found = period("2022", "2023-03")
    assert found == (Stretch(date(2022, 1, 1).toordinal(), date(2023, 3, 31).toordinal()), "2022 to March 2023")
    assert period("last year", "2023") == (stretch("2023"), "2023")
    assert period("last year", None) is None


def test_marks_and_bands_are_links_with_words() -> None:
    drawn = _drawn(SHIPPED, DENIED)
    labels = re.findall(r'<a href="#claim-\w+" aria-label="([^"]+)">', drawn)
    assert any(label.startswith("Said to have happened 2022: Der Spiegel says that") for label in labels)
    assert any(label.startswith("said 23 February 2023: Der Spiegel") for label in labels)
    assert any(label.startswith("published 24 February 2023: Kirby denies that") for label in labels)


def test_what_has_no_date_is_listed_and_not_placed() -> None:
    drawn = _drawn(UNDATED, published=None)
    assert "<svg viewBox" not in drawn
    assert "no line of time to draw" in drawn
    assert "1 claim without a date" in drawn


def test_a_claim_without_a_date_that_tells_of_two_flows_is_one_claim() -> None:
    other = replace(UNDATED, items=())
    positions = (replace(HELD, claim_ids=(UNDATED.id,)), replace(HELD, claim_ids=(UNDATED.id, other.id)))
    drawn = timeline(
        [Weighing(FLOW, (position,)) for position in positions],
        {claim.id: claim for claim in (UNDATED, other)},
        {},
        flow_link="#flow-{}".format,
        claim_link=lambda id_: Link(f"#claim-{id_[:6]}", id_[:6]),
    )
    assert "2 claims without a date" in drawn
    assert drawn.count(f'href="#claim-{UNDATED.id[:6]}"') == 2


def test_a_date_in_words_is_told_in_its_words() -> None:
    drawn = _drawn(replace(UNDATED, start_date="last year"), published=None)
    assert "In its words: “last year”" in drawn
    assert 'class="band' not in drawn


def test_the_day_of_a_report_never_dates_what_it_tells() -> None:
    assert 'class="band' not in _drawn(UNDATED)


def test_measures_have_a_lane_of_their_own() -> None:
    assert ">Measures<" in _drawn(MEASURE)
    assert ">Measures<" not in _drawn(SHIPPED)


def test_lanes_that_are_not_drawn_are_told() -> None:
    assert "1 more flows are dated and not drawn" in _drawn(SHIPPED, MEASURE, most=1)


def test_claims_that_say_the_same_on_one_day_share_a_sign() -> None:
    twin = replace(SHIPPED, end_use="another use")
    assert "And 1 more of the same kind." in _drawn(SHIPPED, twin)


def test_a_date_long_before_the_others_does_not_squeeze_them() -> None:
    late = [stretch(f"2024-0{month}") for month in range(1, 6)]
    found = axis([each for each in (stretch("1979"), *late) if each], 0, 100)
    assert found.first > date(2023, 1, 1).toordinal()
    old = replace(SHIPPED, start_date="1979")
    news = [replace(SHIPPED, end_use=f"use {n}", start_date=f"2024-0{n}") for n in range(1, 6)]
    assert "1 dates long before the others are not drawn" in _drawn(old, *news)


def test_hostile_words_stay_words() -> None:
    drawn = _drawn(hostile(SHIPPED))
    assert "<script" not in drawn
    assert "\u202e" not in drawn
    assert "style=" not in drawn


def test_equal_inputs_give_equal_bytes() -> None:
    assert _drawn(SHIPPED, DENIED, MEASURE) == _drawn(SHIPPED, DENIED, MEASURE)
    assert WEIGHING.positions == (HELD, AGAINST)


def test_its_style_asks_for_nothing() -> None:
    assert "url(" not in style()


_DAYS = st.dates(date(1950, 1, 1), date(2090, 1, 1))


@given(st.lists(_DAYS, min_size=1, max_size=12))
def test_every_day_lies_on_the_axis_in_order(days: list[date]) -> None:
    found = axis([Stretch(day.toordinal(), day.toordinal()) for day in days], 10, 90)
    places = [found.at(day.toordinal()) for day in sorted(days)]
    assert all(10 <= place <= 90 for place in places)
    assert places == sorted(places)


@given(_DAYS, st.integers(0, 60_000))
def test_there_are_ticks_and_never_too_many(first: date, length: int) -> None:
    last = min(date.max.toordinal(), first.toordinal() + length)
    ticks = axis([Stretch(first.toordinal(), last)], 0, 900).ticks()
    assert 1 <= len(ticks) <= 9
    assert len({tick.words for tick in ticks}) == len(ticks)
    assert [tick.x for tick in ticks] == sorted(tick.x for tick in ticks)
