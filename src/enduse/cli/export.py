"""`enduse export`: the claims a case holds as lines, or the case as files for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from enduse.cli.claims import print_all
from enduse.cli.command import CaseFolder, Format, Output, Verbose
from enduse.cli.output import Lines, console, settled
from enduse.model.errors import UsageError

if TYPE_CHECKING:
    from enduse.views.export import Manifest, Written

_COLUMNS = ("file", "bytes", "sha256", "rows", "row", "media_type", "about")
_KILO = 1000

Folder = Annotated[
    Path | None, typer.Option("--to", metavar="FOLDER", help="Write files into this folder.", show_default=False)
]
Formats = Annotated[
    list[str] | None,
    typer.Option(
        "--as",
        metavar="FORMAT,…",
        help="Which: ftm, statements, jsonl, csv, parquet, graphml, gexf, geojson, sipri. All by default; repeatable.",
        show_default=False,
    ),
]


def export(
    *,
    case: CaseFolder,
    to: Folder = None,
    as_: Formats = None,
    format_: Output = Format.auto,
    verbose: Verbose = False,  # noqa: ARG001  # for `told`
) -> None:
    """Print every claim a case holds, or write the case into a folder as files for other programs."""
    from enduse.case import Case

    if to is None and as_:
        raise UsageError("--as says which files to write: give the folder too, as --to FOLDER")
    with Case.open(case, create=False) as opened:
        if to is None:
            print_all(opened.claims(), settled(format_))
            return
        _tell(to, opened.export(to, _asked(as_)), settled(format_))


def _asked(given: list[str] | None) -> list[str] | None:
    if given is None:
        return None
    return [word.strip() for words in given for word in words.split(",") if word.strip()]


def _tell(folder: Path, manifest: Manifest, format_: Format) -> None:
    if format_ is not Format.table:
        with Lines(format_, _json, _COLUMNS, lambda written: [_cells(written)]) as lines:
            lines.print(manifest.files)
        return
    from rich.table import Table

    from enduse.views.printable import printable

    table = Table(box=None, pad_edge=False)
    table.add_column("file", no_wrap=True)
    table.add_column("rows", justify="right")
    table.add_column("size", justify="right")
    table.add_column("what it is")
    for written in manifest.files:
        rows = f"{written.rows:,} {written.row if written.rows == 1 else _several(written.row)}"
        table.add_row(written.file, rows, size(written.bytes), written.about)
    out = console()
    out.print(table)
    for note in manifest.notes:
        out.print(note, style="dim")
    out.print(f"Written to {printable(str(folder))}, with checksums in manifest.json.")


def _several(row: str) -> str:
    return f"{row[:-1]}ies" if row.endswith("y") else f"{row}s"


def _json(written: Written) -> str:
    import json

    return json.dumps(dict(zip(_COLUMNS, _cells(written), strict=True)), ensure_ascii=False)


def _cells(written: Written) -> tuple[object, ...]:
    return tuple(getattr(written, column) for column in _COLUMNS)


def size(count: int) -> str:
    """A number of bytes as people read it: "12.3 kB".

    Args:
        count: Bytes.
    """
    amount = float(count)
    for unit in ("B", "kB", "MB"):
        if amount < _KILO:
            return f"{amount:.0f} {unit}" if unit == "B" else f"{amount:.1f} {unit}"
        amount /= _KILO
    return f"{amount:.1f} GB"
