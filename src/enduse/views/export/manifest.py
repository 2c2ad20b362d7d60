"""What an export holds, file by file, with checksums; without a clock, so that equal cases give equal bytes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Final

from enduse import __version__

VERSION: Final = 1
"""Raised when the files or the manifest mean something else than before."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written.

    Args:
        file: Its name in the folder.
        bytes: Its size.
        sha256: Its checksum, in hexadecimal.
        rows: How many rows it holds.
        row: What they are: claim, entity, statement, edge …
        media_type: What it is to a program.
        about: What it is to a reader.
    """

    file: str
    bytes: int
    sha256: str
    rows: int
    row: str
    media_type: str
    about: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """An export.

    Args:
        files: What was written, in order.
        claims: How many claims the case holds.
        documents: Ids of all documents it holds, in order of arrival.
        shipments: How many shipments; None when they were not asked for.
        notes: What a reader should know, a sentence each.
    """

    files: tuple[Written, ...]
    claims: int
    documents: tuple[str, ...]
    shipments: int | None = None
    notes: tuple[str, ...] = ()


def manifest_json(manifest: Manifest) -> str:
    """The manifest as it is kept beside the files.

    Args:
        manifest: The manifest.
    """
    told = {
        "format": VERSION,
        "made_by": f"enduse {__version__}",
        "about": "What sources say, never what is: each row names who says so.",
        "claims": manifest.claims,
        "shipments": manifest.shipments,
        "notes": list(manifest.notes),
        "files": [asdict(written) for written in manifest.files],
        "documents": list(manifest.documents),
    }
    return f"{json.dumps(told, ensure_ascii=False, indent=1)}\n"
