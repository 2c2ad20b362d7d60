"""What others report of Armenian trade, reproduced: the figures cited stay reproduced."""

from __future__ import annotations

import pytest

from enduse.model.finding import Verdict
from evaluation.armenia.__main__ import main
from evaluation.armenia.figures import armenian, flows, reported, year
from evaluation.armenia.findings import findings, gaps, lost_share, neighbours, source_gap_2023, to_russia
from evaluation.armenia.robustness import false_dates, yardsticks

here = pytest.mark.skipif(not armenian().exists(), reason="the Armenian table is not here (ENDUSE_SHARED)")


@pytest.mark.parametrize(("wanted", "yearly"), [(2021, 757_423_253), (2022, 1_885_578_926), (2023, 2_161_661_701)])
def test_months_copied_out_sum_to_the_published_years(wanted: int, yearly: int) -> None:
    assert year(flows("eu_to_armenia_monthly"), wanted) == pytest.approx(yearly, abs=4)


@pytest.mark.parametrize(
    ("country", "growth", "verdict"),
    [
        ("kg", 344.8, Verdict.fired),
        ("am", 148.9, Verdict.fired),
        ("tt", 122.6, Verdict.not_fired),
        ("kz", 88.6, Verdict.not_fired),
        ("uz", 63.8, Verdict.not_fired),
    ],
)
def test_growth_of_eu_exports_is_the_growth_reported(country: str, growth: float, verdict: Verdict) -> None:
    surge = neighbours()[country]
    assert surge.growth is not None
    assert 100 * (surge.growth - 1) == pytest.approx(growth, abs=0.05)
    assert surge.verdict is verdict


@here
def test_the_gap_of_2023_is_one_month_against_twelve() -> None:
    assert source_gap_2023() == pytest.approx(-2.03e9, abs=5e6)


@here
def test_exports_to_russia_rose_more_than_exports_to_others() -> None:
    surge = to_russia()
    assert surge.verdict is Verdict.fired
    assert surge.excess is not None
    assert surge.excess.value == pytest.approx(1.93, abs=0.01)
    assert surge.excess.low == pytest.approx(1.32, abs=0.01)
    assert surge.chance == pytest.approx(0.025)


@here
def test_what_the_union_sent_and_armenia_did_not_record() -> None:
    found = gaps()
    assert {basis: mirror.verdict for basis, mirror in found.items()} == dict.fromkeys(
        ("origin", "consignment"), Verdict.fired
    )
    origin = found["origin"]
    assert origin.before is not None
    assert origin.after is not None
    assert origin.before.share.value == pytest.approx(0.004, abs=0.001)
    assert origin.after.share.value == pytest.approx(0.332, abs=0.001)
    assert lost_share("origin") == pytest.approx(0.53, abs=0.01)
    assert lost_share("consignment") == pytest.approx(0.36, abs=0.01)


@here
def test_false_dates_do_not_fire_and_the_yardstick_does_not_decide() -> None:
    assert {surge.verdict for surge in false_dates().values()} == {Verdict.not_fired}
    assert {surge.verdict for surge in yardsticks().values()} == {Verdict.fired}
    excess = [surge.excess.value for surge in yardsticks().values() if surge.excess is not None]
    assert (min(excess), max(excess)) == (pytest.approx(1.78, abs=0.01), pytest.approx(1.99, abs=0.01))


@here
def test_every_reported_figure_has_ours(capsys: pytest.CaptureFixture[str]) -> None:
    assert {found.key for found in findings()} == {row["key"] for row in reported()}
    assert main() == 0
    assert capsys.readouterr().out.count("\n| ") == 1 + len(list(reported()))


def test_without_the_table_it_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("ENDUSE_SHARED", "/nowhere")
    assert main() == 3
    assert "set ENDUSE_SHARED" in capsys.readouterr().err
