"""An input that could not be read, told in-band so that the rest of a batch goes on."""

from __future__ import annotations

from dataclasses import dataclass

from enduse.model.errors import EnduseError


@dataclass(frozen=True, slots=True)
class Failure:
    """One input that failed.

    Args:
        origin: Where it came from, as in `Document.origin`.
        error: What went wrong; its message is one line and says what to do.
    """

    origin: str
    error: EnduseError
