"""Files and folders made to last a power cut."""

from __future__ import annotations

import os
from pathlib import Path


def settle(path: Path) -> None:
    """Have a file, or the listing of a folder, on the disk when this returns.

    A rename is durable only once the folder that lists it is on the disk. Nothing is done on Windows, where folders
    cannot be asked for it.

    Args:
        path: A file or a folder.

    Raises:
        OSError: It is not there, or the disk refuses.
    """
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
