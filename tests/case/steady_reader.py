"""Reads a folder into a case until it is killed, and tells each outcome on standard output once it is yielded."""

from __future__ import annotations

import sys
from pathlib import Path

from stub_reader import StubReader

from enduse.case import Case, Reading


def main(case: str, reports: str, diary: str, jobs: str) -> None:
    with Case.open(Path(case)) as opened:
        for outcome in opened.read([reports], reader=StubReader(Path(diary)), jobs=int(jobs)):
            told = outcome.document.id if isinstance(outcome, Reading) else "failed"
            sys.stdout.write(f"{told}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:5])
