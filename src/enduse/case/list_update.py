"""Lists fetched anew from their publishers; whatever goes wrong, the vintage in force stays in force."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from enduse.case.lists import Loaded, keep
from enduse.ledger.lists import ListStore, Part, Vintage
from enduse.ledger.lists.card import suffix_of
from enduse.ledger.lists.trouble import told
from enduse.ledger.lists.writing import parties_in
from enduse.ledger.received import PARTIAL
from enduse.model.errors import EnduseError, InputError, UsageError
from enduse.model.failure import Failure
from enduse.reference.lists.address import Address, addresses
from enduse.sources.lists import ListReading, read_list
from enduse.sources.lists.fetch import Fetched, Limits, Progress, Wanted, fetch

SHRUNK: Final = 0.5
"""A list with fewer than this share of the parties it had is taken for a part of itself until a person says otherwise.

An editorial choice: publishers take parties off by the dozen, and a cut or mistaken file lacks most of them.
"""


@dataclass(frozen=True, slots=True)
class Terms:
    """How lists are fetched.

    Args:
        limits: How much a list may take.
        accept_shrink: Whether a list may have lost more than half of its parties.
        progress: Told how far a fetch is, None for nobody.
    """

    limits: Limits | None = None
    accept_shrink: bool = False
    progress: Progress | None = None


def update(
    store: ListStore,
    names: Sequence[str] = (),
    *,
    terms: Terms | None = None,
    places: Mapping[str, tuple[Address, ...]] | None = None,
) -> Iterator[Loaded | Failure]:
    """Fetch lists from their publishers and keep what is newer.

    Args:
        store: Where they are kept.
        names: Which lists, by short name; empty for those kept that can be fetched, and for all of these when none is.
        terms: How, None for the usual.
        places: Where each list is fetched, None for the publishers' own addresses.

    Yields:
        For each list what is in force now, or a `Failure` whose message says what stays in force.

    Raises:
        UsageError: No address is known for a name.
        CaseError: The store cannot be used.
    """
    known = addresses() if places is None else places
    for name in names:
        if name not in known:
            can_be = ", ".join(known)
            raise UsageError(
                f"{name}: no address known; load its file with `enduse lists load`, or name one of {can_be}"
            )
    store.workplace()
    current = {vintage.name: vintage for vintage in store.current()}
    for name in names or [each for each in known if each in current] or list(known):
        try:
            yield _updated(store, name, known[name], current.get(name), terms or Terms())
        except EnduseError as error:
            yield Failure(name, _with_what_stays(name, error, current.get(name)))


def _updated(store: ListStore, name: str, places: Sequence[Address], current: Vintage | None, terms: Terms) -> Loaded:
    with told(store.folder):
        into = Path(tempfile.mkdtemp(prefix=PARTIAL, dir=store.workplace()))
    try:
        with told(store.folder):
            fetched = fetch(
                [_wanted(each, current) for each in places], into, limits=terms.limits, progress=terms.progress
            )
        if fetched is None and current is not None:
            store.note_checked(name)
            return Loaded(current, is_new=False)
        files = fetched or ()
        reading = _read(files)
        _check(reading, name, current, accept_shrink=terms.accept_shrink)
        loaded = keep(store, reading, [each.path for each in files], sources={each.path: _part(each) for each in files})
        if not loaded.is_new:
            store.note_checked(name)
        return loaded
    finally:
        shutil.rmtree(into, ignore_errors=True)


def _wanted(place: Address, current: Vintage | None) -> Wanted:
    parts = current.card.parts if current is not None else ()
    here = next((part for part in parts if part.source == place.address), None)
    return Wanted(
        place.address, place.file, place.hosts, place.checksum_address,
        etag=here.etag if here else "",
        last_modified=here.last_modified if here else "",
    )  # fmt: skip


def _read(files: Sequence[Fetched]) -> ListReading:
    try:
        return read_list([each.path for each in files])
    except EnduseError as error:
        # The reader knows only the file of the moment; a person knows the address.
        words = str(error)
        for each in files:
            words = words.replace(str(each.path), each.wanted.address)
        raise type(error)(words) from error


def _check(reading: ListReading, name: str, current: Vintage | None, *, accept_shrink: bool) -> None:
    if reading.name != name:
        raise InputError(f"the address answers with {reading.name}, another list; look at it with a browser")
    if len(reading.rejected) * 2 > reading.rows:
        broken = f"{len(reading.rejected):,} of {reading.rows:,} rows cannot be read"
        raise InputError(f"{broken} ({reading.rejected[0].place}: {reading.rejected[0].reason}); look at it first")
    parties = parties_in(reading.entities)
    if current is not None and parties < SHRUNK * current.card.parties and not accept_shrink:
        raise InputError(
            f"has {parties:,} parties and had {current.card.parties:,}; if that is right, --accept-shrink takes it"
        )


def _part(fetched: Fetched) -> Part:
    wanted = fetched.wanted
    return Part(
        wanted.name, wanted.address, fetched.checksum, suffix_of(wanted.name), fetched.etag, fetched.last_modified
    )


def _with_what_stays(name: str, error: EnduseError, current: Vintage | None) -> EnduseError:
    stays = f"the vintage of {current.card.day} stays in force" if current else "none is kept"
    return type(error)(f"{name}: {error}; {stays}")
