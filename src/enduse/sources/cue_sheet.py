"""The cue tables, compiled once so that a paragraph is tried against a few patterns, not against a hundred."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from enduse.reference.passages import ENOUGH, Cue, CueKind, CueMatch, cues

LINE_LIMIT = 200  # characters; a longer paragraph is no single-line cue
END_REACH = 240  # characters before a paragraph's end in which a cue of its end begins
CAPTION_LIMIT = 700  # characters; more is a story that mentions a picture


@dataclass(frozen=True, slots=True)
class CueSheet:
    """Compiled patterns of one kind of passage; None where the table has no such row.

    Args:
        line: Whole paragraphs of the kind.
        start: How paragraphs of the kind begin.
        anywhere: The patterns of cues that stand anywhere, and their weights.
        end: The patterns of cues that end a paragraph, and their weights.
    """

    line: re.Pattern[str] | None
    start: re.Pattern[str] | None
    anywhere: tuple[tuple[re.Pattern[str], int], ...]
    end: tuple[tuple[re.Pattern[str], int], ...]

    def proves(self, words: str) -> bool:
        """Whether the paragraph `words` is of the kind."""
        if self.start is not None and self.start.match(words):
            return True
        if self.line is not None and len(words) <= LINE_LIMIT and self.line.fullmatch(words):
            return True
        return self.weight(words) >= ENOUGH

    def weight(self, words: str) -> int:
        """How much the cues that stand anywhere in `words`, or end it, prove together."""
        proved = sum(weight for pattern, weight in self.anywhere if pattern.search(words))
        tail = words[-END_REACH:]
        return proved + sum(weight for pattern, weight in self.end if pattern.search(tail))


@cache
def sheet(kind: CueKind) -> CueSheet:
    """The cues that prove a whole paragraph to be of a kind."""
    rows = [cue for cue in cues() if cue.kind == kind]
    anywhere = tuple((re.compile(cue.pattern), cue.weight) for cue in rows if cue.match == "anywhere")
    end = tuple((re.compile(f"(?:{cue.pattern})$"), cue.weight) for cue in rows if cue.match == "end")
    return CueSheet(_alternatives(rows, ("line", "section", "credit")), _alternatives(rows, ("start",)), anywhere, end)


@cache
def pattern(kind: CueKind, match: CueMatch) -> re.Pattern[str]:
    """The rows of one kind and one way of matching as one pattern; a table without such rows matches nothing."""
    rows = [cue for cue in cues() if cue.kind == kind]
    return _alternatives(rows, (match,)) or re.compile(r"(?!)")


def _alternatives(rows: Iterable[Cue], matches: tuple[CueMatch, ...]) -> re.Pattern[str] | None:
    chosen = [f"(?:{cue.pattern})" for cue in rows if cue.match in matches]
    return re.compile("|".join(chosen)) if chosen else None
