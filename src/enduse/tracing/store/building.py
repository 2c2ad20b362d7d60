"""Where a store is built: a folder of its own beside the files, and a connection that spills there."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from enduse.model.errors import InputError

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

PARTIAL: Final = ".partial-"
"""Begins the name of a folder in which a store is being built, or that a kill left behind."""
_ABANDONED: Final = 86_400.0  # seconds after which such a folder is nobody's
_MEMORY: Final = "256MB"


@contextmanager
def room(folder: Path) -> Iterator[Path]:
    """A folder of one's own inside `folder`, removed at the end; what a kill left a day ago is removed too.

    Args:
        folder: The folder of the store; made when missing.

    Raises:
        InputError: It cannot be written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob(f"{PARTIAL}*"):
            if time.time() - old.stat().st_mtime > _ABANDONED:
                shutil.rmtree(old, ignore_errors=True)
        own = Path(tempfile.mkdtemp(prefix=PARTIAL, dir=folder))
    except OSError as error:
        raise InputError(f"{folder}: {error.strerror}; give a folder that can be written to") from error
    try:
        yield own
    finally:
        shutil.rmtree(own, ignore_errors=True)


@contextmanager
def building(folder: Path, *, memory: str = _MEMORY, threads: int | None = None) -> Iterator[DuckDBPyConnection]:
    """A connection to an empty database on the disk beside the store, with bounded memory; removed at the end.

    Args:
        folder: The folder of the store; made when missing.
        memory: Most memory the database uses before it spills, as DuckDB reads it ("800MB").
        threads: Threads at most, None for all processors.

    Raises:
        InputError: The folder cannot be written to.
    """
    import duckdb  # noqa: PLC0415  # takes a tenth of a second

    with room(folder) as own:
        config: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": memory,
            "temp_directory": str(own / "spilled"),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        if threads is not None:
            config["threads"] = threads
        connection = duckdb.connect(str(own / "building.duckdb"), config=config)
        try:
            yield connection.execute("set enable_progress_bar = false")
        finally:
            connection.close()
