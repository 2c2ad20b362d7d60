"""Dates of birth, countries and kinds: a contradiction lowers, an omission does not, agreement never finds alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enduse.model import Entity, Query
from enduse.screening import compare, qualifiers
from enduse.screening.thresholds import DEFAULT

LISTED = Entity(
    "e", "Person", {"name": ("Vadim Sergeevich Lukhtonov",), "birthDate": ("1971-03-09",), "nationality": ("ru", "UA")}
)
ASKED = Query(("Vadim Lukhtonov",), "Person")


def score(**asked: tuple[str, ...]) -> float:
    return compare(replace(ASKED, **asked), LISTED).score  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "detail"),
    [
        ("1971-03-09", "same date"),
        ("1971", "same as far as known"),
        ("1971-03", "same as far as known"),
        ("1971-09-03", "day and month exchanged"),
        ("1971-03-10", "same year, another day"),
        ("1970", "a year apart"),
        ("1972-01-01", "a year apart"),
        ("1981-03-09", "another date"),
        ("1917-03-09", "another date"),
    ],
)
def test_how_dates_of_birth_agree(asked: str, detail: str) -> None:
    term = qualifiers.birth((asked,), LISTED.get("birthDate"))
    assert term is not None
    assert term.detail == detail
    assert (term.query, term.candidate) == (asked, "1971-03-09")


def test_a_date_that_agrees_raises_one_that_is_near_lowers_and_another_lowers_more() -> None:
    plain = score()
    assert score(birth_dates=("1971-03-09",)) > plain
    assert score(birth_dates=("1985-11-30",)) < score(birth_dates=("1971-11-30",)) < plain
    assert score(birth_dates=("1985-11-30",)) < DEFAULT


def test_the_best_of_several_dates_counts() -> None:
    assert score(birth_dates=("1985", "1971")) == score(birth_dates=("1971",))


def test_a_country_that_agrees_raises_and_another_lowers() -> None:
    assert score(countries=("fr",)) < score() <= score(countries=("RU",))
    assert score(countries=("fr", "ua")) == score(countries=("ua",))


@pytest.mark.parametrize("part", ["birthDate", "nationality"])
def test_what_the_list_omits_is_no_contradiction(part: str) -> None:
    without = replace(LISTED, properties={key: value for key, value in LISTED.properties.items() if key != part})
    asked = replace(ASKED, birth_dates=("1985",)) if part == "birthDate" else replace(ASKED, countries=("fr",))
    assert compare(asked, without).score == compare(ASKED, without).score


def test_what_the_query_omits_is_no_contradiction() -> None:
    assert qualifiers.birth((), ("1971",)) is None
    assert qualifiers.country((), ("ru",)) is None
    assert qualifiers.kind(None, "Person") is None


@pytest.mark.parametrize(
    ("asked", "listed", "other"),
    [
        ("Person", "Company", True),
        ("Company", "Person", True),
        ("Vessel", "Person", True),
        ("Vessel", "Company", True),
        ("Company", "Organization", False),
        ("PublicBody", "Company", False),
        ("Person", "LegalEntity", False),  # many lists do not say what a party is
        ("LegalEntity", "Person", False),
        ("Airplane", "Vessel", False),
        (None, "Vessel", False),
    ],
)
def test_another_kind_of_party(asked: str | None, listed: str, other: bool) -> None:
    assert (qualifiers.kind(asked, listed) is not None) is other


def test_a_ship_with_the_name_of_a_person_is_no_match() -> None:
    ship = Entity("s", "Vessel", {"name": ("VADIM LUKHTONOV",)})
    assert compare(Query(("Vadim Lukhtonov",), "Vessel"), ship).match
    assert not compare(ASKED, ship).match


@given(
    name=st.sampled_from(["Oksana Prytulenkova", "Kamintek", "Farid", "Behrouz Delafruzi"]),
    dates=st.lists(st.sampled_from(["1971-03-09", "1971"]), max_size=2).map(tuple),
    countries=st.lists(st.sampled_from(["ru", "ua"]), max_size=2).map(tuple),
)
@settings(max_examples=30, deadline=None)
def test_agreeing_on_all_but_the_name_never_finds(
    name: str, dates: tuple[str, ...], countries: tuple[str, ...]
) -> None:
    match = compare(Query((name,), "Person", dates, countries), LISTED)
    assert not match.match


def test_every_qualifier_of_a_match_is_told() -> None:
    match = compare(replace(ASKED, birth_dates=("1985",), countries=("fr",)), LISTED)
    terms = {term.name: term for term in match.features}
    assert terms["birth_date"].score < 0
    assert (terms["country"].query, terms["country"].candidate) == ("fr", "ru, ua")


@pytest.mark.parametrize(
    ("asked", "listed"), [("", ""), ("", "1971"), ("unknown", "1971-03-09"), ("1971", "not known"), ("circa", "circa")]
)
def test_a_date_that_is_none_says_nothing(asked: str, listed: str) -> None:
    assert qualifiers.birth((asked,), (listed,)) is None
