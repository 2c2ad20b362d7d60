from __future__ import annotations

import pytest

from enduse.sources.flows.wording import code_of, edition_of, flow_of, is_harmonized, period_of, within


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("202205", "2022-05"),
        ("2022", "2022"),
        ("202252-Jan.-Dec. 2022", "2022"),
        ("202200", "2022"),
        ("Aug. 2024", "2024-08"),
        ("May. 2023", "2023-05"),
        ("2022-05", "2022-05"),
        ("201902-Feb. 2019", "2019-02"),
        ("202403-Jan.-Mar. 2024", None),
        ("202213", None),
        ("202252-Jan.-Nov. 2022", None),
        ("202413-Jan.-Mar. 2024", None),
        ("Q1 2022", None),
        ("2022-05-03", None),
        ("", None),
        ("1850", None),
    ],
)
def test_periods(words: str, period: str | None) -> None:
    assert period_of(words) == period


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("TOTAL", None),
        ("Total", None),
        ("", None),
        ("854231", "854231"),
        ("85423190", "85423190"),
        ("8542-ELECTRONIC INTEGRATED CIRCUITS", "8542"),
        ("10121", "010121"),
        ("101", "0101"),
        ("1", "01"),
        ("0", ""),
        ("00", ""),
        ("85.42", ""),
        ("AG6", ""),
        ("chips", ""),
    ],
)
def test_codes(words: str, code: str | None) -> None:
    assert code_of(words)[0] == code


def test_flows_that_are_parts_of_others_are_no_flows() -> None:
    assert flow_of("X") == flow_of("Export") == flow_of("2-EXPORT") == "export"
    assert flow_of("M") == flow_of("1") == "import"
    assert flow_of("RX") is None
    assert flow_of("transit") is None
    assert within("RX") == "re-exports are already in the exports"
    assert within("transit") is None


def test_other_classifications_number_other_goods_alike() -> None:
    assert [is_harmonized(words) for words in ("", "HS", "H0", "h6")] == [True] * 4
    assert [is_harmonized(words) for words in ("S3", "BEC", "ST", "B4", "H9")] == [False] * 5


def test_editions() -> None:
    assert [edition_of(words) for words in ("H5", "h6", "HS", "S3", "")] == ["2017", "2022", None, None, None]
