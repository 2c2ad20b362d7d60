"""Shipments of a case: files of records kept as received, read again whenever they are asked for.

DIR/shipments/
├── <sha256>.json                 name of the file, its column map as given, when it was received
└── received/<sha256><suffix>     the bytes
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from enduse.ledger.lists.card import suffix_of
from enduse.ledger.received import write_whole
from enduse.ledger.trouble import told
from enduse.model import Shipment
from enduse.model.errors import CaseError, InputError

FOLDER: Final = "shipments"
"""The folder of a case that its shipments are kept in."""


@dataclass(frozen=True, slots=True)
class KeptShipments:
    """A file of shipments that is kept.

    Args:
        name: Its name.
        checksum: SHA-256 of its bytes.
        shipments: How many records of it can be read.
        rejected: Rows that cannot, and why.
        is_new: Whether it was not kept before.
        notes: What of its records was left open or mended, in sentences, the most frequent first.
    """

    name: str
    checksum: str
    shipments: int
    rejected: tuple[tuple[int, str], ...]
    is_new: bool
    notes: tuple[str, ...] = ()


def keep(
    case: Path, file: Path, *, preset: str | None = None, columns: Mapping[str, str] | None = None
) -> KeptShipments:
    """Keep a file of shipments; one that is kept already stays as it is.

    Args:
        case: The folder of the case.
        file: CSV, Parquet or FollowTheMoney JSON Lines.
        preset: As for `columns_of`.
        columns: Likewise, field to column.

    Raises:
        InputError: It cannot be read, or holds no shipments.
        UsageError: There is no such preset, field or column.
        CaseError: It cannot be kept.
    """
    from enduse.sources.shipments import Tally, columns_of, read_shipments  # noqa: PLC0415  # DuckDB takes a while

    found = columns_of(str(file), preset=preset, given=columns)
    rejected: list[tuple[int, str]] = []
    tally = Tally()
    records = read_shipments(str(file), found, on_rejected=lambda *row: rejected.append(row), on_note=tally.note)
    count = sum(1 for _ in records)
    try:
        content = file.read_bytes()
    except OSError as error:
        raise InputError(f"{file}: {error.strerror}; give a file that can be read") from error
    checksum = hashlib.sha256(content).hexdigest()
    card = case / FOLDER / f"{checksum}.json"
    is_new = not card.exists()
    with told(case):
        suffix = suffix_of(file.name)
        received = _received(case, checksum, suffix)
        received.parent.mkdir(parents=True, exist_ok=True)
        if not received.exists():
            write_whole(received, content)
        if is_new:
            record = {"name": file.name, "suffix": suffix, "preset": preset, "columns": dict(columns or {})}
            record["received_at"] = datetime.now(UTC).isoformat(timespec="seconds")
            write_whole(card, f"{json.dumps(record, ensure_ascii=False)}\n".encode("utf-8", "backslashreplace"))
    return KeptShipments(file.name, checksum, count, tuple(rejected), is_new, tally.lines())


def shipments_of(case: Path, on_rejected: Callable[[int, str], None] | None = None) -> Iterator[Shipment]:
    """The shipments of a case, file by file in order of checksum.

    Args:
        case: The folder of the case.
        on_rejected: Told of rows that cannot be read; they were told when the file was kept.

    Raises:
        CaseError: What is kept is damaged.
    """
    cards = sorted((case / FOLDER).glob("*.json")) if (case / FOLDER).is_dir() else []
    if not cards:
        return
    from enduse.sources.shipments import columns_of, read_shipments  # noqa: PLC0415  # as above

    for path in cards:
        card = _card(path)
        received = str(_received(case, path.stem, card["suffix"]))
        columns = columns_of(received, preset=card["preset"], given=card["columns"])
        yield from read_shipments(received, columns, on_rejected=on_rejected or _passed_over, dataset=card["name"])


def kept_files(case: Path) -> Iterator[tuple[str, str]]:
    """Name and SHA-256 of each file of shipments that a case keeps, in order of checksum.

    Raises:
        CaseError: What is kept is damaged.
    """
    cards = sorted((case / FOLDER).glob("*.json")) if (case / FOLDER).is_dir() else []
    yield from ((str(_card(path)["name"]), path.stem) for path in cards)


def _card(path: Path) -> dict[str, Any]:
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
        return {name: card[name] for name in ("name", "suffix", "preset", "columns")}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CaseError(f"{path}: damaged; remove it and load the file of shipments again") from error


def _received(case: Path, checksum: str, suffix: str) -> Path:
    return case / FOLDER / "received" / f"{checksum}{suffix}"


def _passed_over(row: int, reason: str) -> None:
    """Pass over a row."""
