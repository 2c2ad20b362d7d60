"""Document text in pieces, so that the exact words of claims can be marked without ever editing the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from enduse.model.claim import Claim
from enduse.model.document import Document, Passage
from enduse.model.span import Span

_CONTEXT = 280
"""Characters shown on either side of a claim's words when their passage is longer."""
_REORDERING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_CONTROLS = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0), *_REORDERING) if code not in (0x09, 0x0A)}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks.

    Args:
        text: The text; control characters, which HTML cannot hold, and marks that override the order of letters are
            shown as replacement characters, one for one.
        claims: Numbers of the claims whose words it is part of.
        is_cue: Whether it is part of the word that attributes a claim ("said").
        ends: Numbers of the claims whose words end with it.
        anchors: Those of them that are found here when a link leads to their words.
    """

    text: str
    claims: tuple[int, ...] = ()
    is_cue: bool = False
    ends: tuple[int, ...] = ()
    anchors: tuple[int, ...] = ()


def pieces(text: str, start: int, end: int, claims: Iterable[tuple[int, Claim]]) -> tuple[Piece, ...]:
    """`text[start:end]` cut where marks begin and end; put together the pieces are the text.

    Args:
        text: The document's text.
        start: Where to begin.
        end: Where to stop.
        claims: Claims of the document with their numbers; those outside the stretch are passed over.
    """
    marks = [(number, span) for number, claim in claims for span in _shown(text, claim.spans)]
    cues = [span for _, claim in claims for span in _shown(text, (claim.attribution.span,))]
    edges = {start, end}
    for span in (*(span for _, span in marks), *cues):
        edges |= {edge for edge in (span.start, span.end) if start < edge < end}
    cuts = sorted(edges)
    return tuple(
        Piece(
            seen(text[left:right]),
            tuple(sorted({number for number, span in marks if span.start <= left and right <= span.end})),
            any(span.start <= left and right <= span.end for span in cues),
            tuple(sorted({number for number, span in marks if span.end == right})),
        )
        for left, right in pairwise(cuts)
    )


def seen(text: str) -> str:
    """Words of a document with what nobody may see shown as replacement characters, one for one."""
    return text.translate(_CONTROLS)


def context(document: Document, number: int, claim: Claim) -> tuple[tuple[Piece, ...], ...]:
    """The passages a claim's words stand in, those words marked, long passages cut down around them."""
    text = document.text
    spans = _shown(text, claim.spans)
    windows: list[tuple[int, int]] = []
    for span in sorted(spans):
        start, end = _window(document, span)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        else:
            windows.append((start, end))
    return tuple(_framed(text, start, end, pieces(text, start, end, [(number, claim)])) for start, end in windows)


def passage_at(document: Document, offset: int) -> Passage | None:
    """The passage that holds an offset, None when none does."""
    return next((passage for passage in document.passages if passage.start <= offset < passage.end), None)


def _shown(text: str, spans: Sequence[Span | None]) -> list[Span]:
    return [span for span in spans if span is not None and span.holds(text)]


def _window(document: Document, span: Span) -> tuple[int, int]:
    passage = passage_at(document, span.start)
    first, last = (passage.start, passage.end) if passage else (0, len(document.text))
    start = first if span.start - first <= _CONTEXT else _word_after(document.text, span.start - _CONTEXT)
    end = last if last - span.end <= _CONTEXT else _word_before(document.text, span.end + _CONTEXT)
    return min(start, span.start), max(end, span.end)


def _word_after(text: str, offset: int) -> int:
    found = text.find(" ", offset)
    return offset if found < 0 else found + 1


def _word_before(text: str, offset: int) -> int:
    found = text.rfind(" ", 0, offset)
    return offset if found < 0 else found


def _framed(text: str, start: int, end: int, cut: tuple[Piece, ...]) -> tuple[Piece, ...]:
    before = text[:start].rstrip(" ")
    after = text[end:].lstrip(" ")
    lead = (Piece("\u2026 "),) if before and not before.endswith("\n") else ()
    trail = (Piece(" \u2026"),) if after and not after.startswith("\n") else ()
    return (*lead, *cut, *trail)
