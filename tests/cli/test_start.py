from __future__ import annotations

import re
import subprocess
import sys

import pytest
from plain_reader import Enduse

from enduse import __version__


def test_no_arguments_shows_the_help(enduse: Enduse) -> None:
    told = enduse()
    assert told.code == 2
    assert "read" in told.out + told.err


@pytest.mark.parametrize(
    "arguments", [["--help"], ["read", "--help"], ["weigh", "-h"], ["report", "-h"], ["export", "-h"], ["doctor", "-h"]]
)
def test_help_tells_the_exit_codes(enduse: Enduse, arguments: list[str]) -> None:
    told = enduse(*arguments)
    assert told.code == 0
    assert {"0", "2", "3", "4", "5"} <= set(re.findall(r"\d", told.out.rpartition("Exit codes")[2]))


def test_version(enduse: Enduse) -> None:
    assert enduse("--version").out == f"enduse {__version__}\n"


def test_unknown_command(enduse: Enduse) -> None:
    assert enduse("scry").code == 2


# A cold start must not pay for what a command does not use.
@pytest.mark.parametrize("module", ["enduse", "enduse.model", "enduse.cli", "enduse.cli.app"])
def test_start_imports_nothing_heavy(module: str) -> None:
    heavy = [
        "spacy",
        "numpy",
        "trafilatura",
        "pypdfium2",
        "dateparser",
        "jinja2",
        "sqlite3",
        "httpx",
        "pydantic",
        "tomllib",
    ]
    script = f"import sys, {module}; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
