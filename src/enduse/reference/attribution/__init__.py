"""Words that attribute content to a speaker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from enduse.model.claim import Factuality
from enduse.reference.table import rows

CueKind = Literal["say", "deny", "perceive", "accuse", "document", "content"]


@dataclass(frozen=True, slots=True)
class Cue:
    """How a word attributes.

    Args:
        lemma: The word.
        kind: See the head of the table.
        hedge: Factuality the cue itself gives its content ("suspects that"), None when it gives none.
    """

    lemma: str
    kind: CueKind
    hedge: Factuality | None


@cache
def _cues(pos: str) -> Mapping[str, tuple[Cue, ...]]:
    table: dict[str, tuple[Cue, ...]] = {}
    for row in rows("attribution/cues.csv"):
        if row["pos"] == pos:
            hedge = cast("Factuality | None", row["hedge"] or None)
            cue = Cue(row["lemma"], cast("CueKind", row["kind"]), hedge)
            table[cue.lemma] = (*table.get(cue.lemma, ()), cue)
    return table


def verb_cues() -> Mapping[str, tuple[Cue, ...]]:
    """Attributing verbs by lemma."""
    return _cues("verb")


def noun_cues() -> Mapping[str, tuple[Cue, ...]]:
    """Attributing nouns by lemma."""
    return _cues("noun")
