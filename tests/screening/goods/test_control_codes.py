"""Stated control codes against the Commerce Control List."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.model.finding import Verdict
from enduse.reference.controls import entries
from enduse.screening.goods import GoodsScreener

FIRED, NOT, UNKNOWN = Verdict.fired, Verdict.not_fired, Verdict.cannot_tell


@pytest.mark.parametrize(
    ("code", "as_of", "rule", "verdict"),
    [
        ("3A001", None, "ccl.3A001", FIRED),
        ("3a001.b.2", None, "ccl.3A001", FIRED),
        ("3A001.a.7", None, "ccl.3A001", FIRED),
        ("ECCN: 5A992.c", None, "ccl.5A992", FIRED),
        ("5A992c", None, "ccl.5A992", FIRED),
        (" 9A610.x ", None, "ccl.9A610", FIRED),
        ("0A002", None, "ccl.0A002", FIRED),
        ("3A090", "2022-10-21", "ccl.3A090", FIRED),
        ("3A090", "2022-10-20", "ccl.3A090", NOT),
        ("3A090", "2022-10", "ccl.3A090", UNKNOWN),
        ("4A906", "2024-09-05", "ccl.4A906", NOT),
        ("EAR99", None, "ccl", NOT),
        ("ear 99", None, "ccl", NOT),
        ("EAR-99", None, "ccl", NOT),
        ("3A555", None, "ccl", NOT),
        ("9E999", None, "ccl", NOT),
        ("3F001", None, "ccl", UNKNOWN),
        ("3A01", None, "ccl", UNKNOWN),
        ("3A0011", None, "ccl", UNKNOWN),
        ("A3001", None, "ccl", UNKNOWN),
        ("USML XI(c)", None, "ccl", UNKNOWN),
        ("ITAR", None, "ccl", UNKNOWN),
        ("dual use", None, "ccl", UNKNOWN),
        ("8542.31", None, "ccl", UNKNOWN),
        ("n/a", None, "ccl", UNKNOWN),
        ("NLR", None, "ccl", UNKNOWN),
        ("", None, "ccl", UNKNOWN),
    ],
)
def test_codes(code: str, as_of: str | None, rule: str, verdict: Verdict) -> None:
    (finding,) = GoodsScreener().eccn(code, as_of=as_of)
    assert (finding.rule, finding.verdict) == (rule, verdict), finding.detail
    assert finding.citation.startswith("15 CFR part 774, Supplement No. 1")
    assert finding.subject == code


def test_a_paragraph_is_told_not_to_be_checked() -> None:
    screener = GoodsScreener()
    assert "paragraph .b.2 was not checked" in screener.eccn("3A001.b.2")[0].detail
    assert "paragraph" not in screener.eccn("3A001")[0].detail


def test_anti_terrorism_only_is_explained_as_such() -> None:
    assert any("anti-terrorism reasons only" in why for why in GoodsScreener().eccn("2A991")[0].innocent_explanations)
    assert not any("anti-terrorism" in why for why in GoodsScreener().eccn("3A001")[0].innocent_explanations)


def test_ear99_is_never_called_free() -> None:
    finding = GoodsScreener().eccn("EAR99")[0]
    assert "can still require a licence" in finding.detail


def test_munitions_entries_are_told() -> None:
    assert "ITAR" in GoodsScreener().eccn("0A002")[0].detail


@pytest.mark.parametrize("eccn", sorted(entries())[::9])
def test_every_entry_fires(eccn: str) -> None:
    (finding,) = GoodsScreener().eccn(eccn)
    assert (finding.rule, finding.verdict) == (f"ccl.{eccn}", FIRED)
    assert finding.citation.endswith(eccn)


@given(st.text(max_size=16))
def test_whatever_is_given_is_answered(code: str) -> None:
    (finding,) = GoodsScreener().eccn(code)
    assert finding.verdict in Verdict
