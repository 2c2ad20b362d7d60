"""Cues that tell a caption, a dateline, a biography and boilerplate from the story itself.

One table a kind. The columns: `match` says how the pattern is tried, `weight` how much it proves, `pattern` is a
regular expression, `example` words it must match (a test holds it to that).

- `line`: the whole paragraph is the cue; `start`: the paragraph begins with it; `end`: it ends with it;
  `anywhere`: it stands somewhere in it; `section`: as `line`, and the short unfinished lines after it belong to it;
  `credit`: as `line`, and the paragraph before it is likely to be what is credited;
  `prefix`: only the matching beginning is of the kind, the rest of the paragraph is not;
  `suffix`: only the matching end is of the kind.
- A paragraph is of a kind when the weights of its cues reach `ENOUGH`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from enduse.reference.table import rows

CueKind = Literal["boilerplate", "dateline", "biography", "caption"]
CueMatch = Literal["line", "start", "end", "anywhere", "section", "credit", "prefix", "suffix"]

ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of a table.

    Args:
        kind: The kind of passage it speaks for.
        match: How `pattern` is tried, as the module says.
        weight: How much it proves; `ENOUGH` proves the kind alone.
        pattern: A regular expression; case counts unless the pattern says otherwise.
        example: Words that the pattern matches.
    """

    kind: CueKind
    match: CueMatch
    weight: int
    pattern: str
    example: str


@cache
def cues() -> tuple[Cue, ...]:
    """Every cue of every table, in the tables' order.

    Raises:
        ValueError: A table holds a row that does not follow the columns above.
    """
    return tuple(cue for kind in get_args(CueKind) for cue in _table(kind))


def _table(kind: CueKind) -> list[Cue]:
    return [_cue(kind, row) for row in rows(f"passages/{kind}.csv")]


def _cue(kind: CueKind, row: dict[str, str]) -> Cue:
    if row["match"] not in get_args(CueMatch):
        raise ValueError(f"reference/passages/{kind}.csv: unknown match {row['match']!r}")
    return Cue(kind, cast("CueMatch", row["match"]), int(row["weight"]), row["pattern"], row["example"])
