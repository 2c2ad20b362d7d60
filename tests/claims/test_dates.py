from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enduse.claims.dates import expressions, resolve

DAY = "2023-02-24"  # a Friday


# ---- What the words say themselves needs no publication date.


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2022", "2022"),
        ("March 2022", "2022-03"),
        ("Sept. 2021", "2021-09"),
        ("24 February 2023", "2023-02-24"),
        ("February 24, 2023", "2023-02-24"),
        ("1st of March 2022", "2022-03-01"),
        ("2023-02-24", "2023-02-24"),
    ],
)
@pytest.mark.parametrize("published", [None, "2019", "2026-01-05"])
def test_whole_dates_are_what_they_say(words: str, date: str, published: str | None) -> None:
    assert resolve(words, published) == date


# ---- An undated report stays undated: no year is guessed.


@pytest.mark.parametrize(
    "words",
    [
        "last year",
        "this year",
        "last month",
        "yesterday",
        "today",
        "Friday",
        "last Friday",
        "Feb. 24",
        "24 February",
        "March",
        "last March",
        "March last year",
        "in March of last year",
        "two years ago",
        "three months ago",
        "earlier this year",
        "last week",
        "this summer",
    ],
)
def test_relative_words_stay_words_in_an_undated_report(words: str) -> None:
    assert resolve(words, None) is None


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "soon",
        "the day after",
        "February 30, 2023",
        "June 31",
        "last week",
        "99999 years ago",
        "9" * 400 + " years ago",
        "x" * 5000,
        "2022-99-99",
        "\x00",
    ],
)
@pytest.mark.parametrize("published", [None, DAY])
def test_words_that_name_no_date_resolve_to_none(words: str, published: str | None) -> None:
    assert resolve(words, published) is None


# ---- What the publication date carries.


@pytest.mark.parametrize(
    ("words", "published", "date"),
    [
        ("last year", DAY, "2022"),
        ("last year", "2023", "2022"),
        ("this year", "2023-02", "2023"),
        ("earlier this year", DAY, "2023"),
        ("earlier this month", DAY, "2023-02"),
        ("last month", "2023-03", "2023-02"),
        ("last month", "2023-01-31", "2022-12"),
        ("two years ago", DAY, "2021"),
        ("three months ago", DAY, "2022-11"),
        ("yesterday", "2023-03-01", "2023-02-28"),
        ("today", DAY, DAY),
        ("March last year", DAY, "2022-03"),
        ("March of last year", DAY, "2022-03"),
        ("Feb. 24", DAY, "2023-02-24"),
        ("Feb. 25", DAY, "2022-02-25"),
        ("January", DAY, "2023-01"),
        ("March", DAY, "2022-03"),
        ("last March", DAY, "2022-03"),
        # the day of the week on which the report appeared is that day
        ("Friday", DAY, "2023-02-24"),
        ("Thursday", DAY, "2023-02-23"),
        ("Saturday", DAY, "2023-02-18"),
        ("last Friday", DAY, "2023-02-17"),
    ],
)
def test_relative_words_resolve_as_far_as_the_publication_date_carries(words: str, published: str, date: str) -> None:
    assert resolve(words, published) == date


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("Friday", "2023-02"),
        ("yesterday", "2023"),
        ("today", "2023-02"),
        ("this month", "2023"),
        ("March", "2023"),
        ("Feb. 24", "2023"),
        ("last month", "2023"),
        ("three months ago", "2023"),
    ],
)
def test_words_finer_than_the_publication_date_stay_words(words: str, published: str) -> None:
    assert resolve(words, published) is None


def test_this_march_is_of_the_year_of_the_report() -> None:
    assert resolve("this March", DAY) == "2023-03"


@pytest.mark.parametrize("published", ["banana", "2023-13-45", "2023-02-30", "24/02/2023", "Feb 2023", "-", "0000"])
def test_a_publication_date_that_is_none_dates_nothing(published: str) -> None:
    assert resolve("yesterday", published) is None


# ---- Expressions in running text.


def told(text: str, published: str | None = None) -> list[str]:
    return [when.told for when in expressions(text, 0, len(text), published)]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("In May 2021 the ship left.", ["2021-05"]),
        ("It ran from 2019 until 2021.", ["2019", "2021"]),
        ("on 12 March, 2020 and since August 2020", ["2020-03-12", "2020-08"]),
        ("It left last\nyear.", ["last year"]),
        ("It left on Friday.", ["Friday"]),
        ("Signed on 2023-02-24.", ["2023-02-24"]),
    ],
)
def test_expressions_are_found(text: str, dates: list[str]) -> None:
    assert told(text) == dates


@pytest.mark.parametrize(
    "text",
    [
        "Iran may send drones.",
        "They march on.",
        "2000 rockets were sold.",
        "1990 drones",
        "Mars attacks",
        "12,2020 tonnes",
        "flight 2022",
        "the decade",
        "a sunday-best suit with no day",
        "20221 shells",
        "",
    ],
)
def test_ordinary_words_are_no_dates(text: str) -> None:
    assert [word for word in told(text) if word.lower() != "sunday"] == []


@given(st.text(max_size=80), st.sampled_from([None, "2023", "2023-02", DAY]))
@settings(max_examples=150, deadline=None)
def test_expressions_stand_where_they_say_and_are_partial_dates(text: str, published: str | None) -> None:
    padded = f"{text} last year, March 2022 {text}"
    for when in expressions(padded, 0, len(padded), published):
        assert " ".join(padded[when.start : when.end].split()) == when.words
        assert when.date is None or re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", when.date)


@given(st.text(max_size=40))
@settings(max_examples=150, deadline=None)
def test_no_year_comes_from_nowhere(text: str) -> None:
    for when in expressions(text, 0, len(text), None):
        assert when.date is None or when.date[:4] in text
