"""What kind of party a name is read as."""

from __future__ import annotations

from enum import StrEnum


class Sort(StrEnum):
    """What kind of party a name is read as; it decides which words are titles, legal forms, numerals."""

    person = "person"
    organisation = "organisation"
    vessel = "vessel"
    unknown = "unknown"


def sort_of(schema: str | None) -> Sort:
    """How the name of a party of this FtM schema is read; None and LegalEntity leave it open."""
    if schema == "Person":
        return Sort.person
    if schema in ("Vessel", "Airplane", "Vehicle"):
        return Sort.vessel
    if schema in (None, "LegalEntity", "Thing"):
        return Sort.unknown
    return Sort.organisation
