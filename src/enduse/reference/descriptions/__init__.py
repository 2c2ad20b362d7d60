"""Words that stand for somebody named before: pronouns and descriptions."""

from __future__ import annotations

from functools import cache
from typing import Literal

from enduse.reference.table import classes

WordKind = Literal[
    "states",
    "state",
    "sides",
    "force",
    "group",
    "firm",
    "place",
    "vessel",
    "store",
    "bare",
    "definite",
    "singled",
    "it",
    "they",
    "person",
    "speaker",
    "empty",
]


@cache
def words(kind: WordKind) -> frozenset[str]:
    """The words of one class of words.csv in lower case; the head of the table tells the classes."""
    return classes("descriptions/words.csv").get(kind, frozenset())
