"""Lists of parties read and kept: where the readers of lists and the store meet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from enduse import __version__
from enduse.case.list_name import renamed
from enduse.ledger import Ledger
from enduse.ledger.lists import ListStore, Part, Vintage
from enduse.ledger.lists.card import suffix_of
from enduse.model.errors import InputError, UsageError
from enduse.reference.lists import publishers
from enduse.reference.lists.address import addresses
from enduse.sources.lists import ListReading, read_list
from enduse.sources.lists.files import ENDINGS
from enduse.sources.lists.listing import Rejected

LISTS: Final = "lists"
"""The folder of a case that its lists are kept in."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """One list that is kept.

    Args:
        vintage: Where it is.
        rejected: Rows of it that could not be read.
        is_new: Whether it was not kept before.
    """

    vintage: Vintage
    rejected: tuple[Rejected, ...] = ()
    is_new: bool = True


def lists_of(case: Path, *, create: bool = False) -> ListStore:
    """The lists of a case.

    Args:
        case: The folder of the case.
        create: Make the case when the folder is missing or empty.

    Raises:
        CaseError: The folder is no case, or cannot be used.
    """
    # A case is made whole: without its ledger it would be taken for one that lost it.
    Ledger.open(case, create=create).close()
    return ListStore(case / LISTS)


def load(
    store: ListStore,
    files: Path | Sequence[Path],
    *,
    name: str | None = None,
    vintage: str | None = None,
    format: str | None = None,  # noqa: A002  # the word of the readers
    columns: Mapping[str, str] | None = None,
    sources: Mapping[Path, Part] | None = None,
) -> Loaded:
    """Read a list and keep it; what is kept already stays as it is.

    Args:
        store: Where to keep it.
        files: Its file, the folder that holds its files, or all its files.
        name: Short name to keep it under, None for the one the list has.
        vintage: Its ISO date, for a file that states none itself.
        format: How to read it, None to tell by its content.
        columns: For a plain table, which column holds what, None to tell by their heads.
        sources: What to note of where the files came from, None for their paths.

    Raises:
        InputError: It cannot be read, changed while it was, or states another date.
        UsageError: `vintage` is no date.
        CaseError: It cannot be kept.
    """
    if vintage is not None:
        _check_date(vintage)
    reading = read_list(files, format=format, columns=columns)
    if vintage is not None and reading.vintage not in (None, vintage):
        raise InputError(f"{reading.name}: the file states {reading.vintage} itself; leave --vintage out")
    reading = replace(reading, vintage=vintage or reading.vintage)
    return keep(store, reading, files, name=name, sources=sources)


def keep(
    store: ListStore,
    reading: ListReading,
    files: Path | Sequence[Path],
    *,
    name: str | None = None,
    sources: Mapping[Path, Part] | None = None,
) -> Loaded:
    """Keep a list that was read.

    Args:
        store: As for `load`.
        reading: What the files hold.
        files: As for `load`.
        name: As for `load`.
        sources: As for `load`.

    Raises:
        InputError: A file changed while it was read.
        CaseError: It cannot be kept.
    """
    noted = sources or {}
    received = [(path, noted.get(path) or _part(path)) for path in _paths(files)]
    if _checksum([part.checksum for _, part in received]) != reading.checksum:
        raise InputError(f"{received[0][0]}: changed while it was being read; load it again")
    named = renamed(reading, name) if name else reading
    known = publishers().get(named.name)
    before = {vintage.stem for vintage in store.vintages(named.name)} if store.exists() else set()
    vintage = store.add(named, received, licence=known.licence if known else "", enduse=__version__)
    return Loaded(vintage, reading.rejected, is_new=vintage.stem not in before)


def together(files: Iterable[Path]) -> tuple[tuple[Path, ...], ...]:
    """Files grouped into lists: those that a publisher issues as a set, side by side in one folder, are one.

    Args:
        files: Paths of files and folders; a folder is one list.

    Returns:
        The groups in order of their first file.
    """
    sets = {each.file: name for name, parts in addresses().items() if len(parts) > 1 for each in parts}
    groups: dict[object, tuple[Path, ...]] = {}
    for path in dict.fromkeys(files):
        part_of = sets.get(path.name.lower())
        key = (path.parent, part_of) if part_of else path
        groups[key] = (*groups.get(key, ()), path)
    return tuple(groups.values())


def _check_date(words: str) -> None:
    try:
        date.fromisoformat(words)
    except ValueError as error:
        raise UsageError(f"{words!r} is no date; write it as 2026-07-31") from error


def _paths(files: Path | Sequence[Path]) -> list[Path]:
    """The files the readers read, in their order; that they are the same is seen by the checksum."""
    found: list[Path] = []
    for path in [files] if isinstance(files, Path) else files:
        inside = path.iterdir() if path.is_dir() else (path,)
        found += [each for each in inside if each == path or _is_part(each)]
    return sorted(dict.fromkeys(found))


def _is_part(path: Path) -> bool:
    return path.is_file() and path.suffix[1:].lower() in ENDINGS and not path.name.startswith(".")


def _part(path: Path) -> Part:
    with path.open("rb") as file:
        checksum = hashlib.file_digest(file, "sha256").hexdigest()
    return Part(path.name, str(path), checksum, suffix_of(path.name))


def _checksum(checksums: Sequence[str]) -> str:
    return checksums[0] if len(checksums) == 1 else hashlib.sha256("".join(checksums).encode()).hexdigest()
