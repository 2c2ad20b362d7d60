"""`enduse mcp`: a case read and asked by agents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from enduse.cli.command import CaseFolder, Verbose
from enduse.model.errors import InputError

_EXTRA: Final = frozenset({"mcp", "mcp_types", "pydantic", "typing_extensions"})

Files = Annotated[
    list[Path] | None,
    typer.Option(
        "--files", metavar="DIR", help="Agents may read files below this folder. Repeatable.", show_default=False
    ),
]


def mcp(
    *,
    case: CaseFolder,
    files: Files = None,
    write: Annotated[bool, typer.Option("--write", help="Keep the reports that agents read in the case.")] = False,
    verbose: Verbose = False,  # noqa: ARG001  # for `told`
) -> None:
    """Serve a case to agents in the Model Context Protocol, over standard input and output; see the page on agents."""
    for folder in files or ():
        if not folder.is_dir():
            raise InputError(f"{folder}: no folder; give --files a folder that is there")
    try:
        from enduse.mcp.server import server_of
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _EXTRA:
            raise
        raise InputError('agents are served with an extra package: pip install "enduse[mcp]"') from error
    from enduse.case import Case
    from enduse.mcp.desk import Desk

    # A case that cannot be opened is told to the user now, not to every agent later.
    Case.open(case, create=write).close()
    server_of(Desk(case, files or (), keeps=write)).run("stdio")
