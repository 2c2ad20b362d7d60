from __future__ import annotations

import numpy as np
import pytest
from traded import flow, months, numbered

from enduse.model.finding import Verdict
from enduse.model.trade_flow import TradeFlow
from enduse.tracing.countries import hubs, panel

DATE = "2022-02-24"


def supplied(before: dict[str, float], after: dict[str, float], *, direction: str = "import") -> list[TradeFlow]:
    random = np.random.default_rng(3)
    flows = []
    for period in months(2020, 2022):
        for partner, value in (before if period < "2022-03" else after).items():
            noisy = value * float(np.exp(random.normal(0, 0.05)))
            ends = ("kz", partner) if direction == "import" else (partner, "kz")
            flows.append(flow(*ends, period, noisy, direction=direction))  # type: ignore[arg-type]
    return numbered(flows)


BEFORE = {"de": 60.0, "cn": 40.0}
AFTER = {"de": 30.0, "cn": 40.0, "ae": 30.0}


def test_a_new_hub_is_found_and_the_concentration_falls() -> None:
    found = hubs(panel(supplied(BEFORE, AFTER)), "kz", DATE)
    first = found.suppliers[0]
    assert (first.partner, first.entered, first.verdict) == ("ae", True, Verdict.fired)
    assert first.after.value == pytest.approx(0.3, abs=0.02)
    assert first.after.low is not None
    assert first.after.high is not None
    assert first.after.low < first.after.value < first.after.high
    assert found.suppliers[-1].partner == "de"
    assert found.concentration is not None
    before, after, change = found.concentration
    assert before.value == pytest.approx(5200, abs=100)
    assert after.value == pytest.approx(3400, abs=100)
    assert change.high is not None
    assert change.high < 0


@pytest.mark.parametrize("side", [0, 1])
def test_shares_sum_to_one(side: int) -> None:
    found = hubs(panel(supplied(BEFORE, AFTER)), "kz", DATE)
    assert sum((each.before, each.after)[side].value for each in found.suppliers) == pytest.approx(1.0)


def test_where_nothing_changed_nothing_fires() -> None:
    found = hubs(panel(supplied(BEFORE, BEFORE)), "kz", DATE)
    assert Verdict.fired not in {each.verdict for each in found.suppliers}
    assert not any(each.entered for each in found.suppliers)


def test_a_supplier_of_next_to_nothing_does_not_fire() -> None:
    found = hubs(panel(supplied({**BEFORE, "sm": 0.001}, {**BEFORE, "sm": 0.1})), "kz", DATE)
    (tiny,) = [each for each in found.suppliers if each.partner == "sm"]
    assert tiny.verdict is Verdict.not_fired
    assert not tiny.entered


def test_where_the_country_is_silent_its_suppliers_speak() -> None:
    found = hubs(panel(supplied(BEFORE, AFTER, direction="export")), "kz", DATE)
    assert found.told_by == "exporters"
    assert found.suppliers[0].partner == "ae"
    assert found.missing[0] == "the country does not report; shares are among those who do"


def test_one_supplier_or_one_side_is_nothing_to_compare() -> None:
    alone = hubs(panel(supplied({"de": 1.0}, {"de": 1.0})), "kz", DATE)
    assert alone.suppliers == ()
    assert alone.concentration is None
    assert alone.missing == ("1 suppliers, 25 periods before the date and 10 after: nothing to compare",)
    late = [each for each in supplied(BEFORE, AFTER) if each.period > "2022-03"]
    assert hubs(panel(late), "kz", DATE).suppliers == ()


def test_few_periods_have_no_interval() -> None:
    flows = [each for each in supplied(BEFORE, AFTER) if each.period <= "2022-05"]
    found = hubs(panel(flows), "kz", DATE)
    assert {each.verdict for each in found.suppliers} == {Verdict.cannot_tell}
    assert "too few periods to say how much shares vary" in found.missing


def test_equal_inputs_give_equal_intervals() -> None:
    assert hubs(panel(supplied(BEFORE, AFTER)), "kz", DATE) == hubs(panel(supplied(BEFORE, AFTER)), "kz", DATE)
