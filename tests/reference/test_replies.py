"""The table of words of answering: complete enough to use, and no word in two minds."""

from collections import Counter
from importlib.resources import files
from typing import get_args

import pytest

from enduse.reference.replies import ReplyKind, words
from enduse.reference.table import rows

KINDS = get_args(ReplyKind)


@pytest.mark.parametrize("kind", KINDS)
def test_each_class_has_words_in_lower_case(kind: ReplyKind) -> None:
    assert words(kind)
    assert all(word == word.lower().strip() for word in words(kind))


def test_every_row_is_of_a_class_that_is_told() -> None:
    assert {row["kind"] for row in rows("replies/words.csv")} == set(KINDS)


def test_no_row_stands_twice() -> None:
    counted = Counter((row["word"], row["kind"]) for row in rows("replies/words.csv"))
    assert [row for row, times in counted.items() if times > 1] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("deny", "reject"), ("deny", "confirm"), ("true", "false"), ("saying", "act"), ("saying", "bench")],
)
def test_what_excludes_each_other_shares_no_word(one: ReplyKind, other: ReplyKind) -> None:
    assert not words(one) & words(other)


@pytest.mark.parametrize("word", ["offer", "proposal", "request", "bid", "licence", "visa", "entry", "bail", "access"])
def test_what_is_turned_down_is_not_what_was_said(word: str) -> None:
    assert word not in words("saying") | words("act") | words("part")


def test_the_table_tells_its_source_and_date() -> None:
    head = files("enduse.reference").joinpath("replies/words.csv").read_text(encoding="utf-8").split("word,kind")[0]
    assert "# Source:" in head
    assert "# as_of: " in head
