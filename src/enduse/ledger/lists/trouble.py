"""What can go wrong with a folder of lists, told in one line."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from enduse.model.errors import CaseError

_SAID: Final = {
    errno.ENOSPC: "the disk is full: make room and run again; the vintages there are as they were",
    errno.EDQUOT: "your share of the disk is used up: make room and run again; the vintages there are as they were",
    errno.EROFS: "cannot be written: make the folder writable, or name another with --lists",
    errno.EACCES: "cannot be used: make the folder readable and writable, or name another with --lists",
    errno.EPERM: "cannot be used: make the folder readable and writable, or name another with --lists",
    errno.ENOTDIR: "is not a folder: name another place",
    errno.EEXIST: "is not a folder: name another place",
}


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Turn errors of the disk inside the block into one-line errors about a folder of lists.

    Raises:
        CaseError: Anything of the kind happened.
    """
    try:
        yield
    except OSError as error:
        place = error.filename or folder
        remedy = _SAID.get(error.errno or 0, f"cannot be used ({error.strerror or error}): check the folder")
        raise CaseError(f"{place}: {remedy}") from error
