"""What a vintage is: the small TOML file beside its entities."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, fields
from datetime import date, timedelta
from pathlib import PurePath
from typing import Any, Final, TypeVar

_DAY: Final = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?!\d)")
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}")
_SUFFIX: Final = re.compile(r"(?:\.[a-z0-9]{1,8}){0,2}")


@dataclass(frozen=True, slots=True)
class Part:
    """One received file of a list; most lists have one, OFAC's tables are a set.

    Args:
        name: Its own name ("sdn.csv").
        source: Where it came from: a path or an address.
        checksum: SHA-256 of its bytes.
        suffix: Of its name, with the dot, which its copy under `received/` keeps.
        etag: What the publisher's server calls this state of it; empty when it says nothing.
        last_modified: When it last changed, in the server's words; likewise.
    """

    name: str
    source: str
    checksum: str
    suffix: str = ""
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """What one vintage of a list is.

    Args:
        name: Short name of the list, the name of its folder ("us_csl").
        title: Its title.
        publisher: Who publishes it; empty when not known.
        vintage: The date the file states of itself, in ISO notation; empty when it states none.
        received_at: When it was received: UTC, ISO 8601.
        source: Where from: a path or an address, several divided by a space.
        checksum: SHA-256 of the received bytes; of several files, of their SHA-256s in order of their names.
        format: How it was read.
        licence: Under which terms it may be used; empty when not known.
        rows: Rows or records in the received files.
        rejected: How many of them could not be read.
        parties: Persons, firms, vessels and so on in it.
        entities: Lines of the entities file.
        entities_bytes: Its size.
        entities_checksum: SHA-256 of its bytes; a vintage whose entities have another is damaged.
        enduse: Version of enduse that read it.
        parts: The received files.
    """

    name: str
    title: str
    publisher: str
    vintage: str
    received_at: str
    source: str
    checksum: str
    format: str
    licence: str
    rows: int
    rejected: int
    parties: int
    entities: int
    entities_bytes: int
    entities_checksum: str
    enduse: str
    parts: tuple[Part, ...] = ()

    @property
    def day(self) -> str:
        """The date it counts from: the stated one, or the day it was received when that is missing or in the future.

        A file that states a day to come would otherwise stay in force until then, whatever is published meanwhile.
        """
        received = self.received_at[:10]
        stated = _DAY.match(self.vintage)
        latest = (date.fromisoformat(received) + timedelta(days=1)).isoformat()
        return stated.group() if stated and stated.group() <= latest else received

    @property
    def order(self) -> tuple[str, str, str]:
        """Newer vintages sort after older ones."""
        return self.day, self.received_at, self.checksum

    def text(self) -> str:
        """The card as TOML, always in the same order."""
        lines = [f"{part.name} = {_value(getattr(self, part.name))}" for part in fields(self) if part.name != "parts"]
        for part in self.parts:
            lines += ["", "[[parts]]", *(f"{each.name} = {_value(getattr(part, each.name))}" for each in fields(part))]
        return "\n".join(lines) + "\n"


_Record = TypeVar("_Record", Card, Part)


def card_of(text: str) -> Card:
    """The card that a text of TOML describes.

    Raises:
        ValueError: It is no card.
    """
    try:
        found: dict[str, Any] = tomllib.loads(text)
        parts = tuple(_checked(Part(**part)) for part in found.pop("parts", []))
        return _checked(Card(**found, parts=parts))
    except TypeError as error:
        raise ValueError(str(error)) from error


def suffix_of(name: str) -> str:
    """The suffix of a file's name, ".csv.gz" and the like included; empty when it has none of the usual kind."""
    suffix = "".join(PurePath(name.lower()).suffixes[-2:])
    last = PurePath(name.lower()).suffix
    packed = suffix if last in (".gz", ".bz2", ".xz", ".zip") else last
    return packed if _SUFFIX.fullmatch(packed) else ""


def is_list_name(name: str) -> bool:
    """Whether a list may have this name: it becomes the name of a folder."""
    return _NAME.fullmatch(name) is not None


def _checked(record: _Record) -> _Record:
    # Someone else may have made this folder: a word where a number is wanted would fail far from here.
    for part in fields(record):
        value = getattr(record, part.name)
        if part.name != "parts" and type(value).__name__ != part.type:
            raise ValueError(f"{part.name} is no {part.type}")
    if not _DIGEST.fullmatch(record.checksum):
        raise ValueError("its checksum is no SHA-256")
    if isinstance(record, Part):
        if not _SUFFIX.fullmatch(record.suffix):
            raise ValueError("its suffix is none")
    else:
        date.fromisoformat(record.received_at[:10])
        if not is_list_name(record.name):
            raise ValueError(f"{record.name!r} is no name of a list")
    return record


def _value(value: str | int) -> str:
    if isinstance(value, int):
        return str(value)
    # A JSON string is a basic string of TOML but for DEL and lone surrogates.
    whole = value.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")
