"""Red flags measured: ties shared out, intervals, the page, and the whole run where the data is."""

from __future__ import annotations

import math
import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.model.errors import InputError
from enduse.model.finding import Finding, Verdict
from enduse.tracing.indicators import indicators
from evaluation.indicators import __main__ as command
from evaluation.indicators import page
from evaluation.indicators.declarations import FOLDER, parts
from evaluation.indicators.measurement import Lift, lifts, scores_of
from evaluation.indicators.ranking import mean_of, precision_at
from evaluation.indicators.world import kinds

SHARED = Path(os.environ.get("ENDUSE_SHARED") or Path(__file__).parents[3] / "shared")
HEAD = (
    "Declaration ID,Date,Declarant ID,Importer ID,Seller ID,HS6 Code,Country of Departure,Country of Origin,Net Mass,"
)


def array(*figures: float) -> np.ndarray:
    return np.array(figures, dtype=float)


def test_precision_is_that_of_the_first_rows() -> None:
    found = precision_at(array(5, 4, 3, 2, 1, 0, 0, 0, 0, 0), array(1, 0, 1, 1, 0, 1, 1, 1, 1, 1), 0.3)
    assert (found.rows, found.value) == (3, pytest.approx(2 / 3))
    assert found.low <= found.value <= found.high


def test_a_tie_that_is_cut_counts_with_its_mean() -> None:
    # One row stands above; of four tied ones, half fraud, one is taken: (1 + 0.5) / 2.
    assert precision_at(array(9, 1, 1, 1, 1, 0, 0, 0, 0, 0), array(1, 1, 1, 0, 0, 0, 0, 0, 0, 0), 0.2).value == 0.75


