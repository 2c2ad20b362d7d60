"""One connection to a ledger file: opened, checked, and its transactions.

Several processes may read and write one ledger at once: the write-ahead log lets readers go on beside a writer,
and writers take short turns. `synchronous = FULL` puts every commit on the disk before it is acknowledged, so a
power cut loses no more than a kill does: nothing.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from enduse.ledger.folder import check_format
from enduse.ledger.schema import APPLICATION_ID, creation
from enduse.model.errors import CaseError

PATIENCE = 60.0
"""Seconds to wait for another writer's turn to end."""


def connected(file: Path, *, create: bool) -> sqlite3.Connection:
    """A connection to the ledger in `file`, made there first if it is missing and `create` allows.

    Without `create`, a case on read-only ground is opened for reading.

    Raises:
        CaseError: The file is another database, or of another format.
        sqlite3.Error: It cannot be opened, read or made.
    """
    if not create and not file.exists():
        raise CaseError(f"{file}: the case has lost its ledger: put back a copy, or read the documents into a new case")
    connection = _connection(file, writable=create or not _is_sealed(file))
    try:
        if create and _is_blank(connection):
            _log_ahead(connection)
            connection.executescript(creation())
        _check(file, connection)
        _log_ahead(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.text_factory = _text
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written inside the block, or nothing; on the disk when it ends. Nested blocks join the outer one."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk makes SQLite roll back by itself.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def bound(text: str) -> bytes:
    """The text as bytes to bind to `CAST(? AS TEXT)`: unlike str, this carries lone surrogates there and back."""
    return text.encode("utf-8", "surrogatepass")


def _text(stored: bytes) -> str:
    return stored.decode("utf-8", "surrogatepass")


def _connection(file: Path, *, writable: bool) -> sqlite3.Connection:
    if writable:
        return sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)
    return sqlite3.connect(f"{file.absolute().as_uri()}?immutable=1", uri=True, isolation_level=None)


def _is_sealed(file: Path) -> bool:
    # SQLite cannot so much as read a ledger where it may make no -shm file, unless told that nobody writes to it.
    may_write = os.access(file, os.W_OK) and os.access(file.parent, os.W_OK)
    return not may_write and not file.with_name(f"{file.name}-wal").exists()


def _check(file: Path, connection: sqlite3.Connection) -> None:
    application, version = _marks(connection)
    if application != APPLICATION_ID:
        raise CaseError(f"{file}: not a ledger of enduse: name another folder")
    check_format(file.parent, version)


def _log_ahead(connection: sqlite3.Connection) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            # Two processes that make the same case at once collide here, and SQLite does not wait in this one place.
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


def _marks(connection: sqlite3.Connection) -> tuple[int, int]:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    return int(application), int(connection.execute("PRAGMA user_version").fetchone()[0])


def _is_blank(connection: sqlite3.Connection) -> bool:
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    return tables == 0 and _marks(connection) == (0, 0)
