"""What is asked about: names and their details, tables of parties."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from enduse.cli.command import tell
from enduse.model import Query
from enduse.model.errors import InputError, UsageError

if TYPE_CHECKING:
    from enduse.case.parties import PartyTable

_LONGEST = 1_000


@dataclass(frozen=True)
class Details:
    """What the options say of the names asked about."""

    schema: str | None
    birth_dates: Sequence[str]
    countries: Sequence[str]
    numbers: Sequence[str]

    @property
    def are_given(self) -> bool:
        """Whether any is given."""
        return bool(self.schema or self.birth_dates or self.countries or self.numbers)


class Trouble:
    """Questions that cannot be asked: told at once in one line each, and counted.

    Args:
        verbose: Whether to tell where it arose.
        failed: How much has failed already.
    """

    def __init__(self, *, verbose: bool, failed: int = 0) -> None:
        self.failed = failed
        self.told = 0
        self._verbose = verbose

    def fail(self, words: str) -> None:
        """Tell of a question that cannot be asked."""
        self.failed += 1
        self.told += 1
        tell(InputError(words), verbose=self._verbose)


def typed(names: Sequence[str], details: Details, trouble: Trouble) -> Iterator[tuple[str, Query]]:
    """Names as typed, or as lines of standard input, each a question."""
    if details.numbers and not names:
        # A ship is often known by its number alone.
        names = [details.numbers[0].rpartition("=")[2]]
    bare = query_of("-", details)
    for name in names:
        if name != "-":
            yield from _asked("", name, bare, trouble)
            continue
        reconfigure = getattr(sys.stdin, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8-sig", errors="replace")
        for number, line in enumerate(sys.stdin, start=1):
            if line.strip():
                yield from _asked(f"line {number}", line.strip(), bare, trouble)


def query_of(name: str, details: Details) -> Query:
    """A name with the details given.

    Raises:
        UsageError: A detail is nothing known.
    """
    from enduse.model import Identifier
    from enduse.reference.lists import country_codes
    from enduse.screening.identifiers import GENERIC, IDENTIFYING
    from enduse.screening.listed import SCREENED
    from enduse.sources.lists.dates import partial_date

    schema = next((each for each in SCREENED if each.casefold() == (details.schema or "").casefold()), None)
    if details.schema and schema is None:
        raise UsageError(f"{details.schema!r} is no kind of party; give one of {', '.join(sorted(SCREENED))}")
    countries: dict[str, None] = {}
    for words in details.countries:
        codes = country_codes(words)
        if not codes:
            raise UsageError(f"{words!r} is no country that is known; give an ISO code such as ae")
        countries.update(dict.fromkeys(codes))
    dates = []
    for words in details.birth_dates:
        date = partial_date(words)
        if date is None:
            raise UsageError(f"{words!r} is no date of birth; write 1971, 1971-05 or 1971-05-02")
        dates.append(date)
    numbers = []
    for words in details.numbers:
        kind, _, value = words.rpartition("=")
        kinds = {each.casefold(): each for each in (*IDENTIFYING, *GENERIC)}
        if not value.strip() or (kind or "id").casefold() not in kinds:
            raise UsageError(f"--id {words!r}: give KIND=NUMBER with a kind of {', '.join(IDENTIFYING)}")
        numbers.append(Identifier(kinds[(kind or "id").casefold()], value.strip()))
    known = None if schema in ("LegalEntity", "Thing") else schema
    return Query((name,), known, tuple(dates), tuple(countries), tuple(numbers))


def table_of(path: Path, columns: Sequence[str]) -> PartyTable:
    """A table of parties, its columns told on standard error.

    Raises:
        InputError: It cannot be read, or no column of it is told to be a name.
        UsageError: The column map is none.
    """
    from enduse.case.parties import party_table
    from enduse.views.printable import printable

    table = party_table(path, column_map(columns))
    used = ", ".join(f"{field} from {head!r}" for field, head in table.columns.items())
    unused = f"; not used: {', '.join(map(repr, table.unused))}" if table.unused else ""
    typer.echo(printable(f"{path.name}: {used}{unused}"), err=True)
    return table


def rows_of(table: PartyTable, path: Path, trouble: Trouble) -> Iterator[tuple[str, Query]]:
    """The rows of a table of parties; one that cannot be read is told and passed over."""
    from enduse.views.printable import printable

    for row in table.rows():
        if row.query is None:
            trouble.fail(f"{path.name}: {row.place} {row.trouble}; the others go on")
            continue
        if row.trouble:
            typer.echo(f"enduse: {printable(f'{path.name}: {row.place}: {row.trouble}')}", err=True)
        yield row.place, row.query


def column_map(given: Sequence[str]) -> Mapping[str, str]:
    """The column map of the options: FIELD=HEAD, several parted by commas.

    Raises:
        UsageError: One of them is no pair.
    """
    pairs = {}
    for words in given:
        # A comma may stand in a head: it parts pairs only where another pair follows.
        parts: list[str] = []
        for piece in words.split(","):
            if "=" in piece or not parts:
                parts.append(piece)
            else:
                parts[-1] += f",{piece}"
        for part in parts:
            field, sign, head = part.partition("=")
            if not sign or not field.strip():
                raise UsageError('--column takes FIELD=HEAD, as in --column name="Company name"')
            pairs[field.strip()] = head.strip()
    return pairs


def _asked(place: str, name: str, bare: Query, trouble: Trouble) -> Iterator[tuple[str, Query]]:
    from dataclasses import replace

    from enduse.sources.lists.cleaning import clean

    words = clean(name)
    if not any(map(str.isalnum, words)):
        trouble.fail(f"{place or 'a name'} has no letter or digit; give a name")
    elif len(words) > _LONGEST:
        trouble.fail(f"{place or words[:40] + '…'}: {len(words):,} characters are no name; shorten it to {_LONGEST:,}")
    else:
        yield place, replace(bare, names=(words,))
