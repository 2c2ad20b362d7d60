"""OFAC's CSV files, without heads: sdn, alt, add and comments, and the same four of the non-SDN lists.

Columns after OFAC's data specification (dat_spec.txt); "-0-" stands for nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from enduse.model.errors import InputError
from enduse.sources.lists.cleaning import clean
from enduse.sources.lists.csv_rows import rows_of
from enduse.sources.lists.draft import Draft
from enduse.sources.lists.files import ListFile
from enduse.sources.lists.ofac import ALIASES, add_name, add_ship, dataset_of, ofac_listing, ofac_party
from enduse.sources.lists.ofac_remarks import add_remarks, joined
from enduse.sources.lists.roll import Roll

_PRIMARY, _ADDRESS, _ALIAS, _COMMENT = 12, 6, 5, 2  # cells in a row of each kind of file
_SHIP: Final = ("callSign", "type", "tonnage", "grossRegisteredTonnage", "flag", "owner")


class Line(NamedTuple):
    """A row of one of the files: where it stands and its cells."""

    place: str
    cells: tuple[str, ...]


def read_ofac_csv(roll: Roll, files: Sequence[ListFile]) -> None:
    """Adds every party of the set, with names, addresses and comments from the files beside it.

    Raises:
        InputError: The file of parties is not among them, or the files are of both lists.
    """
    lines = {width: list(_lines(roll, files, width)) for width in (_PRIMARY, _ADDRESS, _ALIAS, _COMMENT)}
    if not lines[_PRIMARY]:
        raise InputError(f"{files[0].name}: only adds to sdn.csv or cons_prim.csv; give that file too")
    _refuse_two_lists(files)
    roll.dataset = dataset_of([_tags(line.cells[3]) for line in lines[_PRIMARY]])
    comments: dict[str, str] = {}
    for line in lines[_COMMENT]:
        number = line.cells[0].strip()
        comments[number] = comments.get(number, "") + line.cells[1].removesuffix("-0- ")
    for line in lines[_PRIMARY]:
        _add_party(roll, line, comments.get(line.cells[0].strip(), ""))
    for line in lines[_ALIAS]:
        party = _beside(roll, line)
        if party is not None:
            add_name(party, line.cells[3], ALIASES.get(line.cells[2].strip(), "alias"))
            party.note(line.cells[4])
    for line in lines[_ADDRESS]:
        party = _beside(roll, line)
        if party is not None:
            _add_address(party, line.cells)


def _lines(roll: Roll, files: Sequence[ListFile], width: int) -> Iterator[Line]:
    """The rows of the files whose rows have a number of cells, judged file by file so that a broken row is seen."""
    for file in files:
        rows = list(rows_of(file))
        widths = [len(row.cells) for row in rows[:50]]
        if not widths or max(set(widths), key=widths.count) != width:
            continue
        beside = f"{file.stem} " if len(files) > 1 else ""
        roll.rows += len(rows) if width == _PRIMARY else 0
        for row in rows:
            place = f"{beside}row {row.number}"
            if row.trouble:
                roll.reject(place, row.trouble)
            elif len(row.cells) != width:
                roll.reject(place, f"has {len(row.cells)} cells where OFAC's format has {width}")
            elif not row.cells[0].strip().isdigit():
                roll.reject(place, f"begins with no number: {row.cells[0]}")
            else:
                yield Line(place, row.cells)


def _refuse_two_lists(files: Sequence[ListFile]) -> None:
    names = [file.stem.casefold() for file in files]
    if any("cons" in name for name in names) and any(name.startswith(("sdn", "alt", "add")) for name in names):
        raise InputError(f"{files[0].name}: files of the SDN list and of the non-SDN lists; give one set at a time")


def _tags(cell: str) -> list[str]:
    """Programmes, which OFAC parts by "] ["."""
    return [tag for tag in (clean(part) for part in cell.replace("] [", ";").strip("[] ").split(";")) if tag]


def _add_party(roll: Roll, line: Line, comments: str) -> None:
    number, name, kind, programmes, title, *ship, remarks = line.cells
    if not clean(name):
        roll.reject(line.place, "has no name")
        return
    number = number.strip()
    party = ofac_party(roll, number, kind)
    add_name(party, name)
    party.add("position" if party.schema == "Person" else "notes", title)
    listing = ofac_listing(roll, party, number, _tags(programmes))
    add_ship(roll, party, zip(_SHIP, map(clean, ship), strict=True))
    remarks = "" if not clean(remarks) else remarks
    add_remarks(roll, party, listing, joined(remarks, comments))


def _beside(roll: Roll, line: Line) -> Draft | None:
    party = roll.known(f"ofac-{line.cells[0].strip()}")
    if party is None:
        roll.reject(line.place, f"adds to entry {line.cells[0].strip()}, which is not on the list")
    return party


def _add_address(party: Draft, cells: Sequence[str]) -> None:
    street, city, country, remarks = (clean(cell) for cell in cells[2:])
    party.country("country", country)
    if street or city:
        party.add("address", ", ".join(part for part in (street, city, country) if part))
    party.note(remarks)
