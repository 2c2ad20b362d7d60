"""The network: who stands where, what is one party, boxes and labels clear of each other."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from flows_drawn import NASTY, claim, flow, route
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from enduse.model.claim import Claim
from enduse.model.party import Party
from enduse.model.position import Weighing
from enduse.views.drawing.box import around, holds, overlap
from enduse.views.network import layout, network
from enduse.views.network.layers import layers
from enduse.views.network.party import MOST, parties

IRAN, TEHRAN = Party("Iran", "Country", ("ir",)), Party("Tehran", "Country", ("ir",))
RUSSIA, CHINA = Party("Russia", "Country", ("ru",)), Party("China", "Country", ("cn",))
TRADER, TRADER_AGAIN = Party("Trader LLC", "Company", ("ae",)), Party("the TRADER  LLC", "Company", ("ae",))

Case = tuple[list[Weighing], dict[str, Claim]]


def case(*said: tuple[list[Party], list[Party]] | tuple[list[Party], list[Party], list[Party]]) -> Case:
    claims = [claim(*each, nth=nth) for nth, each in enumerate(said)]
    return [flow("ir", "ru", claims=(each.id,)) for each in claims], {each.id: each for each in claims}


names = st.text(max_size=30) | st.sampled_from(NASTY)
people = st.builds(
    Party, names, st.sampled_from(["Company", "Country", "Person"]), st.sampled_from([(), ("ir",), ("ae", "ru")])
)
sides = st.lists(people, max_size=2)
cases = st.lists(st.tuples(sides, sides, sides), max_size=10).map(lambda said: case(*said))


def test_a_state_is_one_party_whatever_it_is_called() -> None:
    found = parties(*case(([IRAN], [RUSSIA]), ([TEHRAN], [RUSSIA])))
    assert [node.name for node in found.nodes] == ["Iran", "Russia"]
    assert [dealing.tie.flows for dealing in found.dealings] == [(1, 2)]


def test_flows_bear_the_numbers_they_are_given() -> None:
    weighings, claims = case(([IRAN], [RUSSIA]), ([CHINA], [RUSSIA]), ([CHINA], []))
    text = network(weighings, claims, numbers=[7, 12, 19], link="/flows/{}".format)
    assert re.findall(r'class="arc[^"]*" href="([^"]+)"', text) == ["/flows/7", "/flows/12"]
    assert "Flow 19 names one party only" in text


def test_a_firm_is_its_name_in_its_country() -> None:
    elsewhere = Party("Trader LLC", "Company", ("tr",))
    found = parties(*case(([TRADER], [RUSSIA]), ([TRADER_AGAIN], [RUSSIA]), ([elsewhere], [RUSSIA])))
    assert [(node.name, node.country) for node in found.nodes] == [
        ("Trader LLC", "United Arab Emirates"),
        ("Russia", ""),
        ("Trader LLC", "Türkiye"),
    ]


def test_intermediaries_stand_between() -> None:
    drawn = layout(*case(([CHINA], [RUSSIA], [TRADER])))
    left = {card.node.name: card.box[0] for card in drawn.cards}
    assert left["China"] < left["Trader LLC"] < left["Russia"]


def test_goods_that_go_both_ways_are_two_lines() -> None:
    drawn = layout(*case(([IRAN], [RUSSIA]), ([RUSSIA], [IRAN])))
    there, back = (strand.curves for strand in drawn.strands)
    assert there[0][0][0] < there[-1][3][0]
    assert back[0][0][0] > back[-1][3][0]
    assert there[0][0][1] != back[-1][3][1]


@pytest.mark.parametrize(
    "said",
    [([IRAN], []), ([], [RUSSIA]), ([], []), ([IRAN], [TEHRAN]), ([TRADER], [TRADER_AGAIN])],
)
def test_one_party_alone_is_no_network(said: tuple[list[Party], list[Party]]) -> None:
    weighings, claims = case(said)
    assert parties(weighings, claims).dealings == ()
    assert "No network can be drawn" in network(weighings, claims)


def test_flows_with_one_party_are_told() -> None:
    weighings, claims = case(([IRAN], [RUSSIA]), ([], [RUSSIA]))
    assert "Flow 2 names one party only" in network(weighings, claims)


def test_claims_that_are_missing_are_passed_over() -> None:
    weighings, _ = case(([IRAN], [RUSSIA]))
    assert parties(weighings, {}).nodes == ()


def test_stops_of_routes_join_the_parties_of_claims() -> None:
    weighings, claims = case(([CHINA], [TRADER]))
    found = parties(weighings, claims, [route(("Trader LLC", "ae"), ("", "kg"), ("Russia", "ru"), assumed=[1])])
    assert [node.name for node in found.nodes] == ["China", "Trader LLC", "somebody not named", "Russia"]
    assert [dealing.tie.standing for dealing in found.dealings] == ["held", "held", "planned"]
    assert found.nodes[3].is_state


def test_two_unnamed_stops_are_two_parties() -> None:
    found = parties([], {}, [route(("A", "cn"), ("", "kg")), route(("A", "cn"), ("", "kz"))])
    assert len(found.nodes) == 3


def test_too_many_parties_are_cut_and_told() -> None:
    many = [([Party(f"Firm {n}", "Company", ("cn",))], [RUSSIA]) for n in range(60)]
    weighings, claims = case(*many)
    drawn = layout(weighings, claims)
    assert len(drawn.cards) == MOST
    assert f"{61 - MOST} more parties are not drawn" in network(weighings, claims)


@given(cases)
@settings(max_examples=60, deadline=None)
def test_boxes_and_labels_never_share_ground_nor_leave_the_drawing(drawn_of: Case) -> None:
    drawn = layout(*drawn_of)
    boxes = [card.box for card in drawn.cards]
    boxes += [around(strand.label, strand.tie.label_width, 15) for strand in drawn.strands if strand.label]
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    assert all(holds((0, 0, drawn.width + 1, drawn.height + 1), box) for box in boxes)


@given(cases)
@settings(max_examples=60, deadline=None)
def test_whatever_is_said_makes_a_whole_figure(drawn_of: Case) -> None:
    made = network(*drawn_of)
    assert made == network(*drawn_of)
    made.encode("utf-8")
    tree = html.fromstring(made)
    assert tree.tag == "figure"
    assert not tree.xpath("//script|//img|//@style|//@onload|//@onerror|//@id")


@pytest.mark.parametrize("name", NASTY)
def test_hostile_names_are_text_and_fit_their_box(name: str) -> None:
    weighings, claims = case(([Party(name, "Company", ("cn",))], [RUSSIA]))
    made = network(weighings, claims)
    assert "<script" not in made
    assert "<img" not in made
    assert "\u202e" not in made
    assert all(len(words) < 40 for words in html.fromstring(made).xpath("//text[@class='party']/text()"))


edges = st.lists(
    st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda edge: edge[0] != edge[1]), max_size=16, unique=True
)


@given(edges)
def test_every_node_has_one_place_and_lines_go_column_by_column(pairs: list[tuple[int, int]]) -> None:
    found = layers(9, pairs)
    column = {node: at for at, nodes in enumerate(found.columns) for node in nodes}
    assert set(range(9)) <= set(column)
    assert len(column) == sum(map(len, found.columns))
    for (source, target), way in zip(pairs, found.ways, strict=True):
        assert {way[0], way[-1]} == {source, target}
        assert [column[node] for node in way] == list(range(column[way[0]], column[way[-1]] + 1))
        assert len(way) >= 2


def test_without_circles_all_lines_lead_right() -> None:
    pairs = [(0, 1), (1, 2), (0, 2), (3, 2)]
    assert [(way[0], way[-1]) for way in layers(4, pairs).ways] == pairs


def test_nothing_is_nothing() -> None:
    assert layers(0, []).columns == ()
    assert "No network can be drawn" in network([], {})
