"""Routes through millions of shipments on disk, beside searches of networkx: `python -m benchmarks.routes`.

Prints seconds, memory and ratios; nothing is asserted. Each size is searched in a process of its own, so that its peak
memory is its own.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from benchmarks.routes_plot import growth_plot
from benchmarks.routes_walk import enumerated, graph_of, walked
from benchmarks.routes_world import made_up
from enduse.tracing.asking import ground
from enduse.tracing.question import Question
from enduse.tracing.ranking import Found
from enduse.tracing.records import Records
from enduse.tracing.search import search
from evaluation.networks import as_values

Result = TypeVar("Result")
QUESTION: Final = Question(("cn",), ("ru",), "chpl", "2022-02-24")
_WALKED: Final = 2_000_000
"""Rows at most that networkx is asked to hold."""
HEADING: Final = f"{'routes':<52}{'rows':>12}{'seconds':>10}{'CPU s':>9}{'MiB':>7}{'chains':>10}"


def records_in(folder: Path) -> Records:
    """The records of a store."""
    return Records(folder / "movements.parquet", folder / "parties.parquet")


def timed(folder: Path, repeats: int = 3) -> dict[str, float]:
    """The best of several searches: seconds, CPU-seconds, peak MiB of the process, chains."""
    best: dict[str, float] = {"seconds": float("inf")}
    for _ in range(repeats):
        began, busy = time.perf_counter(), time.process_time()
        found = search(records_in(folder), ground(QUESTION))
        taken = time.perf_counter() - began
        if taken < best["seconds"]:
            best = {"seconds": taken, "cpu": time.process_time() - busy, "chains": found.ways or 0}
    best["peak"] = peak()
    return best


def peak() -> float:
    """The most memory this process has held, in MiB; the figure of `getrusage` would be that of the one that ran it."""
    status = Path("/proc/self/status")
    if not status.exists():  # Linux alone tells it there
        return float("nan")
    told = status.read_text(encoding="ascii")
    return int(told.split("VmHWM:")[1].split()[0]) / 1024


def apart(folder: Path) -> dict[str, float]:
    """`timed` in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.routes", "--search", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  # ourselves
    answer: dict[str, float] = json.loads(done.stdout)
    return answer


def beside(folder: Path, budget: float) -> list[str]:
    """Lines on the searches of networkx over the same store, and whether they find the same."""
    asked = ground(QUESTION)
    graph = as_values(records_in(folder))
    network = graph_of(list(graph.movements))
    walk, slow = quickest(lambda: walked(network, graph, asked))
    fast, best = quickest(lambda: search(records_in(folder), asked, threads=1))
    done, suppliers, taken = enumerated(network, asked, budget)
    whole = taken * suppliers / done
    rows = len(graph.movements)
    told = (
        ("the search here, one thread", f"{fast:.2f}", ""),
        (
            "networkx, dates and goods looked at while walking",
            f"{walk:,.1f}",
            f"{walk / fast:,.0f} times as long; same routes: {'yes' if same(slow, best.found) else 'NO'}",
        ),
        (
            "networkx, all_simple_edge_paths, looked at after",
            f"{whole:,.0f}",
            f"{whole / fast:,.0f} times as long; {done:,} of {suppliers:,} suppliers in {taken:.0f} s, so in all",
        ),
    )
    return [f"{name:<52}{rows:>12,}{'':>10}{seconds:>9}   {words}" for name, seconds, words in told]


def quickest(work: Callable[[], Result], repeats: int = 3) -> tuple[float, Result]:
    """CPU-seconds of the best of several runs, and what the last of them answered."""
    taken = float("inf")
    for _ in range(repeats):
        began = time.process_time()
        answer = work()
        taken = min(taken, time.process_time() - began)
    return taken, answer


def same(slow: list[Found], fast: tuple[Found, ...]) -> bool:
    """Whether two searches list the same routes with the same scores and weights."""
    return [(each.chain, each.score, each.carried.grams) for each in slow] == [
        (each.chain, each.score, each.carried.grams) for each in fast
    ]


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description="Routes through millions of shipments.")
    parser.add_argument("--rows", type=int, nargs="*", default=[1_000_000, 5_000_000], help="sizes to search")
    parser.add_argument("--budget", type=float, default=60.0, help="seconds for the search that is stopped")
    parser.add_argument("--plot", type=Path, help="write the growth curve there, as SVG")
    parser.add_argument("--search", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.search:
        sys.stdout.write(json.dumps(timed(given.search)))
        return
    print(HEADING)
    folder = Path(tempfile.mkdtemp(prefix="enduse-routes-"))
    curve: list[tuple[int, float, float]] = []
    try:
        for place, rows in enumerate(given.rows):
            made_up(rows, folder / str(rows))
            found = apart(folder / str(rows))
            curve.append((rows, found["seconds"], found["peak"]))
            print(
                f"{'from cn to ru, priority goods, up to four legs':<52}{rows:>12,}{found['seconds']:>10.2f}"
                f"{found['cpu']:>9.2f}{found['peak']:>7.0f}{found['chains']:>10,.0f}",
                flush=True,
            )
            if place == 0 and rows <= _WALKED:
                print("\n".join(beside(folder / str(rows), given.budget)), flush=True)
            shutil.rmtree(folder / str(rows))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    if given.plot:
        given.plot.write_text(growth_plot(curve), encoding="utf-8")


if __name__ == "__main__":
    main()
