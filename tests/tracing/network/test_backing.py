"""Which claims tell of a leg of which there is a record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from enduse.tracing.movement import EARLIEST, LATEST, Movement
from enduse.tracing.network.backing import Backings, End, backing
from enduse.tracing.network.node import Node, country_node
from enduse.tracing.network.said import Said

FIRM = Node("huaxin power|cn", "Huaxin Power", "cn")
SAID = Said(country_node("cn"), country_node("ae"), "electronics.semiconductor", 100, 200, "name:a", ("c1",), 0.5)
SENDER = End(frozenset({"huaxin power|cn", "huaxin powr|cn"}), "cn")
BUYER = End(frozenset({"gulf trade|ae"}), "ae")
RECORD = Movement(1, 4, 5, "cn", "ae", "854231", 150, 150, 20.0)


def test_a_claim_between_countries_tells_of_a_leg_between_their_firms() -> None:
    found = backing(SAID, SENDER, BUYER, [RECORD])
    assert found is not None
    assert found.strength == pytest.approx(0.6 * 0.8 * 0.5)
    assert found.how == "names the countries; code of that category"


def test_a_claim_that_names_the_firm_tells_more() -> None:
    one, both = replace(SAID, source=FIRM), replace(SAID, source=FIRM, target=Node("gulf trade|ae", "Gulf Trade", "ae"))
    found = [backing(said, SENDER, BUYER, [RECORD]) for said in (SAID, one, both)]
    strengths = [each.strength for each in found if each is not None]
    assert len(strengths) == 3
    assert strengths == sorted(strengths)
    assert len(set(strengths)) == 3


@pytest.mark.parametrize(
    ("said", "record"),
    [
        (replace(SAID, source=Node("vektor|cn", "Vektor", "cn")), RECORD),  # names another firm
        (replace(SAID, target=country_node("ru")), RECORD),
        (replace(SAID, goods="small_arms"), RECORD),
        (replace(SAID, goods=""), RECORD),
        (SAID, replace(RECORD, goods="")),
        (SAID, replace(RECORD, first_day=201, last_day=230)),
        (SAID, replace(RECORD, first_day=50, last_day=99)),
        (replace(SAID, source=SAID.target, target=SAID.source), RECORD),  # the other way
    ],
)
def test_another_leg_is_not_told_of(said: Said, record: Movement) -> None:
    assert backing(said, SENDER, BUYER, [record]) is None


def test_a_party_of_unknown_country_is_told_of_only_by_name() -> None:
    nowhere = End(frozenset({"gulf trade|"}), None)
    assert backing(SAID, SENDER, nowhere, [RECORD]) is None


def test_one_fitting_movement_of_several_suffices() -> None:
    late = replace(RECORD, first_day=900, last_day=900)
    assert backing(SAID, SENDER, BUYER, [late, RECORD]) is not None
    assert backing(SAID, SENDER, BUYER, []) is None


def test_undated_contradicts_nothing() -> None:
    assert backing(replace(SAID, first_day=EARLIEST, last_day=LATEST), SENDER, BUYER, [RECORD]) is not None
    assert backing(SAID, SENDER, BUYER, [replace(RECORD, first_day=EARLIEST, last_day=LATEST)]) is not None


def test_the_strongest_comes_first_whatever_the_order() -> None:
    named = replace(SAID, source=FIRM, claims=("c2",))
    for order in ([SAID, named], [named, SAID]):
        assert [each.said.claims for each in Backings(order).of(SENDER, BUYER, [RECORD])] == [("c2",), ("c1",)]


def test_a_country_as_a_party_is_told_of() -> None:
    ends = End(frozenset({"country:cn"}), "cn"), End(frozenset({"country:ae"}), "ae")
    assert len(Backings([SAID]).of(*ends, [RECORD])) == 1
