"""Which bytes each report was read from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from enduse.ledger.ledger import Ledger
from enduse.ledger.trouble import told


@dataclass(frozen=True, slots=True)
class Receipt:
    """That bytes were received and gave a document.

    Args:
        document_id: `Document.id` of what they gave.
        received: SHA-256 of the bytes: their name under `documents/`.
        origin: Where they stood.
    """

    document_id: str
    received: str
    origin: str


def receipts(ledger: Ledger) -> Iterator[Receipt]:
    """Every receipt, by document in order of arrival; bytes that were received under several terms come once.

    Raises:
        CaseError: The case cannot be read.
    """
    with told(ledger.path):
        found = ledger.connection.execute(
            "SELECT DISTINCT document.id, receipt.received, min(receipt.origin) FROM receipt"
            " JOIN description ON description.number = receipt.description"
            " JOIN document ON document.number = description.document"
            " GROUP BY document.number, receipt.received ORDER BY document.number, receipt.received"
        ).fetchall()
    yield from (Receipt(*row) for row in found)
