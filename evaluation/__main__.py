"""Quality on every labelled corpus at hand, against the pinned floors: `python -m evaluation` (make evaluate).

The corpora that are not part of the repository are looked for in the folder that ENDUSE_SHARED names, ../shared without
it; what is absent is skipped, with the reason. Reports held out are scored in total only. Exits 1 when a floor is
broken or a corpus is not the one its floors were pinned on, 0 otherwise. `--pin REASON` raises the floors of every
corpus measured to what is reached now, and pins changed corpora anew; it never lowers a floor of an unchanged corpus.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.baseline import Floor, floors, pinned_at, written
from evaluation.corpus import Corpus, Numbers, corpora, digest

BASELINE = Path(__file__).with_name("baseline.toml")
SHARED = Path(__file__).parents[2] / "shared"


@dataclass(frozen=True, slots=True)
class Measured:
    """A corpus and what was measured on it; `numbers` is None when it was skipped, for the reason given."""

    corpus: Corpus
    numbers: Numbers | None
    digest: str = ""
    skipped: str = ""


def measured(wanted: Iterable[Corpus], shared: Path) -> Iterator[Measured]:
    """Measure corpus by corpus."""
    for corpus in wanted:
        place = corpus.place(shared)
        if not place.exists():
            where = "ENDUSE_SHARED" if corpus.root == "shared" else "evaluation/reports"
            yield Measured(corpus, None, skipped=f"{corpus.path} is not in {where}")
            continue
        numbers = corpus.runner(place)
        if not numbers[corpus.size]:
            yield Measured(corpus, None, skipped=f"{corpus.path} holds nothing to measure")
            continue
        yield Measured(corpus, numbers, digest(place))


def lines(result: Measured, pinned: Sequence[Floor]) -> Iterator[str]:
    """The table's lines of one corpus."""
    corpus = result.corpus
    if result.numbers is None:
        yield f"{corpus.name:<26}skipped: {result.skipped}"
        return
    own = {floor.measure: floor for floor in pinned if floor.corpus == corpus.name}
    for name in corpus.shown:
        head = (corpus.name, f"{result.numbers[corpus.size]} {corpus.size}") if name == corpus.shown[0] else ("", "")
        value, floor = result.numbers[name], own.get(name)
        bound = "held out" if corpus.held_out else str(floor or "")
        told = f"{head[0]:<26}{head[1]:<18}{name:<26}{_told(value):>8}  {bound:<10}{_verdict(result, floor, value)}"
        yield told.rstrip()


def _told(value: float) -> str:
    """Counts as they are, shares to three decimals, percents to one."""
    return str(value) if isinstance(value, int) else f"{value:.3f}" if abs(value) < 10 else f"{value:.1f}"


def _verdict(result: Measured, floor: Floor | None, value: float) -> str:
    if floor is None:
        return ""
    if floor.digest != result.digest:
        return "corpus changed"
    return "" if floor.holds(value) else "BROKEN"


def broken(results: Iterable[Measured], pinned: Iterable[Floor]) -> list[str]:
    """What keeps the gate shut, a line each: broken floors, and floors of a corpus that has changed."""
    found = {result.corpus.name: result for result in results if result.numbers is not None}
    said: list[str] = []
    for floor in pinned:
        result = found.get(floor.corpus)
        if result is None or result.numbers is None:
            continue
        value = result.numbers.get(floor.measure)
        if floor.digest != result.digest:
            said.append(f"{floor.corpus}: the corpus has changed since {floor.date}; pin it anew with --pin REASON")
        elif value is None or not floor.holds(value):
            said.append(f"{floor.corpus}, {floor.measure}: {value}, but {floor} since {floor.date} ({floor.reason})")
    return list(dict.fromkeys(said))


def raised(results: Iterable[Measured], pinned: Sequence[Floor], reason: str, date: str) -> list[Floor]:
    """The floors after pinning: raised to what was measured, new for new or changed corpora, the rest as they were."""
    before = {(floor.corpus, floor.measure): floor for floor in pinned}
    after = dict(before)
    for result in results:
        if result.numbers is None or result.corpus.held_out:
            continue
        for name in result.corpus.shown:
            key = (result.corpus.name, name)
            old = before.get(key)
            fresh = Floor(*key, 0.0, result.digest, date, reason)
            bound = pinned_at(result.numbers[name], is_ceiling=fresh.is_ceiling)
            if old is None or old.digest != result.digest or (bound != old.bound and old.holds(bound)):
                after[key] = Floor(*key, bound, result.digest, date, reason)
    return list(after.values())


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m evaluation", description="Quality against the pinned floors.")
    parser.add_argument(
        "corpus", nargs="*", help="only corpora whose name starts so (claims, geneva, factuality, plover)"
    )
    parser.add_argument("--pin", metavar="REASON", help="raise the floors to what is measured, for this reason")
    parser.add_argument("--no-held-out", action="store_true", help="leave the reports held out unread")
    parser.add_argument("--baseline", type=Path, default=BASELINE, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    wanted = [
        corpus
        for corpus in corpora()
        if (not options.corpus or corpus.name.startswith(tuple(options.corpus)))
        and not (options.no_held_out and corpus.held_out)
    ]
    if not wanted:
        parser.error(f"no corpus of that name; there are {', '.join(corpus.name for corpus in corpora())}")
    pinned: Sequence[Floor] = floors(options.baseline)
    results: list[Measured] = []
    print(f"{'corpus':<26}{'size':<18}{'measure':<26}{'value':>8}  floor")
    for result in measured(wanted, Path(os.environ.get("ENDUSE_SHARED") or SHARED)):
        results.append(result)
        print(*lines(result, pinned), sep="\n", flush=True)
    if options.pin:
        pinned = raised(results, pinned, options.pin, dt.datetime.now(tz=dt.UTC).date().isoformat())
        options.baseline.write_text(written(pinned), encoding="utf-8")
    wrong = broken(results, pinned)
    print(*wrong, sep="\n", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
