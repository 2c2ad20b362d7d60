"""A case written into a folder as files for other programs, with a manifest of their checksums."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from enduse.case.shipments import shipments_of
from enduse.ledger.received import PARTIAL
from enduse.model.errors import InputError, UsageError
from enduse.views.export import (
    FORMATS,
    MANIFEST,
    PARQUET,
    PARTS,
    SHIPMENTS,
    Holdings,
    Manifest,
    Part,
    Written,
    manifest_json,
    notes,
    papers,
)
from enduse.views.export.chunk import Chunk

if TYPE_CHECKING:
    from enduse.case.case import Case
    from enduse.model.position import Reliability

_OURS: Final = frozenset(part.file for parts in PARTS.values() for part in parts)
_WEIGHED: Final = frozenset(("geojson", "sipri"))
_BLOCK: Final = 1 << 20
_ABANDONED: Final = 86_400.0  # seconds


def export_case(
    case: Case, folder: Path, formats: Sequence[str] = FORMATS, *, admiralty: Mapping[str, Reliability] | None = None
) -> Manifest:
    """Write a case into a folder; equal cases give equal bytes.

    All files are made beside first. Then the old manifest goes, the files take their places, and the new manifest comes
    last: a folder with a manifest is whole. Files of an earlier export that are not written again are removed; files
    of others stay.

    Args:
        case: The case.
        folder: Where; made when missing.
        formats: Some of `FORMATS`.
        admiralty: As for `Case.weigh`.

    Raises:
        UsageError: There is no such format, or the folder is that of the case.
        InputError: The folder cannot be written to.
        CaseError: The case cannot be read.
    """
    strange = [format_ for format_ in formats if format_ not in PARTS]
    if strange or not formats:
        raise UsageError(f"{', '.join(strange) or 'nothing'}: no format of an export; take some of {','.join(FORMATS)}")
    if folder.resolve() == case.ledger.path.resolve():
        raise UsageError(f"{folder}: this is the case itself; give another folder")
    chosen = [format_ for format_ in FORMATS if format_ in formats]
    held = _held(case, chosen, admiralty)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        own = Path(tempfile.mkdtemp(prefix=PARTIAL, dir=folder))
        try:
            manifest = _manifest(case, held, chosen, own)
            (own / MANIFEST).write_text(manifest_json(manifest), encoding="utf-8", newline="")
            _swap(own, folder, manifest)
        finally:
            shutil.rmtree(own, ignore_errors=True)
    except OSError as error:
        raise InputError(f"{folder}: {error.strerror or error}; give a folder that can be written to") from error
    return manifest


def _held(case: Case, formats: Sequence[str], admiralty: Mapping[str, Reliability] | None) -> Holdings:
    weighings = case.weigh(admiralty=admiralty) if _WEIGHED & set(formats) else ()
    return Holdings(tuple(case.claims()), papers(case.documents()), weighings)


def _manifest(case: Case, held: Holdings, formats: Sequence[str], own: Path) -> Manifest:
    files = []
    shipments = None
    for part in (part for format_ in formats for part in PARTS[format_]):
        if part.file == SHIPMENTS:
            shipments, rows = _shipments(case, own / part.file)
            if shipments:
                files.append(_told(part, own / part.file, rows))
        elif part.make is not None:
            files.append(_told(part, own / part.file, _write(own / part.file, part.make(held))))
        elif part.file == PARQUET:
            files.append(_told(part, own / part.file, _parquet(held, own / part.file)))
    return Manifest(tuple(files), len(held.claims), tuple(held.papers), shipments, tuple(notes(held, formats)))


def _parquet(held: Holdings, path: Path) -> int:
    import duckdb  # noqa: PLC0415  # takes a tenth of a second

    from enduse.views.export.parquet import write_parquet  # noqa: PLC0415  # as above

    try:
        return write_parquet(held.claims, path)
    except duckdb.Error as error:
        raise InputError(
            f"{path.name}: cannot be written ({str(error).splitlines()[0][:200]}); see to the disk"
        ) from error


def _shipments(case: Case, path: Path) -> tuple[int, int]:
    """Write the shipments of the case, how many there are and how many entities; no file when there are none."""
    from enduse.views.export.ftm import shipment_entities  # noqa: PLC0415  # as above
    from enduse.views.export.ftm.line import entity_line  # noqa: PLC0415  # as above

    count = 0

    def lines() -> Iterator[Chunk]:
        nonlocal count
        for entity in shipment_entities(shipments_of(case.ledger.path)):
            count += entity.schema == "EconomicActivity"
            yield entity_line(entity), 1

    rows = _write(path, lines())
    return count, rows


def _write(path: Path, chunks: Iterable[Chunk]) -> int:
    rows = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        for text, number in chunks:
            file.write(text)
            rows += number
    return rows


def _told(part: Part, path: Path, rows: int) -> Written:
    checksum = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            checksum.update(block)
    size = path.stat().st_size
    return Written(part.file, size, checksum.hexdigest(), rows, part.row, part.media_type, part.about)


def _swap(own: Path, folder: Path, manifest: Manifest) -> None:
    names = {written.file for written in manifest.files}
    gone = _earlier(folder) - names
    for name in sorted({*names, *gone, MANIFEST}):
        if (folder / name).is_dir():
            raise InputError(f"{folder / name}: a folder stands where a file has to go; move it or give another folder")
    (folder / MANIFEST).unlink(missing_ok=True)
    for name in sorted(gone):
        (folder / name).unlink(missing_ok=True)
    for name in (*sorted(names), MANIFEST):
        (own / name).replace(folder / name)


def _sweep(folder: Path) -> None:
    """Remove what an export that was killed left behind, once it is surely nobody's."""
    for old in folder.glob(f"{PARTIAL}*"):
        if time.time() - old.stat().st_mtime > _ABANDONED:
            shutil.rmtree(old, ignore_errors=True)


def _earlier(folder: Path) -> set[str]:
    """The files of an earlier export; nothing when its manifest cannot be read, or names what we do not write."""
    try:
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return {str(each["file"]) for each in told["files"]} & _OURS
    except (OSError, ValueError, KeyError, TypeError):
        return set()
