# ruff: noqa: RUF001  # reports print curly apostrophes and full-width letters

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.claims.mentions import ActorMention, GoodsMention, mentions


def actors(text: str) -> list[tuple[str, str]]:
    found = mentions(text, 0, len(text))
    return [(text[m.start : m.end], " ".join(m.actor.country)) for m in found if isinstance(m, ActorMention)]


def goods(text: str, *, headline: bool = False) -> list[str]:
    found = mentions(text, 0, len(text), headline=headline)
    return [text[m.start : m.end] for m in found if isinstance(m, GoodsMention)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Iran’s drones", [("Iran", "ir")]),
        ("Iran's drones", [("Iran", "ir")]),
        ("IRAN", [("IRAN", "ir")]),
        ("North Korea and South Korea", [("North Korea", "kp"), ("South Korea", "kr")]),
        ("Niger, Nigeria", [("Niger", "ne"), ("Nigeria", "ng")]),
        ("Sudan and South Sudan", [("Sudan", "sd"), ("South Sudan", "ss")]),
        ("Papua New Guinea", [("Papua New Guinea", "pg")]),
        ("Democratic People’s Republic of Korea", [("Democratic People’s Republic of Korea", "kp")]),
        ("a dealer in Hong Kong", [("Hong Kong", "hk")]),
        ("the White House", [("White House", "us")]),
        ("the European Union", [("European Union", "eu")]),
        ("Jordan sent tanks", [("Jordan", "jo")]),
        ("Georgia sold tanks", [("Georgia", "ge")]),
        ("rockets of Hezbollah", [("Hezbollah", "lb")]),
    ],
)
def test_actors_by_their_longest_name(text: str, named: list[tuple[str, str]]) -> None:
    assert actors(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "iran",
        "turkey and chicken",
        "polish the brass",
        "they told us",
        "guinea pigs",
        "chinaware",
        "new jersey",
        "Michael Jordan said",
        "Georgia Tech",
        "Chad Smith",
        "Deccan Electronics shipped it",
        "fine china",
        "",
        "Ｉｒａｎ",
    ],
)
def test_no_actors(text: str) -> None:
    assert actors(text) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("two attack helicopters", ["attack helicopters"]),
        ("Attack\u00a0helicopters", ["Attack\u00a0helicopters"]),
        ("TANKS", ["TANKS"]),
        ("Shahed-136 attack drones", ["Shahed-136 attack drones"]),
        ("Shahed\u00a0136", ["Shahed\u00a0136"]),
        ("tanks and rifles", ["tanks", "rifles"]),
        ("tanks, rifles", ["tanks", "rifles"]),
    ],
)
def test_goods_by_their_longest_name(text: str, named: list[str]) -> None:
    assert goods(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "Deccan Electronics sold it",
        "a thinktank",
        "tankless",
        "harmsway",
        "missive",
        "",
        "a sale to Deccan Electronics",
    ],
)
def test_no_goods(text: str) -> None:
    assert goods(text) == []


@pytest.mark.parametrize("text", ["a think tank", "the fish tank", "brothers in arms"])
def test_lookalikes_of_goods_tell_of_no_goods(text: str) -> None:
    found = [m for m in mentions(text, 0, len(text)) if isinstance(m, GoodsMention)]
    assert [good.strength for m in found for good in m.goods] == ["none"]


@pytest.mark.parametrize("text", ["the right to bear arms", "welcomed with open arms"])
@pytest.mark.xfail(reason="idioms of arms are taken for goods")
def test_idioms_tell_of_no_goods(text: str) -> None:
    found = [m for m in mentions(text, 0, len(text)) if isinstance(m, GoodsMention)]
    assert all(good.strength == "none" for m in found for good in m.goods)


def test_capitals_of_a_headline_make_no_name() -> None:
    text = "Iran Sends Attack Drones Abroad"
    assert goods(text, headline=True) == ["Attack Drones"]


@given(st.text())
def test_mentions_come_in_order_and_stay_in_their_stretch(text: str) -> None:
    mixed = f"Iran {text}tanks{text} Shahed-136 {text}"
    at = 5
    for mention in mentions(mixed, 5, len(mixed)):
        assert at <= mention.start < mention.end <= len(mixed)
        at = mention.end
