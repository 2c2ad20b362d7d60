"""Classes of words the making of transfer claims asks for."""

from __future__ import annotations

from functools import cache
from typing import Literal

from enduse.reference.table import classes

WordKind = Literal[
    "doer",
    "taker",
    "law",
    "growth",
    "arrives",
    "passes",
    "departs",
    "routing",
    "carrier",
    "lands",
    "holds",
    "generic",
    "pronoun",
    "additive",
    "further",
    "definite",
    "leaves",
    "urges",
    "lists",
    "parcel",
    "bound",
    "container",
    "holder",
    "currency",
    "part",
    "rough",
    "possible",
    "probable",
]


@cache
def words(kind: WordKind) -> frozenset[str]:
    """The words of one class of words.csv in lower case; the head of the table tells the classes."""
    return classes("transfers/words.csv").get(kind, frozenset())
