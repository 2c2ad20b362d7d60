"""The documents that red flags are taken from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, cast

from enduse.reference.table import rows

Seen = Literal["whole", "part", "summary", "no"]
"""How a document's text was checked when its flags were written: read, read in part, read of, or not seen."""


@dataclass(frozen=True, slots=True)
class Document:
    """One document.

    Args:
        key: Its key in the tables ("tri-seal").
        authority: Who issued it.
        citation: What it is called or numbered, with its date.
        published: ISO date, perhaps partial; None for a text that is kept up to date.
        seen: How its text was checked.
    """

    key: str
    authority: str
    citation: str
    published: str | None
    seen: Seen


@cache
def documents() -> Mapping[str, Document]:
    """Every document by key."""
    listed = (
        Document(
            row["document"], row["authority"], row["citation"], row["published"] or None, cast("Seen", row["seen"])
        )
        for row in rows("indicators/documents.csv")
    )
    return MappingProxyType({each.key: each for each in listed})
