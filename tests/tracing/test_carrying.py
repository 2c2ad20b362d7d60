"""What a chain can have carried: every gram that leaves came before, and is counted once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.tracing import carrying
from enduse.tracing.carrying import Carried, carried
from enduse.tracing.chain import Chain
from enduse.tracing.movement import EARLIEST, LATEST, Movement

WEIGHTS = st.one_of(st.none(), st.integers(0, 2000).map(float))


def same(one: str, other: str) -> float:
    return 1.0 if one == other else 0.8 if one[:4] == other[:4] else 0.0


def moved(number: int, day: int, kg: float | None = 10.0, goods: str = "854231", last: int | None = None) -> Movement:
    return Movement(number, 0, 1, "cn", "ae", goods, day, day if last is None else last, kg)


def went(*legs: list[Movement], assumed: int | None = None, max_days: int = 120) -> Carried | None:
    chain = Chain(tuple(range(len(legs) + 1)), assumed)
    return carried(chain, tuple(map(tuple, legs)), same, max_days)


def ids(found: Carried | None) -> list[list[int]]:
    assert found is not None
    return [[each.id for each in leg] for leg in found.movements]


def test_a_lot_is_split_over_what_leaves() -> None:
    found = went([moved(0, 0, 10)], [moved(1, 5, 4), moved(2, 6, 6)])
    assert found is not None
    assert (found.grams, found.share, found.days) == (10_000, 1.0, 5.5)
    assert ids(found) == [[0], [1, 2]]


def test_lots_are_merged_into_one() -> None:
    found = went([moved(0, 0, 4), moved(1, 1, 6)], [moved(2, 5, 10)])
    assert found is not None
    assert found.grams == 10_000
    assert ids(found) == [[0, 1], [2]]


# First in, first out: the oldest lot leaves first, whatever order the records stand in.
def test_what_came_first_leaves_first() -> None:
    assert ids(went([moved(1, 9, 10), moved(0, 0, 10)], [moved(2, 10, 10)])) == [[0], [2]]


def test_stock_that_is_used_up_fills_nothing_more() -> None:
    found = went([moved(0, 0, 10)], [moved(1, 1, 10), moved(2, 2, 10)])
    assert found is not None
    assert found.grams == 10_000
    assert ids(found) == [[0], [1]]
    assert found.share == 0.5, "the leg on moved twice what can have gone through"


def test_what_leaves_before_it_came_is_no_route() -> None:
    assert went([moved(0, 10)], [moved(1, 9)]) is None


def test_what_stays_too_long_has_gone_elsewhere() -> None:
    assert went([moved(0, 0)], [moved(1, 121)]) is None
    assert ids(went([moved(0, 0)], [moved(1, 120)])) == [[0], [1]]


# An expired lot is passed over, and the younger one behind it serves.
def test_expired_stock_does_not_hold_up_what_is_fresh() -> None:
    assert ids(went([moved(0, 0), moved(1, 100)], [moved(2, 130)])) == [[1], [2]]


def test_other_goods_do_not_go_on() -> None:
    assert went([moved(0, 0)], [moved(1, 1, goods="870899")]) is None


def test_goods_of_one_heading_go_on_and_are_told_apart() -> None:
    found = went([moved(0, 0)], [moved(1, 1, goods="854239")])
    assert found is not None
    assert found.goods == 0.8


@pytest.mark.parametrize("legs", [([None], [5.0]), ([5.0], [None]), ([None], [None])])
def test_unknown_weights_bind_nothing_and_tell_nothing(legs: tuple[list[float | None], list[float | None]]) -> None:
    found = went([moved(0, 0, legs[0][0])], [moved(1, 1, legs[1][0])])
    assert found is not None
    assert (found.grams, found.share) == (None, None)


def test_a_movement_of_unknown_weight_feeds_any_number() -> None:
    assert ids(went([moved(0, 0, None)], [moved(1, 1, 900), moved(2, 2, 900)])) == [[0], [1, 2]]


def test_nothing_is_carried_by_no_weight() -> None:
    assert went([moved(0, 0, 0)], [moved(1, 1, 5)]) is None
    assert went([moved(0, 0, 5)], [moved(1, 1, 0)]) is None


def test_a_third_leg_draws_on_what_the_second_really_carried() -> None:
    found = went([moved(0, 0, 3)], [moved(1, 1, 10)], [moved(2, 2, 10)])
    assert found is not None
    assert found.grams == 3000
    assert found.share == 0.3


def test_a_movement_that_leads_nowhere_takes_no_part() -> None:
    assert ids(went([moved(0, 0), moved(1, 50)], [moved(2, 1)], [moved(3, 2)])) == [[0], [2], [3]]


def test_an_assumed_leg_hands_on_what_came_unchanged() -> None:
    found = went([moved(0, 0, 7)], [], [moved(1, 9, 5)], assumed=1)
    assert found is not None
    assert (found.grams, found.days) == (5000, 9.0)
    assert ids(found) == [[0], [], [1]]


def test_an_assumed_last_leg_ends_with_what_arrived_before_it() -> None:
    found = went([moved(0, 0, 7)], [], assumed=1)
    assert found is not None
    assert (found.grams, found.share, found.goods, found.days) == (7000, 1.0, 1.0, None)


# A date of a month fits whatever a day in it fits.
@pytest.mark.parametrize(
    ("coming", "going", "fit"),
    [
        ((0, 30), (10, 10), True),
        ((0, 30), (0, 0), True),
        ((5, 5), (0, 4), False),
        ((5, 5), (0, 5), True),
        ((0, 0), (10, 40), True),
        ((0, 0), (11, 40), False),
        ((EARLIEST, LATEST), (0, 0), True),
        ((0, 0), (EARLIEST, LATEST), True),
    ],
)
def test_partial_dates_are_intervals(coming: tuple[int, int], going: tuple[int, int], fit: bool) -> None:
    found = went([moved(0, coming[0], last=coming[1])], [moved(1, going[0], last=going[1])], max_days=10)
    assert (found is not None) is fit


def fits(coming: Movement, going: Movement, max_days: int) -> bool:
    return coming.first_day <= going.last_day and going.first_day - coming.last_day <= max_days


def test_undated_goods_have_no_days() -> None:
    found = went([moved(0, EARLIEST, last=LATEST)], [moved(1, 5)])
    assert found is not None
    assert found.days is None


@given(
    st.lists(st.lists(st.tuples(st.integers(0, 200), WEIGHTS), min_size=1, max_size=6), min_size=2, max_size=4),
    st.integers(0, 120),
)
def test_what_leaves_never_exceeds_what_came(legs: list[list[tuple[int, float | None]]], max_days: int) -> None:
    number = iter(range(100))
    moving = [[moved(next(number), day, kg) for day, kg in leg] for leg in legs]
    found = went(*moving, max_days=max_days)
    if found is None:
        return
    assert all(found.movements), "each leg of a route has a movement"
    for place, leg in enumerate(found.movements):
        assert {each.id for each in leg} <= {each.id for each in moving[place]}
        if found.grams is not None:
            assert found.grams <= sum((each.kg or 0) * 1000 for each in leg)
    if found.share is not None:
        assert 0 <= found.share <= 1
    for coming, going in zip(found.movements, found.movements[1:], strict=False):
        assert all(any(fits(one, other, max_days) for one in coming) for other in going)


@given(st.permutations([moved(number, day, 1.0 + day) for number, day in enumerate((0, 3, 3, 8, 20))]))
def test_the_order_of_records_changes_nothing(leg: list[Movement]) -> None:
    on = [moved(10, 9, 4), moved(11, 25, 9)]
    assert went(leg, on) == went(sorted(leg, key=lambda each: each.id), on)


# Years of daily consignments between two firms: time must not grow by the square of their number.
def test_busy_pairs_are_followed_to_the_last_gram() -> None:
    coming = [moved(number, number // 20, 1 + number % 7) for number in range(20_000)]
    going = [moved(20_000 + number, number // 20 + 5, 1 + number % 5) for number in range(20_000)]
    found = went(coming, going)
    assert found is not None
    assert found.grams == sum(1 + number % 5 for number in range(20_000)) * 1000


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 40), WEIGHTS), min_size=1, max_size=30),
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 40), WEIGHTS), min_size=1, max_size=30),
    st.sampled_from((0, 5, 30)),
)
def test_clearing_away_spent_lots_changes_nothing(
    coming: list[tuple[int, int, float | None]], going: list[tuple[int, int, float | None]], max_days: int
) -> None:
    ins = [moved(number, day, kg, last=day + wide) for number, (day, wide, kg) in enumerate(coming)]
    outs = [moved(100 + number, day, kg, last=day + wide) for number, (day, wide, kg) in enumerate(going)]
    kept = went(ins, outs, max_days=max_days)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(carrying, "_SPENT", 0)
        assert went(ins, outs, max_days=max_days) == kept
