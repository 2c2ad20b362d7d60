"""Measuring on worlds, with tracers that know everything or nothing."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from enduse.model.route import Leg, Route, Stop, Tracing
from enduse.simulation import Settings, build
from enduse.tracing.question import Question
from evaluation.routes.__main__ import main, seeds_in
from evaluation.routes.naive import naive
from evaluation.routes.plot import plot
from evaluation.routes.score import Share, precision, recall
from evaluation.routes.truth import truth_in
from evaluation.routes.worlds import measured

SMALL = Settings(seed=2, firms=300, shipments=1000)


def stop(country: str) -> Stop:
    return Stop("", "", country)


def all_knowing(shipments: Sequence[Path], ownership: Sequence[Path], question: Question) -> Tracing:
    """Lists what was planted, from the truth beside the files."""
    truth = truth_in(shipments[0].parent)
    routes = []
    for planted in truth.routes:
        legs = tuple(
            Leg(stop("tr"), stop("ru"), ("recorded",) if went else ("assumed",), shipments=tuple(sorted(went)))
            for went in planted.shipments
        )
        routes.append(Route(planted.id, legs, 1.0, ()))
    return Tracing(tuple(routes), len(routes))


def blind(shipments: Sequence[Path], ownership: Sequence[Path], question: Question) -> Tracing:
    return Tracing((), 0)


def guessing(shipments: Sequence[Path], ownership: Sequence[Path], question: Question) -> Tracing:
    """Lists the first two records of the file as routes."""
    with shipments[0].open(encoding="utf-8", newline="") as lines:
        first = [row["id"] for row, _ in zip(csv.DictReader(lines), range(40), strict=False)]
    legs = [Leg(stop("de"), stop("ru"), ("recorded",), shipments=(key,)) for key in first]
    return Tracing(tuple(Route(str(n), (leg, leg), 1.0, ()) for n, leg in enumerate(legs)), None)


@pytest.mark.parametrize("missing", [0.0, 0.5, 1.0])
def test_who_knows_everything_finds_everything(missing: float) -> None:
    score = measured(build(SMALL), all_knowing, missing=missing, noise=0.1)
    assert recall([score]) == Share(30, 30)
    assert precision([score]) == Share(30, 30)
    assert bool(score.unseen) == (missing > 0)
    assert score.decoys_listed == frozenset()


@pytest.mark.parametrize("tracer", [blind, guessing])
def test_who_knows_nothing_finds_nothing(tracer: object) -> None:
    score = measured(build(SMALL), tracer, missing=0.5, noise=0.1)  # type: ignore[arg-type]
    assert recall([score]) == Share(0, 30)


def test_what_is_asked_is_what_the_world_was_made_for() -> None:
    asked: list[Question] = []

    def noting(shipments: Sequence[Path], ownership: Sequence[Path], question: Question) -> Tracing:
        asked.append(question)
        assert [path.name for path in (*shipments, *ownership)] == ["shipments.csv", "firms.ftm.json"]
        return Tracing((), 0)

    measured(build(SMALL), noting, missing=0.0, noise=0.0)
    (question,) = asked
    assert (question.destinations, question.goods, question.since, question.limit) == (
        ("ru",), "chpl", "2022-02-24", 50,
    )  # fmt: skip
    assert {"us", "de", "tw"} <= set(question.origins)
    assert not {"cn", "hk", "tr", "ru"} & set(question.origins)


def test_a_whole_run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    numbers, picture = tmp_path / "numbers.json", tmp_path / "curves.svg"
    asked = ["--seeds", "101", "--firms", "300", "--shipments", "1000", "--curves"]
    assert main([*asked, "--json", str(numbers), "--plot", str(picture)], trace=all_knowing) == 0
    told = capsys.readouterr().out
    assert "Worlds 101: 0 used for tuning, 1 not." in told
    assert told.count("1.00 (30/30)") >= 14
    assert ET.fromstring(picture.read_text(encoding="utf-8")).tag.endswith("svg")
    written = json.loads(numbers.read_text(encoding="utf-8"))
    assert list(written["missing"]) == ["0.0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "0.7"]
    assert list(written["noise"]) == ["0.0", "0.1", "0.2", "0.3"]


def test_a_quick_run_has_no_curves(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--seeds", "1", "--quick", "--curves"], trace=blind) == 0
    told = capsys.readouterr().out
    assert "1 used for tuning, 0 not" in told
    assert "0.00 (0/30)" in told
    assert "respelled (all legs" not in told


@pytest.mark.parametrize(("words", "seeds"), [("1-5", (1, 2, 3, 4, 5)), ("7", (7,)), ("1,101-103", (1, 101, 102, 103))])
def test_seeds_are_read(words: str, seeds: tuple[int, ...]) -> None:
    assert seeds_in(words) == seeds


@pytest.mark.parametrize("words", ["", "a", "1-", "1..5", "-"])
def test_what_is_no_seed_is_refused(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--seeds", words], trace=blind) == 2
    assert "write 1-5" in capsys.readouterr().err


def test_a_plot_escapes_what_it_is_told() -> None:
    drawn = plot({"<missing>": {"a & b": [(0.0, 1.0), (0.5, 0.25)]}}, title="curves", description="shares")
    root = ET.fromstring(drawn)
    words = [each.text for each in root.iter() if each.text and each.text.strip()]
    assert "<missing>" in words
    assert "a & b" in words


def test_a_join_of_equal_names_finds_only_chains_of_two_legs_under_one_code() -> None:
    world = build(replace(SMALL, shipments=3000))
    score = measured(world, naive, missing=0.0, noise=0.0)
    for kind in ("relabelled", "two hubs", "domestic detour"):
        assert recall([score], kind=kind).hits == 0
    assert recall([score], kind="new shell") == Share(6, 6)
    spoiled = measured(world, naive, missing=0.0, noise=1.0)
    assert recall([spoiled]).hits < recall([score]).hits
