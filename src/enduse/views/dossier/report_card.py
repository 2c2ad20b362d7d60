"""What the dossier shows of each report: what is known of it, and its text with the words of claims marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from enduse.model.claim import Claim
from enduse.model.document import Document
from enduse.views.date import in_words
from enduse.views.dossier.card import Fact
from enduse.views.dossier.highlight import Piece, pieces
from enduse.views.printable import printable
from enduse.views.words import listed


@dataclass(frozen=True, slots=True)
class ReportCard:
    """One report with its marked text."""

    number: int
    title: str
    about: tuple[Fact, ...]
    link: str
    claims: tuple[int, ...]
    passages: tuple[tuple[str, tuple[Piece, ...]], ...]
    received: tuple[str, ...] = ()

    @property
    def marked(self) -> frozenset[int]:
        """Numbers of the claims whose words are marked in it."""
        return frozenset(number for _, pieces in self.passages for piece in pieces for number in piece.anchors)


def report_card(
    number: int,
    document: Document,
    claims: Sequence[tuple[int, Claim]],
    received: Sequence[str] = (),
    *,
    has_text: bool = True,
) -> ReportCard:
    """The card of a report: what is known of it, and its text with the words of claims marked.

    Args:
        number: Its number.
        document: The report.
        claims: Its claims with their numbers.
        received: SHA-256 of the bytes it was read from.
        has_text: Whether its text is shown.
    """
    about = (
        ("Publisher", document.publisher or ""),
        ("Author", listed(document.author)),
        ("Published", in_words(document.published_at) or "not known"),
        ("Retrieved", document.retrieved_at or ""),
        ("Came from", document.origin),
        ("Language", document.language or ""),
        ("SHA-256 of its text", document.id),
        ("SHA-256 as received", listed(received)),
    )
    return ReportCard(
        number=number,
        title=printable(document.title or document.origin or "Untitled"),
        about=tuple((name, printable(value)) for name, value in about if value),
        link=document.url if document.url and document.url.startswith(("https://", "http://")) else "",
        claims=tuple(number for number, _ in claims),
        passages=_anchored(_passages(document, claims)) if has_text else (),
        received=tuple(received),
    )


def _anchored(
    passages: Sequence[tuple[str, tuple[Piece, ...]]],
) -> tuple[tuple[str, tuple[Piece, ...]], ...]:
    """The passages, the first end of each claim's words made the place a link leads to."""
    seen: set[int] = set()
    found = []
    for kind, cut in passages:
        placed = []
        for piece in cut:
            new = tuple(number for number in piece.ends if number not in seen)
            seen.update(new)
            placed.append(replace(piece, anchors=new) if new else piece)
        found.append((kind, tuple(placed)))
    return tuple(found)


def _passages(document: Document, claims: Sequence[tuple[int, Claim]]) -> tuple[tuple[str, tuple[Piece, ...]], ...]:
    text = document.text
    found: list[tuple[str, tuple[Piece, ...]]] = []
    reached = 0
    for passage in (*document.passages, None):
        start, end = (passage.start, passage.end) if passage else (len(text), len(text))
        if text[reached:start].strip():
            found.append(("", pieces(text, reached, start, claims)))
        if passage and text[start:end].strip():
            found.append((passage.kind, pieces(text, start, end, claims)))
        reached = max(reached, end)
    return tuple(found)
