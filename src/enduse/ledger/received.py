"""The bytes as received, one file each, named by their own SHA-256."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from enduse.machine.disk import settle

PARTIAL = ".partial-"
"""Begins the name of a file that is still being written, or that a kill left unfinished."""


def digest(received: bytes) -> str:
    """SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(received).hexdigest()


def place(documents: Path, name: str) -> Path:
    """Where the bytes of that digest stand under a case's `documents` folder."""
    return documents / name[:2] / name[2:4] / name


def keep(documents: Path, received: bytes) -> Path:
    """Write the bytes to their place, whole or not at all, and on the disk when this returns.

    Bytes that are there already are left alone.

    Raises:
        OSError: The disk is full or refuses.
    """
    target = place(documents, digest(received))
    if target.exists():
        return target
    made = _folders(target.parent, documents)
    write_whole(target, received)
    for folder in made:
        settle(folder)
    return target


def write_whole(target: Path, content: bytes) -> None:
    """Replace `target` by `content` so that a kill or a power cut leaves the old or the new, never a part.

    Raises:
        OSError: The disk is full or refuses; no partial file stays behind.
    """
    descriptor, name = tempfile.mkstemp(prefix=PARTIAL, dir=target.parent)
    partial = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.chmod(0o644)
        partial.replace(target)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    settle(target.parent)


def _folders(folder: Path, root: Path) -> Iterable[Path]:
    """Make `folder`; answer the parents whose listing changed, for them to be settled."""
    missing = [path for path in (folder, *folder.parents) if path.is_relative_to(root) and not path.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return [path.parent for path in missing]
