"""Claims and documents as lines: JSON Lines as `enduse read` prints them, and CSV with what a spreadsheet needs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from enduse.views.export.chunk import Chunk
from enduse.views.export.holdings import Holdings
from enduse.views.export.text import encodable
from enduse.views.lines import CLAIM_COLUMNS, claim_json, claim_row, csv_line
from enduse.views.words import claim_sentence

_CITED: Final = ("title", "publisher", "published_at", "url")
CSV_COLUMNS: Final = (*CLAIM_COLUMNS, "sentence", *_CITED)
"""Heads of claims.csv: those of `enduse export -f csv`, the claim as a sentence, and where it stands."""
DOCUMENT_COLUMNS: Final = (
    "id", "title", "publisher", "author", "published_at", "retrieved_at", "language", "url", "file", "characters",
    "claims",
)  # fmt: skip


def claims_jsonl(held: Holdings) -> Iterator[Chunk]:
    """Claims as JSON Lines, a claim a row.

    Args:
        held: What is exported.
    """
    for claim in held.claims:
        yield f"{encodable(claim_json(claim))}\n", 1


def claims_csv(held: Holdings) -> Iterator[Chunk]:
    """Claims as CSV, a claim a row; several values of a cell are parted by semicolons, formulas are made plain text.

    Args:
        held: What is exported.
    """
    yield _line(CSV_COLUMNS), 0
    for claim in held.claims:
        paper = held.paper(claim)
        cited = (paper.title, paper.publisher, paper.published_at, paper.url)
        yield _line((*claim_row(claim), claim_sentence(claim), *cited)), 1


def documents_csv(held: Holdings) -> Iterator[Chunk]:
    """Documents as CSV, without their texts; also those in which no claim was found.

    Args:
        held: What is exported.
    """
    counted = dict.fromkeys(held.papers, 0)
    for claim in held.claims:
        counted[claim.document_id] = counted.get(claim.document_id, 0) + 1
    yield _line(DOCUMENT_COLUMNS), 0
    for paper in held.papers.values():
        told = (paper.id, paper.title, paper.publisher, "; ".join(paper.author), paper.published_at)
        found = (paper.retrieved_at, paper.language, paper.url, paper.file, paper.characters, counted[paper.id])
        yield _line((*told, *found)), 1


def _line(cells: tuple[object, ...]) -> str:
    return f"{encodable(csv_line(cells))}\r\n"
