"""One party held against another: what is compared, and what a kind of listed name is worth."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enduse.model import Entity, Query
from enduse.model.errors import InputError
from enduse.screening import compare
from enduse.screening.thresholds import DEFAULT
from tests.screening.invented import PEOPLE, person


@pytest.mark.parametrize("schema", ["Sanction", "Address", "Ownership"])
def test_what_is_no_party_cannot_be_compared(schema: str) -> None:
    with pytest.raises(InputError, match="give a party") as caught:
        compare(person("Vadim Lukhtonov"), Entity("s-1", schema, {"name": ("Vadim Lukhtonov",)}))
    assert "\n" not in str(caught.value)


def test_a_party_without_name_and_number_cannot_be_compared() -> None:
    with pytest.raises(InputError, match="without a name or number"):
        compare(person("Vadim Lukhtonov"), Entity("p-1", "Person", {"birthDate": ("1971",)}))


def test_the_surer_kind_of_name_counts_for_more() -> None:
    scores = [
        compare(person("Vadim Lukhtonov"), Entity("p", "Person", {kind: ("Vadim Lukhtonov",)})).score
        for kind in ("name", "alias", "previousName", "weakAlias")
    ]
    assert scores[0] == scores[1] > scores[2] > scores[3]


@pytest.mark.parametrize(
    ("kind", "detail"),
    [("name", ""), ("alias", "alias"), ("previousName", "earlier name"), ("weakAlias", "weak alias")],
)
def test_the_kind_of_name_is_told(kind: str, detail: str) -> None:
    match = compare(person("Vadim Lukhtonov"), Entity("p", "Person", {kind: ("Vadim Lukhtonov",)}))
    assert match.features[0].name == "name"
    assert match.features[0].detail == detail


def test_the_best_name_decides() -> None:
    party = Entity("p", "Person", {"name": ("Farid Al-Mushtaqi",), "alias": ("Vadim Lukhtonov", "V. Lukhtonov")})
    match = compare(person("Vadim Lukhtonov"), party)
    assert match.match
    assert match.features[0].candidate == "Vadim Lukhtonov"


@pytest.mark.parametrize(
    "asked",
    [
        "Vadim Lukhtonov (a.k.a. Farid Al-Mushtaqi)",
        "Farid Al-Mushtaqi; Vadim Lukhtonov",
        "Vadim Lukhtonov / Farid Al-Mushtaqi",
        "Farid Al-Mushtaqi a.k.a. Vadim Lukhtonov",
        "Farid Al-Mushtaqi [Vadim Lukhtonov]",
    ],
)
def test_each_of_several_names_in_one_field_is_asked(asked: str) -> None:
    party = Entity("p", "Person", {"name": ("Vadim Lukhtonov",)})
    match = compare(person(asked), party)
    assert match.match
    assert match.features[0].query == "Vadim Lukhtonov"


@pytest.mark.parametrize("asked", ["", "   ", "—", "OOO", "Mr", "al", "?", "bin"])
def test_nothing_to_compare_scores_nothing(asked: str) -> None:
    match = compare(Query((asked,)), Entity("p", "Person", {"name": ("Vadim Lukhtonov",)}))
    assert match.score == 0
    assert not match.match


def test_the_threshold_decides_what_is_a_match_and_nothing_else() -> None:
    party = Entity("p", "Person", {"name": ("Vadim Sergeevich Lukhtonov",)})
    low, high = (compare(person("V. Lukhtonov"), party, threshold=value) for value in (0.1, 0.999))
    assert (low.match, high.match) == (True, False)
    assert (low.score, low.features) == (high.score, high.features)


@given(one=st.sampled_from(PEOPLE), other=st.sampled_from(PEOPLE))
@settings(deadline=None)
def test_only_the_same_person_is_a_match(one: tuple[str, str], other: tuple[str, str]) -> None:
    related = one == other or {one[0].split()[-1], one[0].split()[0]} == {other[0].split()[-1], other[0].split()[0]}
    match = compare(person(one[0]), Entity("p", "Person", {"name": other}))
    assert match.match is related
    assert 0 <= match.score <= 1
    assert match.match is (match.score >= DEFAULT)
