from __future__ import annotations

import math
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from evaluation import __main__ as gate  # noqa: E402
from evaluation.baseline import Floor, floors, pinned_at, written  # noqa: E402
from evaluation.corpus import Corpus, Numbers, corpora, digest  # noqa: E402


def floor(measure: str = "F1", bound: float = 0.8, **changes: Any) -> Floor:
    told = {"corpus": "toy", "digest": "d", "date": "2026-11-22", "reason": "reached", **changes}
    return Floor(measure=measure, bound=bound, **told)


class TestFloor:
    @pytest.mark.parametrize("value", [0.8, 0.81, 1])
    def test_holds_at_and_above_its_bound(self, value: float) -> None:
        assert floor().holds(value)

    @pytest.mark.parametrize("value", [0.79, 0, math.nan, -math.inf])
    def test_breaks_below_and_without_a_number(self, value: float) -> None:
        assert not floor().holds(value)

    def test_a_ceiling_holds_the_other_way(self) -> None:
        assert floor("MAE", 1.1).holds(1.0)
        assert not floor("MAE", 1.1).holds(1.2)
        assert not floor("MAE", 1.1).holds(math.nan)

    @pytest.mark.parametrize(
        ("value", "is_ceiling", "bound"),
        [
            (0.78251, False, 0.782),
            (0.782, False, 0.782),
            (1.07412, True, 1.1),
            (0.3001, True, 0.301),
            (84.97, False, 84.9),
            (19, False, 19),
            (0, True, 0),
            (1.0, False, 1.0),
        ],
    )
    def test_is_pinned_on_the_lenient_side(self, value: float, is_ceiling: bool, bound: float) -> None:
        assert pinned_at(value, is_ceiling=is_ceiling) == bound

    def test_a_pinned_bound_holds(self) -> None:
        assert floor(bound=pinned_at(0.8999999999999999, is_ceiling=False)).holds(0.8999999999999999)
        assert all(floor(bound=pinned_at(n / 997, is_ceiling=False)).holds(n / 997) for n in range(2000))


class TestFile:
    def test_round_trip(self, tmp_path: Path) -> None:
        path = tmp_path / "baseline.toml"
        pinned = (floor(reason='said "so" \\ there'), floor("false finds", 7))
        path.write_text(written(pinned), encoding="utf-8")
        assert floors(path) == pinned

    def test_none_without_a_file(self, tmp_path: Path) -> None:
        assert floors(tmp_path / "baseline.toml") == ()

    @pytest.mark.parametrize("key", ["date", "reason", "digest", "at_least"])
    def test_a_floor_without_its_grounds_is_refused(self, tmp_path: Path, key: str) -> None:
        path = tmp_path / "baseline.toml"
        kept = [line for line in written([floor()]).splitlines() if not line.startswith(f"{key} ")]
        path.write_text("\n".join(kept), encoding="utf-8")
        with pytest.raises(KeyError):
            floors(path)

    def test_the_pinned_floors_are_of_numbers_that_are_measured(self) -> None:
        shown = {(corpus.name, name) for corpus in corpora() for name in corpus.shown}
        assert {(one.corpus, one.measure) for one in floors(gate.BASELINE)} <= shown

    def test_nothing_held_out_is_pinned(self) -> None:
        held_out = {corpus.name for corpus in corpora() if corpus.held_out}
        assert held_out
        assert not held_out & {one.corpus for one in floors(gate.BASELINE)}


class TestDigest:
    def test_knows_a_changed_text_and_a_changed_claim(self, tmp_path: Path) -> None:
        expected, text = tmp_path / "a.expected.json", tmp_path / "a.txt"
        expected.write_text('{"document": "a.txt"}', encoding="utf-8")
        text.write_text("one", encoding="utf-8")
        first = digest(tmp_path)
        text.write_text("two", encoding="utf-8")
        second = digest(tmp_path)
        expected.write_text('{"document": "a.txt", "claims": []}', encoding="utf-8")
        assert len({first, second, digest(tmp_path)}) == 3

    def test_does_not_mind_other_files(self, tmp_path: Path) -> None:
        (tmp_path / "a.expected.json").write_text('{"document": "a.txt"}', encoding="utf-8")
        before = digest(tmp_path)
        (tmp_path / "notes.md").write_text("x", encoding="utf-8")
        assert digest(tmp_path) == before


