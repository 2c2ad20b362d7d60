"""Floors of quality: what was reached is not given up unsaid.

`baseline.toml` pins, for a number measured on a corpus, the floor (`at_least`) or ceiling (`at_most`) it keeps to, with
date, reason and the digest of the corpus: a changed corpus asks other questions, so its floors are pinned anew. A floor
falls only by a named decision, told in the changelog.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

LOWER_IS_BETTER = frozenset({"MAE", "loose spans", "false finds"})


@dataclass(frozen=True, slots=True)
class Floor:
    """A bound on one number.

    Args:
        corpus: Name of the corpus.
        measure: Name of the number.
        bound: The least it may be, the most for a number of which less is better.
        digest: Of the corpus when it was pinned.
        date: ISO date of the decision.
        reason: Why it is pinned here.
    """

    corpus: str
    measure: str
    bound: float
    digest: str
    date: str
    reason: str

    @property
    def is_ceiling(self) -> bool:
        """Whether less is better."""
        return self.measure in LOWER_IS_BETTER

    def holds(self, value: float) -> bool:
        """Whether a value keeps to the bound; NaN does not."""
        said = round(value, 6)  # as `pinned_at` does: 0.8999999999999999 is 0.9
        return said <= self.bound if self.is_ceiling else said >= self.bound

    def __str__(self) -> str:
        return f"{'≤' if self.is_ceiling else '≥'} {self.bound:g}"


def floors(path: Path) -> tuple[Floor, ...]:
    """The floors pinned in a file; none when there is no such file.

    Raises:
        KeyError: A floor lacks its corpus, measure, bound, digest, date or reason.
        tomllib.TOMLDecodeError: The file is no TOML.
    """
    if not path.is_file():
        return ()
    pinned = tomllib.loads(path.read_text(encoding="utf-8")).get("floor", [])
    return tuple(
        Floor(
            corpus=row["corpus"],
            measure=row["measure"],
            bound=float(row["at_most" if row["measure"] in LOWER_IS_BETTER else "at_least"]),
            digest=row["digest"],
            date=str(row["date"]),
            reason=row["reason"],
        )
        for row in pinned
    )


def written(pinned: Iterable[Floor]) -> str:
    """The floors as the text of a baseline file; `floors` reads it back."""
    lines = [
        "# Floors of quality, kept by `python -m evaluation` (make evaluate); see evaluation/baseline.py.",
        "# at_least: no less than this; at_most: no more. digest: of the corpus the bound was pinned on.",
    ]
    for floor in pinned:
        lines += [
            "",
            "[[floor]]",
            f"corpus = {_quoted(floor.corpus)}",
            f"measure = {_quoted(floor.measure)}",
            f"{'at_most' if floor.is_ceiling else 'at_least'} = {floor.bound:g}",
            f"digest = {_quoted(floor.digest)}",
            f"date = {floor.date}",
            f"reason = {_quoted(floor.reason)}",
        ]
    return "\n".join(lines) + "\n"


def pinned_at(value: float, *, is_ceiling: bool) -> float:
    """The bound to pin for a value: itself when a count, else its third figure rounded to the lenient side."""
    if float(value).is_integer() and abs(value) != 1:
        return float(value)
    step = 10.0 if abs(value) > 1 else 1000.0  # percents keep one decimal, shares three
    return (math.ceil if is_ceiling else math.floor)(round(value * step, 6)) / step


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
