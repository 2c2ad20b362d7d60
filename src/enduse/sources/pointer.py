"""Where a document is, before it is read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pointer:
    """The place of one document: small, picklable, and enough to read it in another process.

    Args:
        origin: The place in printable words, as in `Document.origin`: a path, `path#line`, "-" or "-#line".
        path: The file's path as the system knows it; None for standard input.
        line: Line of a JSON Lines file that holds the article, counted from 1; None for a whole file.
        offset: Where the article's line begins, in bytes; 0 for a whole file.
        length: Length of the article's line, in bytes; None for a whole file.
        content: The bytes themselves, for standard input, which cannot be read a second time; None otherwise.
    """

    origin: str
    path: str | None = None
    line: int | None = None
    offset: int = 0
    length: int | None = None
    content: bytes | None = None

    @property
    def place(self) -> str:
        """The place as error messages name it: `path`, or `path:line`."""
        return self.origin if self.line is None else f"{self.origin.removesuffix(f'#{self.line}')}:{self.line}"
