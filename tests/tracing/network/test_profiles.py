"""What a register tells of firms, as of a trade."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enduse.model.ownership import Ownership
from enduse.sources.ownership import Register
from enduse.tracing.movement import EARLIEST, LATEST
from enduse.tracing.network.profiles import Profile, profiles_of

from .registers import firm, register, stake


def day(iso: str) -> int:
    return (date.fromisoformat(iso) - date(1970, 1, 1)).days


def owners(profile: Profile) -> list[str]:
    return [each.id for each in profile.owners]


def test_a_firm_has_its_founding_country_and_key() -> None:
    told = profiles_of(register(firm("a", "AE", incorporationDate="2022-03")))["a"]
    assert (told.founded, told.country, told.key) == ("2022-03", "ae", "firm a|ae")
    assert told.founded_days == (day("2022-03-01"), day("2022-03-31"))


def test_what_is_not_told_stays_open() -> None:
    told = profiles_of(register(firm("a")))["a"]
    assert (told.founded, told.country, told.owners, told.listed) == (None, None, (), "")
    assert told.owner_countries() is None


@pytest.mark.parametrize("words", ["soon", "2022-13", "", "22"])
def test_words_are_no_founding(words: str) -> None:
    assert profiles_of(register(firm("a", incorporationDate=words)))["a"].founded is None


def test_two_countries_are_none() -> None:
    assert profiles_of(register(firm("a", "ae", jurisdiction="vg")))["a"].country is None


def test_words_for_a_country_are_read_and_others_passed_over() -> None:
    assert profiles_of(register(firm("a", "Russian Federation", jurisdiction="Atlantis")))["a"].country == "ru"


def test_owners_are_told_through_others_the_nearest_first() -> None:
    told = profiles_of(register(firm("p", "ru", schema="Person"), stake("p", "h"), stake("h", "a")))["a"]
    assert [(each.id, each.chain, each.direct) for each in told.owners] == [
        ("h", ("a", "h"), True),
        ("p", ("a", "h", "p"), False),
    ]
    assert told.owner_countries() == {"ru"}


@pytest.mark.parametrize(("least", "most", "sure"), [(25, 25, True), (10, 30, False), (0, 100, False)])
def test_an_owner_counts_from_a_quarter_known_or_possible(least: float, most: float, sure: bool) -> None:
    (owner,) = profiles_of(register(stake("p", "a", least, most)))["a"].owners
    assert owner.sure is sure


def test_one_doubtful_step_makes_the_chain_doubtful() -> None:
    told = profiles_of(register(stake("p", "h", 10, 60), stake("h", "a")))["a"]
    assert [each.sure for each in told.owners] == [True, False]


def test_less_than_a_quarter_is_no_owner() -> None:
    assert profiles_of(register(stake("p", "a", 24.9)))["a"].owners == ()


def test_nobody_is_no_owner() -> None:
    assert profiles_of(register(stake("u", "a"), unnamed=("u",)))["a"].owners == ()


def test_a_nominee_and_whom_he_holds_for_both_own() -> None:
    held = Ownership("n", "a", 100, 100, nominee=True, nominator="p")
    assert owners(profiles_of(register(firm("p"), held))["a"]) == ["n", "p"]


def test_a_ring_is_walked_once() -> None:
    told = profiles_of(register(stake("a", "b"), stake("b", "c"), stake("c", "a")))
    assert owners(told["a"]) == ["c", "b"]


def test_a_stake_in_oneself_is_no_owner() -> None:
    assert profiles_of(register(stake("a", "a", 30)))["a"].owners == ()


def test_owners_are_those_of_the_day() -> None:
    told = profiles_of(
        register(
            firm("p", "ru", schema="Person"), firm("q", "tr", schema="Person"),
            stake("p", "a", end="2022-03"), stake("q", "a", start="2022-03-10"),
        )
    )["a"]  # fmt: skip
    assert told.owner_countries(day("2021-06-01"), day("2021-06-01")) == {"ru"}
    assert told.owner_countries(day("2022-03-15"), day("2022-03-15")) == {"ru", "tr"}
    assert told.owner_countries(day("2023-01-01"), day("2023-01-01")) == {"tr"}
    assert told.owner_countries(EARLIEST, LATEST) == {"ru", "tr"}


def test_stakes_that_never_held_together_make_no_chain() -> None:
    told = profiles_of(register(stake("p", "h", end="2020"), stake("h", "a", start="2021")))["a"]
    assert owners(told) == ["h"]


def test_lists_are_told() -> None:
    told = profiles_of(register(firm("a"), firm("b")), {"a": "OFAC SDN"})
    assert (told["a"].listed, told["b"].listed) == ("OFAC SDN", "")


NAMES = st.sampled_from("abcdef")
STAKES = st.lists(
    st.builds(
        stake,
        NAMES,
        NAMES,
        st.sampled_from((10.0, 25.0, 60.0)),
        st.just(100.0),
        st.sampled_from((None, "2020", "2022-05")),
        st.sampled_from((None, "2021", "2023")),
    ),
    max_size=14,
)


@settings(max_examples=100, deadline=None)
@given(STAKES, st.randoms(use_true_random=False))
def test_the_order_of_stakes_does_not_matter(told: list[Ownership], chance: random.Random) -> None:
    whole = register(*told)
    turned = list(told)
    chance.shuffle(turned)
    again = Register((*turned, *told), (), whole.parties)
    assert profiles_of(again) == profiles_of(whole)


@settings(max_examples=100, deadline=None)
@given(STAKES)
def test_chains_are_chains_of_stakes_that_hold_together(told: list[Ownership]) -> None:
    stakes = {(each.owner, each.asset) for each in told}
    for id_, profile in profiles_of(register(*told)).items():
        for owner in profile.owners:
            assert owner.chain[0] == id_
            assert len(set(owner.chain)) == len(owner.chain)
            assert owner.first_day <= owner.last_day
            steps = zip(owner.chain[1:], owner.chain, strict=False)
            assert all(step in stakes for step in steps)
