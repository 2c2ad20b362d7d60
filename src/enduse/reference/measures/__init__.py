"""Words that tell a measure: instruments, acts, and what is done with an instrument."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, cast

from enduse.model.claim import MeasureStage
from enduse.reference.table import rows

Role = Literal[
    "instrument",
    "act",
    "event",
    "list",
    "target",
    "anaphor",
    "stem",
    "vague",
    "modifier",
    "curb",
    "trade",
    "opening",
    "named",
    "naming",
    "bundle",
    "vow",
    "rule",
]


@cache
def measure_words(role: Role) -> Mapping[str, MeasureStage | None]:
    """Lemma to the stage it tells, None where it tells none, for words in the given role (see the table's head)."""
    return {
        row["lemma"]: cast("MeasureStage | None", row["stage"] or None)
        for row in rows("measures/words.csv")
        if row["role"] == role
    }


@cache
def measure_stems() -> frozenset[str]:
    """Beginnings of words without which no sentence tells of a measure, in lower case."""
    return frozenset(row["lemma"] for row in rows("measures/words.csv") if row["role"] == "stem")
