from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.claims.money import Money, sums


def found(text: str) -> list[Money]:
    return sums(text, 0, len(text))


@pytest.mark.parametrize(
    ("text", "amount", "currency", "estimated"),
    [
        ("$5", 5, "USD", False),
        ("$1.5 billion", 1_500_000_000, "USD", False),
        ("US$3m", 3_000_000, "USD", False),
        ("A$90m", 90_000_000, "AUD", False),
        ("€2.5bn", 2_500_000_000, "EUR", False),
        ("£400 million", 400_000_000, "GBP", False),
        ("₩5bn", 5_000_000_000, "KRW", False),
        ("30 million euros", 30_000_000, "EUR", False),
        ("1.5 billion rubles", 1_500_000_000, "RUB", False),
        ("$1,234,567.89", 1_234_567.89, "USD", False),
        ("$5\u00a0billion", 5_000_000_000, "USD", False),
        ("a $100-million deal", 100_000_000, "USD", False),
        ("a 5-million-dollar deal", 5_000_000, "USD", False),
        ("up to $3 billion", 3_000_000_000, "USD", True),
        ("about $5 million", 5_000_000, "USD", True),
        ("billions of dollars", "billions of dollars", "USD", True),
        ("tens of millions of dollars", "tens of millions of dollars", "USD", True),
        # several states have pounds and crowns
        ("50 crowns", 50, None, False),
    ],
)
def test_sums(text: str, amount: float | str, currency: str | None, estimated: bool) -> None:
    [money] = found(text)
    assert (money.amount, money.currency, money.estimated) == (amount, currency, estimated)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "$",
        "$ billion",
        "500 tanks",
        "5 m of cable",
        "they won the war",
        "won 10 to 3",
        "a euro area",
        "the dollar fell",
        "millions of shells",
        "billions of rounds",
        "1.5 billion people",
        "pounded for 5 days",
        "yen",
        "₤",
    ],
)
def test_what_is_no_sum(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "amount"), [("$5 boats", 5), ("$3 missiles", 3), ("$7 thousandfold", 7), ("$2 bnx", 2)]
)
def test_a_scale_is_a_word_of_its_own(text: str, amount: int) -> None:
    assert [money.amount for money in found(text)] == [amount]


def test_sums_stand_inside_the_stretch_asked_for() -> None:
    text = "$1 and $2 and $3"
    assert [money.amount for money in sums(text, 3, 10)] == [2]


@given(st.text(alphabet="$€£0123456789.,mbn illionorduesx\u00a0-", max_size=60))
def test_sums_never_raise_and_hold(text: str) -> None:
    for money in found(text):
        assert 0 <= money.start < money.end <= len(text)
        if isinstance(money.amount, str):
            assert text[money.start : money.end] == money.amount
