"""The screening that was asked last."""

from __future__ import annotations

from dataclasses import dataclass

from enduse.ledger.ledger import Ledger
from enduse.ledger.screening_rows import vintages_of
from enduse.ledger.screenings import Terms
from enduse.ledger.trouble import told


@dataclass(frozen=True, slots=True)
class LatestScreening:
    """A screening.

    Args:
        number: Its number.
        terms: How was asked, and of which lists.
        at: When its last answer was given: UTC, ISO 8601.
    """

    number: int
    terms: Terms
    at: str


def latest_screening(ledger: Ledger) -> LatestScreening | None:
    """The screening to which an answer was added last, None for a case that was never screened.

    Raises:
        CaseError: The case cannot be read.
    """
    with told(ledger.path):
        has_tables = ledger.connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'screening'").fetchone()
        found = (
            has_tables
            and ledger.connection.execute(
                "SELECT number, lists, vintages, engine, threshold, candidates,"
                " (SELECT max(asked_at) FROM answer WHERE screening = screening.number)"
                " FROM screening WHERE number IN (SELECT screening FROM answer)"
                " ORDER BY (SELECT max(answer.number) FROM answer WHERE screening = screening.number) DESC LIMIT 1"
            ).fetchone()
        )
        if not found:
            return None
        number, lists, vintages, engine, threshold, candidates, at = found
        return LatestScreening(number, Terms(lists, vintages_of(vintages), engine, threshold, candidates), at)
