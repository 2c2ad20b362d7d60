"""A report as its page shows it: what is known of it, and its text with the words of claims marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from enduse.model import Claim, Document
from enduse.views.date import in_words
from enduse.views.dossier.highlight import Piece, pieces
from enduse.views.words import listed
from enduse.web.pages.page import shown


@dataclass(frozen=True, slots=True)
class ReportText:
    """A report.

    Args:
        title: Its title.
        about: What is known of it: name and value.
        link: Where it was published, an http or https address; empty when there is none.
        passages: Kind of each passage, and its text in pieces.
        left: How many characters of the text are not shown.
    """

    title: str
    about: tuple[tuple[str, str], ...]
    link: str
    passages: tuple[tuple[str, tuple[Piece, ...]], ...]
    left: int


def report_text(document: Document, claims: Sequence[tuple[int, Claim]], longest: int) -> ReportText:
    """A report with the words of its claims marked.

    Args:
        document: The report.
        claims: Its claims, numbered.
        longest: Characters of the text that are shown.
    """
    about = (
        ("Publisher", document.publisher or ""),
        ("Author", listed(document.author)),
        ("Published", in_words(document.published_at) or "not known"),
        ("Retrieved", document.retrieved_at or ""),
        ("Came from", document.origin),
        ("Language", document.language or ""),
        ("SHA-256", document.id),
    )
    link = document.url or ""
    return ReportText(
        title=shown(document.title or document.origin) or "Untitled",
        about=tuple((name, shown(value)) for name, value in about if value),
        link=link if link.startswith(("https://", "http://")) else "",
        passages=tuple(_passages(document, claims, longest)),
        left=max(0, len(document.text) - longest),
    )


def _passages(
    document: Document, claims: Sequence[tuple[int, Claim]], longest: int
) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    text, reached = document.text, 0
    last = min(len(text), longest)
    for passage in (*document.passages, None):
        start, end = (passage.start, passage.end) if passage else (last, last)
        if reached >= last:
            return
        start, end = min(start, last), min(end, last)
        if text[reached:start].strip():
            yield "", pieces(text, reached, start, claims)
        if passage and text[start:end].strip():
            yield passage.kind, pieces(text, start, end, claims)
        reached = max(reached, end)
