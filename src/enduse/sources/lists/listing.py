"""A published list as it was read: entities, what was refused, and what the file says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from enduse.model.entity import Entity


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row or entry that could not be read; the rest of the list was.

    Args:
        place: Where it stands ("row 17", "entry QDi.001").
        reason: What is wrong with it, in one line.
    """

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class ListReading:
    """What a list's bytes hold.

    Args:
        name: Identifier of the list as a dataset ("us_csl"); the stem of the file's name for a list of the user's own.
        title: As its publisher calls it.
        publisher: Who publishes it; empty for a list of the user's own.
        vintage: ISO date that the file itself states, None when it states none.
        checksum: SHA-256 of the bytes, in hexadecimal; of several files, of their SHA-256s in order of their names.
        entities: FollowTheMoney entities: parties, each followed by its listings (Sanction) and documents, then links.
        rejected: What could not be read, in order.
        rows: Rows or entries in the file, those rejected among them; files that only add to others' rows not counted.
        format: Key of the format it was read as ("us_csl_json").
        columns: For a plain table, which column each field was taken from, guessed or given; empty otherwise.
    """

    name: str
    title: str
    publisher: str
    vintage: str | None
    checksum: str
    entities: tuple[Entity, ...]
    rejected: tuple[Rejected, ...]
    rows: int
    format: str
    columns: tuple[tuple[str, str], ...] = ()
