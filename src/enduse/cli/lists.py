"""`enduse lists`: lists of parties loaded, fetched, looked over and compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from enduse.cli.command import EXIT_CODES, Format, Output, Verbose, tell, told
from enduse.cli.output import settled
from enduse.model import Failure
from enduse.model.errors import EnduseError, UnreachableError, UsageError

if TYPE_CHECKING:
    from enduse.case.lists import Loaded
    from enduse.ledger.lists import ListStore, Vintage
    from enduse.reference.lists.address import Address

_SOME_FAILED = 5
_MEGABYTE = 1_000_000
_TOLD_ROWS = 5
"""Rows that cannot be read are counted, and this many of a list told one by one; -v tells all."""

app = typer.Typer(
    help="Keep lists of sanctioned and controlled parties: load, update, status, diff.",
    no_args_is_help=True,
    epilog=EXIT_CODES,
)

ListsFolder = Annotated[
    Path | None,
    typer.Option("--lists", metavar="DIR", help="Folder that the lists are kept in.", show_default=False),
]
ListsCase = Annotated[
    Path | None, typer.Option("--case", metavar="DIR", help="Keep them in this case folder.", show_default=False)
]


def load(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="Lists as published; a folder of files is one list.")
    ],
    *,
    lists: ListsFolder = None,
    case: ListsCase = None,
    name: Annotated[
        str | None, typer.Option(metavar="NAME", help="Keep it under this short name.", show_default=False)
    ] = None,
    as_: Annotated[
        str | None,
        typer.Option(
            "--as", metavar="FORMAT", help="Read it as this; told by its content otherwise.", show_default=False
        ),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD=COLUMN", help='Of a plain table: name="Company name". May be repeated.'),
    ] = None,
    vintage: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Its date, where the file states none.", show_default=False),
    ] = None,
    together: Annotated[bool, typer.Option("--together", help="All the files are parts of one list.")] = False,
    format_: Output = Format.auto,
    verbose: Verbose = False,
) -> None:
    """Load lists from files: OFAC, US Consolidated Screening List, EU, UN, Canada, FollowTheMoney, your own tables."""
    from enduse.case import lists as kept

    columns = _columns(column or [])
    groups = (tuple(files),) if together else kept.together(files)
    if name and len(groups) > 1:
        raise UsageError(f"--name is for one list and there are {len(groups)}; load them one by one, or --together")
    store = _store(lists, case, create=True)

    def loaded() -> Iterator[Loaded | Failure]:
        for group in groups:
            try:
                alone = group[0] if len(group) == 1 else group
                yield kept.load(store, alone, name=name, vintage=vintage, format=as_, columns=columns)
            except EnduseError as error:
                yield Failure(str(group[0]), error)

    remedy = ", --vintage gives it one"
    failures = _print_loaded(store, loaded(), settled(format_), verbose=verbose, remedy=remedy)
    if failures:
        raise typer.Exit(_SOME_FAILED if len(failures) < len(groups) else failures[0].error.exit_code)


def update(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME…]", help="Which; otherwise those kept that a publisher's address is known for."),
    ] = None,
    *,
    lists: ListsFolder = None,
    case: ListsCase = None,
    from_: Annotated[
        str | None,
        typer.Option("--from", metavar="URL", help="Fetch the one list named from here instead.", show_default=False),
    ] = None,
    accept_shrink: Annotated[
        bool, typer.Option("--accept-shrink", help="Take a list that lost more than half of its parties.")
    ] = False,
    limit: Annotated[int, typer.Option(min=1, metavar="MB", help="Refuse files larger than this.")] = 200,
    format_: Output = Format.auto,
    verbose: Verbose = False,
) -> None:
    """Fetch lists from their publishers; where that fails, what is kept stays in force."""
    from enduse.case.list_update import Terms
    from enduse.case.list_update import update as updated
    from enduse.cli.lists_shown import byte_bar
    from enduse.sources.lists.fetch import Limits

    store = _store(lists, case, create=True)
    with byte_bar() as progress:
        terms = Terms(Limits(bytes=limit * _MEGABYTE), accept_shrink, progress)
        found = list(updated(store, names or [], terms=terms, places=_places(names or [], from_)))
    failures = _print_loaded(store, found, settled(format_), verbose=verbose)
    if failures:
        unreachable = all(isinstance(each.error, UnreachableError) for each in failures)
        raise typer.Exit(failures[0].error.exit_code if unreachable and len(failures) == len(found) else _SOME_FAILED)


def status(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="Every vintage of this list.", show_default=False)
    ] = None,
    *,
    lists: ListsFolder = None,
    case: ListsCase = None,
    format_: Output = Format.auto,
    verbose: Verbose = False,
) -> None:
    """Show which lists are in force: vintage, age, size, licence and where they came from."""
    store = _store(lists, case)
    survey = store.survey(name)
    for failure in survey.damaged:
        tell(failure.error, verbose=verbose)
    if name and not survey.vintages and not survey.damaged:
        raise _unknown(store, name)
    _print_vintages(store, survey.vintages if name else survey.current, settled(format_))
    if survey.damaged:
        raise typer.Exit(_SOME_FAILED)


def diff(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The list.")],
    old: Annotated[
        str | None, typer.Argument(metavar="[OLD]", help="Date or checksum of a vintage; the last but one otherwise.")
    ] = None,
    new: Annotated[str | None, typer.Argument(metavar="[NEW]", help="Likewise; the one in force otherwise.")] = None,
    *,
    lists: ListsFolder = None,
    case: ListsCase = None,
    rows: Annotated[
        int, typer.Option(min=0, metavar="N", help="Rows of each kind in the table; 0 for all of them.")
    ] = 20,
    format_: Output = Format.auto,
    verbose: Verbose = False,  # noqa: ARG001  # for `told`
) -> None:
    """Show who came on a list and who went off it between two vintages, and of whom other things are said."""
    from enduse.cli.lists_shown import print_diff
    from enduse.ledger.lists import diff as compared

    store = _store(lists, case)
    vintages = store.vintages(name)
    if not vintages:
        raise _unknown(store, name)
    newer = _chosen(vintages, new) if new is not None else vintages[0]
    if old is None and len(vintages) == 1:
        raise UsageError(f"{name}: only the vintage of {newer.card.day} is kept; load another to compare it with")
    older = _chosen(vintages, old) if old is not None else vintages[1]
    if older.card.format != newer.card.format:
        formats = f"{older.card.format} and {newer.card.format}"
        typer.echo(f"{name}: read from {formats}; what only one of these formats tells counts as a change", err=True)
    print_diff(compared(older, newer), settled(format_), rows=rows)


for _name, _command in (("load", load), ("update", update), ("status", status), ("diff", diff)):
    app.command(_name, epilog=EXIT_CODES)(told(_command))


def _store(lists: Path | None, case: Path | None, *, create: bool = False) -> ListStore:
    from enduse.case.lists import lists_of
    from enduse.ledger.lists import ListStore

    if (lists is None) == (case is None):
        raise UsageError("say where the lists are kept: --lists DIR, or --case DIR for those of a case")
    return ListStore(lists) if lists is not None else lists_of(case or Path(), create=create)


def _columns(given: Sequence[str]) -> dict[str, str] | None:
    pairs = [each.partition("=") for each in given]
    if any(not field or not column for field, _, column in pairs):
        raise UsageError('--column takes FIELD=COLUMN, as in --column name="Company name"')
    return {field.strip(): column for field, _, column in pairs} or None


def _places(names: Sequence[str], address: str | None) -> dict[str, tuple[Address, ...]] | None:
    from pathlib import PurePosixPath
    from urllib.parse import urlsplit

    from enduse.reference.lists.address import Address

    if address is None:
        return None
    if len(names) != 1:
        raise UsageError("--from is for one list; name it: enduse lists update NAME --from URL")
    try:
        file = PurePosixPath(urlsplit(address).path).name or names[0]
    except ValueError as error:
        raise UsageError(f"{address}: no address that can be asked; check it") from error
    return {names[0]: (Address(file, address),)}


def _chosen(vintages: Sequence[Vintage], wanted: str) -> Vintage:
    found = [
        each
        for each in vintages
        if (wanted and wanted in (each.card.vintage, each.card.day, each.stem))
        or (len(wanted) >= 4 and each.card.checksum.startswith(wanted))
    ]
    kept = ", ".join(f"{each.card.day} ({each.card.checksum[:8]})" for each in vintages)
    if not found:
        raise UsageError(f"{vintages[0].name}: no vintage {wanted}; kept are {kept}")
    if len(found) > 1:
        raise UsageError(f"{vintages[0].name}: {len(found)} vintages are {wanted}; tell them by checksum: {kept}")
    return found[0]


def _unknown(store: ListStore, name: str) -> UsageError:
    kept = ", ".join(each.name for each in store.current()) or "none"
    return UsageError(f"{name}: no such list is kept in {store.folder}; kept are {kept}")


def _print_loaded(
    store: ListStore, found: Iterable[Loaded | Failure], format_: Format, *, verbose: bool, remedy: str = ""
) -> list[Failure]:
    from enduse.cli.lists_shown import loaded_line, rejected_lines

    failures, vintages = [], []
    for each in found:
        if isinstance(each, Failure):
            tell(each.error, verbose=verbose)
            failures.append(each)
            continue
        for line in rejected_lines(each, None if verbose else _TOLD_ROWS):
            typer.echo(line, err=True)
        typer.echo(loaded_line(each, remedy=remedy), err=True)
        vintages.append(each.vintage)
    if vintages or not failures:
        _print_vintages(store, vintages, format_)
    return failures


def _print_vintages(store: ListStore, vintages: Sequence[Vintage], format_: Format) -> None:
    from enduse.cli.lists_shown import print_status

    print_status(vintages, {each.name: store.checked(each.name) for each in vintages}, datetime.now(UTC), format_)
