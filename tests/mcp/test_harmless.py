"""What words of strangers may do to an agent: nothing that a person would not see."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.mcp.harmless import LONGEST_NAME, harmless, line, seen

TAGS = "".join(chr(0xE0000 + ord(letter)) for letter in "obey")


@pytest.mark.parametrize(
    "hidden", [TAGS, "\u202e", "\u2066", "\u200b", "\ufeff", "\x1b", "\x00", "\U000e0101", "\ue000", "\udc80"]
)
def test_what_nobody_sees_is_marked_one_for_one(hidden: str) -> None:
    assert seen(f"a{hidden}b") == f"a{'�' * len(hidden)}b"


@pytest.mark.parametrize(
    "text",
    ["Örnek A.Ş.", "«Пример»", "\u0645\u06cc\u200c\u062e\u0648", "क्\u200dष", "深圳", "two\nlines\tand", ""],
)
def test_what_people_write_stays(text: str) -> None:
    assert seen(text) == text


@given(st.text())
def test_offsets_hold(text: str) -> None:
    assert len(seen(text)) == len(text)
    assert all(other in (one, "�") for one, other in zip(text, seen(text), strict=True))
    assert seen(seen(text)) == seen(text)


@given(st.text(), st.integers(1, 400))
def test_a_line_is_one_line_and_bounded(text: str, most: int) -> None:
    told = line(text, most)
    assert len(told) <= most
    assert not set(told) & set("\n\r\t")
    assert all(unicodedata.category(mark) not in ("Cc", "Cs", "Co") for mark in told)


def test_only_quotations_keep_their_lines_and_length() -> None:
    long = "word \n" * 1_000
    told = harmless({"quote": long, "passage": long, "name": long, "deep": [{"caption": long, "quote": long}]})
    assert isinstance(told, dict)
    assert told["quote"] == told["passage"] == told["deep"][0]["quote"] == long
    assert len(told["name"]) == len(told["deep"][0]["caption"]) == LONGEST_NAME
    assert "\n" not in told["name"]


def test_numbers_and_truth_stay_what_they_are() -> None:
    record = {"a": 1, "b": 0.5, "c": True, "d": None, "e": [1, "x"]}
    assert harmless(record) == record


def test_names_of_fields_are_words_of_strangers_too() -> None:
    assert harmless({"a\u202eb\n": 1}) == {"a�b": 1}
