from __future__ import annotations

import pytest
from traded import months

from enduse.tracing.countries.period import split, year_before


@pytest.mark.parametrize(
    ("date", "last_before", "first_after"),
    [
        ("2022-02-24", "2022-01", "2022-03"),
        ("2022-02-01", "2022-01", "2022-02"),
        ("2022-02", "2022-01", "2022-02"),
        ("2022", "2021-12", "2022-01"),
        ("2022-01-01", "2021-12", "2022-01"),
    ],
)
def test_the_month_of_the_date_is_on_neither_side_unless_it_begins_with_it(
    date: str, last_before: str, first_after: str
) -> None:
    before, after = split(months(2019, 2023), date, 3)
    assert (before[-1], after[0]) == (last_before, first_after)
    assert not set(before) & set(after)


@pytest.mark.parametrize(
    ("date", "before", "after"),
    [("2022", ["2021"], ["2022"]), ("2022-02-24", ["2021"], []), ("2022-01-01", ["2021"], ["2022"])],
)
def test_years(date: str, before: list[str], after: list[str]) -> None:
    assert split(["2022", "2021"], date, 3) == (tuple(before), tuple(after))


def test_only_so_many_years_before_count() -> None:
    before, _ = split(months(2015, 2023), "2022-02-24", 3)
    assert (before[0], len(before)) == ("2019-02", 36)


def test_a_year_before() -> None:
    assert year_before("2022-02-24") == "2021-02-24"
    assert year_before("2022") == "2021"
