"""Names spelled as records spell them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_worlds import world

from enduse.simulation.chance import Chance
from enduse.simulation.spelling import respelled

NAMES = tuple(firm.name for firm in world(1).firms[:200])


def ways(name: str) -> set[str]:
    return {respelled(name, Chance(seed, "noise")) for seed in range(300)}


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("Karataş Elektronik San. ve Tic. A.Ş.", "Karatas Elektronik San. ve Tic. A.S."),
        ("Karataş Elektronik San. ve Tic. A.Ş.", "Karataş Elektronik SANAYI VE TICARET ANONIM SIRKETI"),
        ("Karataş Elektronik San. ve Tic. A.Ş.", "Karataş ELEKT. San. ve Tic. A.Ş."),
        ("Kühwerk Halbleiter GmbH", "Kuhwerk Halbleiter GmbH"),
        ("Kühwerk Halbleiter GmbH", "Kühwerk Halbleiter G.M.B.H."),
        ("Kühwerk Halbleiter GmbH", "Kühwerk Halbleiter"),
        ("Kühwerk Halbleiter GmbH", "Halbleiter Kühwerk GmbH"),
        ("Wingfat Electronics Limited", "Wingfat ELEC Limited"),
        ("Wingfat Electronics Limited", "Wingfat Electronics LTD"),
    ],
)
def test_a_name_is_spelled_in_ways_that_records_do(name: str, spelled: str) -> None:
    assert spelled in ways(name)


@given(st.sampled_from(NAMES), st.integers(0, 10_000))
def test_it_is_never_spelled_as_it_is(name: str, seed: int) -> None:
    assert respelled(name, Chance(seed, "noise")).casefold() != name.casefold()


@given(st.text(min_size=1, max_size=30), st.integers(0, 1000))
def test_any_text_is_spelled_another_way(name: str, seed: int) -> None:
    assert isinstance(respelled(name, Chance(seed, "noise")), str)


@given(st.sampled_from(NAMES), st.integers(0, 10_000))
def test_a_name_keeps_most_of_its_letters(name: str, seed: int) -> None:
    assert len(respelled(name, Chance(seed, "noise"))) >= len(name) * 0.45


@pytest.mark.parametrize("name", ["", "A", "OOO", "ab", "12"])
def test_the_shortest_names_break_nothing(name: str) -> None:
    assert isinstance(respelled(name, Chance(1, "noise")), str)
