"""The user's letters for sources: A reliable … E unreliable, F cannot be judged."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from typing import cast

from enduse.model.errors import InputError
from enduse.model.position import Reliability
from enduse.weighing.name import tokens
from enduse.weighing.source import Source

_LETTERS = ("A", "B", "C", "D", "E", "F")


def letter(source: Source, letters: Mapping[str, Reliability]) -> Reliability:
    """The letter set for a source under any of its names, F when none is.

    Args:
        source: The source.
        letters: Letter by name, in any spelling the reports use; of several that fit the least reliable counts.
    """
    called = {tokens(name) for name in source.names}
    return max((given for name, given in letters.items() if tokens(name) in called), default="F")


def read_letters(text: str, *, toml: bool = False) -> dict[str, Reliability]:
    """Letters from a table: CSV with columns `source` and `reliability`, or TOML with `"name" = "B"` lines.

    Args:
        text: The file's text; empty gives no letters.
        toml: Whether it is TOML; its letters may stand under a `[reliability]` heading.

    Raises:
        InputError: The text is neither, or a letter is not one of A to F.
    """
    rows = _toml_rows(text) if toml else _csv_rows(text)
    letters: dict[str, Reliability] = {}
    for name, given in rows:
        if str(given).strip().upper() not in _LETTERS:
            raise InputError(f"{name}: {given!r} is no Admiralty letter; give one of A, B, C, D, E, F")
        letters[name.strip()] = cast("Reliability", given.strip().upper())
    return letters


def _toml_rows(text: str) -> list[tuple[str, str]]:
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f'not TOML ({error}); write one line a source: "Der Spiegel" = "B"') from error
    section = table.get("reliability", table)
    if not isinstance(section, dict):
        raise InputError("reliability is not a table; write one line a source below [reliability]")
    return [(name, str(given)) for name, given in section.items()]


def _csv_rows(text: str) -> list[tuple[str, str]]:
    reader = csv.DictReader(line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    if not text.strip():
        return []
    if not {"source", "reliability"} <= set(reader.fieldnames or ()):
        raise InputError("the columns source and reliability are missing; begin the file with: source,reliability")
    return [(row["source"] or "", row["reliability"] or "") for row in reader]
