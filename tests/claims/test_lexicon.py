# ruff: noqa: RUF001  # reports print curly apostrophes and full-width letters

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.claims.lexicon import Lexicon

NAMES = Lexicon(
    [
        ("North Korea", True, "kp"),
        ("Korea", True, "kr"),
        ("US", True, "us"),
        ("U.S.", True, "us"),
        ("Polish", True, "pl"),
        ("tank", False, "tank"),
        ("tank shell", False, "shell"),
        ("Shahed-136", False, "shahed"),
        ("People's Daily", True, "daily"),
        ("Smith & Wesson", True, "smith"),
    ]
)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[hit.start : hit.end], hit.value) for hit in NAMES.hits(text)]


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("tank shell", [("tank shell", "shell")]),
        ("tank and shell", [("tank", "tank")]),
        ("tank tank shell", [("tank", "tank"), ("tank shell", "shell")]),
        ("North Korea, South Korea", [("North Korea", "kp"), ("Korea", "kr")]),
        ("Shahed 136", [("Shahed 136", "shahed")]),
        ("Shahed\u00a0136", [("Shahed\u00a0136", "shahed")]),
        ("Shahed\u2011136", [("Shahed\u2011136", "shahed")]),
        ("SHAHED136", []),
        ("People’s Daily", [("People’s Daily", "daily")]),
        ("People's Daily", [("People's Daily", "daily")]),
        ("Smith & Wesson", [("Smith & Wesson", "smith")]),
        ("the U.S. navy", [("U.S", "us")]),
        ("TANK", [("TANK", "tank")]),
        ("POLISH TROOPS", [("POLISH", "pl")]),
        ("NORTH KOREA", [("NORTH KOREA", "kp")]),
        ("North\nKorea", [("North\nKorea", "kp")]),
    ],
)
def test_longest_names_leftmost_first(text: str, hits: list[tuple[str, str]]) -> None:
    assert found(text) == hits


@pytest.mark.parametrize(
    "text",
    [
        "",
        "us",
        "Us",
        "polish the brass",
        "korea",
        "north korea",
        "tanker",
        "untanked",
        "North. Korean",
        "Shahed, 136",
        "Shahed -- 136",
        "Peoples Daily",
        "Smith, Wesson",
        "ta nk",
        "ta\u200bnk",
        "ｔａｎｋ",
    ],
)
def test_names_that_are_not_there(text: str) -> None:
    assert found(text) == []


def test_an_entry_without_words_matches_nothing() -> None:
    assert list(Lexicon([("…", False, 1), ("", False, 2)]).hits("… and nothing")) == []


@given(st.text())
def test_hits_come_in_order_and_do_not_overlap(text: str) -> None:
    mixed = f"tank{text} North Korea {text}US"
    at = 0
    for hit in NAMES.hits(mixed):
        assert at <= hit.start < hit.end <= len(mixed)
        at = hit.end
