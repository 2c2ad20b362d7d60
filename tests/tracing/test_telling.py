"""What was found, told: ids that stay, dates, reasons, and one route through the same intermediaries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from enduse.model.route import Leg, Route, Stop
from enduse.tracing.carrying import Carried
from enduse.tracing.chain import Chain, Known, Legs, Turnover
from enduse.tracing.movement import EARLIEST, LATEST, Movement
from enduse.tracing.question import Question
from enduse.tracing.ranking import Found, ranked
from enduse.tracing.telling import COINCIDENCE, Support, Telling, told
from enduse.tracing.terms import Facts, score, terms

ASKED = Question(("cn", "hk"), ("ru", "by"))
STOPS = {number: Stop(f"party {number}|x", f"Party {number}", "ae") for number in range(9)}


def moved(number: int, first: int, last: int | None = None, kg: float | None = 10.0) -> Movement:
    return Movement(number, 0, 1, "cn", "ae", "854231", first, first if last is None else last, kg)


def found(parties: tuple[int, ...] = (0, 1, 2), legs: Legs = (), assumed: int | None = None, at: float = 0.5) -> Found:
    chain = Chain(parties, assumed)
    went = Carried(legs or ((moved(0, 19_000),), (moved(1, 19_010),)), 1, 1.0, 1.0, 1.0)
    facts = Facts(lambda _: Known(), lambda _: Turnover(), lambda _one, _other: 0, lambda _: 0.0)
    return Found(chain, went, terms(chain, went, facts, 120), at)


def telling(support: Sequence[Support] = ()) -> Telling:
    return Telling(
        ASKED, STOPS.__getitem__, {0: "S-0", 1: "S-1", 2: "S-2"}, lambda _chain, _place, _leg: support,
        lambda _one, _other: "both owned by Anna Beispiel",
        lambda party, country: f"party {party} is owned from {country}",
    )  # fmt: skip


def one(each: Found, support: Sequence[Support] = ()) -> Route:
    return told([each], telling(support))[0]


def test_an_id_is_of_the_parties_and_of_nothing_else() -> None:
    route = one(found())
    assert route.id == one(found(legs=((moved(0, 1),), (moved(2, 5),)), at=0.1)).id
    assert len({route.id, one(found((0, 1, 3))).id, one(found((0, 1, -3), ((moved(0, 1),), ()), 1)).id}) == 3
    assert len(route.id) == 16


def leg(*movements: Movement) -> Leg:
    return one(found(legs=(movements, (moved(1, 30_000),)))).legs[0]


def test_dates_of_a_leg_are_those_of_what_is_dated() -> None:
    assert (leg(moved(0, 0)).first, leg(moved(0, 0)).last) == ("1970-01-01", "1970-01-01")
    month = leg(moved(0, 0, 30), moved(2, 5))
    assert (month.first, month.last) == ("1970-01-01", "1970-01-31")
    undated = moved(2, EARLIEST, LATEST)
    assert (leg(undated).first, leg(undated).last) == (None, None)
    assert (leg(undated, moved(0, 0)).first, leg(undated, moved(0, 0)).last) == ("1970-01-01", "1970-01-01")


def test_a_weight_is_told_only_when_every_record_has_one() -> None:
    assert leg(moved(0, 0, kg=1.5), moved(2, 0, kg=2.25)).kg == 3.75
    assert leg(moved(0, 0, kg=1.5), moved(2, 0, kg=None)).kg is None


@pytest.mark.parametrize(
    ("parties", "assumed", "ends", "why"),
    [
        ((-2, 1, 2), 0, ("?hk", "hk"), "declared as made there"),
        ((0, 1, -4), 1, ("?by", "by"), "no record of this leg: party 1 is owned from by"),
        ((0, 1, -3), 1, ("?ru", "ru"), "no record of this leg: party 1 is owned from ru"),
    ],
)
def test_an_assumed_end_is_somebody_and_says_why(
    parties: tuple[int, ...], assumed: int, ends: tuple[str, str], why: str
) -> None:
    legs: Legs = tuple(() if place == assumed else (moved(place, 0),) for place in range(2))
    route = one(found(parties, legs, assumed))
    somebody = route.legs[0].source if assumed == 0 else route.legs[-1].target
    assert (somebody.id, somebody.country) == ends
    assert somebody.name == ""
    gap = route.legs[assumed]
    assert gap.basis == ("assumed",)
    assert why in gap.reason
    assert (gap.shipments, gap.claims, gap.kg, gap.first) == ((), (), None, None)


def test_an_assumed_leg_between_linked_parties_names_the_link() -> None:
    route = one(found((0, 1, 2, 3), ((moved(0, 0),), (), (moved(1, 5),)), 1))
    assert route.legs[1].reason == "no record of this leg: the two are linked (both owned by Anna Beispiel)"


def test_records_and_claims_support_a_leg_together() -> None:
    route = one(found(), (Support("c1"), Support("c1"), Support("c2", disputed=True)))
    assert route.legs[0].basis == ("recorded", "said")
    assert route.legs[0].claims == ("c1", "c2")
    assert route.legs[0].disputed
    assert route.legs[0].shipments == ("S-0",)


def test_a_leg_that_is_only_said_holds_no_shipment() -> None:
    said = replace(moved(0, 0), basis="said")
    route = one(found(legs=((said,), (moved(1, 1),))), (Support("c1"),))
    assert route.legs[0].basis == ("said",)
    assert route.legs[0].shipments == ()


def test_every_route_says_that_it_may_be_coincidence() -> None:
    assert one(found()).innocent_explanations[0] == COINCIDENCE


def test_half_a_sign_in_a_key_has_an_id_too() -> None:
    broken = replace(telling(), stop=lambda number: Stop(f"\ud800{number}", "\ud800"))
    assert len(told([found()], broken)[0].id) == 16


# One intermediary with a hundred suppliers and a hundred buyers must not fill the page.
def test_one_route_through_the_same_intermediaries() -> None:
    many = [
        found((10 + supplier, 1, 20 + buyer), at=0.5 + supplier / 100) for supplier in range(5) for buyer in range(5)
    ]
    other = found((10, 2, 20), at=0.1)
    kept = ranked([*many, other], ASKED)
    assert [each.chain.parties for each in kept] == [(14, 1, 20), (10, 2, 20)]
    assert [each.chain.parties for each in ranked([other, *reversed(many)], ASKED)] == [(14, 1, 20), (10, 2, 20)]


def test_all_routes_through_an_intermediary_that_was_asked_for() -> None:
    many = [found((10 + supplier, 1, 20)) for supplier in range(5)]
    assert len(ranked(many, replace(ASKED, via="Party 1"))) == 5
    assert len(ranked(many, replace(ASKED, via="Party 1", limit=3))) == 3


def test_equal_scores_stand_in_the_order_of_their_parties() -> None:
    tied = [found((0, party, 9)) for party in (3, 1, 2)]
    assert [each.chain.parties[1] for each in ranked(tied, ASKED)] == [1, 2, 3]
    assert score(tied[0].terms) == score(tied[1].terms)
