"""Plain text."""

from __future__ import annotations

from enduse.model.document import Document
from enduse.model.errors import UnreadableError
from enduse.sources.encoding import decoded
from enduse.sources.passages import passages

TEXT_LIMIT = 20 * 1024 * 1024  # bytes; a book is about one million


def plain(content: bytes, *, origin: str, place: str) -> Document:
    """The document that bytes of plain text hold; its text is the decoded bytes, unchanged but for line ends.

    Args:
        content: All bytes of the file.
        origin: As in `Document.origin`.
        place: How an error names the file.

    Raises:
        UnreadableError: The bytes are too many, or no text.
    """
    if len(content) > TEXT_LIMIT:
        raise UnreadableError(f"{place}: too long for one report (over {TEXT_LIMIT // 2**20} MB of text); split it")
    text = decoded(content, place)
    pieces = passages(text)
    title = next(
        (" ".join(text[piece.start : piece.end].split()) for piece in pieces if piece.kind == "headline"), None
    )
    return Document(text=text, title=title, origin=origin, passages=pieces)
