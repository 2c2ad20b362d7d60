"""Which leg rose, which cannot be told, and the trap of codes that are new."""

from __future__ import annotations

from dataclasses import replace

import pytest
from traded import OTHERS, flow, months, numbered, world

from enduse.model.errors import UsageError
from enduse.model.finding import Verdict
from enduse.model.trade_flow import TradeFlow
from enduse.tracing.countries import Surge, group_of, panel, surges

DATE = "2022-02-24"


def only(found: tuple[Surge, ...], via: str, leg: str) -> Surge:
    (surge,) = [each for each in found if (each.via, each.leg) == (via, leg)]
    return surge


def test_the_country_whose_imports_rose_comes_first() -> None:
    found = surges(panel(world(1, {"kg": 4.0, "am": 1.0})), "ru", DATE)
    assert found[0].via == "kg"
    assert found[0].verdict is Verdict.fired
    assert only(found, "am", "in").verdict is Verdict.not_fired
    kg = found[0]
    assert (kg.source, kg.target, kg.reporter, kg.periods) == ("de", "kg", "de", ("2019-02", "2023-12"))
    assert kg.excess is not None
    assert kg.excess.value == pytest.approx(4.0, rel=0.2)
    assert kg.earlier == pytest.approx(1.0, abs=0.25)
    assert "Abadie" in kg.method
    assert len(kg.innocent_explanations) >= 3


def test_places_of_transit_and_countries_under_embargo_are_no_yardstick() -> None:
    kg = surges(panel(world(1, {"kg": 4.0, "am": 3.0, "ae": 3.0, "ir": 3.0, "fr": 3.0})), "ru", DATE, via=["kg"])[0]
    assert not {"am", "ae", "ir", "fr", "kg"} & set(kg.controls)
    assert set(kg.controls) <= set(OTHERS)


def test_the_second_leg_is_told_from_the_exports_of_the_country() -> None:
    found = surges(panel(world(2, {"ru": 5.0}, reporter="am")), "ru", DATE)
    (surge,) = found
    assert (surge.leg, surge.source, surge.target, surge.verdict) == ("out", "am", "ru", Verdict.fired)


def test_the_first_leg_is_told_from_the_imports_of_the_country_too() -> None:
    flows = [
        replace(each, reporter="kg", flow="import", basis="origin", partner=each.partner)
        for each in world(2, {"de": 5.0}, reporter="kg")
    ]
    (surge,) = surges(panel(flows), "ru", DATE)
    assert (surge.leg, surge.source, surge.reporter, surge.basis) == ("in", "coalition", "kg", "origin")
    assert surge.verdict is Verdict.fired


def test_a_rise_that_began_a_year_before_shows() -> None:
    found = surges(panel(world(4, {"kg": 4.0}, since="2021-03")), "ru", DATE, via=["kg"])
    assert found[0].earlier is not None
    assert found[0].earlier > 2.5


def test_several_exporters_are_summed_and_a_month_that_one_has_not_reported_is_left_out() -> None:
    flows = [*world(1, {"kg": 4.0}), *world(1, {"kg": 4.0}, reporter="fr")]
    late = [each for each in flows if not (each.reporter == "fr" and each.period >= "2023-10")]
    kg = surges(panel(late), "ru", DATE, via=["kg"])[0]
    assert (kg.source, kg.periods[-1]) == ("coalition", "2023-09")
    assert kg.missing == ("3 periods are left out, as not every exporter had reported (2023-10 to 2023-12)",)
    assert kg.verdict is Verdict.fired


def test_an_exporter_with_years_only_is_left_out_of_a_monthly_sum() -> None:
    yearly = [flow("fr", "kg", year, 1e9) for year in ("2020", "2021", "2022")]
    kg = surges(panel([*world(1, {"kg": 4.0}), *yearly]), "ru", DATE, via=["kg"])[0]
    alone = surges(panel(world(1, {"kg": 4.0})), "ru", DATE, via=["kg"])[0]
    assert kg.excess == alone.excess
    assert kg.missing == ("fr: yearly figures only, left out of the sum",)


def test_the_union_is_not_added_to_its_members() -> None:
    both = panel([*world(1, {"kg": 4.0}), *(replace(each, reporter="eu") for each in world(1, {"kg": 4.0}))])
    alone = panel(world(1, {"kg": 4.0}))
    assert [each.after for each in surges(both, "ru", DATE)] == [each.after for each in surges(alone, "ru", DATE)]


