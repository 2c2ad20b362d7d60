"""From flows to lines: who is placed where, what is bundled, what is told instead."""

from __future__ import annotations

import pytest
from flows_drawn import flow, route

from enduse.views.flow_map.hop import hops, label_of, place_of


def pairs(*args: object, **kwargs: object) -> list[tuple[str, str]]:
    return [(hop.start, hop.stop) for hop in hops([flow(*args, **kwargs)]).hops]  # type: ignore[arg-type]


def test_a_flow_is_a_line() -> None:
    (hop,) = hops([flow("ir", "ru", "aircraft.uav", independent=3)]).hops
    assert (hop.start, hop.stop, hop.group.key, hop.standing, hop.flows, hop.voices) == (
        "ir",
        "ru",
        "drone",
        "held",
        (1,),
        3,
    )


def test_intermediaries_are_passed_in_order() -> None:
    assert pairs("cn", "ru", via=("hk", "ae")) == [("cn", "hk"), ("hk", "ae"), ("ae", "ru")]


def test_an_intermediary_of_no_country_is_passed_over_and_told() -> None:
    found = hops([flow("cn", "ru", via=("Acme",))])
    assert [(hop.start, hop.stop) for hop in found.hops] == [("cn", "ru")]
    assert found.unplaced == ((1, "no country is known of Acme"),)


def test_an_intermediary_in_the_country_of_an_end_adds_no_loop() -> None:
    assert pairs("cn", "ru", via=("cn",)) == [("cn", "ru")]


def test_a_supply_inside_a_country_is_a_loop() -> None:
    assert pairs("sd", "sd") == [("sd", "sd")]


def test_joint_ends_are_all_joined() -> None:
    assert pairs(("cn", "ir"), ("ru", "by")) == [("cn", "ru"), ("cn", "by"), ("ir", "ru"), ("ir", "by")]


def test_a_deal_without_direction_has_none() -> None:
    (hop,) = hops([flow(("ru", "cn"), directed=False)]).hops
    assert (hop.start, hop.stop, hop.directed) == ("cn", "ru", False)


@pytest.mark.parametrize(
    ("supplier", "recipient", "why"),
    [
        ((), "ru", "no supplier is named"),
        ("ru", (), "no recipient is named"),
        ((), (), "no party is named"),
        ("Acme", "ru", "no country is known of Acme"),
        ("ru", "zz", "no country is known of zz"),
    ],
)
def test_what_cannot_be_placed_is_told(supplier: str, recipient: str, why: str) -> None:
    found = hops([flow("ir", "ru"), flow(supplier, recipient)])
    assert found.unplaced == ((2, why),)
    assert [hop.flows for hop in found.hops] == [(1,)]


def test_an_armed_group_is_drawn_where_it_fights_and_is_not_the_state() -> None:
    found = hops([flow("ir", "Houthis")])
    assert [(hop.start, hop.stop) for hop in found.hops] == [("ir", "ye")]
    assert dict(found.guests) == {"ye": ("Houthis",)}
    assert found.states == {"ir"}


@pytest.mark.parametrize("key", ["", "ZZ", "IR", "iran", "Al-Qaeda", "houthis ", "\u202e"])
def test_no_country_is_guessed(key: str) -> None:
    assert place_of(key) is None


@pytest.mark.parametrize(
    ("guests", "is_end", "label"),
    [((), True, "Yemen"), (("Houthis",), False, "Houthis (Yemen)"), (("Houthis",), True, "Yemen, Houthis")],
)
def test_labels(guests: tuple[str, ...], is_end: bool, label: str) -> None:
    assert label_of("ye", guests, is_end=is_end) == label


def test_like_flows_share_a_line_and_unlike_ones_do_not() -> None:
    found = hops(
        [
            flow("ir", "ru", "aircraft.uav", independent=1),
            flow("ir", "ru", "aircraft.uav.combat", independent=2),
            flow("ir", "ru", "missile"),
            flow("ir", "ru", "aircraft.uav", factuality="denied", independent=0),
            flow("ru", "ir", "aircraft.uav"),
        ]
    )
    assert [hop.flows for hop in found.hops] == [(1, 2), (3,), (4,), (5,)]
    assert found.hops[0].voices == 2


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        ({"stage": "delivered"}, "held"),
        ({"stage": None}, "held"),
        ({"stage": "agreed", "independent": 0}, "planned"),
        ({"factuality": "possible", "independent": 0}, "planned"),
        ({"factuality": "unknown", "independent": 0}, "planned"),
        ({"factuality": "denied", "independent": 0}, "against"),
        ({"factuality": "not_seen", "independent": 0}, "against"),
        ({"disputed": True}, "disputed"),
    ],
)
def test_the_stroke_tells_how_a_flow_stands(said: dict[str, object], standing: str) -> None:
    assert hops([flow("ir", "ru", **said)]).hops[0].standing == standing  # type: ignore[arg-type]


def test_legs_of_a_route_are_lines_and_assumed_ones_are_dashed() -> None:
    found = hops([], [route(("A", "cn"), ("B", "ae"), ("C", "ru"), assumed=[1], goods=("854231",))])
    assert [(hop.start, hop.stop, hop.standing, hop.group.key) for hop in found.hops] == [
        ("cn", "ae", "held", "dual_use"),
        ("ae", "ru", "planned", "dual_use"),
    ]
    assert {hop.routes for hop in found.hops} == {(1,)}


@pytest.mark.parametrize("code", [None, "", "zz"])
def test_a_leg_to_nowhere_is_no_line(code: str | None) -> None:
    assert hops([], [route(("A", "cn"), ("B", code))]).hops == ()


def test_nothing_is_nothing() -> None:
    assert hops([]).hops == ()