def toy(numbers: Numbers, **changes: Any) -> Corpus:
    told: dict[str, Any] = {
        "name": "toy",
        "root": "shared",
        "path": "toy.jsonl",
        "runner": lambda _path: numbers,
        "size": "events",
        "shown": ("F1",),
        **changes,
    }
    return Corpus(**told)


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "toy.jsonl").write_text("{}", encoding="utf-8")
    monkeypatch.setenv("ENDUSE_SHARED", str(tmp_path))
    return tmp_path


def run(
    monkeypatch: pytest.MonkeyPatch, shared: Path, wanted: list[Corpus], pinned: list[Floor], *arguments: str
) -> int:
    monkeypatch.setattr(gate, "corpora", lambda: tuple(wanted))
    baseline = shared / "baseline.toml"
    if not baseline.exists():
        baseline.write_text(written(pinned), encoding="utf-8")
    return gate.main(["--baseline", str(baseline), *arguments])


class TestGate:
    def test_opens_when_floors_hold(
        self, shared: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        pinned = [floor(digest=digest(shared / "toy.jsonl"))]
        assert run(monkeypatch, shared, [toy({"events": 5, "F1": 0.85})], pinned) == 0
        assert capsys.readouterr().out.splitlines()[1].split() == ["toy", "5", "events", "F1", "0.850", "≥", "0.8"]

    def test_shuts_when_one_is_broken(
        self, shared: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        pinned = [floor(digest=digest(shared / "toy.jsonl"))]
        assert run(monkeypatch, shared, [toy({"events": 5, "F1": 0.75})], pinned) == 1
        told = capsys.readouterr()
        assert "BROKEN" in told.out
        assert "reached" in told.err

    def test_shuts_when_the_corpus_is_another(
        self, shared: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert run(monkeypatch, shared, [toy({"events": 5, "F1": 0.85})], [floor(digest="other")]) == 1
        assert "changed" in capsys.readouterr().err

    def test_tells_why_it_skips(
        self, shared: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        wanted = [toy({}, path="absent.jsonl"), toy({"events": 0, "F1": 0.0})]
        assert run(monkeypatch, shared, wanted, [floor()]) == 0
        said = capsys.readouterr().out
        assert "absent.jsonl is not in ENDUSE_SHARED" in said
        assert "holds nothing" in said

    def test_what_is_held_out_is_measured_but_not_judged(
        self, shared: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        wanted = [toy({"events": 5, "F1": 0.1}, held_out=True)]
        assert run(monkeypatch, shared, wanted, [], "--pin", "final") == 0
        assert "held out" in capsys.readouterr().out
        assert floors(shared / "baseline.toml") == ()

    def test_what_is_held_out_can_be_left_alone(self, shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def opened(_path: Path) -> Numbers:
            raise AssertionError

        wanted = [toy({"events": 5, "F1": 0.9}), toy({}, held_out=True, runner=opened)]
        assert run(monkeypatch, shared, wanted, [], "--no-held-out") == 0

    def test_an_unknown_corpus_is_a_mistake(self, shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with pytest.raises(SystemExit) as stop:
            run(monkeypatch, shared, [toy({})], [], "nothing")
        assert stop.value.code == 2


class TestPinning:
    def test_raises_floors_and_never_lowers_them(self, shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        baseline = shared / "baseline.toml"
        assert run(monkeypatch, shared, [toy({"events": 5, "F1": 0.85})], [], "--pin", "first") == 0
        assert [(one.bound, one.reason) for one in floors(baseline)] == [(0.85, "first")]
        assert run(monkeypatch, shared, [toy({"events": 5, "F1": 0.9})], [], "--pin", "second") == 0
        assert [(one.bound, one.reason) for one in floors(baseline)] == [(0.9, "second")]
        assert run(monkeypatch, shared, [toy({"events": 5, "F1": 0.7})], [], "--pin", "third") == 1
        assert [(one.bound, one.reason) for one in floors(baseline)] == [(0.9, "second")]

    def test_pins_a_changed_corpus_anew(self, shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        run(monkeypatch, shared, [toy({"events": 5, "F1": 0.9})], [], "--pin", "first")
        (shared / "toy.jsonl").write_text("{}\n{}", encoding="utf-8")
        assert run(monkeypatch, shared, [toy({"events": 6, "F1": 0.7})], [], "--pin", "harder") == 0
        assert [(one.bound, one.reason) for one in floors(shared / "baseline.toml")] == [(0.7, "harder")]

    def test_leaves_what_was_not_measured(self, shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        other = floor(corpus="other")
        run(monkeypatch, shared, [toy({"events": 5, "F1": 0.9})], [other], "--pin", "first")
        assert floors(shared / "baseline.toml")[0] == other
