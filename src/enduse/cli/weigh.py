"""`enduse weigh`: who says what of each flow, who bears it out, who denies it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from enduse.cli.command import CaseFolder, Format, Output, Verbose
from enduse.cli.output import Lines, console, settled
from enduse.model.errors import InputError

if TYPE_CHECKING:
    from enduse.model.position import Reliability, Weighing

Admiralty = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Your letters for sources, A reliable to E unreliable: CSV with the columns source and reliability, "
        'or TOML with lines like "Der Spiegel" = "B".',
        show_default=False,
    ),
]


def weigh(
    *,
    case: CaseFolder,
    admiralty: Admiralty = None,
    format_: Output = Format.auto,
    verbose: Verbose = False,  # noqa: ARG001  # for `told`
) -> None:
    """Weigh the claims of a case: flows, who holds and who denies them, disputes. Never a verdict."""
    from enduse.case import Case

    letters = letters_of(admiralty)
    with Case.open(case, create=False) as opened:
        print_weighings(opened.weigh(admiralty=letters), settled(format_))


def letters_of(path: Path | None) -> Mapping[str, Reliability]:
    """The letters in a file; none when there is no file.

    Raises:
        InputError: The file cannot be read or says something else.
    """
    from enduse.weighing import read_letters

    if path is None:
        return {}
    try:
        return read_letters(path.read_text(encoding="utf-8-sig"), toml=path.suffix.lower() == ".toml")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}; give a readable file to --admiralty") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8; save it as UTF-8") from error
    except InputError as error:
        raise InputError(f"{path}: {error}") from error


def print_weighings(weighings: tuple[Weighing, ...], format_: Format) -> None:
    """Print weighings: in words and tables, or as lines."""
    from enduse.views.lines import WEIGHING_COLUMNS, weighing_json, weighing_rows

    if format_ is Format.table:
        from enduse.views.table import weighings_view

        console().print(weighings_view(weighings))
        return
    with Lines(format_, weighing_json, WEIGHING_COLUMNS, weighing_rows) as lines:
        lines.print(weighings)
