"""A planted route is one, and each kind shows what it is planted for."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from small_worlds import world

from enduse.reference.simulation import countries, goods, relabels
from enduse.simulation import World
from enduse.simulation.calendar import EMBARGO
from enduse.simulation.firm import Firm
from enduse.simulation.planted import PlantedRoute

ALL = [(seed, route) for seed in (1, 2, 3) for route in world(seed).routes]
ROUTES = pytest.mark.parametrize(("seed", "route"), ALL, ids=[f"{seed}-{route.id}" for seed, route in ALL])


def of_kind(kind: str) -> list[tuple[World, PlantedRoute]]:
    return [(world(seed), route) for seed, route in ALL if route.kind == kind]


def firm(made: World, key: str) -> Firm:
    return next(firm for firm in made.firms if firm.id == key)


@ROUTES
def test_it_goes_from_the_coalition_through_third_countries_to_the_destination(seed: int, route: PlantedRoute) -> None:
    roles = [countries()[firm(world(seed), leg.target).country].role for leg in route.legs]
    assert countries()[firm(world(seed), route.legs[0].source).country].role == "coalition"
    assert roles[-1] == "destination"
    assert set(roles[:-1]) <= {"maker", "third"}
    assert all(leg.target == after.source for leg, after in pairwise(route.legs))
    assert len({leg.source for leg in route.legs}) == len(route.legs)


@ROUTES
def test_it_carries_priority_goods_after_the_embargo(seed: int, route: PlantedRoute) -> None:
    trades = [trade for leg in route.legs for trade in leg.trades]
    assert len({trade.hs6 for trade in trades}) == 1
    assert goods()[trades[0].hs6].priority
    assert min(trade.shipped for trade in trades) > EMBARGO
    assert all(trade.declared in {trade.hs6, *relabels().get(trade.hs6, ())} for trade in trades)


# A hub hands on nothing that it has not had before: at any day it has sent no more than what came in.
@ROUTES
def test_goods_are_conserved_on_every_day(seed: int, route: PlantedRoute) -> None:
    for before, after in pairwise(route.legs):
        for day in {trade.shipped for trade in after.trades}:
            came = sum(trade.kg for trade in before.trades if trade.arrived <= day)
            went = sum(trade.kg for trade in after.trades if trade.shipped <= day)
            assert went <= came + 0.01 * len(after.trades)


@ROUTES
def test_nearly_all_is_handed_on_but_where_the_first_hub_keeps_a_part(seed: int, route: PlantedRoute) -> None:
    shares = [
        sum(t.kg for t in after.trades) / sum(t.kg for t in before.trades) for before, after in pairwise(route.legs)
    ]
    assert all(0.91 <= share <= 1.001 for share in shares[1:])
    assert 0.39 <= shares[0] <= 0.86 if "in part" in route.traits else 0.91 <= shares[0] <= 1.001


@ROUTES
def test_goods_cost_more_on_the_way(seed: int, route: PlantedRoute) -> None:
    prices = [sum(t.usd for t in leg.trades) / sum(t.kg for t in leg.trades) for leg in route.legs]
    assert prices == sorted(prices)


def test_every_kind_is_planted() -> None:
    assert {route.kind for route in world(1).routes} == {
        "new shell", "destination owned", "relabelled", "split", "two hubs", "long dwell", "domestic detour",
    }  # fmt: skip
    assert len(world(1).routes) == 30


def test_a_new_shell_is_founded_after_the_embargo_and_soon_trades() -> None:
    for made, route in of_kind("new shell"):
        hub = firm(made, route.legs[0].target)
        assert EMBARGO < hub.founded < route.legs[0].trades[0].shipped
        assert route.legs[0].trades[0].shipped - hub.founded <= 310


def test_a_firm_owned_from_the_destination_has_an_owner_there_who_holds_half_or_more() -> None:
    for made, route in of_kind("destination owned"):
        there = {person.id for person in made.persons if person.country == "ru"}
        held = [
            holding for holding in made.holdings if holding.asset == route.legs[-1].source and holding.owner in there
        ]
        assert sum(holding.percent for holding in held) >= 50
        assert all(holding.start <= route.legs[0].trades[0].shipped for holding in held)


def test_relabelled_goods_are_declared_otherwise_on_the_second_leg_only() -> None:
    for _, route in of_kind("relabelled"):
        assert {trade.declared for trade in route.legs[0].trades} == {route.legs[0].trades[0].hs6}
        assert route.legs[0].trades[0].hs6 not in {trade.declared for trade in route.legs[-1].trades}


def test_only_relabelled_goods_are_declared_otherwise() -> None:
    for _, route in ALL:
        if route.kind != "relabelled":
            assert all(trade.declared == trade.hs6 for leg in route.legs for trade in leg.trades)


def test_split_consignments_are_more_on_one_side() -> None:
    for _, route in of_kind("split"):
        counts = sorted(len(leg.trades) for leg in route.legs)
        assert counts[1] > counts[0]


def test_two_hubs_are_in_two_countries() -> None:
    for made, route in of_kind("two hubs"):
        assert len(route.legs) == 3
        assert len({firm(made, leg.target).country for leg in route.legs}) == 3


def test_a_long_dwell_is_six_weeks_or_more() -> None:
    for _, route in of_kind("long dwell"):
        for came, went in zip(route.legs[0].trades, route.legs[1].trades, strict=True):
            assert 45 <= went.shipped - came.arrived <= 70


def test_a_domestic_detour_crosses_no_border_between_firms_of_one_owner() -> None:
    for made, route in of_kind("domestic detour"):
        first, second = route.legs[0].target, route.legs[1].target
        assert firm(made, first).country == firm(made, second).country
        assert all(trade.domestic for trade in route.legs[1].trades)
        owners = [{h.owner for h in made.holdings if h.asset == hub} for hub in (first, second)]
        assert owners[0] & owners[1]


def test_only_a_domestic_detour_has_a_leg_that_crosses_no_border() -> None:
    for _, route in ALL:
        if route.kind != "domestic detour":
            assert not any(trade.domestic for leg in route.legs for trade in leg.trades)


def test_traits_are_true() -> None:
    for seed, route in ALL:
        made = world(seed)
        hubs = [firm(made, leg.target) for leg in route.legs[:-1]]
        assert ("new" in route.traits) == (hubs[0].founded > EMBARGO)
        there = {person.id for person in made.persons if person.country == "ru"}
        owned = any(h.owner in there and h.asset == hubs[-1].id for h in made.holdings)
        assert ("destination owned" in route.traits) == owned
        claimed = {trade.claimed_origin for trade in route.legs[-1].trades}
        assert ("false origin" in route.traits) == (claimed != {route.legs[-1].trades[0].origin})
        same = [t for t in route.cover if t.target == hubs[0].id and t.hs6 == route.legs[0].trades[0].hs6]
        assert ("mixed" in route.traits) == bool(same)
        sold = {firm(made, trade.target).country for trade in route.cover if trade.source == hubs[-1].id}
        assert sold == ({"ru"} if "tied" in route.traits and sold else sold)


# Nothing that is published tells a planted firm from others.
def test_ids_and_names_tell_nothing() -> None:
    for seed in (1, 2, 3):
        assert all(re.fullmatch(r"co-[0-9a-f]{12}", each.id) for each in world(seed).firms)
        planted = {leg.target for route in world(seed).routes for leg in route.legs[:-1]}
        order = [each.id in planted for each in sorted(world(seed).firms, key=lambda each: each.id)]
        half = len(order) // 2
        assert 0.2 < sum(order[:half]) / sum(order) < 0.8
