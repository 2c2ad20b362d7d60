"""Dates, numbers and tariff codes of a column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.sources.shipments.date import dates, order_of
from enduse.sources.shipments.number import has_decimal_comma, number_of, unit_behind


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["03/04/2023", "13/04/2023"], "day first"),
        (["03/04/2023", "04/13/2023"], "month first"),
        (["03/04/2023", "05/06/2023"], "day or month first"),
        (["13/04/2023", "04/13/2023"], "day or month first"),
        (["03.04.2023", "05.06.2023"], "day first"),
        (["2023-04-03", "20230403", "", "3 Apr 2023"], None),
        ([], None),
    ],
)
def test_the_column_as_a_whole_decides_the_order(values: list[str], order: str | None) -> None:
    assert order_of(values) == order


@pytest.mark.parametrize(
    ("words", "written", "date"),
    [
        ("2023-04-03", None, "2023-04-03"),
        ("2023-04-03T11:22:33Z", None, "2023-04-03"),
        ("2023-04-03 00:00:00", None, "2023-04-03"),
        ("20230403", None, "2023-04-03"),
        ("202304", None, "2023-04"),
        ("2023", None, "2023"),
        ("2023.0", None, "2023"),
        ("3-Apr-2023", None, "2023-04-03"),
        ("Apr 3, 2023", None, "2023-04-03"),
        ("3 апреля 2023", None, "2023-04-03"),
        ("3 de abril de 2023", None, "2023-04-03"),
        ("Apr. 2023", None, "2023-04"),
        ("03/04/2023", "day first", "2023-04-03"),
        ("03/04/2023", "month first", "2023-03-04"),
        ("03/04/2023", "day or month first", "2023"),
        ("13/04/2023", "day or month first", "2023-04-13"),
        ("04/04/2023", "day or month first", "2023-04-04"),
        ("3/4/23", "month first", "2023-03-04"),
        ("3/4/69", "month first", "1969-03-04"),
    ],
)
def test_a_date_is_read_as_exactly_as_it_can_be(words: str, written: str | None, date: str) -> None:
    assert dates(written)(words) == date  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words",
    [
        *("", "-", "soon", "0000-00-00", "2023-13-01", "2023-02-30", "31/31/2023", "45012", "1681234567", "3/4/23"),
        *("12:30", "March", "1899-01-01", "99999999", "2023-04-03-05", "Q1 2023", "week 12"),
    ],
)
def test_what_is_no_date_gives_none(words: str) -> None:
    assert dates("day or month first")(words) is None


def test_a_value_against_the_column_gives_none_rather_than_another_day() -> None:
    assert dates("day first")("04/13/2023") is None


@given(st.dates(min_value=__import__("datetime").date(1901, 1, 1)))
def test_every_day_is_read_in_its_own_order(day: __import__("datetime").date) -> None:  # type: ignore[valid-type]
    assert dates("day first")(f"{day:%d/%m/%Y}") == f"{day:%Y-%m-%d}"
    assert dates("month first")(f"{day:%m/%d/%Y}") == f"{day:%Y-%m-%d}"
    assert dates(None)(f"{day:%Y-%m-%d}") == f"{day:%Y-%m-%d}"


@pytest.mark.parametrize(
    ("words", "comma", "number"),
    [
        ("1,234.50", False, 1234.5),
        ("1.234,50", False, 1234.5),
        ("1 234,50", False, 1234.5),
        ("1'234.5", False, 1234.5),
        ("1,234", False, 1234),
        ("1,234", True, 1.234),
        ("1.234", False, 1.234),
        ("1.234", True, 1234),
        ("1.234.567", False, 1234567),
        ("1,234,567", True, 1234567),
        ("12,5", False, 12.5),
        ("0,234", False, 0.234),
        ("1200 KGS", False, 1200),
        ("USD 12", False, 12),
        ("€1.5", False, 1.5),
        ("(12)", False, -12),
        ("1.2e3", False, 1200),
        ("0", False, 0),
    ],
)
def test_a_number_is_read(words: str, comma: bool, number: float) -> None:
    assert number_of(words, decimal_comma=comma) == number


@pytest.mark.parametrize("words", ["", "-", "n/a", "twelve", "1-2", "12/13", "1,2,3", "A1B2C3", "10 x 20", "."])
def test_what_is_no_number_gives_none(words: str) -> None:
    assert number_of(words) is None


@pytest.mark.parametrize(
    ("values", "comma"),
    [
        (["12,5", "1.234", "7"], True),
        (["1.234,50"], True),
        (["1.234.567"], True),
        (["1,234", "1,000"], False),
        (["12,5", "12.5"], False),
        (["1,234.5", "0,5"], False),
        ([], False),
    ],
)
def test_the_column_decides_what_a_comma_is(values: list[str], comma: bool) -> None:
    assert has_decimal_comma(values) is comma


@given(st.integers(min_value=0, max_value=10**12), st.booleans())
def test_grouped_thousands_are_whole_numbers(number: int, comma: bool) -> None:
    assert number_of(f"{number:,}.00") == number
    assert number_of(str(number), decimal_comma=comma) == number


def test_the_unit_behind_a_number() -> None:
    assert unit_behind("1200 KGS") == "KGS"
    assert unit_behind("1200") == ""
    assert unit_behind("PCS") == ""
