"""A report in pieces that fit a question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from enduse.claims.sentences import sentences
from enduse.model import Document, Passage
from enduse.model.document import PassageKind

READ: Final[frozenset[PassageKind]] = frozenset({"headline", "body", "quotation"})
"""Captions, biographies and boilerplate never speak for the story, so they are not even shown to the model."""

MOST: Final = 12_000  # characters a chunk: some 3,000 tokens, which leaves room for the answer in small models


@dataclass(frozen=True, slots=True)
class Chunk:
    """What is asked about at once.

    Args:
        pieces: Start and end offsets in the document's text, in order; each lies in one passage.
    """

    pieces: tuple[tuple[int, int], ...]

    def words(self, text: str) -> str:
        """What the model is shown: the pieces, an empty line between them."""
        return "\n\n".join(text[start:end] for start, end in self.pieces)


def passages(document: Document) -> tuple[tuple[int, Passage], ...]:
    """The passages that are read, each with its index; the whole text where the document has none."""
    told = document.passages or (Passage("body", 0, len(document.text)),)
    return tuple((index, passage) for index, passage in enumerate(told) if passage.kind in READ)


def chunks(document: Document, most: int = MOST) -> tuple[Chunk, ...]:
    """The document cut at passage borders; a passage that is too long is cut between sentences, at worst inside one.

    Args:
        document: The document.
        most: Characters a chunk may have.
    """
    made: list[Chunk] = []
    held: list[tuple[int, int]] = []
    size = 0
    for start, end in _pieces(document, most):
        if held and size + end - start > most:
            made.append(Chunk(tuple(held)))
            held, size = [], 0
        held.append((start, end))
        size += end - start
    return (*made, Chunk(tuple(held))) if held else tuple(made)


def _pieces(document: Document, most: int) -> Iterator[tuple[int, int]]:
    for index, passage in passages(document):
        if passage.end - passage.start <= most:
            if document.text[passage.start : passage.end].strip():
                yield passage.start, passage.end
            continue
        for sentence in sentences(document.text, passage, index):
            for start in range(sentence.start, sentence.end, most):
                yield start, min(start + most, sentence.end)
