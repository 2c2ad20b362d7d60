"""What ties firms, and what only seems to."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enduse.model.ownership import Influence, Ownership
from enduse.sources.ownership import Register
from enduse.tracing.network.links import Links, links_of

from .registers import firm, register, stake


def pairs(told: Links) -> set[tuple[str, str]]:
    return {(link.one, link.other) for link in told.pairs}


def test_an_owner_is_tied_to_what_it_holds() -> None:
    (link,) = links_of(register(stake("h", "a"))).pairs
    assert (link.one, link.other, link.confidence) == ("a", "h", 0.9)
    assert link.reason == "Firm h holds at least 25 % of Firm a"


def test_firms_of_one_owner_are_tied() -> None:
    told = links_of(register(firm("p", schema="Person"), stake("p", "a"), stake("p", "b", 30)))
    link = told.best()["a", "b"]
    assert (link.confidence, link.reason) == (0.8, "both held, at least 25 % at each step, by Firm p")


def test_firms_of_one_owner_at_several_removes_are_tied() -> None:
    told = links_of(register(stake("p", "h"), stake("h", "a"), stake("p", "b")))
    assert ("a", "b") in pairs(told)


def test_a_possible_owner_ties_less() -> None:
    told = links_of(register(stake("p", "a"), stake("p", "b", 0, 100)))
    assert told.best()["a", "b"].confidence == 0.4


def test_a_director_ties() -> None:
    told = links_of(register(firm("a"), firm("b"), Influence("d", "a", "director"), Influence("d", "b", "director")))
    assert told.best()["a", "b"].confidence == 0.6


def test_an_address_ties_however_it_is_written() -> None:
    one, other = "Suite 12, Al-Qūz Industrial 3, Dubai", "SUITE 12 AL QUZ INDUSTRIAL 3 DUBAI"
    told = links_of(register(firm("a", address=one), firm("b", address=other)))
    assert told.best()["a", "b"].confidence == 0.4


# ---- What ties nobody.


@pytest.mark.parametrize(
    "told",
    [
        register(stake("p", "a", 24), stake("p", "b")),
        register(stake("p", "a", end="2020"), stake("p", "b", start="2022")),
        register(stake("u", "a"), stake("u", "b"), unnamed=("u",)),
        register(firm("m", schema="PublicBody"), stake("m", "a"), stake("m", "b")),
        register(firm("a", address="Moscow"), firm("b", address="Moscow")),
        register(firm("a", address="PO Box 5"), firm("b", address="PO Box 5")),
        register(firm("a", address="Industrial Road, Dubai"), firm("b", address="Industrial Road, Dubai")),
        register(firm("a", address="1 Main Road, Dubai"), firm("b", address="2 Main Road, Dubai")),
        register(firm("a", address="1 Main Road, Dubai"), firm("b", schema="Person", address="1 Main Road, Dubai")),
        register(firm("a"), firm("b"), Influence("d", "a", "director"), Influence("e", "b", "director")),
        register(
            firm("a"), firm("b"),
            Influence("d", "a", "director", None, "2019"), Influence("d", "b", "director", "2020", None),
        ),
        register(Influence("u", "a", "director"), Influence("u", "b", "director"), unnamed=("u",)),
    ],
)  # fmt: skip
def test_what_is_not_common_ties_nobody(told: Register) -> None:
    assert ("a", "b") not in pairs(links_of(told))


def test_a_mail_drop_is_told_and_ties_nobody() -> None:
    where = "Office 7, 15 Harbour Road, Limassol"
    told = links_of(register(*(firm(f"f{number}", address=where) for number in range(21))))
    assert told == Links((), (f"21 firms have a common address ({where}): too many to tie them",))
    assert len(links_of(register(*(firm(f"f{number}", address=where) for number in range(20)))).pairs) == 190


def test_a_director_of_too_many_firms_is_told() -> None:
    told = links_of(register(*(Influence("d", f"f{number}", "director") for number in range(21))))
    assert told.notes == ("21 firms have a common director (d): too many to tie them",)


def test_a_holding_of_too_many_firms_ties_them_to_itself_only() -> None:
    told = links_of(register(*(stake("p", f"f{number}") for number in range(51))))
    assert all("p" in pair for pair in pairs(told))
    assert told.notes == ("51 firms have a common owner (Firm p): too many to tie them",)


def test_a_tie_holds_while_both_stakes_do() -> None:
    told = links_of(register(stake("p", "a", start="2020"), stake("p", "b", end="2022")))
    link = told.best()["a", "b"]
    assert link.holds(18_500, 18_500)
    assert not link.holds(20_000, 20_100)
    assert not link.holds(17_000, 17_100)


NAMES = st.sampled_from("abcdef")
ROWS = st.lists(
    st.one_of(
        st.builds(stake, NAMES, NAMES, st.sampled_from((10.0, 25.0)), st.just(100.0), st.sampled_from((None, "2020"))),
        st.builds(Influence, NAMES, NAMES, st.just("director")),
    ),
    max_size=12,
)


@settings(max_examples=100, deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(told: list[Ownership | Influence], chance: random.Random) -> None:
    turned = list(told)
    chance.shuffle(turned)
    assert links_of(register(*turned)) == links_of(register(*told))


@settings(max_examples=100, deadline=None)
@given(ROWS)
def test_a_tie_joins_two(told: list[Ownership | Influence]) -> None:
    assert all(link.one < link.other and link.reason for link in links_of(register(*told)).pairs)
