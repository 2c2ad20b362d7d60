"""Red flags on labelled customs declarations: `python -m evaluation.indicators`.

Reads the synthetic Korean declarations from the folder that ENDUSE_SHARED names (../shared without it). Prints the
precision at the top 1 % and 5 % of the TEST file, by the indicators' score (built without any label; what all records
tell together comes from the three files without labels), by gradient-boosted trees that learnt from the labels of the
training file, and by chance; then every indicator by itself. Intervals are 95 %, by resampling rows a thousand times.

With --world DIR it reads a world of `enduse simulate` instead, and says where planted intermediaries, decoys and all
others come out.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from enduse.model.errors import EnduseError
from evaluation.indicators.declarations import Part, parts
from evaluation.indicators.measurement import Lift, findings_of, lifts, precisions, scores_of
from evaluation.indicators.ranking import Figures, Precision
from evaluation.indicators.world import TOPS, Kind, kinds

SHARED = Path(__file__).parents[3] / "shared"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.indicators", description="Red flags, measured.")
    parser.add_argument("--no-baseline", action="store_true", help="leave out the trees that learn from labels")
    parser.add_argument("--world", type=Path, metavar="DIR", help="a world of enduse simulate, instead")
    options = parser.parse_args(arguments)
    try:
        if options.world is not None:
            print("\n".join(_world(kinds(options.world))))
            return 0
        files = parts(Path(os.environ.get("ENDUSE_SHARED") or SHARED))
    except EnduseError as error:
        print(f"evaluation: {error}", file=sys.stderr)
        return error.exit_code
    started = time.perf_counter()
    findings = findings_of(files)
    spent = time.perf_counter() - started
    print(f"{len(files['test'].rows):,} declarations of the test file judged in {spent:.1f} s\n")
    scores = scores_of(findings)
    for name, critical in (("fraud", False), ("critical fraud", True)):
        labels = np.array(files["test"].labels(critical), dtype=float)
        print("\n".join(_ranked(name, scores, labels, files, critical, baseline=not options.no_baseline)))
    labels = np.array(files["test"].labels(critical=False), dtype=float)
    print("\n".join(_each(lifts(findings, labels), float(labels.mean()))))
    return 0


def _ranked(
    name: str, scores: Figures, labels: Figures, files: dict[str, Part], critical: bool, *, baseline: bool
) -> Iterator[str]:
    yield f"{name}: {labels.mean():.2%} of all declarations (what a random ranking finds)"
    yield f"  {'ranked by':<28}{'top 1 %':>24}{'top 5 %':>24}"
    yield _line("red flags, no labels", precisions(scores, labels))
    if baseline:
        from evaluation.indicators.boosted import boosted  # noqa: PLC0415  # scikit-learn is slow to import

        learnt = boosted(files["train"], files["valid"], files["test"], critical=critical)
        yield _line("boosted trees, with labels", precisions(learnt, labels))
    chance = np.random.default_rng(0).random(len(labels))
    yield _line("one random order", precisions(chance, labels))
    yield ""


def _line(name: str, found: Sequence[Precision]) -> str:
    cells = (f"{each.value:.1%} ({each.low:.1%} to {each.high:.1%})" for each in found)
    return f"  {name:<28}" + "".join(f"{cell:>24}" for cell in cells)


def _each(found: Sequence[Lift], base: float) -> Iterator[str]:
    yield f"each red flag by itself: share of fraud among the declarations it fired on; base {base:.1%}"
    yield f"  {'red flag':<24}{'fired':>7}{'not':>7}{'open':>7}{'precision':>26}  "
    for each in found:
        told = f"{each.precision:.1%} ({each.low:.1%} to {each.high:.1%})" if each.fired else ""
        yield f"  {each.rule:<24}{each.fired:>7,}{each.clear:>7,}{each.open:>7,}{told:>26}  {each.signal(base)}"


def _world(found: Sequence[Kind]) -> Iterator[str]:
    yield "receivers outside the destination, ranked by the highest score of their records since the embargo"
    heads = "".join(f"{f'in top {top}':>12}" for top in TOPS)
    yield f"  {'':<10}{'receivers':>10}{'median score':>14}{heads}"
    for each in found:
        within = "".join(f"{count:>12}" for count in each.within)
        yield f"  {each.name:<10}{each.count:>10,}{each.score:>14g}{within}"
    yield ""
    yield "share of receivers on which a flag fired"
    yield f"  {'red flag':<24}" + "".join(f"{each.name:>10}" for each in found)
    for rule in dict.fromkeys(rule for each in found for rule in each.flags):
        yield f"  {rule:<24}" + "".join(f"{each.flags.get(rule, 0):>10.0%}" for each in found)


if __name__ == "__main__":
    sys.exit(main())
