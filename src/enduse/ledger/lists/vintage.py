"""One list as it was on a day: entities on disk, read in order or one at a time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from enduse.ledger.lists.card import Card, Part
from enduse.model.entity import Entity, entity_of
from enduse.model.errors import CaseError

_REMEDY: Final = "load the list again, or put back a copy of the file"


@dataclass(frozen=True, slots=True)
class Vintage:
    """A vintage in a store.

    Args:
        folder: The folder of its list.
        stem: Name of its files in there, without their suffix.
        card: What it is.
    """

    folder: Path
    stem: str
    card: Card

    @property
    def name(self) -> str:
        """Short name of the list."""
        return self.card.name

    @property
    def path(self) -> Path:
        """The entities: FollowTheMoney, one a line."""
        return self.folder / f"{self.stem}.jsonl"

    def received(self) -> tuple[Path, ...]:
        """The files as received."""
        return tuple(received_path(self.folder, part) for part in self.card.parts)

    def entities(self) -> Iterator[Entity]:
        """Every entity, in order of id.

        Raises:
            CaseError: The file cannot be read, or a line of it is no entity.
        """
        for _, entity in self.placed():
            yield entity

    def placed(self) -> Iterator[tuple[int, Entity]]:
        """Every entity with the offset of its line in bytes: what `entity_at` takes.

        Raises:
            CaseError: As for `entities`.
        """
        offset = 0
        for line in self.lines():
            yield offset, self._entity(line, offset)
            offset += len(line)

    def lines(self) -> Iterator[bytes]:
        """Every line, with its end.

        Raises:
            CaseError: The file cannot be read.
        """
        try:
            with self.path.open("rb") as file:
                yield from file
        except OSError as error:
            raise CaseError(f"{self.path}: {error.strerror}; {_REMEDY}") from error

    def entity_at(self, offset: int) -> Entity:
        """One entity, without reading the others.

        Args:
            offset: Where its line starts, in bytes, as told by `placed`.

        Raises:
            CaseError: No entity starts there, or the file cannot be read.
        """
        try:
            with self.path.open("rb") as file:
                file.seek(offset)
                return self._entity(file.readline(), offset)
        except OSError as error:
            raise CaseError(f"{self.path}: {error.strerror}; {_REMEDY}") from error

    def damage(self) -> str | None:
        """What is wrong with its entities, None when every byte is as it was written."""
        try:
            with self.path.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            return error.strerror or "not readable"
        return None if found == self.card.entities_checksum else "its bytes are not those that were written"

    def _entity(self, line: bytes, offset: int) -> Entity:
        try:
            return entity_of(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            raise CaseError(f"{self.path}: no entity starts at byte {offset}; {_REMEDY}") from error


def received_path(folder: Path, part: Part) -> Path:
    """Where a received file stands under the folder of its list."""
    return folder / "received" / f"{part.checksum}{part.suffix}"
