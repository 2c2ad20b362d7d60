"""A report without its text: what an export tells of where a claim stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from enduse.model import Document
from enduse.views.link import on_the_web


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as it is cited.

    Args:
        id: `Document.id`.
        title: As in `Document`, as all below.
        url: Address on the web; None for any other, which a program may run when it is clicked.
        publisher: Who published it.
        author: Names in the byline.
        language: ISO 639-1.
        published_at: Partial ISO date, None when unknown.
        retrieved_at: ISO date and time, None when unknown.
        file: Name of the file it came from, without its folders: they are nobody's business.
        characters: Length of its text.
    """

    id: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: tuple[str, ...] = ()
    language: str | None = None
    published_at: str | None = None
    retrieved_at: str | None = None
    file: str = ""
    characters: int = 0


def papers(documents: Iterable[Document]) -> dict[str, Paper]:
    """The documents by id, in their order, without their texts.

    Args:
        documents: The documents; may be streamed.
    """
    return {paper.id: paper for paper in map(paper_of, documents)}


def paper_of(document: Document) -> Paper:
    """What is cited of a document.

    Args:
        document: The document.
    """
    return Paper(
        id=document.id,
        title=document.title,
        url=on_the_web(document.url),
        publisher=document.publisher,
        author=document.author,
        language=document.language,
        published_at=document.published_at,
        retrieved_at=document.retrieved_at,
        file=PurePosixPath(document.origin.replace("\\", "/")).name,
        characters=len(document.text),
    )
