"""Readers: what turns a document into claims."""

from __future__ import annotations

from typing import Protocol

from enduse.model import Claim, Document
from enduse.model.errors import UsageError


class Reader(Protocol):
    """Anything that reads documents into claims."""

    @property
    def origin(self) -> str:
        """Reader and versions; a second reading of a document is kept apart by it."""

    def read(self, document: Document) -> tuple[Claim, ...]:
        """The claims of a document, every span verified."""


def open_reader(name: str) -> Reader:
    """The reader of that name.

    Args:
        name: "rules", or "chat" for a configured model endpoint.

    Raises:
        UsageError: There is no such reader.
    """
    if name == "rules":
        from enduse.claims.rules import RulesReader

        return RulesReader()
    raise UsageError(f"there is no reader called {name!r}; use rules or chat")
