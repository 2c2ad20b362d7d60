from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from enduse.model import Document

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.folder import _descends, watched  # noqa: E402
from benchmarks.speed import Race, race  # noqa: E402
from benchmarks.start import least  # noqa: E402
from benchmarks.texts import articles, background, dense, treebank, words  # noqa: E402

CONLLU = """# newpar
# newpar_block = p (2 s)
# text = One sentence stands here.
1\tOne\tone\tNUM\tCD\t_\t2\tnummod\t_\t_
# text = Another follows it.
# newpar
# text = A new paragraph.
"""


class TestTexts:
    def test_a_treebank_becomes_running_text(self, tmp_path: Path) -> None:
        folder = tmp_path / "data/reading/gum/dep"
        folder.mkdir(parents=True)
        (folder / "a.conllu").write_text(CONLLU, encoding="utf-8")
        (text,) = treebank(tmp_path)
        assert text.text == "One sentence stands here. Another follows it.\n\nA new paragraph."
        assert words([text]) == 10

    def test_no_treebank_no_texts(self, tmp_path: Path) -> None:
        assert treebank(tmp_path) == []

    def test_reports_are_at_hand_without_shared_corpora(self, tmp_path: Path) -> None:
        assert len(dense(tmp_path)) >= 20

    @pytest.mark.parametrize(
        "told", ["Chad sold tanks.", "A delivery came.", "They paid.", "Exports grew.", "Sanctions bite."]
    )
    def test_sentences_that_may_tell_are_left_out(self, told: str) -> None:
        (text,) = background([Document(f"It rained in May. {told} But butter was dear.")])
        assert text.text == "It rained in May. But butter was dear."

    def test_a_report_that_tells_throughout_leaves_nothing(self) -> None:
        assert background([Document("Chad delivered tanks.")]) == []

    def test_articles_differ_and_come_again(self) -> None:
        general, reports = [Document("a\n\nb\n\nc")], [Document("x\n\ny")]
        made = list(articles(general, reports, 30))
        assert len(set(made)) == 30
        assert made == list(articles(general, reports, 30))
        assert sum("x" in text for text in made) == 3


class TestMeasuring:
    def test_a_race_times_both(self) -> None:
        found = race("toy", [Document("Chad sold tanks to Peru. It rained.")], 1, 2)
        assert (found.documents, found.words) == (1, 7)
        assert found.reader > 0
        assert found.plain > 0

    def test_twice_the_time_is_half_the_ratio(self) -> None:
        assert Race("toy", 1, 10, 2.0, 1.0).ratio == 0.5
        assert "aim" not in str(Race("toy", 1, 10, 2.0, 1.0))

    def test_memory_of_children_counts(self) -> None:
        inner = "x = bytearray(60_000_000); import time; time.sleep(1.2)"
        outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}]); print('done')"
        found = watched([sys.executable, "-c", outer])
        assert found.said == "done\n"
        assert found.peak > 60_000_000 or not Path("/proc/self/statm").exists()

    def test_a_failed_run_is_an_error(self) -> None:
        with pytest.raises(subprocess.CalledProcessError):
            watched([sys.executable, "-c", "raise SystemExit(3)"])
        with pytest.raises(subprocess.CalledProcessError):
            least([sys.executable, "-c", "raise SystemExit(3)"], 1)

    def test_descent(self) -> None:
        assert _descends(3, 1, {3: 2, 2: 1, 1: 0})
        assert not _descends(4, 1, {4: 0, 1: 0})
        assert not _descends(5, 1, {})
