"""Write what the commands print now under them, page by page: `make refresh`.

Output shortened by hand with a line `...` is left alone and named when it no longer agrees.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from console import ANYTHING, PAGES, ROOT, agrees, commands, place, run


def refreshed(page: str, folder: Path) -> tuple[str, list[int]]:
    """The page with the output of its commands renewed, and the lines of commands to be looked at by hand."""
    lines = page.splitlines()
    trouble = []
    changes = []
    for command in commands(page):
        printed = run(command, folder)
        if agrees(command.output, printed):
            continue
        if ANYTHING in command.output:
            trouble.append(command.line)
            continue
        first = command.line + command.text.count("\n")
        changes.append((first, first + len(command.output), printed))
    for first, last, printed in reversed(changes):
        lines[first:last] = printed
    return "\n".join(lines) + "\n", trouble


def main() -> int:
    """Refresh all pages, or those named as arguments."""
    left = 0
    pages = [Path(name).resolve() for name in sys.argv[1:]] or [page for page in PAGES if page.exists()]
    for page in pages:
        before = page.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            after, trouble = refreshed(before, place(Path(folder) / "page"))
        name = page.relative_to(ROOT)
        if after != before:
            page.write_text(after, encoding="utf-8")
            sys.stdout.write(f"{name}: refreshed\n")
        for line in trouble:
            sys.stdout.write(f"{name}:{line}: no longer agrees, and is shortened by hand\n")
        left += len(trouble)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
