"""Ownership files of any kind: the one place where a format meets its reader."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from enduse.model.errors import InputError
from enduse.sources.content import at_most, opened
from enduse.sources.encoding import decoded
from enduse.sources.ownership.bods import is_statement, read_statements
from enduse.sources.ownership.followthemoney import read_entity
from enduse.sources.ownership.register import Draft, Register, together
from enduse.sources.ownership.table import read_table
from enduse.sources.printable import printable

LIMIT = 1024**3
"""Bytes of one ownership file."""


def read_holdings(paths: Iterable[str], columns: Mapping[str, str] | None = None) -> Register:
    """What some ownership files tell together.

    Args:
        paths: CSV tables, BODS 0.2 to 0.4 as JSON or JSON Lines, FtM entities as JSON or JSON Lines.
        columns: What the columns of tables are called; see `table.COLUMNS`.

    Raises:
        InputError: A file cannot be read at all. What fails in part is told in the register's failures.
    """
    registers = []
    for path in paths:
        with opened(path) as file:
            content = at_most(file, LIMIT, printable(path))
        registers.append(holdings_in(content, printable(path), columns))
    return together(registers)


def holdings_in(content: bytes, place: str, columns: Mapping[str, str] | None = None) -> Register:
    """What the bytes of one ownership file tell.

    Args:
        content: All bytes.
        place: How the file is called.
        columns: As for `read_holdings`.

    Raises:
        InputError: It is empty, no text, or a table without owners or assets.
    """
    text = decoded(content, place)
    if not text.strip():
        raise InputError(f"{place}: empty; leave it out, or fetch it again")
    draft = Draft()
    if text.lstrip()[0] not in "[{":
        read_table(text, place, draft, columns)
        return draft.register()
    statements = []
    for origin, record in _records(text, place, draft):
        if not isinstance(record, dict):
            draft.fail(origin, "neither a BODS statement nor an FtM entity; leave it out")
        elif is_statement(record):
            statements.append((origin, record))
        elif "schema" in record:
            read_entity(record, origin, draft)
        else:
            draft.fail(origin, "neither a BODS statement nor an FtM entity; leave it out")
    read_statements(statements, draft)
    return draft.register()


def _records(text: str, place: str, draft: Draft) -> Iterator[tuple[str, Any]]:
    stripped = text.strip()
    whole = stripped if stripped[0] == "[" else _one_object(stripped)
    if whole is None:
        for number, line in enumerate(text.split("\n"), start=1):
            if line.strip():
                yield from _parsed(line, f"{place}:{number}", draft)
        return
    for _, found in _parsed(whole, place, draft):
        inside = found.get("statements", [found]) if isinstance(found, dict) else found
        yield from ((f"{place}#{number}", record) for number, record in enumerate(inside, start=1))


def _one_object(text: str) -> str | None:
    """The text when it is one object over several lines; None for JSON Lines."""
    first = text.partition("\n")[0]
    try:
        json.loads(first)
    except (ValueError, RecursionError):
        return text if not text.rstrip().split("\n")[-1].lstrip().startswith("{") else None
    return None if "\n" in text else text


def _parsed(text: str, origin: str, draft: Draft) -> Iterator[tuple[str, Any]]:
    try:
        yield origin, json.loads(text)
    except (ValueError, RecursionError) as error:
        why = f"line {error.lineno}: {error.msg}" if isinstance(error, json.JSONDecodeError) else "nested too deeply"
        draft.fail(origin, f"broken JSON ({why}); fetch it again")
