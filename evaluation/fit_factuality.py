"""Fit the trait weights of `score`: `python -m evaluation.fit_factuality TRAIN.jsonl > weights.csv`.

Ridge regression of the labels on the traits of `enduse.claims.traits`, each present or absent. Traits seen fewer than
`RAREST` times are left out; then, fit after fit, the fifth that moves the score least (weight times standard
deviation) is dropped until at most `TRAITS` remain, so that the table stays one that can be read. The same file gives
the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from enduse.claims.factuality import surety_traits
from evaluation.factuality import labelled

RAREST = 25
TRAITS = 200
PENALTY = 10.0
KEPT = 0.8
BASE = "base"
HEADER = """\
# What each trait of a clause adds to the factuality of its event, on a scale from -3 to 3; seen: how often in the data.
# Traits are named in enduse.claims.traits; one that is not listed adds nothing. Fitted on UDS-IH2 train (Rudinger,
# White and Van Durme 2018), {:,} predicates, by evaluation/fit_factuality.py, 2026-11-22.
trait,weight,seen
"""

Matrix: TypeAlias = NDArray[Any]


def design(observed: Sequence[tuple[str, ...]], names: Sequence[str]) -> Matrix:
    """One row a predicate, one column a trait: 1 where it has it."""
    column = {name: at for at, name in enumerate(names)}
    matrix = np.zeros((len(observed), len(names)))
    for row, found in enumerate(observed):
        matrix[row, [column[name] for name in found if name in column]] = 1.0
    return matrix


def ridge(matrix: Matrix, labels: Matrix, free: int) -> Matrix:
    """Weights of the ridge regression, the column `free` without penalty."""
    penalty = np.eye(matrix.shape[1]) * PENALTY
    penalty[free, free] = 0.0
    solved: Matrix = np.linalg.solve(matrix.T @ matrix + penalty, matrix.T @ labels)
    return solved


def fit(observed: Sequence[tuple[str, ...]], labels: Sequence[float]) -> dict[str, float]:
    """Trait → weight, for the traits that stay."""
    counts = Counter(name for found in observed for name in found)
    names = sorted(name for name, count in counts.items() if count >= RAREST or name == BASE)
    target = np.array(labels)
    while True:
        matrix = design(observed, names)
        weights = ridge(matrix, target, names.index(BASE))
        if len(names) <= TRAITS:
            return dict(zip(names, (float(weight) for weight in weights), strict=True))
        moves = np.abs(weights) * matrix.std(axis=0)
        moves[names.index(BASE)] = np.inf
        order = sorted(range(len(names)), key=lambda at: (-moves[at], names[at]))
        names = sorted(names[at] for at in order[: max(TRAITS, int(len(names) * KEPT))])


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="evaluation.fit_factuality", description=__doc__)
    parser.add_argument("file", type=Path, metavar="TRAIN.jsonl")
    found = [(surety_traits(doc, at), label) for doc, at, label in labelled(parser.parse_args(arguments).file)]
    counts = Counter(name for names, _ in found for name in names)
    weights = fit([names for names, _ in found], [label for _, label in found])
    out = sys.stdout
    out.write(HEADER.format(len(found)))
    for name in sorted(weights):
        cell = f'"{name}"' if "," in name else name
        out.write(f"{cell},{weights[name]:.2f},{counts[name]}\n")


if __name__ == "__main__":
    main()
