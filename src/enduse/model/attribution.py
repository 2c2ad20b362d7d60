"""Who says so."""

from __future__ import annotations

from dataclasses import dataclass

from enduse.model.party import Party
from enduse.model.span import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """The chain of speakers behind a claim.

    Args:
        sources: The original speaker first, whoever quotes them after. Empty: the article's own voice.
            The publisher is on the document, not here.
        cue: The word that attributes ("said", "according to"), None in the article's own voice.
        said_on: Partial ISO date on which it was said, None when unknown.
        span: Where the cue stands.
    """

    sources: tuple[Party, ...] = ()
    cue: str | None = None
    said_on: str | None = None
    span: Span | None = None
