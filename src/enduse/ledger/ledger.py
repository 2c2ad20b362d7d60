"""The memory of a case: documents, readings and their claims, kept and handed back, never changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from enduse.ledger import rows
from enduse.ledger.connection import bound, connected, transaction
from enduse.ledger.folder import opened
from enduse.ledger.received import digest, keep
from enduse.ledger.trouble import told
from enduse.model import Claim, Document

_PAGE = 200

_READINGS = """
SELECT document, number FROM reading
WHERE (document, number) > (:document, :number)
  AND (:origin IS NULL OR origin = :origin)
  AND NOT (:latest AND EXISTS (
      SELECT 1 FROM reading AS newer
      WHERE newer.document = reading.document AND newer.number > reading.number
        AND (:origin IS NULL OR newer.origin = :origin)))
ORDER BY document, number LIMIT :page
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """That a reader has read a document.

    Args:
        document_id: `Document.id` of what was read.
        origin: The reader and its versions.
        read_at: When, in UTC, ISO 8601.
        claims: How many claims it found; 0 is an answer too.
    """

    document_id: str
    origin: str
    read_at: str
    claims: int


class Ledger:
    """An open case folder. Each method that writes does all of it or nothing, and returns once it is on the disk.

    A `Ledger` belongs to the thread and process that opened it; any number of them may be open on one case.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, path: Path, *, create: bool = True) -> Self:
        """Open the case in the folder `path`.

        Args:
            path: The folder; see `enduse.ledger.schema` for what stands in it.
            create: Make the case when the folder is missing or empty.

        Raises:
            CaseError: The folder is not a case, is damaged, of another format, or may not be used.
        """
        file = opened(path, create=create)
        with told(path):
            return cls(path, connected(file, create=create))

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection, for the other tables of the ledger."""
        return self._connection

    def close(self) -> None:
        """Let go of the files; closing twice is harmless."""
        with told(self.path):
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make all writes inside the block one: on the disk when the block ends, or none of them if it fails.

        Other writers wait meanwhile, so read and parse before, not inside.

        Raises:
            CaseError: The disk is full, the case is read-only, or another process does not let go of it.
        """
        with told(self.path), transaction(self._connection):
            yield

    def keep(self, received: bytes) -> None:
        """Write bytes as received to their place, on the disk when this returns; a document is yet to name them.

        Raises:
            CaseError: The disk is full, or the case is read-only.
        """
        with told(self.path):
            keep(self.path / "documents", received)

    def add_document(self, document: Document, received: bytes | None = None, terms: str = "") -> bool:
        """Keep a document and the bytes it came from.

        Args:
            document: The document; what is known already is not written again.
            received: Its bytes as received, None when there are none to keep.
            terms: What else decided the outcome of parsing those bytes; `known` asks for the same terms.

        Returns:
            Whether anything was new.

        Raises:
            CaseError: It could not be written; then nothing of it is in the ledger.
        """
        before = self._connection.total_changes
        if received is not None:
            # Before the row that names them: a row must never point at bytes that are not there.
            self.keep(received)
        with self.together():
            _, description = self._described(document)
            if received is not None:
                self._execute(
                    "INSERT INTO receipt VALUES (?, ?, ?, CAST(? AS TEXT), ?) ON CONFLICT DO NOTHING",
                    (digest(received), terms, description, bound(document.origin), _now()),
                )
        return self._connection.total_changes > before

    def add_reading(self, document: Document, origin: str, claims: Iterable[Claim]) -> bool:
        """Keep all claims of one reading, or none; the document too, if it is new.

        Args:
            document: What was read, as the reader saw it: a document dated otherwise is read anew.
            origin: The reader and its versions. A reading of the same document by it is never overwritten.
            claims: What it found, in its order; may be empty.

        Returns:
            Whether the reading was new; False leaves the ledger as it was.

        Raises:
            CaseError: It could not be written; then nothing of it is in the ledger.
            ValueError: A claim is about another document.
        """
        found = tuple(claims)
        if any(claim.document_id != document.id for claim in found):
            raise ValueError(f"claims of another document than {document.id}")
        with self.together():
            number, description = self._described(document)
            cursor = self._execute(
                "INSERT INTO reading (document, description, origin, read_at) VALUES (?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                (number, description, origin, _now()),
            )
            if not cursor.rowcount:
                return False
            self._connection.executemany(
                "INSERT INTO claim VALUES (?, ?, ?, CAST(? AS TEXT))",
                [(cursor.lastrowid, place, claim.id, rows.claim_record(claim)) for place, claim in enumerate(found)],
            )
        return True

    def known(self, received: str, terms: str = "") -> Document | None:
        """The document that bytes gave before under the same terms; None when they are new.

        Args:
            received: SHA-256 of the bytes, in hexadecimal.
            terms: As given to `add_document`.
        """
        return self._document("receipt.received = ? AND receipt.terms = ?", (received, terms), via_receipt=True)

    def reading(self, document: Document, origin: str) -> tuple[Claim, ...] | None:
        """The claims that a reader found in a document as described now; None when it has not read it."""
        with told(self.path):
            row = self._connection.execute(
                "SELECT reading.number FROM reading JOIN description ON description.number = reading.description"
                " WHERE description.id = ? AND reading.origin = ?",
                (rows.description_id(document), origin),
            ).fetchone()
            return None if row is None else self._claims_of(row[0])

    def has_reading(self, document: Document, origin: str) -> bool:
        """Whether a reader has read a document as described now."""
        return self.reading(document, origin) is not None

    def claims(self, origin: str | None = None, *, latest: bool = True) -> Iterator[Claim]:
        """Claims in order of arrival of their documents, a few at a time from the disk.

        Args:
            origin: Only those of this reader, None for any reader.
            latest: Only those of the newest reading of each document; False gives every reading ever kept, in
                which the same claim may come again.
        """
        document = number = 0
        while True:
            asked = {"origin": origin, "latest": latest, "document": document, "number": number, "page": _PAGE}
            with told(self.path):
                found = self._connection.execute(_READINGS, asked).fetchall()
            if not found:
                return
            for document, number in found:  # noqa: B007 - the last pair is where the next page begins
                with told(self.path):
                    claims = self._claims_of(number)
                yield from claims

    def documents(self) -> Iterator[Document]:
        """Documents in order of arrival as described last, a few at a time from the disk."""
        number = 0
        while True:
            with told(self.path):
                numbers = self._connection.execute(
                    "SELECT number FROM document WHERE number > ? ORDER BY number LIMIT ?", (number, _PAGE)
                ).fetchall()
            if not numbers:
                return
            for (number,) in numbers:
                document = self._document("document.number = ?", (number,))
                if document is not None:
                    yield document

    def document(self, document_id: str) -> Document | None:
        """The document with this id as described last; None when the case does not hold it."""
        return self._document("document.id = ?", (document_id,))

    def readings(self) -> Iterator[Entry]:
        """Who has read what, in order."""
        with told(self.path):
            found = self._connection.execute(
                "SELECT document.id, reading.origin, reading.read_at,"
                " (SELECT count(*) FROM claim WHERE claim.reading = reading.number)"
                " FROM reading JOIN document ON document.number = reading.document ORDER BY reading.number"
            ).fetchall()
        yield from (Entry(*row) for row in found)

    def search(self, words: str, limit: int = 20) -> Iterator[Document]:
        """Documents whose text holds all the words, best match first.

        Args:
            words: Plain words, in any case, accents or none; marks have no special meaning.
            limit: At most so many.
        """
        asked = " ".join('"' + word.replace('"', '""') + '"' for word in words.replace("\0", " ").split())
        if not asked:
            return
        with told(self.path):
            found = self._connection.execute(
                "SELECT rowid FROM words WHERE words MATCH CAST(? AS TEXT) ORDER BY rank, rowid LIMIT ?",
                (bound(asked), limit),
            ).fetchall()
        for (number,) in found:
            document = self._document("document.number = ?", (number,))
            if document is not None:
                yield document

    def _execute(self, statement: str, values: tuple[Any, ...]) -> sqlite3.Cursor:
        return self._connection.execute(statement, values)

    def _described(self, document: Document) -> tuple[int, int]:
        """The numbers of a document and of its description, written if they are new; inside a transaction."""
        self._execute(
            "INSERT INTO document (id, text) VALUES (?, CAST(? AS TEXT)) ON CONFLICT DO NOTHING",
            (document.id, bound(document.text)),
        )
        number = self._execute("SELECT number FROM document WHERE id = ?", (document.id,)).fetchone()[0]
        described = rows.description_id(document)
        self._execute(
            "INSERT INTO description (id, document, record) VALUES (?, ?, CAST(? AS TEXT)) ON CONFLICT DO NOTHING",
            (described, number, rows.description_record(document)),
        )
        found = self._execute("SELECT number FROM description WHERE id = ?", (described,)).fetchone()[0]
        return number, found

    def _claims_of(self, reading: int) -> tuple[Claim, ...]:
        found = self._execute("SELECT record FROM claim WHERE reading = ? ORDER BY place", (reading,))
        return tuple(rows.claim_from(record) for (record,) in found)

    def _document(self, condition: str, values: tuple[Any, ...], *, via_receipt: bool = False) -> Document | None:
        receipt = "JOIN receipt ON receipt.description = description.number" if via_receipt else ""
        query = (
            "SELECT document.text, description.record FROM document"  # noqa: S608 - conditions are written above
            f" JOIN description ON description.document = document.number {receipt}"
            f" WHERE {condition} ORDER BY description.number DESC LIMIT 1"
        )
        with told(self.path):
            row = self._execute(query, values).fetchone()
            return None if row is None else rows.document_from(*row)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
