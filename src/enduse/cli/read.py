"""`enduse read`: reports in, claims out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from enduse.cli.claims import claim_lines
from enduse.cli.command import Format, Output, Verbose, hush, tell
from enduse.cli.count import count
from enduse.cli.output import console, settled
from enduse.cli.progress import progress_bar
from enduse.cli.reader import EndpointUrl, Model, ReaderName, chosen, dropped
from enduse.model import Failure

if TYPE_CHECKING:
    from enduse.case import Case, Reading

_SOME_FAILED = 5


@dataclass
class _Tally:
    """What a run came to."""

    documents: int = 0
    known: int = 0
    claims: int = 0
    failures: list[Failure] = field(default_factory=list)
    keeps: bool = False
    readings: list[Reading] = field(default_factory=list)


def read(  # a command has its options
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE…",
            help="Reports: text, HTML, PDF, JSON Lines of articles, folders, globs; - for standard input.",
        ),
    ],
    *,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="When they were published (2023, 2023-02, 2023-02-24).", show_default=False),
    ] = None,
    case: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Keep documents and claims in this case folder.", show_default=False),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option(metavar="FILE.html", help="Write the dossier of what is read here.", show_default=False),
    ] = None,
    reader: Annotated[ReaderName, typer.Option(help="rules works offline; chat asks a configured endpoint.")] = (
        ReaderName.rules
    ),
    endpoint: EndpointUrl = None,
    model: Model = None,
    format_: Output = Format.auto,
    jobs: Annotated[
        int | None,
        typer.Option("-j", "--jobs", min=1, metavar="N", help="Processes to read with; as many as it pays by default."),
    ] = None,
    verbose: Verbose = False,
) -> None:
    """Read reports and print their claims: who is said to supply what to whom, how surely, and who says so."""
    from enduse import case as cases

    tally = _Tally(keeps=html is not None)
    with_reader = chosen(reader, endpoint, model)
    # One conversation at a time: the endpoint is the bottleneck, and its tally is kept in this process.
    printer = _printer(settled(format_)) if html is None else _outliving(_printer(settled(format_)))
    processes = jobs if reader is ReaderName.rules else 1
    with progress_bar() as progress, printer as print_reading, _opened(case) as kept:
        source = kept.read if kept is not None else cases.read
        readings = source(files, published=published, reader=with_reader, jobs=processes, progress=progress)
        for reading in readings:
            if isinstance(reading, Failure):
                tally.failures.append(reading)
                continue
            tally.documents += 1
            tally.known += reading.fresh
            tally.claims += len(reading.claims)
            if tally.keeps:
                tally.readings.append(reading)
            print_reading(reading)
    if believed := dropped(with_reader):
        typer.echo(believed, err=True)
    if html is not None:
        _write_dossier(tally.readings, html)
    _close(tally, case, verbose=verbose)


def _write_dossier(readings: Sequence[Reading], path: Path) -> None:
    from enduse.case.reporting import read_page, write_page

    documents = {reading.document.id: reading.document for reading in readings}
    claims = [claim for reading in readings for claim in reading.claims]
    written = write_page(path, read_page(claims, list(documents.values())))
    typer.echo(f"dossier: {written}", err=True)


def _opened(folder: Path | None) -> AbstractContextManager[Case | None]:
    from enduse.case import Case

    return nullcontext() if folder is None else Case.open(folder)


def _printer(format_: Format) -> AbstractContextManager[Callable[[Reading], None]]:
    return _tables() if format_ is Format.table else _lines(format_)


@contextmanager
def _outliving(printer: AbstractContextManager[Callable[[Reading], None]]) -> Iterator[Callable[[Reading], None]]:
    """A printer that goes on without a word when nobody reads any longer: there is a dossier still to write."""

    def show(reading: Reading) -> None:
        with _hushed():
            print_one(reading)

    with ExitStack() as printing:
        print_one: Callable[[Reading], object] = id
        with _hushed():
            print_one = printing.enter_context(printer)
        yield show
        with _hushed():
            printing.close()


@contextmanager
def _hushed() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        hush()


@contextmanager
def _lines(format_: Format) -> Iterator[Callable[[Reading], None]]:
    with claim_lines(format_) as lines:
        yield lambda reading: lines.print(reading.claims)


@contextmanager
def _tables() -> Iterator[Callable[[Reading], None]]:
    from enduse.views.table import claims_table, document_heading

    out = console()

    def show(reading: Reading) -> None:
        out.print(document_heading(reading.document, len(reading.claims)))
        if reading.claims:
            out.print(claims_table(reading.claims))

    yield show


def _close(tally: _Tally, folder: Path | None, *, verbose: bool) -> None:
    for failure in tally.failures:
        tell(failure.error, verbose=verbose)
    read_before = f", {tally.known} of them read before" if tally.known else ""
    kept = f"; kept in {folder}" if folder is not None else ""
    failed = f", {len(tally.failures)} failed" if tally.failures else ""
    typer.echo(
        f"{count(tally.documents, 'document')}{read_before}, {count(tally.claims, 'claim')}{failed}{kept}", err=True
    )
    if tally.failures:
        raise typer.Exit(_SOME_FAILED if tally.documents else tally.failures[0].error.exit_code)
