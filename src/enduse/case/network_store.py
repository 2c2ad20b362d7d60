"""The network of a case's shipments: built from the kept files when they change, reused otherwise.

DIR/shipments/network/
├── parties.parquet
└── movements.parquet
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from enduse import __version__
from enduse.case.shipments import FOLDER, shipments_of
from enduse.model import Shipment
from enduse.model.errors import InputError
from enduse.sources.shipments import Columns, Tally, columns_of, read_shipments
from enduse.tracing import store
from enduse.tracing.store import Store

NETWORK: Final = "network"
"""The folder of a case's shipments that their network is kept in."""
_BLOCK: Final = 1 << 20


def network_store(case: Path, progress: Callable[[int], None] | None = None) -> Store:
    """The network of the shipments kept in a case; an empty one where none are kept.

    Args:
        case: The folder of the case.
        progress: Told now and then how many shipments have been read, when it must be built.

    Raises:
        CaseError: What is kept is damaged.
        InputError: The network cannot be written.
    """
    kept = case / FOLDER
    cards = sorted(kept.glob("*.json")) if kept.is_dir() else []
    stamp = _stamp([card.stem, card.read_text(encoding="utf-8", errors="replace")] for card in cards)
    return _built(lambda: shipments_of(case), kept / NETWORK, stamp, progress)


def network_of_files(
    files: Sequence[Path],
    folder: Path,
    *,
    preset: str | None = None,
    columns: Mapping[str, str] | None = None,
    known: Mapping[Path, Columns] | None = None,
    progress: Callable[[int], None] | None = None,
    on_told: Callable[[str], None] | None = None,
    on_rejected: Callable[[Path, int], None] | None = None,
) -> Store:
    """The network of files of shipments, without a case.

    Args:
        files: CSV, Parquet or FollowTheMoney JSON Lines.
        folder: Where it is kept; used again as long as the files are the same.
        preset: As for `columns_of`, of every file.
        columns: Likewise, field to column.
        known: What `columns_of` made out of these two, by file; it is asked for files that are missing.
        progress: As for `network_store`.
        on_told: Told, when it is built, which rows of the files could not be read and what was left open, in
            sentences.
        on_rejected: Told, when it is built, of each file with such rows and of their number.

    Raises:
        InputError: A file cannot be read, or the network cannot be written.
        UsageError: There is no such preset, field or column.
    """
    stamp = _stamp([[file.name, _digest(file)], [preset, dict(columns or {})]] for file in files)

    tell = on_told or _passed_over

    def shipments() -> Iterator[Shipment]:
        for file in files:
            tally = Tally()
            found = (known or {}).get(file) or columns_of(str(file), preset=preset, given=columns)
            yield from read_shipments(str(file), found, on_rejected=tally.reject, on_note=tally.note)
            for line in tally.lines():
                tell(f"{file}: {line}")
            if tally.rejected and on_rejected is not None:
                on_rejected(file, tally.rejected)

    return _built(shipments, folder, stamp, progress)


def _passed_over(line: str) -> None:
    """Pass over a line."""


def _built(
    shipments: Callable[[], Iterable[Shipment]], folder: Path, stamp: str, progress: Callable[[int], None] | None
) -> Store:
    try:
        found = store.open(folder)
    except InputError:
        found = None
    if found is None or found.counts().stamp != stamp:
        store.write(shipments(), folder, progress=progress, stamp=stamp)
        found = store.open(folder)
    return found


def _stamp(parts: Iterable[object]) -> str:
    """Fingerprint of what a network is built from; a new release may read the same files otherwise."""
    told = json.dumps([__version__, *parts], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def _digest(file: Path) -> str:
    digest = hashlib.sha256()
    try:
        with file.open("rb") as content:
            while block := content.read(_BLOCK):
                digest.update(block)
    except OSError as error:
        raise InputError(f"{file}: {error.strerror}; give a file that can be read") from error
    return digest.hexdigest()
