"""Each reason behind a score: its value, its bounds, and that what is unknown is told as unknown."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.model.route import RouteTerm
from enduse.tracing.carrying import Carried
from enduse.tracing.chain import Chain, Known, Turnover, grams, somebody
from enduse.tracing.movement import Movement
from enduse.tracing.terms import BEFORE, FIRST_SEEN, Facts, newness, passing, score, term_rows, terms

CHAIN = Chain((0, 1, 2))
SINCE = 19_047


def moved(number: int, origin: str | None = None, goods: str = "854231") -> Movement:
    return Movement(number, number, number + 1, "cn", "ae", goods, 19_100, 19_100, 10.0, origin_country=origin)


WENT = Carried(((moved(0),), (moved(1),)), 9000, 0.9, 1.0, 30.0)


def facts(**told: object) -> Facts:
    plain = Facts(lambda _: Known(), lambda _: Turnover(), lambda _one, _other: 0, lambda _: 0.0)
    return replace(plain, **told)  # type: ignore[arg-type]


def value(name: str, chain: Chain = CHAIN, went: Carried = WENT, max_days: int = 120, **told: object) -> float | None:
    return next(term.value for term in terms(chain, went, facts(**told), max_days) if term.name == name)


def test_every_term_of_the_table_is_told_in_its_order() -> None:
    assert [term.name for term in terms(CHAIN, WENT, facts(), 120)] == list(term_rows())


def test_the_table_is_sound() -> None:
    for row in term_rows().values():
        assert row.weight > 0
        assert 0 <= row.unknown <= 1
        assert row.meaning
        assert row.innocent


@pytest.mark.parametrize(
    ("turnover", "on", "share"),
    [
        (Turnover(100, 100), 100, 1.0),
        (Turnover(100, 200), 100, 0.5),
        (Turnover(200, 100), 100, 0.5),
        (Turnover(100, 100), 0, 0.0),
        (Turnover(50, 100), 100, 0.5),
        (Turnover(0, 100), 100, None),
        (Turnover(100, 0), 0, None),
        (Turnover(), 0, None),
    ],
)
def test_passing_on_is_a_share_of_all_a_party_moves(turnover: Turnover, on: int, share: float | None) -> None:
    assert passing(turnover, on) == share


def test_passing_on_is_that_of_the_weakest_intermediary() -> None:
    turnovers = {1: Turnover(100, 100), 2: Turnover(100, 400, 100)}
    chain = Chain((0, 1, 2, 3))
    assert value("passing on", chain, turnover=turnovers.__getitem__, lane=lambda _one, _other: 100) == 0.25


def test_passing_on_of_the_last_counts_all_that_went_to_the_destination() -> None:
    assert value("passing on", turnover=lambda _: Turnover(100, 200, 150), lane=lambda _one, _other: 1) == 0.5


def test_passing_on_is_not_known_beside_an_assumed_leg() -> None:
    assert value("passing on", replace(CHAIN, assumed=1), turnover=lambda _: Turnover(100, 100, 100)) is None


@pytest.mark.parametrize(
    ("days", "max_days", "told"), [(0.0, 120, 1.0), (120.0, 120, 0.0), (None, 120, None), (0.0, 0, 1.0)]
)
def test_timing(days: float | None, max_days: int, told: float | None) -> None:
    assert value("timing", went=replace(WENT, days=days), max_days=max_days) == told


def test_quantity_and_goods_are_not_known_where_no_two_recorded_legs_meet() -> None:
    ends = replace(CHAIN, assumed=1)
    assert value("quantity", ends) is None
    assert value("goods", ends) is None
    assert value("quantity") == 0.9
    assert value("goods") == 1.0
    assert value("quantity", went=replace(WENT, share=None, grams=None)) is None


def test_origin_is_a_share_of_what_says_where_it_was_made() -> None:
    went = replace(WENT, movements=((moved(0),), (moved(1, "cn"), moved(2, "my"), moved(3))))
    assert value("origin", went=went, origins=frozenset({"cn"})) == 0.5
    assert value("origin", origins=frozenset({"cn"})) is None
    assert value("origin", replace(CHAIN, assumed=0), went, origins=frozenset({"cn"})) is None, "it is assumed by it"


# A firm first seen when the records begin is not new: they may just begin there.
@pytest.mark.parametrize(
    ("known", "begins", "told"),
    [
        (Known(founded_day=SINCE), None, 1.0),
        (Known(founded_day=SINCE - 1), None, 0.0),
        (Known(founded_day=SINCE - 1, first_day=SINCE + 9), SINCE - 900, 0.0),
        (Known(first_day=SINCE), SINCE - BEFORE, FIRST_SEEN),
        (Known(first_day=SINCE - 1), SINCE - BEFORE, 0.0),
        (Known(first_day=SINCE), SINCE - BEFORE + 1, None),
        (Known(first_day=SINCE), None, None),
        (Known(), SINCE - 900, None),
    ],
)
def test_newness(known: Known, begins: int | None, told: float | None) -> None:
    assert newness(known, SINCE, begins) == told
    assert newness(known, None, begins) is None


def test_the_newest_intermediary_counts() -> None:
    known = {0: Known(founded_day=SINCE), 1: Known(founded_day=0), 2: Known(founded_day=SINCE), 3: Known()}
    assert value("newcomer", Chain((0, 1, 3)), known=known.__getitem__, since=SINCE) == 0.0, "ends are not looked at"
    assert value("newcomer", Chain((0, 1, 2, 3)), known=known.__getitem__, since=SINCE) == 1.0


@pytest.mark.parametrize(
    ("owners", "told"),
    [(None, None), (frozenset(), 0.0), (frozenset({"de"}), 0.0), (frozenset({"de", "ru"}), 1.0)],
)
def test_tie_of_ownership(owners: frozenset[str] | None, told: float | None) -> None:
    assert value("tie", known=lambda _: Known(owners=owners), destinations=frozenset({"ru"})) == told


def test_tie_of_a_link_to_an_end() -> None:
    assert value("tie", links={(1, 2): "both owned by Anna Beispiel"}) == 1.0
    assert value("tie", links={(1, 9): "both owned by Anna Beispiel"}) is None


def test_concern_is_that_of_the_most_sought_goods_of_the_first_recorded_leg() -> None:
    went = replace(WENT, movements=((), (moved(1, goods="854231"), moved(2, goods="870899"))))
    assert value("concern", replace(CHAIN, assumed=0), went, concern=lambda goods: float(goods == "854231")) == 1.0


def test_evidence_falls_with_an_assumed_leg() -> None:
    assert value("evidence") == 1.0
    assert value("evidence", replace(CHAIN, assumed=1)) == 0.5


def test_joining_is_the_lowest_confidence() -> None:
    known = {0: Known(), 1: Known(confidence=0.91), 2: Known(confidence=0.95)}
    assert value("joining", known=known.__getitem__) == 0.91


def test_told_is_unknown_without_claims() -> None:
    assert value("told") is None
    assert value("told", told=lambda _chain, _legs: 0.0) == 0.0


def test_a_score_adds_up_with_what_stands_for_the_unknown() -> None:
    rows = term_rows()
    unknown = tuple(RouteTerm(name, None, row.weight, "") for name, row in rows.items())
    whole = sum(row.weight for row in rows.values())
    assert score(unknown) == round(sum(row.weight * row.unknown for row in rows.values()) / whole, 6)
    assert score(tuple(replace(term, value=1.0) for term in unknown)) == 1.0
    assert score(tuple(replace(term, value=0.0) for term in unknown)) == 0.0


@given(
    st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)),
    st.floats(0, 120),
    st.one_of(st.none(), st.floats(0, 1)),
    st.floats(0.01, 1),
)
def test_values_and_scores_stay_between_nothing_and_one(
    moving: tuple[int, int], days: float, share: float | None, alike: float
) -> None:
    taken, sent = moving
    went = replace(WENT, days=days, share=share, goods=alike)
    found = terms(CHAIN, went, facts(turnover=lambda _: Turnover(taken, sent, sent // 2)), 120)
    assert all(term.value is None or 0 <= term.value <= 1 for term in found)
    assert 0 <= score(found) <= 1
    assert all(term.detail for term in found)


def test_weights_are_whole_grams() -> None:
    assert grams(None) is None
    assert grams(0.0004) == 0
    assert grams(1.0005) == 1001


def test_somebody_is_numbered_below_all_parties() -> None:
    assert [somebody(("cn", "hk"), country) for country in ("cn", "hk")] == [-1, -2]


def test_the_page_shows_the_table() -> None:
    page = (Path(__file__).parents[2] / "docs" / "routes.md").read_text(encoding="utf-8")
    shown = [line for line in page.splitlines() if line.startswith("| ") and line.split(" | ")[0][2:] in term_rows()]
    assert shown == [
        f"| {row.name} | {row.weight:g} | {row.unknown:g} | {row.meaning} | {row.innocent} |"
        for row in term_rows().values()
    ]