def test_without_any_order_precision_is_the_base_rate() -> None:
    assert precision_at(np.zeros(100), array(*[1] * 20, *[0] * 80), 0.05).value == pytest.approx(0.2)


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), min_size=1, max_size=40), st.randoms())
def test_the_order_of_rows_does_not_matter(rows: list[tuple[int, bool]], random: object) -> None:
    from evaluation.indicators.ranking import _at

    shuffled = rows.copy()
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = (
        _at(array(*(score for score, _ in each)), array(*(float(label) for _, label in each)), (len(each) + 1) // 2)
        for each in (rows, shuffled)
    )
    assert first == pytest.approx(second)
    assert 0 <= first <= 1


def test_the_mean_of_nothing_is_not_a_number() -> None:
    assert all(math.isnan(figure) for figure in mean_of(array()))
    assert mean_of(array(1, 1, 1)) == (1, 1, 1)


def finding(verdict: Verdict) -> Finding:
    return Finding("unusual-route", verdict, "x", "", "", "")


def test_an_indicator_is_measured_where_it_fired() -> None:
    verdicts = [Verdict.fired] * 40 + [Verdict.not_fired] * 50 + [Verdict.cannot_tell] * 10
    labels = array(*[1] * 30, *[0] * 70)
    found = {each.rule: each for each in lifts([(finding(verdict),) for verdict in verdicts], labels)}
    assert set(found) == {flag.id for flag in indicators()}
    route = found["unusual-route"]
    assert (route.fired, route.clear, route.open, route.precision) == (40, 50, 10, 0.75)
    assert route.signal(0.3) == "more fraud than usual"
    assert route.signal(0.75) == "no signal"
    assert route.signal(0.99) == "less fraud than usual"
    assert scores_of([(finding(Verdict.fired),), (finding(Verdict.cannot_tell),)]).tolist() == [1, 0]


def test_an_indicator_that_never_fired_says_so() -> None:
    nothing = float("nan")
    assert Lift("x", 0, 5, 5, nothing, nothing, nothing).signal(0.2) == "never fired"
    assert Lift("x", 0, 0, 5, nothing, nothing, nothing).signal(0.2) == "cannot be told here"


# ---- The page.


def test_the_page_shows_the_tables_as_they_are() -> None:
    shown = page.PAGE.read_text(encoding="utf-8")
    assert page.renewed(shown) == shown, "run python -m evaluation.indicators.page"


def test_the_page_names_every_flag_with_its_documents() -> None:
    shown = page.tables()
    assert all(f"| `{flag.id}` | {flag.title}" in shown for flag in indicators())
    row = next(line for line in shown.splitlines() if line.startswith("| `transit-hub`"))
    assert "alert-2022, tri-seal, eu-2023" in row


def test_a_page_without_a_place_for_tables_is_told() -> None:
    with pytest.raises(ValueError, match="put them where"):
        page.renewed("# Red flags\n")


# ---- The run.


def test_missing_data_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ENDUSE_SHARED", str(tmp_path))
    assert command.main([]) == 3
    assert "ENDUSE_SHARED" in capsys.readouterr().err


def declarations(folder: Path, count: int) -> None:
    folder.mkdir(parents=True)
    for name in ("train", "valid", "test"):
        rows = [
            f"{place},2020-01-{place % 28 + 1:02d},D,I{place % 7},S,850440,cn,cn,{place + 1}.0,{100 * (place + 1)}.0,"
            f"{place % 2},{place % 3}"
            for place in range(count)
        ]
        text = "\n".join([f"{HEAD}Item Price,Fraud,Critical Fraud", *rows, ""])
        (folder / f"df_syn_{name}_eng.csv").write_text(text, encoding="utf-8")


def test_a_label_reaches_no_shipment(tmp_path: Path) -> None:
    declarations(tmp_path / FOLDER, 40)
    read = parts(tmp_path)
    assert sum(read["test"].labels(critical=False)) == 20
    assert sum(read["test"].labels(critical=True)) == 13
    shipment = read["test"].shipments[1]
    assert (shipment.destination_country, shipment.items[0].currency) == ("kr", "KRW")
    path = tmp_path / FOLDER / "df_syn_test_eng.csv"
    rows = [line.rsplit(",", 2)[0] + ",0,0" for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    path.write_text("\n".join([f"{HEAD}Item Price,Fraud,Critical Fraud", *rows, ""]), encoding="utf-8")
    assert parts(tmp_path)["test"].shipments == read["test"].shipments


def test_a_file_that_cannot_be_read_whole_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is missing"):
        parts(tmp_path)


@pytest.mark.skipif(not (SHARED / FOLDER).is_dir(), reason="the labelled declarations are not here")
def test_red_flags_keep_what_they_are_worth(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ENDUSE_SHARED", str(SHARED))
    assert command.main(["--no-baseline"]) == 0
    told = capsys.readouterr().out
    shown = page.PAGE.read_text(encoding="utf-8")
    for line in told.splitlines():
        if line.startswith("  red flags, no labels") or "usual" in line:
            assert line.rstrip() in shown


# ---- Where diversion is planted.


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from enduse.cli.app import run

    folder = tmp_path_factory.mktemp("worlds") / "world"
    size = ("--firms", "300", "--shipments", "4000", "--routes", "6", "--decoys", "10")
    assert run(["simulate", "--output", str(folder), "--seed", "3", *size]) == 0
    return folder


def test_planted_intermediaries_raise_more_flags_than_others(world: Path) -> None:
    planted, decoys, others = kinds(world)
    assert [each.name for each in (planted, decoys, others)] == ["planted", "decoys", "others"]
    assert planted.count > 0
    assert decoys.count > 0
    assert planted.score > others.score
    assert all(0 < share <= 1 for each in (planted, decoys, others) for share in each.flags.values())
    assert sum(each.within[-1] for each in (planted, decoys, others)) == min(
        200, planted.count + decoys.count + others.count
    )


def test_a_world_is_measured_from_the_command_line(world: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert command.main(["--world", str(world)]) == 0
    told = capsys.readouterr().out
    assert "planted" in told
    assert "transit-hub" in told


def test_a_folder_that_is_no_world_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--world", str(tmp_path)]) == 3
    assert "enduse simulate" in capsys.readouterr().err
