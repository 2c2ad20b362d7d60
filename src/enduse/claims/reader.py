"""Readers: what turns a document into claims."""

from __future__ import annotations

from typing import Protocol

from enduse.claims.chat.endpoint import Endpoint
from enduse.model import Claim, Document
from enduse.model.errors import InputError, UsageError


class Reader(Protocol):
    """Anything that reads documents into claims."""

    @property
    def origin(self) -> str:
        """Reader and versions; a second reading of a document is kept apart by it."""

    def read(self, document: Document) -> tuple[Claim, ...]:
        """The claims of a document, every span verified."""


def open_reader(name: str, endpoint: Endpoint | None = None) -> Reader:
    """The reader of that name.

    Args:
        name: "rules", or "chat" for a model behind an endpoint.
        endpoint: Where the model answers; needed by "chat" only, and never guessed.

    Raises:
        UsageError: There is no such reader, or "chat" has no endpoint.
        InputError: What "chat" is built on is not installed.
    """
    if name == "rules":
        from enduse.claims.rules import RulesReader  # noqa: PLC0415  # the language pipeline takes a while to import

        return RulesReader()
    if name == "chat":
        if endpoint is None:
            raise UsageError("the chat reader asks a model you name: give it an Endpoint with an address and a model")
        try:
            from enduse.claims.chat.reader import ChatReader  # noqa: PLC0415  # an extra
        except ModuleNotFoundError as error:
            if error.name not in ("httpx", "pydantic"):
                raise
            raise InputError('the chat reader needs httpx and pydantic: pip install "enduse[chat]"') from error
        return ChatReader(endpoint)
    raise UsageError(f"there is no reader called {name!r}; use rules or chat")
