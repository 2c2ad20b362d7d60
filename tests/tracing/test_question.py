"""What cannot be asked is told in one line that says what to give."""

from __future__ import annotations

import pytest

from enduse.model.errors import UsageError
from enduse.tracing.asking import alike, concern, ground
from enduse.tracing.question import MOST_ROUTES, Question


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"origins": ()}, "give --from and --to"),
        ({"destinations": ()}, "give --from and --to"),
        ({"origins": ("CN",)}, "'CN' is no country code"),
        ({"origins": ("cnn",)}, "'cnn' is no country code"),
        ({"origins": ("çn",)}, "is no country code"),
        ({"origins": ("c1",)}, "is no country code"),
        ({"destinations": ("",)}, "is no country code"),
        ({"origins": ("cn", "ru")}, "ru is asked as start and as end"),
        ({"max_hops": 1}, "--max-hops 1: give 2 to 4"),
        ({"max_hops": 5}, "--max-hops 5: give 2 to 4"),
        ({"max_days": -1}, "--max-days -1: give 0 to 3650"),
        ({"max_days": 3651}, "--max-days 3651"),
        ({"limit": 0}, "--limit 0"),
        ({"limit": MOST_ROUTES + 1}, "--limit 10001"),
        ({"since": "2022"}, "--since 2022: give a day as 2022-02-24"),
        ({"since": "24.02.2022"}, "give a day as 2022-02-24"),
        ({"since": "2022-02-30"}, "give a day as 2022-02-24"),
        ({"since": ""}, "give a day as 2022-02-24"),
    ],
)
def test_what_cannot_be_asked(given: dict[str, object], says: str) -> None:
    with pytest.raises(UsageError, match=r"give|leave") as told:
        Question(**{"origins": ("cn",), "destinations": ("ru",), **given})  # type: ignore[arg-type]
    assert says in str(told.value)
    assert "\n" not in str(told.value)


def test_a_day_is_counted_from_1970() -> None:
    assert Question(("cn",), ("ru",), since="1970-01-02").since_day() == 1
    assert Question(("cn",), ("ru",), since="2022-02-24").since_day() == 19047
    assert Question(("cn",), ("ru",)).since_day() is None


@pytest.mark.parametrize("goods", ["", "HS", "85423", "9", "chpl:9", "nonsense", "999999999999999"])
def test_goods_that_cannot_be_made_out(goods: str) -> None:
    with pytest.raises(UsageError):
        ground(Question(("cn",), ("ru",), goods))


def test_goods_asked_about() -> None:
    asked = ground(Question(("cn",), ("ru",), "HS8542"))
    assert asked.wanted("854231")
    assert not asked.wanted("854110")
    assert not asked.wanted("")


@pytest.mark.parametrize(("goods", "value"), [("854231", 1.0), ("871200", 0.0), ("930630", 1.0), ("", 0.0)])
def test_concern_is_by_tier(goods: str, value: float) -> None:
    assert concern(goods) == value


def test_goods_unknown_are_like_nothing() -> None:
    assert alike("", "854231") == 0
    assert alike("854231", "871200") == 0
    assert alike("854231", "854231") == 1
