from __future__ import annotations

import pytest
from traded import flow, months, numbered

from enduse.model.finding import Verdict
from enduse.model.trade_flow import TradeFlow
from enduse.tracing.countries import mirrors, panel

DATE = "2022-02-24"


def both(recorded: float, *, before: float = 1.06, basis: str | None = "origin") -> list[TradeFlow]:
    """Exports of 100 a month; the importer records them with freight before the date, and a part of them after."""
    flows = []
    for place, period in enumerate(months(2020, 2022)):
        sent = 100.0 + place % 7
        flows.append(flow("de", "am", period, sent))
        share = before if period < "2022-03" else recorded
        flows.append(flow("am", "de", period, sent * share, direction="import", basis=basis))  # type: ignore[arg-type]
    return numbered(flows)


def test_what_freight_explains_is_no_gap() -> None:
    (mirror,) = mirrors(panel(both(1.06)), "am", DATE)
    assert mirror.verdict is Verdict.not_fired
    assert mirror.after is not None
    assert mirror.after.missing.value == pytest.approx(0.0, abs=1e-6)
    assert (mirror.after.share.low, mirror.after.share.high) == (pytest.approx(-0.06), pytest.approx(1 - 1.06 / 1.1))


def test_half_of_the_exports_lost_since_the_date() -> None:
    (mirror,) = mirrors(panel(both(0.53)), "am", DATE)
    assert mirror.verdict is Verdict.fired
    assert mirror.after is not None
    assert mirror.after.share.value == pytest.approx(0.5)
    assert mirror.after.missing.value == pytest.approx(0.53 * mirror.after.exports)
    assert mirror.change is not None
    assert mirror.change.value == pytest.approx(0.5)
    assert mirror.change.low == pytest.approx(0.5)
    assert (len(mirror.before.periods) if mirror.before else 0, len(mirror.after.periods)) == (25, 10)


def test_a_gap_that_was_there_before_is_not_the_embargo() -> None:
    (mirror,) = mirrors(panel(both(0.53, before=0.53)), "am", DATE)
    assert mirror.verdict is Verdict.not_fired
    assert mirror.change is not None
    assert mirror.change.value == pytest.approx(0.0)


def test_more_arrived_than_was_sent_is_below_zero() -> None:
    (mirror,) = mirrors(panel(both(2.0)), "am", DATE)
    assert mirror.after is not None
    assert mirror.after.share.value < 0
    assert mirror.verdict is Verdict.not_fired


def test_origin_and_consignment_are_told_apart() -> None:
    flows = both(0.53) + [each for each in both(1.06, basis="consignment") if each.flow == "import"]
    found = {mirror.basis: mirror.verdict for mirror in mirrors(panel(flows), "am", DATE)}
    assert found == {"origin": Verdict.fired, "consignment": Verdict.not_fired}


def test_months_that_one_side_lacks_are_left_out_of_both() -> None:
    flows = [each for each in both(1.06) if not (each.flow == "import" and each.period == "2022-05")]
    (mirror,) = mirrors(panel(flows), "am", DATE)
    assert mirror.after is not None
    assert "2022-05" not in mirror.after.periods
    assert mirror.after.missing.value == pytest.approx(0.0, abs=1e-6)
    assert mirror.missing[0] == "1 periods are reported by one side only"


def test_years_against_months_are_compared_in_whole_years() -> None:
    flows = [each for each in both(0.53) if each.flow == "import"]
    flows += [flow("de", "am", year, 1200.0) for year in ("2020", "2021", "2022")]
    (mirror,) = mirrors(panel(flows), "am", "2022")
    assert mirror.after is not None
    assert mirror.after.periods == ("2022",)
    assert mirror.verdict is Verdict.cannot_tell
    assert mirror.missing[0] == "2 periods before and 1 after: too few to say how much they vary"


def test_the_union_against_the_sum_of_its_members() -> None:
    flows = [flow("eu", "am", period, 200.0) for period in months(2020, 2022)]
    flows += [
        flow("am", who, period, 106.0, direction="import") for period in months(2020, 2022) for who in ("de", "fr")
    ]
    (mirror,) = mirrors(panel(numbered(flows)), "am", DATE, source=["eu"])
    assert mirror.after is not None
    assert mirror.after.missing.value == pytest.approx(0.0)
    assert "imports from the European Union are the sum over its members" in mirror.missing


def test_without_one_side_there_is_no_mirror() -> None:
    sent = [each for each in both(1.0) if each.flow == "export"]
    assert mirrors(panel(sent), "am", DATE) == ()
    assert mirrors(panel(both(1.0)), "kz", DATE) == ()
    assert mirrors(panel(both(1.0)), "am", DATE, source=["fr"]) == ()


def test_a_side_of_the_date_without_figures_cannot_tell() -> None:
    flows = [each for each in both(0.5) if each.period >= "2022-06"]
    (mirror,) = mirrors(panel(flows), "am", DATE)
    assert (mirror.before, mirror.change, mirror.verdict) == (None, None, Verdict.cannot_tell)
