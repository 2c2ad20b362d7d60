"""Questions a reader of pages asks of the ledger: how much there is, and a page of it, without reading it all."""

# ruff: noqa: S608 - statements of our own words

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from enduse.ledger.connection import bound
from enduse.ledger.ledger import Ledger
from enduse.ledger.rows import claim_from, document_from
from enduse.ledger.screening_rows import vintages_of
from enduse.ledger.trouble import told
from enduse.model import Claim, Document

_NEWEST: Final = "SELECT document, max(number) AS number FROM reading GROUP BY document"
_OPEN, _CLOSE, _CUT = "\x02", "\x03", "\u2026"


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a case holds.

    Args:
        reports: Reports.
        unread: Reports among them that no reader has read yet.
        claims: Claims of the newest reading of each report.
    """

    reports: int
    unread: int
    claims: int


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in a list.

    Args:
        document: The report.
        claims: How many claims its newest reading found, None when nobody has read it yet.
    """

    document: Document
    claims: int | None


@dataclass(frozen=True, slots=True)
class LastScreening:
    """The screening that answers were added to last.

    Args:
        number: Its number.
        threshold: Least score of a match.
        lists: Name of each list asked and the date it counts from.
        at: When: UTC, ISO 8601.
        parties: How many parties were held against the lists.
    """

    number: int
    threshold: float
    lists: tuple[tuple[str, str], ...]
    at: str
    parties: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that holds the words looked for.

    Args:
        document: The report.
        words: Its text around them, cut in pieces; whether each is one of the words.
    """

    document: Document
    words: tuple[tuple[str, bool], ...]


class Contents:
    """Answers from the tables; never writes.

    Args:
        ledger: The ledger.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def state(self) -> tuple[int, int]:
        """Number of the newest reading and of the newest description; what is read later has higher ones.

        Raises:
            CaseError: The case cannot be read.
        """
        ((reading, description),) = self._select(
            "SELECT (SELECT coalesce(max(number), 0) FROM reading), (SELECT coalesce(max(number), 0) FROM description)"
        )
        return int(reading), int(description)

    def counts(self) -> Counts:
        """How much there is."""
        ((reports, unread, claims),) = self._select(
            "SELECT (SELECT count(*) FROM document),"
            " (SELECT count(*) FROM document WHERE number NOT IN (SELECT document FROM reading)),"
            f" (SELECT count(*) FROM ({_NEWEST}) AS newest JOIN claim ON claim.reading = newest.number)"
        )
        return Counts(int(reports), int(unread), int(claims))

    def claims(self, start: int, most: int) -> tuple[Claim, ...]:
        """Claims of the newest readings, in order of arrival of their reports.

        Args:
            start: How many to pass over.
            most: How many to give.
        """
        rows = self._select(
            f"SELECT claim.record FROM ({_NEWEST}) AS newest JOIN claim ON claim.reading = newest.number"
            " ORDER BY newest.document, claim.place LIMIT ? OFFSET ?",
            (most, start),
        )
        with told(self._ledger.path):
            return tuple(claim_from(record) for (record,) in rows)

    def claim(self, claim_id: str) -> Claim | None:
        """The claim with this id, of the newest reading that says it; None when none does."""
        rows = self._select("SELECT record FROM claim WHERE id = ? ORDER BY reading DESC LIMIT 1", (claim_id,))
        with told(self._ledger.path):
            return claim_from(rows[0][0]) if rows else None

    def claims_of(self, document_id: str) -> tuple[Claim, ...]:
        """The claims that the newest reading of a report found, in its order."""
        rows = self._select(
            "SELECT claim.record FROM claim WHERE reading = (SELECT max(reading.number) FROM reading JOIN document"
            " ON document.number = reading.document WHERE document.id = ?) ORDER BY place",
            (document_id,),
        )
        with told(self._ledger.path):
            return tuple(claim_from(record) for (record,) in rows)

    def reports(self, start: int, most: int) -> tuple[ReportRow, ...]:
        """Reports, the last to arrive first.

        Args:
            start: How many to pass over.
            most: How many to give.
        """
        rows = self._select(
            "SELECT (SELECT record FROM description WHERE description.document = document.number"
            " ORDER BY number DESC LIMIT 1), document.text,"
            " (SELECT count(*) FROM claim WHERE claim.reading = newest.number), newest.number"
            f" FROM document LEFT JOIN ({_NEWEST}) AS newest ON newest.document = document.number"
            " ORDER BY document.number DESC LIMIT ? OFFSET ?",
            (most, start),
        )
        with told(self._ledger.path):
            return tuple(
                ReportRow(document_from(text, record), None if reading is None else int(claims))
                for record, text, claims, reading in rows
                if record is not None
            )

    def unread(self) -> tuple[str, ...]:
        """Ids of the reports that no reader has read yet, in order of arrival."""
        rows = self._select(
            "SELECT id FROM document WHERE number NOT IN (SELECT document FROM reading) ORDER BY number"
        )
        return tuple(str(id_) for (id_,) in rows)

    def read(self, document_ids: Sequence[str]) -> dict[str, int]:
        """How many claims the newest reading found in each of some reports; those nobody has read are left out."""
        marks = ", ".join("?" * len(document_ids))
        rows = self._select(
            "SELECT document.id, (SELECT count(*) FROM claim WHERE claim.reading = newest.number)"
            f" FROM document JOIN ({_NEWEST}) AS newest ON newest.document = document.number"
            f" WHERE document.id IN ({marks})",
            tuple(document_ids),
        )
        return {str(id_): int(claims) for id_, claims in rows}

    def last_screening(self) -> LastScreening | None:
        """The screening that answers were added to last, None when nothing was ever screened."""
        if not self._select("SELECT 1 FROM sqlite_schema WHERE name = 'answer'"):
            return None
        rows = self._select(
            "SELECT screening.number, screening.threshold, vintages, (SELECT max(asked_at) FROM answer WHERE"
            " answer.screening = screening.number), (SELECT count(*) FROM answer WHERE"
            " answer.screening = screening.number) FROM screening"
            " WHERE number = (SELECT screening FROM answer ORDER BY number DESC LIMIT 1)"
        )
        with told(self._ledger.path):
            return next(
                (LastScreening(number, threshold, tuple((name, day) for name, day, _ in vintages_of(kept)), at, parties)
                 for number, threshold, kept, at, parties in rows), None,
            )  # fmt: skip

    def hits(self, words: str, start: int, most: int) -> Iterator[Hit]:
        """Reports whose text holds all the words, the best first, with the place where they stand.

        Args:
            words: Plain words, in any case, accents or none; marks have no special meaning.
            start: How many to pass over.
            most: How many to give.
        """
        asked = " ".join('"' + word.replace('"', '""') + '"' for word in words.replace("\0", " ").split())
        if not asked:
            return
        rows = self._select(
            "SELECT document.id, snippet(words, 0, ?, ?, ?, 40) FROM words JOIN document"
            " ON document.number = words.rowid WHERE words MATCH CAST(? AS TEXT) ORDER BY rank, words.rowid"
            " LIMIT ? OFFSET ?",
            (_OPEN, _CLOSE, f" {_CUT} ", bound(asked), most, start),
        )
        for id_, snippet in rows:
            document = self._ledger.document(id_)
            if document is not None:
                yield Hit(document, _parted(snippet))

    def _select(self, statement: str, values: tuple[Any, ...] = ()) -> list[Any]:
        with told(self._ledger.path):
            return self._ledger.connection.execute(statement, values).fetchall()


def _parted(snippet: str) -> tuple[tuple[str, bool], ...]:
    pieces: list[tuple[str, bool]] = []
    for place, part in enumerate(snippet.split(_OPEN)):
        marked, _, rest = part.partition(_CLOSE) if place else ("", "", part)
        pieces += [(text, is_hit) for text, is_hit in ((marked, True), (rest, False)) if text]
    return tuple(pieces)
