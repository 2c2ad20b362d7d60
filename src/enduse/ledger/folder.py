"""The case folder: told apart from any other folder before anything is written into it."""

from __future__ import annotations

import tomllib
from pathlib import Path

from enduse.ledger.received import write_whole
from enduse.ledger.schema import FORMAT
from enduse.ledger.trouble import told
from enduse.model.errors import CaseError

_MARKER = "case.toml"
_TEXT = f"# A case of enduse. The number tells which enduse can open it.\nformat = {FORMAT}\n"


def is_case(folder: Path) -> bool:
    """Whether a folder says of itself that it is a case; one that cannot be looked into does not."""
    try:
        return (folder / _MARKER).exists()
    except OSError:
        return False


def opened(case: Path, *, create: bool) -> Path:
    """The ledger file of a case, after making the folder or checking that it is a case.

    Args:
        case: The folder.
        create: Whether a folder that is missing or empty becomes a new case.

    Raises:
        CaseError: The folder is no case, a newer one, or cannot be used.
    """
    with told(case):
        marker = case / _MARKER
        if not marker.exists():
            _make(case, marker, create=create)
        _check(case, marker)
        return case / "ledger.sqlite"


def _make(case: Path, marker: Path, *, create: bool) -> None:
    if not create:
        raise CaseError(
            f"{case}: there is no case here: check the path, or make one with `enduse read FILE --case DIR`"
        )
    if case.exists() and not case.is_dir():
        raise CaseError(f"{case}: a case is a folder and this is a file: name another place")
    if case.is_dir() and any(not path.name.startswith(".") for path in case.iterdir()) and not marker.exists():
        raise CaseError(f"{case}: the folder holds other files and is no case: name a new or an empty folder")
    case.mkdir(parents=True, exist_ok=True)
    write_whole(marker, _TEXT.encode())


def _check(case: Path, marker: Path) -> None:
    try:
        found = tomllib.loads(marker.read_text(encoding="utf-8")).get("format")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CaseError(f"{marker}: not readable as TOML: put back a line `format = {FORMAT}`") from error
    if not isinstance(found, int):
        raise CaseError(f"{marker}: says no format: put back a line `format = {FORMAT}`")
    check_format(case, found)


def check_format(case: Path, found: int) -> None:
    """Refuse a case written in another format than this version's.

    Raises:
        CaseError: It is newer or older.
    """
    if found > FORMAT:
        raise CaseError(f"{case}: the case has format {found} and this enduse knows {FORMAT}: upgrade enduse")
    if found < FORMAT:
        raise CaseError(f"{case}: the case has format {found}, older than {FORMAT}: read the documents into a new case")
