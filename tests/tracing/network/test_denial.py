"""Denials found by their ends and goods are those found by looking at every one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from enduse.reference.goods import within
from enduse.tracing.goods import likeness
from enduse.tracing.network.denial import Denials, Told
from enduse.tracing.network.node import Node, country_node

CHINA, RUSSIA, IRAN = map(country_node, ("cn", "ru", "ir"))
HUAXIN = Node("huaxin power|cn", "Huaxin Power", "cn", "Company")
VEKTOR = Node("vektor|ru", "Vektor", "ru", "Company")
NOWHERE = Node("ege mikro|", "Ege Mikro", None)

GOODS = ("arms", "aircraft.uav", "aircraft.uav.loitering", "electronics", "854231", "854232", "flying.carpet", "")
NODES = st.lists(st.sampled_from((CHINA, RUSSIA, IRAN, HUAXIN, VEKTOR, NOWHERE)), max_size=3, unique=True).map(tuple)
TOLD = st.builds(
    Told,
    st.sampled_from([f"c{number}" for number in range(12)]),
    st.sampled_from(("anna", "ben")),
    NODES,
    NODES,
    st.lists(st.sampled_from(GOODS), max_size=2, unique=True).map(tuple),
    st.integers(0, 5),
    st.integers(0, 5),
    st.booleans(),
)
ASSERTED = Told("claim", "anna", (HUAXIN,), (RUSSIA,), ("aircraft.uav",), 10, 20)
DENIED = Told("denial", "ben", (CHINA,), (RUSSIA,), ("arms",), 15, 30)


def looked_through(told: Told, against: list[Told]) -> tuple[str, ...]:
    """Every denial held against the claim, one by one."""
    return tuple(sorted({each.claim for each in against if each.voice != told.voice and denies(each, told)}))


def denies(denial: Told, told: Told) -> bool:
    if denial.first_day > told.last_day or told.first_day > denial.last_day:
        return False
    if not (denial.sources or denial.targets) or (told.has_moved and not denial.has_moved):
        return False
    covers_goods = not denial.goods or any(same_goods(one, other) for one in denial.goods for other in told.goods)
    return covers_goods and covers(denial.sources, told.sources) and covers(denial.targets, told.targets)


def same_goods(denied: str, told: str) -> bool:
    if denied.isdigit() or told.isdigit():
        return likeness(denied, told).value > 0
    return denied == told or within(told, denied)


def covers(denied: tuple[Node, ...], told: tuple[Node, ...]) -> bool:
    return not denied or any(
        one.key == other.key or (one.is_country and one.country == other.country) for one in denied for other in told
    )


@settings(deadline=None)
@given(TOLD, st.lists(TOLD, max_size=12))
@example(ASSERTED, [DENIED])
@example(replace(ASSERTED, goods=("",)), [replace(DENIED, goods=("",))])
def test_the_same_denials_are_found_as_by_looking_at_each(told: Told, against: list[Told]) -> None:
    assert Denials(against).of(told) == looked_through(told, against)


def test_a_denial_under_many_ends_and_goods_is_told_once() -> None:
    wide = replace(DENIED, sources=(CHINA, HUAXIN), targets=(), goods=("arms", "aircraft.uav"))
    assert Denials([wide, wide]).of(ASSERTED) == ("denial",)


@pytest.mark.parametrize(
    "denial",
    [
        replace(DENIED, voice="anna"),
        replace(DENIED, sources=(IRAN,)),
        replace(DENIED, sources=(NOWHERE,)),
        replace(DENIED, targets=(VEKTOR,)),
        replace(DENIED, sources=(), targets=()),
        replace(DENIED, goods=("aircraft.uav.loitering",)),
        replace(DENIED, first_day=21, last_day=30),
        replace(DENIED, first_day=0, last_day=9),
        replace(DENIED, has_moved=False),
    ],
)
def test_what_another_denial_is_about_is_not_found(denial: Told) -> None:
    assert Denials([DENIED]).of(ASSERTED) == ("denial",)
    assert Denials([denial]).of(ASSERTED) == ()


def test_two_parties_of_unknown_country_are_not_one() -> None:
    other = Node("other|", "Other", None)
    denial = replace(DENIED, sources=(NOWHERE,))
    assert Denials([denial]).of(replace(ASSERTED, sources=(other,))) == ()
