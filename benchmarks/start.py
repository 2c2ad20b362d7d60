"""Cold starts: seconds from nothing to done, the least of several."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping

COMMANDS: Mapping[str, tuple[list[str], float | None]] = {
    "python -c pass": ([sys.executable, "-c", "pass"], None),
    "import enduse": ([sys.executable, "-c", "import enduse"], 0.15),
    "enduse --help": ([sys.executable, "-m", "enduse.cli", "--help"], 0.5),
}
"""What is started, and the seconds aimed at."""


def least(command: list[str], repeats: int) -> float:
    """Seconds of the quickest of several runs.

    Raises:
        subprocess.CalledProcessError: A run fails.
    """
    times: list[float] = []
    for _ in range(repeats):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own commands
        times.append(time.perf_counter() - start)
    return min(times)
