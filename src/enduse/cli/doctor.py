"""`enduse doctor`: is everything here that reading needs, and is a case sound."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Annotated

import typer

from enduse import __version__
from enduse.cli.command import Verbose, tell
from enduse.cli.count import count
from enduse.model.errors import EnduseError

_NEEDED = ("spacy", "trafilatura", "pypdfium2", "charset-normalizer", "dateparser", "typer", "rich", "jinja2")
_CHAT = ("httpx", "pydantic")
_MCP = ("mcp",)


def doctor(
    *,
    case: Annotated[Path | None, typer.Option(metavar="DIR", help="Look at this case too.", show_default=False)] = None,
    verbose: Verbose = False,
) -> None:
    """Say which versions are installed, whether the language pipeline is there, and how a case is."""
    typer.echo(f"enduse {__version__}, Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    for line in (
        *_packages(_NEEDED, "missing; reinstall enduse"),
        *_packages(_CHAT, "not installed; pip install enduse[chat]"),
        *_packages(_MCP, "not installed; pip install enduse[mcp]"),
    ):
        typer.echo(line)
    trouble: list[EnduseError] = []
    for look in (_pipeline, lambda: _case(case)):
        try:
            for line in look():
                typer.echo(line)
        except EnduseError as error:
            tell(error, verbose=verbose)
            trouble.append(error)
    if trouble:
        raise typer.Exit(trouble[0].exit_code)
    typer.echo("all is well")


def _packages(names: tuple[str, ...], absent: str) -> Iterator[str]:
    for name in names:
        try:
            yield f"  {name} {version(name)}"
        except PackageNotFoundError:
            yield f"  {name}: {absent}"


def _pipeline() -> Iterator[str]:
    from enduse.claims.reader import open_reader

    yield f"reader: {open_reader('rules').origin}"


def _case(folder: Path | None) -> Iterator[str]:
    if folder is None:
        return
    from enduse.case import Case

    with Case.open(folder, create=False) as opened:
        documents = sum(1 for _ in opened.documents())
        claims = sum(1 for _ in opened.claims())
    yield f"case {folder}: {count(documents, 'document')}, {count(claims, 'claim')}"
