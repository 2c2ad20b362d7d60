"""Somebody named in a report."""

from __future__ import annotations

from dataclasses import dataclass

from enduse.model.span import Span


@dataclass(frozen=True, slots=True)
class Party:
    """A party in the words the report used.

    Args:
        name: The words used ("Iran’s theocratic regime"); for a resolved pronoun, the name it stands for.
        schema: FollowTheMoney schema: Country, PublicBody, Organization, Company, Person, Vessel, or
            LegalEntity when the kind is not known.
        country: ISO 3166-1 alpha-2 codes in lower case; `eu` and `un` for those bodies; empty when unknown.
        entity_id: Identifier in a reference list, None until the party is resolved to one.
        span: Where the name stands in the document, None when it was inferred from outside the text.
    """

    name: str
    schema: str = "LegalEntity"
    country: tuple[str, ...] = ()
    entity_id: str | None = None
    span: Span | None = None
