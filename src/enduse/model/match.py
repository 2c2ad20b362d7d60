"""What screening answers: who on a list may be the party asked about, and why. A lead, never a verdict."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number that names one party.

    Args:
        kind: FtM property that holds it: imoNumber, ogrnCode, innCode, leiCode, passportNumber, idNumber,
            taxNumber, registrationNumber, mmsi; "id" when the kind is not known.
        value: As written.
        country: Who issued it, ISO 3166-1 alpha-2 in lower case, None when unknown.
    """

    kind: str
    value: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A party to be screened.

    Args:
        names: What it is called, the main name first; never empty.
        schema: FtM schema (Person, Organization, Company, Vessel …), None when the kind is not known.
        birth_dates: Partial ISO dates ("1965", "1965-04-29").
        countries: Nationality, registration, address or flag; ISO 3166-1 alpha-2 in lower case.
        identifiers: Numbers that name it.
        id: The asker's own key, None when there is none.
    """

    names: tuple[str, ...]
    schema: str | None = None
    birth_dates: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Feature:
    """One term of a score.

    Args:
        name: What was compared: "name", "word", "identifier", "birth_date", "country", "schema" …
        score: How well it agrees, 0 to 1; a contradiction is below 0.
        weight: Share of the score it decides, 0 when it only informs.
        detail: How it agrees, in words ("transliteration", "initial", "legal form ignored").
        query: The side of the query, empty when it has none.
        candidate: The side of the list.
    """

    name: str
    score: float
    weight: float
    detail: str = ""
    query: str = ""
    candidate: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A listed party that may be the one asked about.

    Args:
        entity_id: Its identifier on the list.
        caption: Its main name there.
        schema: Its FtM schema.
        datasets: The lists it stands on.
        score: 0 to 1; the terms are in `features`.
        match: True when the score reaches the threshold asked for.
        features: Why, the weightiest first.
        referents: Identifiers of what is taken for the same party on other lists.
    """

    entity_id: str
    caption: str
    schema: str
    datasets: tuple[str, ...]
    score: float
    match: bool
    features: tuple[Feature, ...] = ()
    referents: tuple[str, ...] = ()
