"""Speed, memory and start-up: `python -m benchmarks [--articles 10000]` (make bench).

Prints ratios against the plain spaCy pipeline in the same run, cold starts and, with `--articles`, throughput and peak
memory of a folder of that many articles. Nothing is asserted: what a clock says depends on the machine.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.folder import run
from benchmarks.speed import HEADING, race
from benchmarks.start import COMMANDS, least
from benchmarks.texts import ROOT, articles, background, dense, treebank

# Numeric libraries read these once, when they are loaded; on several threads a CPU-second would mean something else.
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def on_one_thread() -> None:
    """Start this program anew with single-threaded numerics, unless they are so already."""
    if all(os.environ.get(name) == "1" for name in _ONE_THREAD):
        return
    os.environ.update(dict.fromkeys(_ONE_THREAD, "1"))
    os.execv(sys.executable, [sys.executable, "-m", "benchmarks", *sys.argv[1:]])  # noqa: S606 - itself


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the measurements."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Speed, memory and start-up.")
    parser.add_argument("--repeats", type=int, default=5, help="turns of each, of which the quickest counts (5)")
    parser.add_argument("--articles", type=int, default=0, help="also read a folder of so many articles into a case")
    options = parser.parse_args(arguments)
    shared = Path(os.environ.get("ENDUSE_SHARED") or ROOT.parent / "shared")
    reports, general = dense(shared), treebank(shared)
    quiet = background(reports)
    print(HEADING)
    print(race("dense reports", reports, options.repeats, 0.8), flush=True)
    if general:
        print(race("GUM alone", general, options.repeats), flush=True)
    else:
        print("GUM alone: skipped, data/reading/gum is not in ENDUSE_SHARED")
    print(race("sentences that are quiet", quiet, options.repeats), flush=True)
    print(race("general news, both", [*general, *quiet], options.repeats, 8), flush=True)
    print("\nseconds to start")
    for name, (command, aim) in COMMANDS.items():
        print(f"{name:<24}{least(command, options.repeats):>8.3f}{f'   (aim: {aim})' if aim else ''}", flush=True)
    if options.articles:
        _folder(options.articles, list(articles(general or quiet, reports, options.articles)))


def _folder(number: int, texts: list[str]) -> None:
    said = run(texts)
    read, failed, claims = (int(count) for count in said.said.split())
    size = sum(len(text.split()) for text in texts)
    print(f"\na folder of {number:,} articles, {size:,} words: {read:,} read, {failed} failed, {claims:,} claims")
    print(f"{said.seconds:.0f} s, {number / said.seconds:.1f} articles and {size / said.seconds:,.0f} words a second")
    print(f"peak memory of all processes {said.peak / 2**20:,.0f} MiB   (aim: 1144, which is 1.2 GB)")


if __name__ == "__main__":
    on_one_thread()
    main()
