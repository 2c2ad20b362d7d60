"""Labelled corpora at hand, and what each runner measures on them.

A runner is a function from a path to numbers by name: `measure(path) -> dict[str, float | int]`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Numbers = Mapping[str, float | int]
Runner = Callable[[Path], Numbers]
REPORTS = Path(__file__).with_name("reports")


@dataclass(frozen=True, slots=True)
class Corpus:
    """A labelled corpus.

    Args:
        name: How tables and the baseline call it.
        root: Which folder `path` lies in: "shared" for the corpora that are not part of the repository, "reports" for
            the project's own.
        path: The file or folder, below its root.
        runner: Measures on it.
        size: The measured number that tells how large it is.
        shown: The measured numbers that tell how good the reading is.
        held_out: Whether it is kept for the final measurement and never tuned on.
    """

    name: str
    root: Literal["shared", "reports"]
    path: str
    runner: Runner
    size: str
    shown: tuple[str, ...]
    held_out: bool = False

    def place(self, shared: Path, reports: Path = REPORTS) -> Path:
        """Where it lies, given the two roots."""
        return (shared if self.root == "shared" else reports) / self.path


def corpora() -> tuple[Corpus, ...]:
    """All that can be measured, in the order of the table."""
    claims = ("core precision", "core recall", "core f1", "full f1", "loose spans")
    heads = tuple(f"{mode} {value}" for mode in ("gold triggers", "end to end") for value in ("P", "R", "F1"))
    own = [("examples", False), ("dev", False), ("held_out", True), ("held_out_articles", True)]
    sets = [("UDS_IH2", "dev"), ("UW", "dev"), ("MEANTIME", "dev")]
    return (
        Corpus("claims shared", "shared", "reports", _claims, "wanted", claims),
        *(Corpus(f"claims {name}", "reports", name, _claims, "wanted", claims, aside) for name, aside in own),
        Corpus("geneva val", "shared", "data/reading/geneva/val.jsonl", _geneva, "events", heads),
        *(
            Corpus(
                f"factuality {name}",
                "shared",
                f"data/reading/factuality/{name}/{part}.jsonl",
                _factuality,
                "predicates",
                ("r", "MAE"),
            )
            for name, part in sets
        ),
        Corpus(
            "plover",
            "shared",
            "data/reading/plover/PLOVER_GSR_CAMEO.txt",
            _plover,
            "records",
            ("found", "both ends", "found without the table", "false finds"),
        ),
    )


def digest(path: Path) -> str:
    """SHA-256 over the names and bytes of a corpus's files: the same digest, the same questions."""
    total = hashlib.sha256()
    for file in _files(path):
        content = file.read_bytes()
        total.update(f"{file.name}\n{len(content)}\n".encode() + content)
    return total.hexdigest()


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
        return
    for expected in sorted(path.glob("*.expected.json")):
        yield expected
        document = expected.parent / json.loads(expected.read_text(encoding="utf-8"))["document"]
        if document.is_file():
            yield document


# The runners import the language pipeline's modules, seconds that a skipped corpus need not cost.


def _claims(path: Path) -> Numbers:
    from evaluation import claims  # noqa: PLC0415

    return claims.measure(path)


def _geneva(path: Path) -> Numbers:
    from enduse.claims.parse import pipeline  # noqa: PLC0415
    from evaluation import geneva  # noqa: PLC0415

    with path.open(encoding="utf-8") as lines:
        scores = geneva.measure([json.loads(line) for line in lines if line.strip()], pipeline())
    numbers: dict[str, float | int] = {"events": scores.events.total()}
    for mode in geneva.MODES:
        tally = scores.tallies[mode]["all"]
        numbers |= {f"{mode} P": tally.precision, f"{mode} R": tally.recall, f"{mode} F1": tally.f1}
    return numbers


def _factuality(path: Path) -> Numbers:
    from evaluation import factuality  # noqa: PLC0415

    fit = factuality.agreement(factuality.labelled(path))
    return {"predicates": fit.predicates, "r": fit.correlation, "MAE": fit.error}


def _plover(path: Path) -> Numbers:
    from evaluation import plover  # noqa: PLC0415

    return plover.measure(path)
