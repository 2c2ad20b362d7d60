"""Words of answers to what was just said of somebody: denials, confirmations, verdicts."""

from __future__ import annotations

from functools import cache
from typing import Literal

from enduse.reference.table import classes

ReplyKind = Literal[
    "deny",
    "reject",
    "confirm",
    "call",
    "saying",
    "act",
    "part",
    "false",
    "true",
    "amiss",
    "seldom",
    "nobody",
    "evidence",
    "aware",
    "plain",
    "made",
    "pointing",
    "it",
    "bench",
]


@cache
def words(kind: ReplyKind) -> frozenset[str]:
    """The words of one class of words.csv in lower case; the head of the table tells the classes."""
    return classes("replies/words.csv").get(kind, frozenset())