def test_world_and_unspecified_partners_are_no_countries() -> None:
    flows = world(1, {"kg": 4.0})
    flows += [replace(each, partner=place) for each in world(1, {"kg": 4.0}) for place in ("world", "unspecified")]
    assert {each.via for each in surges(panel(numbered(flows)), "ru", DATE)} == {*OTHERS, "kg"}


def test_figures_that_begin_after_the_date_cannot_tell() -> None:
    flows = [each for each in world(1, {"kg": 4.0}) if each.period >= "2023"]
    kg = only(surges(panel(flows), "ru", DATE), "kg", "in")
    assert kg.verdict is Verdict.cannot_tell
    assert kg.excess is kg.growth is kg.before is None
    assert kg.missing == ("no figure before the date",)


def test_few_controls_cannot_tell() -> None:
    flows = [each for each in world(1, {"kg": 9.0}) if each.partner in ("kg", *OTHERS[:10])]
    kg = only(surges(panel(flows), "ru", DATE), "kg", "in")
    assert kg.verdict is Verdict.cannot_tell
    assert kg.missing == ("10 controls only: the chance can be no smaller than 0.09",)


def test_yearly_figures_need_a_date_that_parts_years() -> None:
    flows = [
        flow("eu", partner, year, 100.0 + place)
        for place, partner in enumerate((*OTHERS, "kg"))
        for year in ("2021", "2022")
    ]
    kg = only(surges(panel(flows), "ru", DATE), "kg", "in")
    assert kg.missing == ("no figure after the date; 2022 lies on both sides: the date 2022 counts it as after",)
    assert only(surges(panel(flows), "ru", "2022"), "kg", "in").growth == 1.0


@pytest.mark.parametrize("date", ["24.2.2022", "2022-13", "yesterday", ""])
def test_a_date_that_is_none_is_refused(date: str) -> None:
    with pytest.raises(UsageError, match="is no date"):
        surges(panel(world(1, {})), "ru", date)


def coded(older: str | None, newer: str) -> list[TradeFlow]:
    """Level trade in one good that HS 2022 renumbered: nothing rises but the number."""
    flows = []
    for each in world(6, {"kg": 1.0}):
        code = newer if each.period >= "2022" else older
        if code is not None:
            flows.append(replace(each, hs=code))
    return flows


def test_a_code_that_is_new_in_2022_is_no_surge() -> None:
    """Six of the fifty priority codes do not exist in HS 2017: counted as they stand they rise from nothing."""
    group = group_of(["854159"])
    told = only(surges(panel(coded("854150", "854159"), group), "ru", DATE), "kg", "in")
    assert told.verdict is Verdict.not_fired
    assert told.growth == pytest.approx(1.0, rel=0.25)
    assert any(words.startswith("8541.59: compared as 8541.50 before 2022") for words in told.missing)


def test_a_code_that_is_new_in_2022_and_whose_family_is_not_in_the_files_is_not_compared() -> None:
    others = [replace(each, hs="854231") for each in world(6, {"kg": 1.0})]
    found = panel([*others, *coded(None, "854159")], group_of(["854231", "854159"]))
    kg = only(surges(found, "ru", DATE), "kg", "in")
    assert kg.growth == pytest.approx(1.0, rel=0.25)
    assert "854159: left out; new in HS 2022, and the figures before have no 854150" in kg.missing
    assert surges(panel([*others, *coded(None, "854159")], group_of(["854159"])), "ru", DATE) == ()


def test_the_same_trade_counted_without_families_would_have_fired() -> None:
    """The trap is real: the raw code goes from a hundredth to everything."""
    raw = [
        replace(each, hs=None, value=(each.value or 0.0) * (1 if each.period >= "2022" else 0.01))
        for each in coded("854150", "854159")
        if each.partner == "kg"
    ]
    rest = [replace(each, hs=None) for each in coded("854150", "854159") if each.partner != "kg"]
    assert only(surges(panel([*raw, *rest]), "ru", DATE), "kg", "in").verdict is Verdict.fired


def test_order_of_figures_does_not_matter() -> None:
    flows = world(1, {"kg": 4.0})
    assert surges(panel(flows), "ru", DATE) == surges(panel(list(reversed(flows))), "ru", DATE)
    assert len(months(2019, 2023)) == 60
