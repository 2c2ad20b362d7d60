"""Sessions shown in the documentation: fenced blocks named `console`, taken apart, run, and written again."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))

_FENCE = re.compile(r"^```(?P<language>[\w-]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_PROMPT = "$ "
_MORE = "> "
ANYTHING = "..."
"""A line of output that stands for any number of lines."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command of a session.

    Args:
        text: The command, as typed.
        output: The lines shown under it.
        line: Where it stands in its page, counted from 1.
    """

    text: str
    output: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a page."""

    language: str
    body: str
    line: int


def blocks(page: str) -> Iterator[Block]:
    """The fenced blocks of a page, in order."""
    for fence in _FENCE.finditer(page):
        yield Block(fence["language"], fence["body"], page.count("\n", 0, fence.start("body")) + 1)


def commands(page: str) -> Iterator[Command]:
    """The commands of the `console` blocks of a page, in order."""
    for block in blocks(page):
        if block.language == "console":
            yield from _session(block)


def _session(block: Block) -> Iterator[Command]:
    typed: list[str] = []
    shown: list[str] = []
    start = block.line
    for number, line in enumerate(block.body.splitlines(), start=block.line):
        if line.startswith(_PROMPT):
            if typed:
                yield Command("\n".join(typed), tuple(shown), start)
            typed, shown, start = [line.removeprefix(_PROMPT)], [], number
        elif not typed:
            raise ValueError(f"line {number}: output without a command")
        elif line.startswith(_MORE) and not shown:
            typed.append(line.removeprefix(_MORE))
        else:
            shown.append(line)
    if typed:
        yield Command("\n".join(typed), tuple(shown), start)


def place(folder: Path) -> Path:
    """Make a folder in which the commands of a page can be run: it holds the examples and the evaluation."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "examples", folder / "examples")
    (folder / "evaluation").symlink_to(ROOT / "evaluation")
    return folder


def run(command: Command, folder: Path) -> tuple[str, ...]:
    """Run a command as a shell would and answer what it prints, standard error included; ends of lines are trimmed."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("ENDUSE_")},
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "112",
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        ["bash", "-c", command.text],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
    return tuple(line.rstrip() for line in done.stdout.decode().splitlines())


def agrees(shown: tuple[str, ...], printed: tuple[str, ...]) -> bool:
    """Whether what a page shows is what was printed; a line `...` stands for any lines."""
    pattern = "".join("(?:.*\n)*?" if line.strip() == ANYTHING else re.escape(line.rstrip()) + "\n" for line in shown)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None
