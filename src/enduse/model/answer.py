"""What a reviewer gets for a party that was asked about: who it may be, under which measures, and what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from enduse.model.match import Match, Query

Verdict = Literal["true", "false", "unsure"]
"""A reviewer's word on a pair: the same party, not the same party, not known yet."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A measure that a list tells against a party.

    Args:
        entity_id: The party, by its identifier on the list.
        authority: Who took the measure; empty when the list does not say, as for the words below.
        program: The programme, list or regime.
        program_ids: Its short names ("RUSSIA-EO14024").
        listed_on: Partial ISO date of the listing.
        provisions: What is required, licence policy among it.
        reason: Why, in the words of the list.
        source_url: Where it is published.
    """

    entity_id: str
    authority: str = ""
    program: str = ""
    program_ids: tuple[str, ...] = ()
    listed_on: str = ""
    provisions: tuple[str, ...] = ()
    reason: str = ""
    source_url: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a party is named: in a claim read from a report, or in a shipment.

    Args:
        role: What it is there: supplier, recipient, intermediaries, targets, sender, receiver …
        claim_id: `TransferClaim.id` or `MeasureClaim.id`, empty for a shipment.
        document_id: `Document.id`, empty for a shipment.
        title: Title of the document, or name of the file of shipments.
        published_at: Partial ISO date of the document, of the shipment; None when unknown.
        origin: Where the document came from.
        quote: The passages that carry the claim, as they stand; empty for a shipment.
        start: Offset of the first of them in the text of the document, characters.
        passage: Kind of the passage it stands in (`Passage.kind`), empty when unknown.
        shipment_id: `Shipment.id`, empty for a claim.
    """

    role: str
    claim_id: str = ""
    document_id: str = ""
    title: str = ""
    published_at: str | None = None
    origin: str = ""
    quote: str = ""
    start: int = 0
    passage: str = ""
    shipment_id: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A reviewer's word on whether a party asked about is a listed one; a record, never changed.

    Args:
        query: The party asked about.
        query_key: Fingerprint of the query as it was when it was decided.
        entity_id: The listed party.
        verdict: The word.
        by: Who decided.
        why: The reason given.
        at: When: UTC, ISO 8601.
        sides: Listed records that were looked at, those taken for the same party among them: identifier and
            fingerprint of what matching looks at, in order of identifier.
        caption: Name of the listed party when it was decided.
    """

    query: Query
    query_key: str
    entity_id: str
    verdict: Verdict
    by: str
    why: str
    at: str
    sides: tuple[tuple[str, str], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of a party that was asked about: leads, never a verdict; without a match nobody is cleared.

    Args:
        query: The party asked about.
        key: Fingerprint of the query, by which it can be named when deciding.
        matches: Who it may be, the best first, those that a reviewer rejected left out.
        rejected: Those rejected before, as long as neither side has changed.
        decisions: The decisions that hold for any of these.
        listings: Measures against any of these, in order of the matches.
        mentions: Where it is named, the first of them in a case; empty outside one.
        named: How often it is named; more than the mentions when not all are told.
        place: Where it stands in what was asked ("row 17"); empty for a name that was typed.
    """

    query: Query
    key: str
    matches: tuple[Match, ...] = ()
    rejected: tuple[Match, ...] = ()
    decisions: tuple[Decision, ...] = ()
    listings: tuple[Listing, ...] = ()
    mentions: tuple[Mention, ...] = ()
    named: int = 0
    place: str = ""

    def decision(self, match: Match) -> Decision | None:
        """The decision that holds for a match, None when it is open."""
        ids = {match.entity_id, *match.referents}
        return next((each for each in self.decisions if ids & {each.entity_id, *(one for one, _ in each.sides)}), None)
