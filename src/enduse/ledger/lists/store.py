"""A folder of lists: vintages are added, the newest sound one of each list is in force."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from enduse.ledger.lists.card import Card, Part, card_of, is_list_name
from enduse.ledger.lists.trouble import told
from enduse.ledger.lists.vintage import Vintage, received_path
from enduse.ledger.lists.writing import Reading, copied, entity_lines, made, parties_in, swept
from enduse.ledger.received import write_whole
from enduse.model.errors import CaseError, EnduseError, InputError
from enduse.model.failure import Failure

FORMAT: Final = 1
_MARKER: Final = "lists.toml"
_TEXT: Final = f"# Lists kept by enduse. The number tells which enduse can read them.\nformat = {FORMAT}\n"
_CHECKED: Final = "checked"


@dataclass(frozen=True, slots=True)
class Survey:
    """What a store holds.

    Args:
        vintages: All sound vintages, lists in order of name, the newest of each first.
        damaged: Vintages passed over, and why.
    """

    vintages: tuple[Vintage, ...]
    damaged: tuple[Failure, ...]

    @property
    def current(self) -> tuple[Vintage, ...]:
        """The vintage in force of each list, in order of name."""
        newest: dict[str, Vintage] = {}
        for vintage in self.vintages:
            newest.setdefault(vintage.name, vintage)
        return tuple(newest.values())


class ListStore:
    """A folder of lists; making this object touches no file.

    Args:
        folder: The folder: `lists/` of a case, or any other.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def exists(self) -> bool:
        """Whether the folder is a store already."""
        return (self.folder / _MARKER).is_file()

    def add(
        self,
        reading: Reading,
        received: Sequence[tuple[Path, Part]],
        *,
        licence: str = "",
        received_at: datetime | None = None,
        enduse: str = "",
    ) -> Vintage:
        """Keep what was read from a list, with the bytes it was read from.

        When it returns, the vintage is on the disk; a kill before that leaves what was there. Adding the same bytes
        with the same outcome changes nothing, and mends a vintage of them that was damaged.

        Args:
            reading: What the files hold.
            received: The files, and what to note of each.
            licence: Under which terms the list may be used; empty when not known.
            received_at: When they were received, None for now.
            enduse: Version that read them.

        Returns:
            The vintage, new or as it was before.

        Raises:
            InputError: The list has a name that cannot be one, holds nothing, or a file changed while it was read.
            CaseError: The folder is no store and cannot become one, or cannot be written.
        """
        if not is_list_name(reading.name):
            raise InputError(f"{reading.name!r} is no name of a list; use lower-case letters, digits, - and _ (--name)")
        if not reading.entities:
            raise InputError(f"{reading.name}: holds no party; check that this is the list you mean")
        with told(self.folder):
            self._make()
            folder = self.folder / reading.name
            made(folder)
            swept(folder)
            content = b"".join(entity_lines(reading.entities))
            card = _card(reading, [part for _, part in received], content)
            at = (received_at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="microseconds")
            card = replace(card, received_at=at, licence=licence, enduse=enduse)
            vintage = self._same(folder, card) or Vintage(folder, _stem(folder, card), card)
            for path, part in received:
                copied(path, part.checksum, received_path(folder, part))
            if vintage.damage() is not None:
                write_whole(vintage.path, content)
            # The card comes last: without it the rest does not count.
            if not _card_path(vintage).exists():
                write_whole(_card_path(vintage), vintage.card.text().encode())
            return vintage

    def survey(self, name: str | None = None) -> Survey:
        """Look at everything the store holds; every byte of the entities is checked.

        Args:
            name: Only this list, None for all.

        Raises:
            CaseError: The folder is no store, or cannot be read.
        """
        vintages: list[Vintage] = []
        damaged: list[Failure] = []
        for found in self._found(name):
            if isinstance(found, Failure):
                damaged.append(found)
            elif (why := found.damage()) is not None:
                damaged.append(_passed_over(found.path, why))
            else:
                vintages.append(found)
        vintages.sort(key=lambda vintage: vintage.card.order, reverse=True)
        vintages.sort(key=lambda vintage: vintage.name)
        return Survey(tuple(vintages), tuple(damaged))

    def current(self) -> tuple[Vintage, ...]:
        """The vintage in force of each list: the newest by stated date, then by reception, that is not damaged.

        Older vintages are looked at only where a newer one is damaged.

        Raises:
            CaseError: As for `survey`.
        """
        found = sorted(
            (each for each in self._found(None) if isinstance(each, Vintage)),
            key=lambda vintage: vintage.card.order,
            reverse=True,
        )
        newest: dict[str, Vintage] = {}
        for vintage in found:
            if vintage.name not in newest and vintage.damage() is None:
                newest[vintage.name] = vintage
        return tuple(newest[name] for name in sorted(newest))

    def vintages(self, name: str) -> tuple[Vintage, ...]:
        """The sound vintages of a list, newest first; none when there is no such list.

        Raises:
            CaseError: As for `survey`.
        """
        return self.survey(name).vintages

    def key(self) -> str:
        """A name for exactly the vintages in force: equal contents have equal keys, in whatever folder.

        Raises:
            CaseError: As for `survey`.
        """
        return key_of(self.current())

    def index_path(self, key: str) -> Path:
        """Where an index made from the vintages of that key stands."""
        return self.folder / f"index-{key}.npz"

    def checked(self, name: str) -> str | None:
        """When the publisher was last asked for a list and had nothing newer: UTC, ISO 8601; None when never."""
        try:
            return (self.folder / name / _CHECKED).read_text(encoding="ascii").strip() or None
        except (OSError, UnicodeDecodeError):
            return None

    def note_checked(self, name: str, at: datetime | None = None) -> None:
        """Note that the publisher had nothing newer.

        Args:
            name: The list; it has a vintage.
            at: When, None for now.

        Raises:
            CaseError: The folder cannot be written.
        """
        with told(self.folder):
            moment = (at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
            write_whole(self.folder / name / _CHECKED, f"{moment}\n".encode())

    def workplace(self) -> Path:
        """The folder, made when it is missing: files that are still being fetched may stand in it as `.partial-…`.

        Raises:
            CaseError: The folder holds other things, or cannot be written.
        """
        with told(self.folder):
            self._make()
            swept(self.folder)
        return self.folder

    def _make(self) -> None:
        if self.exists():
            self._check()
            return
        if self.folder.is_dir() and any(not path.name.startswith(".") for path in self.folder.iterdir()):
            raise CaseError(f"{self.folder}: holds other files and is no folder of lists; name a new or an empty one")
        made(self.folder.absolute())
        write_whole(self.folder / _MARKER, _TEXT.encode())

    def _check(self) -> None:
        marker = self.folder / _MARKER
        with told(self.folder):
            text = marker.read_bytes().decode("utf-8", "replace")
        try:
            found = tomllib.loads(text).get("format")
        except tomllib.TOMLDecodeError:
            found = None
        if not isinstance(found, int):
            raise CaseError(f"{marker}: says no format; put back a line `format = {FORMAT}`")
        if found != FORMAT:
            raise CaseError(
                f"{self.folder}: the lists have format {found} and this enduse knows {FORMAT}; upgrade enduse"
            )

    def _found(self, name: str | None) -> Iterable[Vintage | Failure]:
        if not self.exists():
            raise CaseError(
                f"{self.folder}: no lists are kept here; load some with `enduse lists load FILE… --lists DIR`"
            )
        self._check()
        if name is not None and not is_list_name(name):
            return []
        with told(self.folder):
            cards = sorted(self.folder.glob(f"{name or '*'}/*.toml"))
        return [_vintage(path) for path in cards]

    def _same(self, folder: Path, card: Card) -> Vintage | None:
        """The vintage that holds the same already, damaged or not."""
        for found in self._found(folder.name):
            if isinstance(found, Vintage) and _identity(found.card) == _identity(card):
                return found
        return None


def key_of(vintages: Iterable[Vintage]) -> str:
    """A name for a set of vintages, in whatever order: 16 hexadecimal digits that depend on their contents only."""
    told_ = sorted(f"{vintage.name} {vintage.card.entities_checksum}" for vintage in vintages)
    return hashlib.sha256("\n".join(told_).encode()).hexdigest()[:16]


def _card(reading: Reading, parts: Sequence[Part], content: bytes) -> Card:
    return Card(
        name=reading.name,
        title=reading.title or reading.name,
        publisher=reading.publisher or "",
        vintage=reading.vintage or "",
        received_at="",
        source=" ".join(part.source for part in parts),
        checksum=reading.checksum,
        format=reading.format,
        licence="",
        rows=reading.rows,
        rejected=len(reading.rejected),
        parties=parties_in(reading.entities),
        entities=content.count(b"\n"),
        entities_bytes=len(content),
        entities_checksum=hashlib.sha256(content).hexdigest(),
        enduse="",
        parts=tuple(parts),
    )


def _identity(card: Card) -> tuple[str, str, str]:
    return card.checksum, card.entities_checksum, card.vintage


def _stem(folder: Path, card: Card) -> str:
    stem = f"{card.day}-{card.checksum[:8]}"
    path = folder / f"{stem}.toml"
    there = _vintage(path) if path.exists() else None
    # The same bytes read to another end, by a newer enduse or with other columns, are a vintage beside the first; two
    # processes that load the same list at once are not.
    if there is None or (isinstance(there, Vintage) and _identity(there.card) == _identity(card)):
        return stem
    return f"{stem}-{card.entities_checksum[:8]}"


def _card_path(vintage: Vintage) -> Path:
    return vintage.folder / f"{vintage.stem}.toml"


def _vintage(path: Path) -> Vintage | Failure:
    try:
        card = card_of(path.read_text(encoding="utf-8"))
    except OSError as error:
        return _passed_over(path, error.strerror or "not readable")
    except (ValueError, UnicodeDecodeError) as error:
        return _passed_over(path, " ".join(str(error).split()))
    if card.name != path.parent.name:
        return _passed_over(path, f"it is of the list {card.name}")
    return Vintage(path.parent, path.stem, card)


def _passed_over(path: Path, why: str) -> Failure:
    error: EnduseError = CaseError(f"{path}: damaged ({why}), passed over; load the list again, or put back a copy")
    return Failure(str(path), error)
