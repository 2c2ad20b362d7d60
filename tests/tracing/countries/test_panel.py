"""Nothing is counted twice, nothing unknown is taken for nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from traded import flow, numbered

from enduse.model.trade_flow import TradeFlow
from enduse.tracing.countries import group_of, panel


def made(*flows: TradeFlow) -> list[TradeFlow]:
    return numbered(flows)


def test_a_total_that_is_stated_is_not_summed_with_its_parts() -> None:
    found = panel(
        made(
            flow("de", "am", "2021", 100.0),
            flow("de", "am", "2021", 60.0, hs="85"),
            flow("de", "am", "2021", 50.0, hs="8542"),
        )
    )
    assert found.of("de", "am", "export") == {"2021": 100.0}


def test_without_a_total_the_shortest_codes_are_summed() -> None:
    found = panel(
        made(
            flow("de", "am", "2021", 60.0, hs="8541"),
            flow("de", "am", "2021", 50.0, hs="8542"),
            flow("de", "am", "2021", 50.0, hs="854231"),
        )
    )
    assert found.of("de", "am", "export") == {"2021": 110.0}


def test_a_code_is_its_own_figure_or_the_sum_below_it() -> None:
    flows = made(
        flow("de", "am", "2021", 50.0, hs="854231"),
        flow("de", "am", "2021", 20.0, hs="85423110"),
        flow("de", "am", "2021", 20.0, hs="85423190"),
        flow("de", "kz", "2021", 7.0, hs="85423110"),
        flow("de", "kz", "2021", 5.0, hs="85423190"),
        flow("de", "kz", "2021", 900.0, hs="8542"),
        flow("de", "kz", "2021", 9000.0),
    )
    found = panel(flows, group_of(["854231"]))
    assert found.of("de", "am", "export") == {"2021": 50.0}
    assert found.of("de", "kz", "export") == {"2021": 12.0}


def test_a_partner_without_the_goods_has_no_figure() -> None:
    found = panel(made(flow("de", "am", "2021", 50.0, hs="8703")), group_of(["8542"]))
    assert found.series == {}


def test_files_that_overlap_count_once_and_a_contradiction_is_told() -> None:
    flows = made(
        flow("de", "am", "2021", 50.0),
        flow("de", "am", "2021", 50.0, dataset="other"),
        flow("de", "am", "2021", 51.0, dataset="third"),
    )
    found = panel(flows)
    assert found.of("de", "am", "export") == {"2021": 50.0}
    assert found.notes == ("two figures for the same trade; the first is taken (1 times)",)


def test_months_go_before_years() -> None:
    found = panel(made(flow("de", "am", "2021", 12.0), flow("de", "am", "2021-05", 3.0)))
    assert found.of("de", "am", "export") == {"2021-05": 3.0}


def test_a_withheld_figure_is_missing_not_zero() -> None:
    found = panel(made(flow("de", "am", "2021-05", None), flow("de", "am", "2021-06", 0.0)))
    assert found.of("de", "am", "export") == {"2021-06": 0.0}
    assert found.notes == ("a figure was withheld, and is missing, not zero (1 times)",)


def test_currencies_meet_in_dollars_at_the_average_of_the_year() -> None:
    flows = made(
        flow("eu", "am", "2022-05", 100.0, currency="EUR"), flow("am", "de", "2022-05", 100.0, direction="import")
    )
    found = panel(flows)
    assert found.currency == "USD"
    assert found.of("eu", "am", "export") == {"2022-05": pytest.approx(105.3)}
    assert panel(flows[:1]).currency == "EUR"
    unknown = panel(made(flow("gb", "am", "2022-05", 1.0, currency="GBP"), flow("us", "am", "2022-05", 1.0)))
    assert unknown.of("gb", "am", "export") == {}
    assert "no rate of GBP for 2022; left out (1 times)" in unknown.notes


def test_a_code_new_in_2022_is_compared_through_its_family() -> None:
    flows = made(
        flow("de", "am", "2021", 10.0, hs="854140"),
        flow("de", "am", "2022", 4.0, hs="854141"),
        flow("de", "am", "2022", 7.0, hs="854149"),
    )
    found = panel(flows, group_of(["854149"]))
    assert found.of("de", "am", "export") == {"2021": 10.0, "2022": 11.0}


def test_a_code_whose_family_is_not_in_the_older_figures_is_left_out_and_told() -> None:
    flows = made(
        flow("de", "am", "2021", 10.0, hs="854231"),
        flow("de", "am", "2022", 11.0, hs="854231"),
        flow("de", "am", "2022", 700.0, hs="854149"),
    )
    found = panel(flows, group_of(["854231", "854149"]))
    assert found.of("de", "am", "export") == {"2021": 10.0, "2022": 11.0}
    assert found.notes == ("854149: left out; new in HS 2022, and the figures before have no 854140",)
    alone = panel(flows, group_of(["854149"]))
    assert alone.series == {}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["de", "fr"]), st.sampled_from(["am", "kz"]), st.sampled_from(["2021-01", "2021-02"]),
            st.sampled_from([None, "85", "8542"]),
        ),
        unique=True, max_size=12,
    ),
    st.randoms(use_true_random=False),
)  # fmt: skip
def test_order_does_not_matter(keys: list[tuple[str, str, str, str | None]], random: object) -> None:
    flows = numbered(flow(who, to, when, float(place + 1), hs=code) for place, (who, to, when, code) in enumerate(keys))
    mixed = list(flows)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert panel(mixed) == panel(flows)
