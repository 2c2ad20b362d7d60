"""Parties of a record: names, countries, numbers and addresses by role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from enduse.model.match import Identifier
from enduse.model.party import Party
from enduse.reference.shipments import country_of, is_blank, roles
from enduse.sources.shipments.cell import Cells
from enduse.sources.shipments.note import Note, OnNote

_NUMBERS: Final = {"tax_number": "taxNumber", "registration_number": "registrationNumber", "id": "id"}
_ORDER: Final = re.compile(r"(?:to\s+)?(?:the\s+)?order\s+of\s*:?\s+(?=\S{3})", re.IGNORECASE)
_SPACE: Final = re.compile(r"\s+")
_LONGEST: Final = 300  # characters of a name; what is longer is an address or a mistake
_FLOAT: Final = re.compile(r"(\d+)\.0")


class Parties:
    """Reads the parties of records.

    Args:
        cells: Where the fields are.
        on_note: Told what is left open.
    """

    def __init__(self, cells: Cells, on_note: OnNote) -> None:
        self._cells = cells
        self._on_note = on_note
        self._named = tuple(role for role in roles() if cells.has(role))
        self._numbered = tuple(
            (role, f"{role}_{part}", kind)
            for role in roles()
            for part, kind in _NUMBERS.items()
            if cells.has(f"{role}_{part}")
        )

    def of(self, number: int, row: Sequence[str]) -> Iterator[tuple[str, Party, str]]:
        """Role, party and address of every party with a name; the address is empty where none is told."""
        for role in self._named:
            named = self._cells.all(role, row)
            if not named:
                continue
            country = self.country(f"{role}_country", number, row)
            address = ", ".join(_line(value) for value, _ in self._cells.all(f"{role}_address", row))
            seen: set[str] = set()
            for value, _ in named:
                for name, rest in _names(value):
                    if name in seen:
                        continue
                    seen.add(name)
                    if len(name) == _LONGEST:
                        self._on_note(Note(number, role, name[:60], f"a name over {_LONGEST} characters is cut"))
                    # Country and address are those of the first; further parties of the role bring none of their own.
                    first = len(seen) == 1
                    party = Party(name, country=(country,) if country and first else ())
                    yield role, party, (rest or address) if first else rest

    def identifiers(self, number: int, row: Sequence[str]) -> Iterator[tuple[str, Identifier]]:
        """Role and number of every number that names a party."""
        for role, field, kind in self._numbered:
            for value, _ in self._cells.all(field, row):
                country = self.country(f"{role}_country", number, row) if kind != "id" else None
                yield role, Identifier(kind, _FLOAT.sub(r"\1", value.strip())[:60], country)

    def country(self, field: str, number: int, row: Sequence[str]) -> str | None:
        """The country a field tells; None where it tells none, which is noted when its words name none."""
        value, _ = self._cells.first(field, row)
        if not value:
            return None
        found = country_of(value)
        if found is None:
            self._on_note(Note(number, field, value[:60], "names no country, or could name two; left open"))
        return found


@lru_cache(maxsize=65536)
def _names(cell: str) -> tuple[tuple[str, str], ...]:
    """The name in a party's cell and the lines below it; "to the order of" is passed over."""
    lines = [plain for line in cell.splitlines() if not is_blank(plain := _line(line))]
    if not lines:
        return ()
    name = _ORDER.sub("", lines[0]) if _ORDER.match(lines[0]) else lines[0]
    return ((name[:_LONGEST], ", ".join(lines[1:])),)


def _line(words: str) -> str:
    return _SPACE.sub(" ", words).strip(" ,;")
