"""Somebody a report may name, as the gazetteer knows them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """A named actor.

    Args:
        name: The name it goes by in lists ("Islamic Revolutionary Guard Corps"), whatever surface form was met.
        schema: FollowTheMoney schema of the party it makes: Country, PublicBody, Organization, Company, Person,
            Vessel; LegalEntity for a place, Thing for a lookalike.
        country: ISO 3166-1 alpha-2 codes in lower case; `eu` and `un` for those bodies; empty for actors of no
            country (transnational groups, NATO) and for names that fit several ("Korea").
        kind: Key of a row in kinds.csv ("capital", "armed_force"); "lookalike" marks a name that holds an actor's
            name and is none ("South China Sea").
        ambiguous: True when the form needs context before it is believed ("Jordan", "Chad", "Wellington").
    """

    name: str
    schema: str
    country: tuple[str, ...]
    kind: str
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """A common noun that stands for a state, or a party of it, when modified by one ("Iranian officials").

    Args:
        noun: The lemma ("official").
        schema: FollowTheMoney schema of the party it makes.
        kind: Key of a row in kinds.csv.
    """

    noun: str
    schema: str
    kind: str
