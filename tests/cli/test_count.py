"""Numbers stand with their nouns."""

from __future__ import annotations

import pytest

from enduse.cli.count import count


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        (0, "party", "0 parties"),
        (1, "party", "1 party"),
        (2, "party", "2 parties"),
        (1204, "party", "1,204 parties"),
        (0, "row", "0 rows"),
        (1, "more row", "1 more row"),
        (21, "more row", "21 more rows"),
        (1001, "row", "1,001 rows"),
        (3, "day", "3 days"),
        (1, "decoy", "1 decoy"),
        (60, "decoy", "60 decoys"),
    ],
)
def test_count(number: int, noun: str, words: str) -> None:
    assert count(number, noun) == words
