"""What reading gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from enduse.model import Claim, Document, Failure


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader found in a document.

    Args:
        document: The document.
        claims: Its claims, in text order; may be empty.
        fresh: True when the case held this very reading already, so that nothing was read again.
    """

    document: Document
    claims: tuple[Claim, ...]
    fresh: bool = False


Outcome: TypeAlias = Reading | Failure
"""What becomes of one input."""
