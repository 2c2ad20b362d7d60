"""What all commands share: options, exit codes, errors told in one line."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from pathlib import Path
from typing import Annotated, ParamSpec

import typer

from enduse.model.errors import EnduseError, InputError

EXIT_CODES = (
    "Exit codes: 0 done; 2 usage; 3 bad input or configuration; 4 an endpoint was unreachable; "
    "5 done, but some inputs failed."
)


_STOPPED = 130
Given = ParamSpec("Given")


class Format(StrEnum):
    """How results are printed."""

    auto = "auto"
    table = "table"
    json = "json"
    jsonl = "jsonl"
    csv = "csv"


Output = Annotated[
    Format, typer.Option("-f", "--format", help="auto: a table on a terminal, JSON Lines in a pipe or a file.")
]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Print the traceback of an error.")]
CaseFolder = Annotated[Path, typer.Option("--case", metavar="DIR", help="Folder of the case.", show_default=False)]


def told(command: Callable[Given, None]) -> Callable[Given, None]:
    """Let a command end as the exit codes say: errors in one line on standard error, a closed pipe without a word.

    A reader that has seen enough is no mistake: `enduse read … | head` exits with 0.
    """

    @wraps(command)
    def run(*given: Given.args, **named: Given.kwargs) -> None:
        verbose = bool(named.get("verbose"))
        try:
            command(*given, **named)
            sys.stdout.flush()
        except EnduseError as error:
            tell(error, verbose=verbose)
            raise typer.Exit(error.exit_code) from None
        except BrokenPipeError:
            hush()
            raise typer.Exit(0) from None
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            tell(InputError(f"{place}{error.strerror or error}; check the path and the disk"), verbose=verbose)
            raise typer.Exit(InputError.exit_code) from None
        except KeyboardInterrupt:
            tell(InputError("stopped; what was read into a case is kept, run the same command to go on"))
            raise typer.Exit(_STOPPED) from None

    return run


def hush() -> None:
    """Have what is still printed go nowhere: the reader of standard output is gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def tell(error: EnduseError, *, verbose: bool = False) -> None:
    """Print an error on standard error: one line, preceded by its traceback when `verbose`."""
    from enduse.views.printable import printable

    if verbose:
        traceback.print_exception(error)
    typer.echo(f"enduse: {printable(str(error))}", err=True)
