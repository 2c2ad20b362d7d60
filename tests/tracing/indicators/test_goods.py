"""What declared words and codes say against each other."""

from __future__ import annotations

import pytest
from indicator_cases import Case, ship

from enduse.model.finding import Verdict
from enduse.tracing.indicators.codes import hs6_of, is_priority


@pytest.mark.parametrize(
    ("code", "hs6"),
    [
        ("8542.31", "854231"),
        ("8542 31 900 1", "854231"),
        ("8542 31 900", None),  # nine digits: one was lost
        ("8542319001", "854231"),
        ("854231.00.00", "854231"),
        ("8542", None),
        ("85423", None),
        ("", None),
        (None, None),
        ("chips", None),
        ("１２３４５６", None),  # noqa: RUF001
        ("1234567890123456", None),
    ],
)
def test_a_code_has_six_digits_or_none(code: str | None, hs6: str | None) -> None:
    assert hs6_of(code) == hs6


# WCO Correlation Tables HS 2017-2022; the Common High Priority List of 23 February 2024.
@pytest.mark.parametrize(
    ("hs6", "listed"),
    [
        ("854231", True),
        ("880330", True),  # became 8807.30, whole
        ("854140", None),  # light-emitting diodes and solar cells too: only 8541.49 of its parts is listed
        ("852580", None),
        ("854141", False),
        ("940511", False),
        (None, None),
    ],
)
def test_older_codes_are_listed_only_when_the_whole_of_them_is(hs6: str | None, listed: bool | None) -> None:
    assert is_priority(hs6) is listed


@pytest.mark.parametrize("words", ["ELECTRONIC PARTS", "Spare parts", "SAMPLES, 12 pcs", "electrical goods n.e.s."])
def test_words_that_say_nothing(words: str) -> None:
    assert Case(ship(description=words)).finding("vague-description").verdict is Verdict.fired


@pytest.mark.parametrize("words", ["Integrated circuits", "STM32F4", "bearing parts", "Микросхемы"])
def test_words_that_say_something(words: str) -> None:
    assert Case(ship(description=words)).finding("vague-description").verdict is Verdict.not_fired


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("food processors", "9405.11"),
        ("lamp", "9405.11"),
        ("FPGA", "8542.31"),
        ("FPGA", "8542.90"),  # parts of integrated circuits: the same heading
        ("housing for FPGA test equipment", "3926.90"),
    ],
)
def test_words_that_do_not_stand_against_the_code(words: str, code: str) -> None:
    assert Case(ship(code=code, description=words)).finding("words-against-code").verdict is Verdict.not_fired


def test_words_are_told_with_the_code_they_point_to() -> None:
    finding = Case(ship(code="9503.00", description="FPGAs, 500 pcs")).finding("words-against-code")
    assert finding.verdict is Verdict.fired
    assert "8542.3" in finding.detail
    assert "9503.00" in finding.detail
