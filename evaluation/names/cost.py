"""What matching costs: seconds to build and reopen the index, memory, names a second of one processor.

Measured in fresh processes, so that nothing warmed up or loaded before counts for or against the matcher. Run as a
program (`python -m evaluation.names.cost build|reopen`) it is that process: a JSON object on stdin, one on stdout.
"""

from __future__ import annotations

import gc
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from enduse.model.errors import InputError
from evaluation.names.cases import Case
from evaluation.names.ours import ANY_SCORE, asked
from evaluation.names.parties import entities

ROOT = Path(__file__).parents[2]
# Asking at any score is slow, and only told beside the speed that counts.
FEW = 1_000


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds and megabytes (2**20 bytes).

    Args:
        parties: Entities read from the lists.
        build_seconds: Wall-clock seconds to index them, reading the lists apart.
        build_mb: Memory the index added once built.
        build_peak_mb: The most the process held over what it held before building, at any time.
        file_mb: Size of the index as saved.
        reopen_seconds: Wall-clock seconds to open it in a fresh process, libraries imported before.
        reopen_mb: Memory it added there, after the names were asked.
        names: Names asked.
        names_per_cpu_second: At the threshold, in one batch, in a fresh process.
        names_per_cpu_second_any: The same at any score.
    """

    parties: int
    build_seconds: float
    build_mb: float
    build_peak_mb: float
    file_mb: float
    reopen_seconds: float
    reopen_mb: float
    names: int
    names_per_cpu_second: float
    names_per_cpu_second_any: float


def cost(lists: Sequence[Path], cases: Sequence[Case], *, threshold: float) -> Cost:
    """Measure the matcher on these lists and names.

    Raises:
        InputError: The matcher failed in a fresh process.
    """
    with tempfile.TemporaryDirectory() as folder:
        message = {
            "lists": [str(path.resolve()) for path in lists],
            "index": str(Path(folder) / "index"),
            "names": [(case.name, case.schema) for case in cases],
            "threshold": threshold,
        }
        return Cost(**_child("build", message), **_child("reopen", message))


def building(message: dict[str, Any]) -> dict[str, float]:
    """Build and save; what that costs."""
    from enduse.screening import Screener  # noqa: PLC0415

    read = entities([Path(path) for path in message["lists"]])
    gc.collect()
    before, peak = held(), peak_held()
    started = time.perf_counter()
    screener = Screener.build(read)
    spent = time.perf_counter() - started
    gc.collect()
    after = held()
    saved = Path(message["index"])
    screener.save(saved)
    files = [saved] if saved.is_file() else [path for path in saved.rglob("*") if path.is_file()]
    return {
        "parties": len(read),
        "build_seconds": spent,
        "build_mb": after - before,
        "build_peak_mb": max(peak_held(), peak) - before,
        "file_mb": sum(path.stat().st_size for path in files) / 2**20,
    }


def reopening(message: dict[str, Any]) -> dict[str, float]:
    """Open and ask; what that costs."""
    from enduse.screening import Screener  # noqa: PLC0415

    cases = [Case(name, schema, "") for name, schema in message["names"]]
    gc.collect()
    before = held()
    started = time.perf_counter()
    screener = Screener.open(Path(message["index"]))
    opened = time.perf_counter() - started
    at_threshold = asked(screener, cases, threshold=message["threshold"], limit=5).cpu_seconds
    gc.collect()
    after = held()
    few = cases[:FEW]
    at_any = asked(screener, few, threshold=ANY_SCORE, limit=10).cpu_seconds
    return {
        "reopen_seconds": opened,
        "reopen_mb": after - before,
        "names": len(cases),
        "names_per_cpu_second": len(cases) / at_threshold if at_threshold else 0.0,
        "names_per_cpu_second_any": len(few) / at_any if at_any else 0.0,
    }


def held() -> float:
    """Megabytes of memory this process holds now; its peak where the system does not say."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return peak_held()


def peak_held() -> float:
    """The most megabytes this process ever held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _child(step: str, message: dict[str, Any]) -> dict[str, Any]:
    told = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "evaluation.names.cost", step],
        input=json.dumps(message), capture_output=True, text=True, check=False, cwd=ROOT,
    )  # fmt: skip
    if told.returncode:
        last = (told.stderr.strip().splitlines() or ["no message"])[-1]
        raise InputError(f"the cost of matching cannot be measured: {last}; mend enduse.screening first")
    answer: dict[str, Any] = json.loads(told.stdout)
    return answer


if __name__ == "__main__":
    STEPS = {"build": building, "reopen": reopening}
    json.dump(STEPS[sys.argv[1]](json.load(sys.stdin)), sys.stdout)
