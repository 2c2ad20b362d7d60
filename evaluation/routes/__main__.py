"""How well routes are traced on simulated worlds: `python -m evaluation.routes`.

Weights are tuned on worlds 1 to 5 and on no others; what is reported is measured on worlds 101 to 105, which nobody
looks at while tuning. A route is found when one of the fifty best has the same chain of true firms; who these are is
told by records, not by names.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Final

from enduse.model.errors import EnduseError
from enduse.simulation import Settings
from evaluation.routes.naive import naive
from evaluation.routes.page import Curve, curve_lines, curves_plot, summary
from evaluation.routes.score import Score
from evaluation.routes.worlds import Trace, built, measured

MISSING: Final = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
NOISE: Final = (0.0, 0.1, 0.2, 0.3)
TUNED: Final = range(1, 6)


def parsed(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.routes", description="Quality of traced routes.")
    add = parser.add_argument
    add("--seeds", default="1-5", help="worlds: 1-5 are for tuning, 101-105 for reporting")
    add("--firms", type=int, default=3000)
    add("--shipments", type=int, default=100_000)
    add("--quick", action="store_true", help="small worlds of 600 firms, no curves")
    add("--naive", action="store_true", help="measure a join of equal names and codes instead, ranked by weight")
    add("--curves", action="store_true", help="also at other shares of missing legs and respelled names")
    add("--json", type=Path, metavar="FILE", help="write every number there")
    add("--plot", type=Path, metavar="FILE", help="write the curves there, as SVG")
    return parser.parse_args(arguments)


def seeds_in(words: str) -> tuple[int, ...]:
    """The seeds of "1-5" or "1,4,101-103".

    Raises:
        ValueError: They are no numbers.
    """
    found: list[int] = []
    for part in words.split(","):
        first, to, last = part.partition("-")
        found += range(int(first), int(last if to else first) + 1)
    return tuple(found)


def main(arguments: Sequence[str] | None = None, trace: Trace | None = None) -> int:
    """Measure and print; the exit status.

    Args:
        arguments: Of the command line.
        trace: What traces; `enduse.case.tracing.trace_files` without it.
    """
    options = parsed(arguments)
    try:
        seeds = seeds_in(options.seeds)
        sizes = (600, 15_000) if options.quick else (options.firms, options.shipments)
        found = _measured(
            seeds, sizes, trace or _tracer(naively=options.naive), curves=options.curves and not options.quick
        )
    except ValueError:
        print(f"error: --seeds {options.seeds}: write 1-5, or 101,103", file=sys.stderr)
        return 2
    except EnduseError as error:
        print(f"error: {error}", file=sys.stderr)
        return error.exit_code
    _show(seeds, found, options)
    return 0


def _tracer(*, naively: bool) -> Trace:
    if naively:
        return naive
    from enduse.case.tracing import trace_files  # noqa: PLC0415  # heavy

    return trace_files


def _measured(seeds: Sequence[int], sizes: tuple[int, int], trace: Trace, *, curves: bool) -> dict[str, Curve]:
    """Scores by what changes and its value; without curves only the two that are reported."""
    wanted = {
        "missing": MISSING if curves else (0.0, 0.5),
        "noise": NOISE if curves else (0.1,),
    }
    found: dict[str, dict[float, list[Score]]] = {name: {value: [] for value in wanted[name]} for name in wanted}
    for seed in seeds:
        world = built(Settings(seed=seed, firms=sizes[0], shipments=sizes[1]))
        for value in wanted["missing"]:
            found["missing"][value].append(measured(world, trace, missing=value, noise=0.1))
        for value in wanted["noise"]:
            known = found["missing"][0.0][-1] if value == 0.1 else None
            found["noise"][value].append(known or measured(world, trace, missing=0.0, noise=value))
        print(f"world {seed} measured", file=sys.stderr, flush=True)
    return {name: dict(curve) for name, curve in found.items()}


def _show(seeds: Sequence[int], found: dict[str, Curve], options: argparse.Namespace) -> None:
    tuned = sum(seed in TUNED for seed in seeds)
    print(f"Worlds {options.seeds}: {tuned} used for tuning, {len(seeds) - tuned} not.\n")
    print(*summary("All legs recorded, one record in ten respelled", found["missing"][0.0]), "", sep="\n")
    print(*summary("Half of the last legs recorded by nobody", found["missing"][0.5]), "", sep="\n")
    if options.curves and not options.quick:
        missing, noise = found["missing"], found["noise"]
        print("Last legs missing (one record in ten respelled)", *curve_lines("missing", missing), "", sep="\n")
        print("Records respelled (all legs recorded)", *curve_lines("noise", noise), sep="\n")
        if options.plot:
            curves = {"last legs recorded by nobody": missing, "records respelled": noise}
            options.plot.write_text(curves_plot(curves), encoding="utf-8")
    if options.json:
        told = {
            name: {str(value): [_plain(score) for score in scores] for value, scores in curve.items()}
            for name, curve in found.items()
        }
        options.json.write_text(json.dumps({"seeds": list(seeds), **told}, indent=1) + "\n", encoding="utf-8")


def _plain(score: Score) -> dict[str, object]:
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in asdict(score).items()}


if __name__ == "__main__":
    sys.exit(main())
