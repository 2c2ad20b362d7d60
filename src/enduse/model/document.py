"""A report as read, and the passages it falls into."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

PassageKind = Literal["headline", "caption", "dateline", "body", "quotation", "biography", "boilerplate"]


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph-like piece of a document; passages do not overlap and come in text order.

    Args:
        kind: What the piece is. Claims are read from headline, body and quotation only; a caption,
            a biography or boilerplate never speaks for the story.
        start: Offset of its first character in the document's text.
        end: Offset after its last character.
    """

    kind: PassageKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """A report: its text, never edited after intake, and what is known about it.

    Args:
        text: The text all offsets refer to.
        title: Headline, None when the source gives none.
        url: Canonical address, None when unknown.
        publisher: Who published it, None when unknown.
        author: Names in the byline, as printed.
        language: ISO 639-1, None when unknown.
        published_at: Partial ISO date ("2023-02", "2023-02-24"), None when unknown: it is never guessed.
        retrieved_at: ISO date and time of retrieval, None when unknown.
        origin: Where the bytes came from: a path, "-" for standard input, `path#line` inside a JSONL file.
        passages: What the text falls into.
    """

    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: tuple[str, ...] = ()
    language: str | None = None
    published_at: str | None = None
    retrieved_at: str | None = None
    origin: str = ""
    passages: tuple[Passage, ...] = ()

    @property
    def id(self) -> str:
        """SHA-256 of the text in UTF-8, in hexadecimal. Lone surrogates are kept distinct."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
