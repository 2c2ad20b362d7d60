"""Values of the model to the text kept in a row, and back."""

from __future__ import annotations

import hashlib
import json
import sqlite3

from enduse.ledger.connection import bound
from enduse.model import Claim, Document
from enduse.model.record import Record, claim_of, document_of, to_json, to_record

_OF_THE_COPY = ("origin", "retrieved_at")
"""Fields that tell where and when a copy was taken; they change nothing of what a reader sees."""


def claim_record(claim: Claim) -> bytes:
    """A claim as kept in its row."""
    return bound(to_json(claim))


def claim_from(record: str) -> Claim:
    """The claim kept in a row.

    Raises:
        sqlite3.DatabaseError: The row does not hold one.
    """
    try:
        return claim_of(json.loads(record))
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _damaged("claim") from error


def description_record(document: Document) -> bytes:
    """What is known about a document, as kept in its row; the text has a row of its own."""
    return bound(_canonical(_description(document)))


def description_id(document: Document) -> str:
    """SHA-256 of the document and all that a reader may see of it."""
    seen = {name: value for name, value in _description(document).items() if name not in _OF_THE_COPY}
    return hashlib.sha256(bound(_canonical({"document": document.id, **seen}))).hexdigest()


def document_from(text: str, record: str) -> Document:
    """The document of a text and of what is known about it.

    Raises:
        sqlite3.DatabaseError: The row does not hold one.
    """
    try:
        return document_of({**json.loads(record), "text": text})
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _damaged("document") from error


def _description(document: Document) -> Record:
    return {name: value for name, value in to_record(document).items() if name not in ("id", "text")}


def _canonical(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _damaged(what: str) -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError(f"a {what} in the ledger is not readable")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error
