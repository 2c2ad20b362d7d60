"""Destinations: broad controls by authority and day, groups, and what a country code cannot tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.model.finding import Verdict
from enduse.screening.goods import GoodsScreener


def told(country: str | None, as_of: str | None = None) -> dict[str, Verdict]:
    return {finding.rule: finding.verdict for finding in GoodsScreener().destination(country, as_of=as_of)}


FIRED, NOT, UNKNOWN = Verdict.fired, Verdict.not_fired, Verdict.cannot_tell


@pytest.mark.parametrize(
    ("country", "as_of", "rule", "verdict"),
    [
        ("ru", "2022-02-23", "ear.ru", NOT),  # 87 FR 12226, effective 24 February 2022
        ("ru", "2022-02-24", "ear.ru", FIRED),
        ("ru", "2022-02", "ear.ru", UNKNOWN),
        ("ru", "2022-02-25", "eu.ru", NOT),  # Regulation (EU) 2022/328, in force 26 February 2022
        ("ru", "2022-02-26", "eu.ru", FIRED),
        ("ru", "2022-02-28", "uk.ru", NOT),  # S.I. 2022/195, in force 1 March 2022
        ("ru", "2022-03-01", "uk.ru", FIRED),
        ("by", "2022-03-01", "ear.by", NOT),  # 87 FR 13048, effective 2 March 2022
        ("by", "2022-03-02", "ear.by", FIRED),
        ("ir", None, "ofac.ir", FIRED),
        ("cu", None, "ofac.cu", FIRED),
        ("cu", None, "group.E:2", FIRED),
        ("kp", None, "un.kp", FIRED),
        ("kp", "2017-12-21", "un.kp", NOT),
        ("sy", None, "ear.sy", FIRED),
        ("sy", "2004-05-13", "ear.sy", NOT),
        ("ni", "2024-03-14", "group.D:5", NOT),
        ("ni", "2024-03-15", "group.D:5", FIRED),
        ("hk", "2020-12-22", "group.D:5", NOT),  # 85 FR 83788
        ("hk", "2020-12-23", "group.D:5", FIRED),
        ("mo", None, "group.D:5", FIRED),
        ("ua", None, "ear.ua-regions", UNKNOWN),
        ("ua", "2015-01-28", "ear.ua-regions", NOT),
        ("Russia", None, "ear.ru", FIRED),
        ("russian federation", None, "ear.ru", FIRED),
        ("RU", None, "ear.ru", FIRED),
        (None, None, "destination", UNKNOWN),
        ("", None, "destination", UNKNOWN),
        ("zz", None, "destination", UNKNOWN),
        ("Rotterdam", None, "destination", UNKNOWN),
        ("Congo River", None, "destination", UNKNOWN),
        ("de", None, "destination", NOT),
        ("us", None, "destination", NOT),
        ("tr", None, "destination", NOT),
        ("ae", None, "destination", NOT),
        ("am", None, "destination", NOT),
        ("kg", None, "destination", NOT),
        ("kr", None, "destination", NOT),
        ("ge", None, "destination", NOT),
    ],
)
def test_rules(country: str | None, as_of: str | None, rule: str, verdict: Verdict) -> None:
    assert told(country, as_of)[rule] is verdict


def test_what_was_asked_is_told_of_a_country_without_controls() -> None:
    (finding,) = GoodsScreener().destination("de")
    assert "as far as the table of destinations goes" in finding.detail


def test_part_of_a_country_is_not_the_country() -> None:
    (finding,) = GoodsScreener().destination("ua")
    assert "a country code does not tell which part" in finding.detail
    assert finding.citation == "15 CFR 746.6"


def test_macau_is_told_to_be_beside_the_group() -> None:
    (finding,) = GoodsScreener().destination("mo")
    assert finding.detail.startswith("not in Country Group D:5")


@given(st.one_of(st.none(), st.text(max_size=12)), st.dates().map(str))
def test_whatever_is_given_is_answered(country: str | None, day: str) -> None:
    found = GoodsScreener().destination(country, as_of=day)
    assert found
    assert all(finding.as_of == day and finding.authority for finding in found)
