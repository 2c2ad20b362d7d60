"""A stretch of a document's text, quoted exactly."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A W3C Web Annotation text position and its text quote in one value.

    Args:
        start: Offset of the first character in `Document.text`, in Unicode code points.
        end: Offset after the last character.
        exact: The words themselves; `document.text[start:end] == exact`, always.
    """

    start: int
    end: int
    exact: str

    def holds(self, text: str) -> bool:
        """Whether the span quotes `text` exactly and is not empty."""
        return 0 <= self.start < self.end <= len(text) and text[self.start : self.end] == self.exact


def cut(text: str, start: int, end: int) -> Span:
    """The span of `text` from `start` to `end`; it holds by construction."""
    return Span(start, end, text[start:end])
