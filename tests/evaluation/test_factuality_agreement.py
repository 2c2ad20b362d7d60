"""The factuality runner: what it counts, and that the rules stay above their floor."""

import json
import math
import os
import sys
from pathlib import Path

import pytest
from spacy.language import Language

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("ENDUSE_SHARED", ROOT.parent / "shared"))
DEV = SHARED / "data" / "reading" / "factuality" / "UDS_IH2" / "dev.jsonl"

sys.path.insert(0, str(ROOT))
from evaluation.factuality import agreement, labelled, main, pearson  # noqa: E402
from evaluation.fit_factuality import BASE, fit  # noqa: E402


def test_pearson_of_a_line_is_one() -> None:
    assert pearson([1, 2, 3], [10, 20, 30]) == pytest.approx(1)
    assert pearson([1, 2, 3], [3, 2, 1]) == pytest.approx(-1)
    assert pearson([1, 2, 3, 4], [1, -1, -1, 1]) == pytest.approx(0)


@pytest.mark.parametrize("pair", [([1, 1], [1, 2]), ([1], [2]), ([], [])])
def test_pearson_is_undefined_where_nothing_varies(pair: tuple[list[float], list[float]]) -> None:
    assert math.isnan(pearson(*pair))


def test_the_runner_counts_sentences_and_predicates(
    tmp_path: Path, nlp: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "few.jsonl"
    lines = [
        {"text": "Iran sold drones .", "targets": [{"span1": [1, 2], "label": 3.0}]},
        {
            "text": "Iran did n't sell tanks , Kirby said .",
            "targets": [{"span1": [3, 4], "label": -3.0}, {"span1": [7, 8], "label": 3.0}],
        },
    ]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    found = agreement(labelled(path))
    assert (found.sentences, found.predicates) == (2, 3)
    assert found.correlation > 0.8
    main([str(path)])
    assert "sentences 2  predicates 3  r 1.000" in capsys.readouterr().out


def test_fitting_finds_what_made_the_labels() -> None:
    observed = [(BASE, "up") if at % 2 else (BASE,) for at in range(400)]
    labels = [2.0 if at % 2 else -1.0 for at in range(400)]
    weights = fit(observed, labels)
    assert weights[BASE] == pytest.approx(-1, abs=0.2)
    assert weights["up"] == pytest.approx(3, abs=0.3)


def test_fitting_leaves_rare_traits_out() -> None:
    observed = [(BASE, "rare"), *[(BASE, "usual")] * 50]
    assert "rare" not in fit(observed, [1.0] * 51)


@pytest.mark.skipif(not DEV.exists(), reason="the labelled sentences are not here (ENDUSE_SHARED)")
def test_rules_stay_above_their_floor() -> None:
    found = agreement(labelled(DEV))
    assert found.predicates == 2642
    assert found.correlation >= 0.70
