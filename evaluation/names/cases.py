"""What is asked of a matcher, and what it answers."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

REAL = "real cross-list"
ORIGINAL = "original script"
TYPOS = "typos/evasion"
NEAR = "near-misses"


@dataclass(frozen=True, slots=True)
class Case:
    """One name asked.

    Args:
        name: As asked.
        schema: FtM schema of the party, None when it is not said.
        group: The group of the file it comes from, or the file's own name.
        kind: How the name was changed; empty when nothing is said of it.
        target: Identifier of the party to be found, None for a name that is not to be found.
    """

    name: str
    schema: str | None
    group: str
    kind: str = ""
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A party answered, and its score from 0 to 1."""

    entity_id: str
    score: float


Answer = tuple[Hit, ...]


def heading(group: str) -> str:
    """The heading a group of positives counts under.

    Groups that end in `_orig` are names in their original script, those that begin with `xreal_` names from other
    lists, all others names that were changed on purpose.
    """
    if group.endswith("_orig"):
        return ORIGINAL
    return REAL if group.startswith("xreal_") else TYPOS


def sampled(cases: Iterable[Case], size: int | None, seed: int) -> list[Case]:
    """At most `size` of the cases in their order, the same for the same seed; all when `size` is None."""
    known = list(cases)
    if size is None or len(known) <= size:
        return known
    # Picked by position, so that a case's luck does not hang on what stands before it in another file.
    return [known[place] for place in sorted(random.Random(seed).sample(range(len(known)), size))]  # noqa: S311


def best(answer: Answer) -> float:
    """The score of the first answer, 0 when there is none."""
    return answer[0].score if answer else 0.0


def ordered(answers: Sequence[Answer]) -> bool:
    """Whether every answer lists its hits by falling score, as the measures take for granted."""
    return all(a.score >= b.score for answer in answers for a, b in pairwise(answer))
