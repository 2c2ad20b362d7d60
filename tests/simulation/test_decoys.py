"""Decoys are innocent, checked against the meaning of each kind and not against how it is made."""

from __future__ import annotations

import pytest
from small_worlds import world

from enduse.reference.simulation import countries, goods
from enduse.simulation import World
from enduse.simulation.calendar import EMBARGO
from enduse.simulation.planted import Decoy
from enduse.simulation.trade import Trade

ALL = [(seed, decoy) for seed in (1, 2, 3) for decoy in world(seed).decoys]
DECOYS = pytest.mark.parametrize(("seed", "decoy"), ALL, ids=[f"{seed}-{decoy.id}" for seed, decoy in ALL])


def home(made: World) -> dict[str, str]:
    return {firm.id: firm.country for firm in made.firms}


def bought(made: World, decoy: Decoy) -> list[Trade]:
    """Priority goods of the coalition that came in."""
    at = home(made)
    return [
        trade
        for trade in made.trades
        if trade.target == decoy.hub.id and goods()[trade.hs6].priority
        and countries()[at[trade.source]].role == "coalition"
    ]  # fmt: skip


def sold(made: World, decoy: Decoy, *, to: str | None = "ru") -> list[Trade]:
    at = home(made)
    return [trade for trade in made.trades if trade.source == decoy.hub.id and to in (None, at[trade.target])]


def of_kind(kind: str) -> list[tuple[World, Decoy]]:
    return [(world(seed), decoy) for seed, decoy in ALL if decoy.kind == kind]


@DECOYS
def test_it_looks_guilty(seed: int, decoy: Decoy) -> None:
    assert countries()[decoy.hub.country].role in ("maker", "third")
    assert bought(world(seed), decoy)


@DECOYS
def test_it_sells_the_destination_nothing_of_the_coalition(seed: int, decoy: Decoy) -> None:
    assert all(countries()[trade.origin].role != "coalition" for trade in sold(world(seed), decoy))


@DECOYS
def test_it_declares_what_it_trades(seed: int, decoy: Decoy) -> None:
    assert all(trade.declared == trade.hs6 and trade.claimed_origin == trade.origin for trade in decoy.trades)


@DECOYS
def test_it_is_no_hub_of_a_planted_route(seed: int, decoy: Decoy) -> None:
    assert decoy.hub.id not in {leg.target for route in world(seed).routes for leg in route.legs}


def test_there_are_twice_as_many_as_routes() -> None:
    assert len(world(1).decoys) == 60
    assert len({decoy.kind for decoy in world(1).decoys}) == 9
    assert len({decoy.hub.id for decoy in world(1).decoys}) == 60


def test_a_distributor_is_long_there_and_sells_the_destination_other_goods() -> None:
    for made, decoy in of_kind("distributor"):
        headings = {trade.hs6[:4] for trade in bought(made, decoy)}
        assert decoy.hub.founded < EMBARGO - 1500
        assert sold(made, decoy)
        assert not any(goods()[trade.hs6].priority or trade.hs6[:4] in headings for trade in sold(made, decoy))


def test_a_manufacturer_sells_products_heavier_than_the_parts_it_buys() -> None:
    for made, decoy in of_kind("manufacturer"):
        went = sold(made, decoy)
        assert {trade.hs6[:4] for trade in went}.isdisjoint({trade.hs6[:4] for trade in bought(made, decoy)})
        assert sum(trade.kg for trade in went) > 5 * sum(trade.kg for trade in bought(made, decoy))
        came = [trade.arrived for trade in bought(made, decoy)]
        assert sum(any(0 < trade.shipped - day <= 31 for day in came) for trade in went) == len(went)


def test_who_exported_before_had_stopped_when_the_first_goods_came() -> None:
    for made, decoy in of_kind("exported before"):
        after = [trade for trade in sold(made, decoy) if trade.shipped >= EMBARGO]
        assert after
        assert max(trade.shipped for trade in after) < min(trade.shipped for trade in bought(made, decoy))


def test_who_has_a_source_of_its_own_sells_many_times_what_it_buys() -> None:
    for made, decoy in of_kind("own source"):
        same = {trade.hs6 for trade in bought(made, decoy)} & {trade.hs6 for trade in sold(made, decoy)}
        assert same
        assert sum(t.kg for t in sold(made, decoy)) > 5 * sum(t.kg for t in bought(made, decoy))


def test_who_keeps_two_stocks_has_on_every_day_had_more_from_cn_than_it_sold() -> None:
    for made, decoy in of_kind("other origin"):
        came = [trade for trade in made.trades if trade.target == decoy.hub.id and trade.origin == "cn"]
        went = sold(made, decoy)
        assert {trade.origin for trade in went} == {"cn"}
        for day in {trade.shipped for trade in went}:
            had = sum(trade.kg for trade in came if trade.arrived <= day)
            assert sum(trade.kg for trade in went if trade.shipped <= day) <= had


def test_who_is_new_and_domestic_sells_nobody_abroad() -> None:
    for made, decoy in of_kind("new and domestic"):
        assert decoy.hub.founded > EMBARGO
        assert sold(made, decoy, to=None) == []


def test_who_is_owned_from_the_destination_and_uses_goods_itself_sells_nothing() -> None:
    for made, decoy in of_kind("destination owned, local use"):
        there = {person.id for person in made.persons if person.country == "ru"}
        assert sum(h.percent for h in made.holdings if h.asset == decoy.hub.id and h.owner in there) >= 50
        assert sold(made, decoy, to=None) == []


def test_who_re_exports_elsewhere_sells_the_destination_no_priority_goods() -> None:
    for made, decoy in of_kind("re-export elsewhere"):
        passed = {trade.hs6 for trade in bought(made, decoy)}
        assert passed & {trade.hs6 for trade in sold(made, decoy, to=None)}
        assert not any(goods()[trade.hs6].priority for trade in sold(made, decoy))


def test_goods_of_the_same_heading_are_other_goods_on_no_list() -> None:
    for made, decoy in of_kind("same heading"):
        went = {trade.hs6 for trade in sold(made, decoy)}
        assert {code[:4] for code in went} == {trade.hs6[:4] for trade in bought(made, decoy)}
        assert not any(goods()[code].priority for code in went)
