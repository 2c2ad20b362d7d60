"""The one place where a list's format meets its reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from enduse.machine.collector import paused
from enduse.model.errors import InputError, UsageError
from enduse.reference.lists import publishers
from enduse.sources.lists.csl_csv import read_csl_csv
from enduse.sources.lists.csl_json import read_csl_json
from enduse.sources.lists.eu_csv import read_eu_csv
from enduse.sources.lists.files import ListFile, checksum_of, files_of
from enduse.sources.lists.ftm_jsonl import read_ftm_jsonl
from enduse.sources.lists.listing import ListReading
from enduse.sources.lists.ofac_csv import read_ofac_csv
from enduse.sources.lists.ofac_xml import read_ofac_xml
from enduse.sources.lists.plain_csv import read_plain_csv
from enduse.sources.lists.roll import Roll
from enduse.sources.lists.sema_xml import read_sema_xml
from enduse.sources.lists.sniffing import format_of
from enduse.sources.lists.targets_csv import read_targets_csv
from enduse.sources.lists.un_xml import read_un_xml

Reader = Callable[[Roll, Sequence[ListFile]], None]

READERS: Final[Mapping[str, tuple[str, Reader]]] = {
    "us_csl_json": ("us_csl", read_csl_json),
    "us_csl_csv": ("us_csl", read_csl_csv),
    "ofac_csv": ("us_ofac_sdn", read_ofac_csv),
    "ofac_xml": ("us_ofac_sdn", read_ofac_xml),
    "un_xml": ("un_sc", read_un_xml),
    "eu_oj_csv": ("eu_oj", read_eu_csv),
    "ca_sema_xml": ("ca_sema", read_sema_xml),
    "ftm_jsonl": ("", read_ftm_jsonl),
    "targets_csv": ("", read_targets_csv),
    "plain_csv": ("", read_plain_csv),
}
"""Format to the dataset it makes, empty for one named after its file, and its reader."""


def read_list(
    path: Path | str | Sequence[Path | str],
    *,
    format: str | None = None,  # noqa: A002  # the word users know
    columns: Mapping[str, str] | None = None,
) -> ListReading:
    """The entities that a published list holds.

    Args:
        path: Its file; a folder, or several files, of one list (OFAC's sdn.csv, alt.csv and add.csv; the EU's annexes).
        format: A key of `READERS`; None to tell it from the content.
        columns: For a plain table, field to the head of its column ({"name": "Company name"}); None to guess them.

    Returns:
        The list as read. Rows that cannot be read are in `rejected`, each with its place; they never stop the others.

    Raises:
        InputError: The file is no list, is damaged as a whole, or cannot be read; the message says what to do.
        UsageError: `format` is unknown, or `columns` are given for a format that has its own.
    """
    if format is not None and format not in READERS:
        raise UsageError(f"unknown list format {format!r}; one of {', '.join(READERS)}")
    files = files_of(path)
    key = format or ("plain_csv" if columns else format_of(files))
    if columns and key != "plain_csv":
        raise UsageError(f"a list in the format {key} has its own columns; leave the column map out")
    dataset, reader = READERS[key]
    roll = Roll(dataset or _named(files[0].stem), columns or {})
    with paused():
        reader(roll, files)
        entities = roll.entities()
    if not entities and not roll.rows and not roll.empty_by_right:
        raise InputError(f"{files[0].name}: holds no entry in the format {key}; fetch it again, or name its format")
    publisher = publishers().get(roll.dataset)
    return ListReading(
        name=roll.dataset,
        title=publisher.title if publisher else files[0].stem,
        publisher=publisher.publisher if publisher else "",
        vintage=roll.vintage,
        checksum=checksum_of(files),
        entities=entities,
        rejected=tuple(roll.rejected),
        rows=roll.rows,
        format=key,
        columns=tuple(roll.columns.items()) if key == "plain_csv" else (),
    )


def _named(stem: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", stem.casefold()).strip("_") or "list"
