"""HS codes against the Common High Priority List: what is said of each way of writing, edition and day."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.model.errors import UsageError
from enduse.model.finding import Verdict
from enduse.reference.controls import priorities
from enduse.screening.goods import GoodsScreener, read_hs

GOLDEN = Path(__file__).with_name("codes.csv")


def golden() -> list[dict[str, str]]:
    with GOLDEN.open(encoding="utf-8") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


@pytest.fixture(scope="module")
def screener() -> GoodsScreener:
    return GoodsScreener()


@pytest.mark.parametrize("row", golden(), ids=lambda row: "/".join(filter(None, list(row.values())[:3])))
def test_golden(screener: GoodsScreener, row: dict[str, str]) -> None:
    finding = screener.code(row["code"], revision=row["revision"] or None, as_of=row["as_of"] or None)[0]
    assert (finding.rule, finding.verdict) == (row["rule"], Verdict(row["verdict"])), finding.detail


def test_negative_cases_outnumber_positive_ones() -> None:
    fired = sum(row["verdict"] == "fired" for row in golden())
    assert 2 * fired < len(golden())


@pytest.mark.parametrize("hs6", sorted(priorities()))
def test_every_listed_code_fires_with_its_citation(screener: GoodsScreener, hs6: str) -> None:
    finding = screener.code(hs6)[0]
    assert finding.verdict is Verdict.fired
    assert finding.citation == "BIS, Common High Priority List (February 23, 2024)"
    assert finding.rule == f"chpl.tier-{priorities()[hs6].tier}"
    assert finding.innocent_explanations


# HS 2022 renumbered these: a rise from 2022 on may be nothing but the new number.
NEW_IN_2022 = ("852589", "854149", "854151", "854159", "854800", "880730")


@pytest.mark.parametrize("hs6", sorted(priorities()))
def test_six_codes_do_not_exist_in_hs_2017(screener: GoodsScreener, hs6: str) -> None:
    finding = screener.code(hs6, revision="2017")[0]
    assert ("does not exist in HS 2017" in finding.detail) == (hs6 in NEW_IN_2022)
    assert (finding.verdict is Verdict.fired) == (hs6 not in (*NEW_IN_2022, "852990", "901380"))


def test_what_was_asked_is_told(screener: GoodsScreener) -> None:
    missing = screener.code("9503.00")[0]
    assert "not among the 50 codes" in missing.detail
    assert "February 23, 2024" in missing.citation
    assert missing.innocent_explanations == ()
    assert all("clear" not in finding.detail for finding in screener.code("9503.00"))


def test_an_unknown_edition_is_told_where_it_matters(screener: GoodsScreener) -> None:
    assert "read as HS 2022" in screener.code("8525.89")[0].detail
    assert "read as HS 2022" not in screener.code("8525.89", revision="2022")[0].detail
    assert "read as HS 2022" not in screener.code("8542.31")[0].detail


def test_a_heading_tells_how_much_of_it_is_listed(screener: GoodsScreener) -> None:
    assert "4 of its 5 subheadings" in screener.code("8542")[0].detail


def test_the_clause_of_the_union_rests_on_the_list_and_never_fires(screener: GoodsScreener) -> None:
    by_rule = {finding.rule: finding for finding in screener.code("8542.31")}
    assert by_rule["eu.no-russia-clause"].verdict is Verdict.cannot_tell
    assert by_rule["eu.no-russia-clause"].in_force_from == "2024-03-20"
    assert len(screener.code("9503.00")) == 1
    assert len(screener.code("8542.31", as_of="2024-03-19")) == 1
    assert len(screener.code("8542.31", as_of="2024-03-20")) == 2


@pytest.mark.parametrize(
    ("code", "destination", "as_of", "verdict"),
    [
        ("8471.30", "kp", None, Verdict.fired),
        ("8471.30", "KP", None, Verdict.fired),
        ("8471", "kp", None, Verdict.fired),
        ("7201.10", "kp", None, Verdict.fired),
        ("8908.00", "kp", None, Verdict.fired),
        ("8471.30", "kp", "2017-12-21", Verdict.not_fired),
        ("8471.30", "kp", "2017-12", Verdict.cannot_tell),
        ("7108.12", "kp", None, Verdict.not_fired),
        ("9018.90", "kp", None, Verdict.not_fired),
        ("8471.30", "kr", None, None),
        ("8471.30", None, None, None),
        ("10121", "kp", None, None),
        ("abc", "kp", None, None),
    ],
)
def test_resolution_2397(
    screener: GoodsScreener, code: str, destination: str | None, as_of: str | None, verdict: Verdict | None
) -> None:
    told = [one.verdict for one in screener.code(code, destination=destination, as_of=as_of) if one.rule == "un.2397"]
    assert told == ([] if verdict is None else [verdict])


@pytest.mark.parametrize("day", ["yesterday", "2024-13", "2024-02-30", "24-02-01", "", "2024-2-3", "20240223"])
def test_a_day_that_is_none_is_refused(screener: GoodsScreener, day: str) -> None:
    with pytest.raises(UsageError, match="not a date"):
        screener.code("8542.31", as_of=day)


@pytest.mark.parametrize("edition", ["2020", "22", "HS2022", ""])
def test_an_edition_that_is_none_is_refused(edition: str) -> None:
    with pytest.raises(UsageError, match="2012, 2017, 2022"):
        GoodsScreener(hs_revision=edition)


@given(st.text(max_size=20))
def test_whatever_is_given_is_answered(code: str) -> None:
    finding = GoodsScreener().code(code)[0]
    assert finding.subject == code
    assert finding.rule.startswith("chpl")


@given(
    st.sampled_from(sorted(priorities())),
    st.text("0123456789", max_size=3).map(lambda digits: digits * 2),
    st.sampled_from(["", ".", " ", "-"]),
)
def test_national_digits_and_separators_change_nothing(hs6: str, national: str, separator: str) -> None:
    written = separator.join([hs6[:4], hs6[4:], national[:2], national[2:]])
    read = read_hs(written)
    assert read.hs6 == hs6
    assert GoodsScreener().code(written)[0].rule == GoodsScreener().code(hs6)[0].rule


@given(st.sampled_from(sorted(priorities())), st.dates().map(str), st.dates().map(str))
def test_a_code_once_listed_stays_listed(hs6: str, one: str, other: str) -> None:
    order = [Verdict.not_fired, Verdict.cannot_tell, Verdict.fired]
    screener = GoodsScreener()
    earlier, later = (screener.code(hs6, as_of=day)[0].verdict for day in sorted((one, other)))
    assert order.index(earlier) <= order.index(later)
