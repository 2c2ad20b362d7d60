from datetime import UTC, datetime, timedelta

import pytest

from enduse.model.errors import UsageError
from enduse.sources.passages import passages
from enduse.sources.publication_date import dateline_date, metadata_date, published_argument

STORY = "Iran has sent hundreds of drones to Russia since August, two officials said on Friday."


def day(later: int) -> str:
    return f"{datetime.now(UTC) + timedelta(days=later):%Y-%m-%d}"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2023", "2023"),
        ("2023-02", "2023-02"),
        (" 2023-02-24 ", "2023-02-24"),
        ("2023-02-24T10:00:00+03:00", "2023-02-24"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_an_argument_is_kept_as_exact_as_it_is(given: str, kept: str) -> None:
    assert published_argument(given) == kept


@pytest.mark.parametrize(
    "given",
    ["", "Feb 2023", "2023-02-29", "2023-00", "23-02-24", "1899", "2023-02-24\n2024", "\u0662\u0660\u0662\u0663x"],
)
def test_an_argument_that_is_no_date(given: str) -> None:
    with pytest.raises(UsageError) as caught:
        published_argument(given)
    assert "\n" not in str(caught.value)


def test_tomorrow_is_today_somewhere_but_the_day_after_is_not() -> None:
    assert published_argument(day(1)) == day(1)
    with pytest.raises(UsageError, match="future"):
        published_argument(day(3))


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2023-02-24T10:00:00Z", "2023-02-24"),
        ("20230224", "2023-02-24"),
        ("20230224T101500Z", "2023-02-24"),
        ("Fri, 24 Feb 2023 10:00:00 GMT", "2023-02-24"),
        ("February 24, 2023", "2023-02-24"),
        ("24 February 2023", "2023-02-24"),
        ("Feb. 2023", "2023-02"),
        ("2023", "2023"),
        (2023, "2023"),
        (1677232800, "2023-02-24"),
        ("1677232800", "2023-02-24"),
        (1677232800000, "2023-02-24"),
        ("24.02.2023", "2023-02-24"),
        ("24/02/2023", "2023-02-24"),
        ("02/24/2023", "2023-02-24"),
        ("03/03/2023", "2023-03-03"),
        ("24 février 2023", "2023-02-24"),
        ("24 \u0444\u0435\u0432\u0440\u0430\u043b\u044f 2023", "2023-02-24"),
        ("24. Februar 2023", "2023-02-24"),
        ("février 2023", "2023-02"),
    ],
)
def test_metadata(value: object, date: str) -> None:
    assert metadata_date(value) == date


def test_of_an_ambiguous_date_only_the_year_is_known() -> None:
    assert metadata_date("03/04/2023") == "2023"


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        True,
        [],
        {},
        "Feb. 24",
        "yesterday",
        "2 days ago",
        "Friday",
        "24 février",
        "10:00",
        "2023-13-01",
        "13/13/2023",
        "1066-10-14",
        "2999-01-01",
        9e99,
        float("nan"),
        "0000-00-00",
        "x" * 10_000,
        "31 February 2023",
    ],
)
def test_what_states_no_date(value: object) -> None:
    assert metadata_date(value) is None


def test_nothing_is_published_after_it_was_retrieved() -> None:
    assert metadata_date("2023-02-25", latest="2023-02-24") is None
    assert metadata_date("2023-02", latest="2023-02-24") == "2023-02"
    assert metadata_date("2023-02-24", latest="2023-02") == "2023-02-24"


def dated(*paragraphs: str) -> str | None:
    text = "\n\n".join(paragraphs)
    return dateline_date(text, passages(text))


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("WASHINGTON, Feb. 24, 2023 (Reuters) - " + STORY, "2023-02-24"),
        ("Published 24 February 2023", "2023-02-24"),
        ("Updated: Feb 3, 2024", "2024-02-03"),
        ("Wed 2 Oct 2024 06.00 BST", "2024-10-02"),
        ("Feb.\u00a024, 2023", "2023-02-24"),
        ("2023-02-24 17:32", "2023-02-24"),
        ("Brussels, 25 February 2023 \u2013 " + STORY, "2023-02-25"),
        ("February 2023", "2023-02"),
        ("WASHINGTON, Feb 24 (Reuters) - " + STORY, None),
        ("Updated:", None),
        ("0:00", None),
        ("Published 24 February 2999", None),
        ("A drone is displayed in Tehran, Iran, Nov. 23, 2015. (AP Photo/Jane Doe)", None),
        ("The deal was signed on Feb. 24, 2023.", None),
    ],
)
def test_datelines(line: str, date: str | None) -> None:
    assert dated("Arms deals grow", line, STORY) == date


def test_published_goes_before_updated() -> None:
    assert dated("Arms deals grow", "Updated Feb. 26, 2023", "Published Feb. 24, 2023", STORY) == "2023-02-24"
