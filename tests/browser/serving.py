"""`enduse serve` as a process of its own, on a port of its own."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def served(case: Path) -> Iterator[str]:
    """The address, without a slash at its end, while the app runs."""
    command = [sys.executable, "-m", "enduse.cli", "serve", "--case", str(case), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout is not None
            address = running.stdout.readline().strip()
            assert address.startswith("http://127.0.0.1:"), running.stderr.read() if running.stderr else ""
            yield address.rstrip("/")
        finally:
            running.terminate()
            running.wait(timeout=30)
