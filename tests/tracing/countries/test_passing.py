from __future__ import annotations

import pytest
from traded import flow, months, numbered

from enduse.model.finding import Verdict
from enduse.model.trade_flow import TradeFlow
from enduse.tracing.countries import panel, passings

DATE = "2022-02-24"


def imports(made: dict[str, tuple[float, float]], since: str = "2020-01") -> list[TradeFlow]:
    """Imports of Armenia by partner: by origin and by consignment, every month."""
    flows = []
    for place, period in enumerate(months(2020, 2022)):
        for partner, (origin, consignment) in made.items():
            wave = 1 + 0.05 * (place % 5)
            sent = consignment if period >= since else origin
            flows.append(flow("am", partner, period, origin * wave, direction="import", basis="origin"))
            flows.append(flow("am", partner, period, sent * wave, direction="import", basis="consignment"))
    return numbered(flows)


def test_who_sends_more_than_it_makes_passes_on() -> None:
    found = passings(panel(imports({"ae": (10.0, 60.0), "jp": (55.0, 5.0), "de": (100.0, 100.0)})), "am", DATE)
    assert [(each.partner, each.verdict) for each in found] == [
        ("ae", Verdict.fired),
        ("de", Verdict.not_fired),
        ("jp", Verdict.not_fired),
    ]
    ae = found[0]
    assert ae.ratio is not None
    assert ae.ratio.value == pytest.approx(6.0)
    assert ae.passed == pytest.approx(ae.consignment - ae.origin)
    assert ae.change is not None
    assert ae.change.value == pytest.approx(0.0)


def test_a_place_that_began_to_pass_on() -> None:
    ae = passings(panel(imports({"ae": (10.0, 60.0), "de": (90.0, 90.0)}, since="2022-03")), "am", DATE)[0]
    assert ae.earlier is not None
    assert ae.earlier.value == pytest.approx(1.0)
    assert ae.change is not None
    assert ae.change.low == pytest.approx(5.0)


def test_a_small_place_is_no_hub() -> None:
    found = passings(panel(imports({"sm": (0.001, 0.1), "de": (100.0, 100.0)})), "am", DATE)
    assert {each.partner: each.verdict for each in found}["sm"] is Verdict.not_fired


def test_what_was_made_nowhere_has_no_ratio() -> None:
    (hk, *_) = passings(panel(imports({"hk": (0.0, 60.0), "de": (90.0, 90.0)})), "am", DATE)
    assert (hk.partner, hk.ratio, hk.verdict) == ("hk", None, Verdict.cannot_tell)
    assert hk.passed > 0


def test_few_months_cannot_tell() -> None:
    flows = [each for each in imports({"ae": (10.0, 60.0), "de": (90.0, 90.0)}) if each.period <= "2022-05"]
    assert {each.verdict for each in passings(panel(flows), "am", DATE)} == {Verdict.cannot_tell}


def test_both_bases_are_needed() -> None:
    flows = [each for each in imports({"ae": (10.0, 60.0)}) if each.basis == "origin"]
    assert passings(panel(flows), "am", DATE) == ()
    assert passings(panel(imports({"ae": (10.0, 60.0)})), "kz", DATE) == ()
