"""What a case gives a dossier besides its claims: its screening, and where everything came from."""

from __future__ import annotations

from dataclasses import dataclass

from enduse.model.answer import Answer


@dataclass(frozen=True, slots=True)
class ListVintage:
    """A state of a list that was asked.

    Args:
        name: Its short name.
        day: Partial ISO date it counts from, empty when not known.
        title: Its title.
        publisher: Who publishes it.
        checksum: SHA-256 of the bytes as received; empty when they are no longer kept.
        licence: Under which terms it may be used.
    """

    name: str
    day: str = ""
    title: str = ""
    publisher: str = ""
    checksum: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Screened:
    """The screening that a case keeps.

    Args:
        answers: One for everybody asked about, candidates or not.
        lists: What was asked.
        threshold: From which score somebody is a candidate.
        screened_at: When: UTC, ISO 8601.
        engine: Version of the matching.
        notes: What the reader must know of it, a sentence each ("the lists have changed since").
    """

    answers: tuple[Answer, ...]
    lists: tuple[ListVintage, ...]
    threshold: float
    screened_at: str
    engine: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Received:
    """A file as it was received.

    Args:
        name: What it is, or where it stood.
        checksum: SHA-256 of its bytes.
        document_id: The report read from it; empty for shipments.
    """

    name: str
    checksum: str
    document_id: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a dossier was made from.

    Args:
        reports: The files of the reports.
        shipments: Files of trade records.
        routes: Files of routes.
        lists: Lists in force that nobody was held against yet.
    """

    reports: tuple[Received, ...] = ()
    shipments: tuple[Received, ...] = ()
    routes: tuple[Received, ...] = ()
    lists: tuple[ListVintage, ...] = ()
