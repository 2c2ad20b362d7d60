"""Claims against what an analyst expects: `python -m evaluation.claims FILE.expected.json … | DIR`.

A claim's *core* is right when its kind and its countries are those expected and at least half of the expected goods are
named. It is *full* when stage, factuality and the first source are right too, and whatever else the analyst states.
Each claim answers one expected claim at most, the best fitting pairs first and required claims before optional ones;
what answers an optional claim is not counted, neither for nor against. Reports are read with the date their file
states.

One line a report, then the total. `-v` prints each miss (-), each claim with a wrong slot (~) and each false claim (+).
Reports kept aside for the final measurement (folders named held_out…) are scored only as a total, since a look at their
misses would make them development reports; `--open-held-out` says that this is wanted.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from enduse.claims.reader import open_reader
from enduse.claims.verify import holds
from enduse.model import Claim, Document, Failure, MeasureClaim
from enduse.sources import documents
from evaluation.expected import Expected, Report, core_right, countries, report, wrong_slots

Reading = Callable[[Document], tuple[Claim, ...]]
HELD_OUT = "held_out"


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts behind precision and recall; they add up over reports.

    Args:
        right: Expected claims found.
        said: Claims read, those that answer an optional claim left out.
        wanted: Required claims.
    """

    right: int
    said: int
    wanted: int

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.said + other.said, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Share of the claims read that are right; of none, whether none was wanted."""
        return self.right / self.said if self.said else float(not self.wanted)

    @property
    def recall(self) -> float:
        """Share of the required claims found; of none, whether none was read."""
        return self.right / self.wanted if self.wanted else float(not self.said)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Scored:
    """What became of one report.

    Args:
        core: Claims whose core is right.
        full: Claims with nothing wrong.
        missed: Required claims nothing answers.
        partly: Required claims found, with what is wrong about them.
        extra: Claims that answer nothing.
        loose_spans: Claims with a span that does not quote the text.
    """

    core: Tally
    full: Tally
    missed: tuple[Expected, ...]
    partly: tuple[tuple[Expected, list[str]], ...]
    extra: tuple[Claim, ...]
    loose_spans: int


def score(expected: Sequence[Expected], claims: Sequence[Claim], text: str) -> Scored:
    """Compare the claims read from a text with those expected of it."""
    required = [family for family in _families(expected) if family[0].required]
    optional = [family for family in _families(expected) if not family[0].required]
    met = _pairs(required, dict(enumerate(claims)))
    taken = {at for at, _ in met.values()}
    spared = _pairs(optional, {at: claim for at, claim in enumerate(claims) if at not in taken})
    idle = taken | {at for at, _ in spared.values()}
    said = len(claims) - len(spared)
    flawless = sum(not wrong for _, wrong in met.values())
    return Scored(
        core=Tally(len(met), said, len(required)),
        full=Tally(flawless, said, len(required)),
        missed=tuple(family[0] for i, family in enumerate(required) if i not in met),
        partly=tuple((required[i][0], wrong) for i, (_, wrong) in sorted(met.items()) if wrong),
        extra=tuple(claim for at, claim in enumerate(claims) if at not in idle),
        loose_spans=sum(not holds(claim, text) for claim in claims),
    )


def _families(expected: Iterable[Expected]) -> list[list[Expected]]:
    """Each claim with its other codings, the main one first."""
    found = {claim.number: [claim] for claim in expected if claim.variant_of is None}
    for claim in expected:
        if claim.variant_of is not None:
            found[claim.variant_of].append(claim)
    return list(found.values())


def _pairs(families: Sequence[Sequence[Expected]], claims: dict[int, Claim]) -> dict[int, tuple[int, list[str]]]:
    """Family → the claim that answers it and what is wrong with it; the pairs with least wrong are made first."""
    fits: list[tuple[int, int, int, list[str]]] = []
    for family, codings in enumerate(families):
        for at, claim in claims.items():
            wrong = [wrong_slots(coding, claim) for coding in codings if core_right(coding, claim)]
            if wrong:
                least = min(wrong, key=len)
                fits.append((len(least), family, at, least))
    met: dict[int, tuple[int, list[str]]] = {}
    used: set[int] = set()
    for _, family, at, least in sorted(fits, key=lambda fit: fit[:3]):
        if family not in met and at not in used:
            met[family] = (at, least)
            used.add(at)
    return met


def scored(expected: Report, read: Reading) -> Scored:
    """Read a report with the date its file states, and compare.

    Raises:
        EnduseError: The report cannot be read.
    """
    for document in documents([str(expected.document)], published=expected.published):
        if isinstance(document, Failure):
            raise document.error
        return score(expected.claims, read(document), document.text)
    raise FileNotFoundError(expected.document)


def expected_files(paths: Iterable[Path]) -> list[Path]:
    """The expected files that paths of files and folders name, those of a folder in sorted order."""
    return [found for path in paths for found in (sorted(path.glob("*.expected.json")) if path.is_dir() else [path])]


def held_out(path: Path) -> bool:
    """Whether a file is kept aside for the final measurement."""
    return any(part.startswith(HELD_OUT) for part in path.resolve().parts)


def measure(path: Path) -> dict[str, float | int]:
    """The total over the expected files of a folder, or over one file."""
    return total(scored(report(file), open_reader("rules").read) for file in expected_files([path]))


def total(results: Iterable[Scored]) -> dict[str, float | int]:
    """Sums over reports: how many, claims wanted and said, core and full precision, recall and F1."""
    core = full = Tally(0, 0, 0)
    reports = loose = 0
    for result in results:
        core, full = core + result.core, full + result.full
        reports, loose = reports + 1, loose + result.loose_spans
    scores = {
        f"{name} {measure}": getattr(tally, measure)
        for name, tally in (("core", core), ("full", full))
        for measure in ("precision", "recall", "f1")
    }
    return {"reports": reports, "wanted": core.wanted, "said": core.said, **scores, "loose spans": loose}


def told(claim: Claim) -> str:
    """A claim in one line."""
    if isinstance(claim, MeasureClaim):
        ends = {"issuer": claim.issuer, "targets": claim.targets}
        goods = list(claim.instruments)
    else:
        ends = {
            "supplier": claim.supplier,
            "via": claim.intermediaries,
            "recipient": claim.recipient,
            "parties": claim.parties,
        }
        goods = [item.description for item in claim.items]
    who = {slot: sorted(countries(parties)) for slot, parties in ends.items() if parties}
    said = " … ".join(span.exact[:90] for span in claim.spans)
    return f"{who} {goods} {claim.stage}/{claim.factuality}: {said}"


def findings(result: Scored) -> Iterator[str]:
    """What is wrong, a line each."""
    yield from (f"  - {claim.number}: {claim.quote}" for claim in result.missed)
    yield from (f"  ~ {claim.number}: {'; '.join(wrong)}: {claim.quote}" for claim, wrong in result.partly)
    yield from (f"  + {told(claim)}" for claim in result.extra)


def line(name: str, core: Tally, full: Tally) -> str:
    """One line of the table."""
    numbers = "".join(f"{value:7.3f}" for t in (core, full) for value in (t.precision, t.recall, t.f1))
    return f"{name:<34}{numbers}{core.wanted:8}{core.said:6}"


def main(arguments: Sequence[str] | None = None) -> None:
    """Score the files and folders named on the command line."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.claims", description="Claims against expected files.")
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE.expected.json|DIR")
    parser.add_argument("-v", "--verbose", action="store_true", help="print misses, wrong slots and false claims")
    parser.add_argument("--open-held-out", action="store_true", help="look into reports kept for the final measurement")
    options = parser.parse_args(arguments)
    files = expected_files(options.paths)
    closed = {file for file in files if held_out(file) and not options.open_held_out}
    if closed and options.verbose:
        parser.error(f"{min(closed)} is held out; leave -v, or say --open-held-out and stop calling it so")
    if not files:
        parser.error("no *.expected.json there; name an expected file or a folder of them")
    read = open_reader("rules").read
    sums = {True: (Tally(0, 0, 0), Tally(0, 0, 0)), False: (Tally(0, 0, 0), Tally(0, 0, 0))}
    print(f"{'':<34}{'core P':>7}{'R':>7}{'F1':>7}{'full P':>7}{'R':>7}{'F1':>7}{'wanted':>8}{'said':>6}")
    loose = 0
    for file in files:
        result = scored(report(file), read)
        aside = file in closed
        sums[aside] = (sums[aside][0] + result.core, sums[aside][1] + result.full)
        loose += result.loose_spans
        if not aside:
            print(line(file.name.removesuffix(".expected.json"), result.core, result.full), flush=True)
        if options.verbose:
            print(*findings(result), sep="\n", flush=True)
    for aside, name in ((False, "total"), (True, "held out, total")):
        if sums[aside][0] != Tally(0, 0, 0):
            print(line(name, *sums[aside]))
    print(f"claims with a span that does not quote the text: {loose}")


if __name__ == "__main__":
    main(sys.argv[1:])
