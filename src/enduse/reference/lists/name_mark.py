"""Words around names on lists: those that announce another name, those of legal forms, ranks before a person's name."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from enduse.reference.table import rows


class NameMark(NamedTuple):
    """Words that announce another name: what it is, and where they hold (see the head of the table)."""

    mark: str
    kind: str
    when: str


@cache
def name_marks() -> tuple[NameMark, ...]:
    """Marks in lower case, longer ones first."""
    marks = (NameMark(row["mark"], row["kind"], row["when"]) for row in rows("lists/name_marks.csv"))
    return tuple(sorted(marks, key=lambda mark: -len(mark.mark)))


@cache
def legal_words() -> frozenset[str]:
    """Words in lower case that legal forms are made of."""
    return frozenset(row["word"] for row in rows("lists/legal_words.csv"))


@cache
def ranks() -> tuple[str, ...]:
    """Titles and ranks that lists write before a person's name, longer ones first."""
    return tuple(sorted((row["rank"] for row in rows("lists/ranks.csv")), key=lambda rank: -len(rank)))
