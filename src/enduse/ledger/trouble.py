"""What can go wrong on disk, told in one line that names the case and the remedy."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from enduse.model.errors import CaseError

_DAMAGED = "is damaged: put back a copy, or read the files under documents/ into a new case"
_FULL = "cannot be written, the disk is full: make room and run again; what was reported as done is kept"
_READ_ONLY = "cannot be written: make the folder and its files writable, or copy the case to where you may write"
_BUSY = "is being written by another process that does not let go: run again when that is done"

_SQLITE = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: "cannot be opened: check that the folder exists and that you may read and write it",
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_IOERR: "cannot be written or read, the disk refuses: check that it is neither full nor failing",
    sqlite3.SQLITE_TOOBIG: "cannot hold a text this long: leave the document out",
}
_SYSTEM = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EROFS: _READ_ONLY,
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.ENOTDIR: "is not a folder: name another place",
    errno.EEXIST: "is not a folder: name another place",
}


@contextmanager
def told(case: Path) -> Iterator[None]:
    """Turn errors of the disk and of SQLite inside the block into one-line errors about `case`.

    Raises:
        CaseError: Anything of the kind happened.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise CaseError(f"{case}: the case {_said_of(error)}") from error
    except OSError as error:
        remedy = _SYSTEM.get(error.errno or 0, f"cannot be used ({error.strerror or error}): check the folder")
        raise CaseError(f"{case}: the case {remedy}") from error


def _said_of(error: sqlite3.Error) -> str:
    # The low byte is the primary code; the rest only refines it.
    code = getattr(error, "sqlite_errorcode", None)
    if code is None or (code & 0xFF) not in _SQLITE:
        return f"cannot be used ({' '.join(str(error).split())}): put back a copy, or read into a new case"
    return _SQLITE[code & 0xFF]
