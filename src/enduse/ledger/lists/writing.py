"""Entities to lines, and received files to their place."""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import time
from collections.abc import Iterable, Sequence, Sized
from pathlib import Path
from typing import Final, Protocol

from enduse.ledger.received import PARTIAL, write_whole
from enduse.machine.disk import settle
from enduse.model.entity import Entity
from enduse.model.errors import InputError

ABANDONED_S: Final = 86_400
"""Seconds after which an unfinished file is taken for one that a kill left; fetching is held to far less."""

BELONGS: Final = {
    "Sanction": ("entity",),
    "Identification": ("holder",),
    "Passport": ("holder",),
    "CryptoWallet": ("holder",),
    "Ownership": ("asset",),
    "Directorship": ("organization",),
    "Representation": ("client",),
    "Membership": ("organization",),
    "Employment": ("employer",),
    "Family": ("person",),
    "Associate": ("person",),
    "UnknownLink": ("subject",),
    "Succession": ("successor",),
    "Occupancy": ("holder",),
    "Address": (),
    "Position": (),
}
"""FtM schemata that are no party but say something of one, and the property that names it (followthemoney 4 schema)."""


class Reading(Protocol):
    """What a store asks of a list that was read."""

    @property
    def name(self) -> str:
        """Short name."""

    @property
    def title(self) -> str:
        """Title."""

    @property
    def publisher(self) -> str:
        """Who publishes it."""

    @property
    def vintage(self) -> str | None:
        """The date it states of itself."""

    @property
    def checksum(self) -> str:
        """SHA-256 of the bytes it was read from."""

    @property
    def entities(self) -> Sequence[Entity]:
        """What it holds."""

    @property
    def rejected(self) -> Sized:
        """Rows that could not be read."""

    @property
    def rows(self) -> int:
        """How many rows or records were there."""

    @property
    def format(self) -> str:
        """How it was read."""


def entity_lines(entities: Iterable[Entity]) -> list[bytes]:
    """Entities as JSON Lines in order of id, each line once: equal entities give equal bytes in whatever order."""
    # An escaped lone surrogate is itself again when the JSON is read.
    lines = {
        (entity.id, (json.dumps(entity.to_dict(), ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace"))
        for entity in entities
    }
    return [line for _, line in sorted(lines)]


def is_party(entity: Entity) -> bool:
    """Whether it is a party, rather than a statement about one; a wallet is one when nobody is said to hold it."""
    return entity.schema not in BELONGS or (entity.schema == "CryptoWallet" and not owners_of(entity))


def owners_of(entity: Entity) -> tuple[str, ...]:
    """Identifiers of the parties that a statement is about; none for a party."""
    return tuple(owner for name in BELONGS.get(entity.schema, ()) for owner in entity.get(name))


def parties_in(entities: Iterable[Entity]) -> int:
    """How many of them are parties."""
    return sum(map(is_party, entities))


def copied(source: Path, checksum: str, target: Path) -> None:
    """Copy a received file to its place, whole or not at all; one that is there already is left alone.

    Raises:
        InputError: The file is no longer the one that was read.
        OSError: The disk is full or refuses.
    """
    if target.exists() and _checksum(target.read_bytes()) == checksum:
        return
    content = source.read_bytes()
    if _checksum(content) != checksum:
        raise InputError(f"{source}: changed while it was being read; load it again")
    made(target.parent)
    write_whole(target, content)


def made(folder: Path) -> None:
    """Make a folder and those above it, on the disk when this returns."""
    if folder.is_dir():
        return
    made(folder.parent)
    folder.mkdir(exist_ok=True)
    settle(folder.parent)


def swept(folder: Path) -> None:
    """Remove what kills have left of unfinished writes, in a folder and its `received`; what is being written stays."""
    old = time.time() - ABANDONED_S
    for left in (*folder.glob(f"{PARTIAL}*"), *folder.glob(f"received/{PARTIAL}*")):
        # Another process may be done with its file between the two looks.
        with contextlib.suppress(FileNotFoundError):
            if left.lstat().st_mtime < old:
                shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()


def _checksum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
