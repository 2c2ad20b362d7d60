"""A folder of many articles read into a case on all cores: throughput and peak memory of all its processes.

`python -m benchmarks.folder FOLDER CASE` is the reading alone, in a process that can be watched from outside.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_SAMPLE = 0.2  # seconds between looks at the memory


@dataclass(frozen=True, slots=True)
class Watched:
    """A finished process and what it took.

    Args:
        seconds: From start to end.
        peak: Most bytes resident at once in the process and its descendants, pages that they share counted in each.
        said: Its standard output.
    """

    seconds: float
    peak: int
    said: str


def run(articles: Iterable[str]) -> Watched:
    """Write the articles to a folder, read them into a fresh case, and watch.

    Raises:
        subprocess.CalledProcessError: The reading failed.
    """
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room) / "articles"
        folder.mkdir()
        for i, article in enumerate(articles):
            (folder / f"{i:05}.txt").write_text(article, encoding="utf-8")
        return watched([sys.executable, "-m", "benchmarks.folder", str(folder), str(Path(room) / "case")])


def watched(command: list[str]) -> Watched:
    """Run a command to its end, looking at the memory of all its processes.

    Raises:
        subprocess.CalledProcessError: It ends with another status than 0.
    """
    start = time.perf_counter()
    peak = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603 - our own command
        done = threading.Event()

        def look() -> None:
            nonlocal peak
            while not done.wait(_SAMPLE):
                peak = max(peak, resident(process.pid))

        watcher = threading.Thread(target=look, daemon=True)
        watcher.start()
        said, _ = process.communicate()
        done.set()
        watcher.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, said)
    return Watched(time.perf_counter() - start, peak, said)


def resident(root: int) -> int:
    """Resident bytes of a process and its descendants now; 0 where the system has no /proc."""
    import os  # noqa: PLC0415 - sysconf is not there on every system

    page = os.sysconf("SC_PAGE_SIZE")
    parents: dict[int, int] = {}
    sizes: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            after_name = (entry / "stat").read_text().rpartition(")")[2].split()
            sizes[int(entry.name)] = int((entry / "statm").read_text().split()[1]) * page
        except (OSError, IndexError):  # it ended while we looked
            continue
        parents[int(entry.name)] = int(after_name[1])
    return sum(size for pid, size in sizes.items() if _descends(pid, root, parents))


def _descends(pid: int, root: int, parents: dict[int, int]) -> bool:
    while pid != root:
        if pid not in parents:
            return False
        pid = parents[pid]
    return True


def _read(folder: str, case: str) -> None:
    from enduse.case import Case  # noqa: PLC0415 - only the watched process needs it
    from enduse.model import Failure  # noqa: PLC0415 - likewise

    read = failed = claims = 0
    with Case.open(Path(case)) as opened:
        for outcome in opened.read([folder]):
            if isinstance(outcome, Failure):
                failed += 1
            else:
                read += 1
                claims += len(outcome.claims)
    print(read, failed, claims)


if __name__ == "__main__":
    _read(*sys.argv[1:])
