"""OpenSanctions' simplified table of targets (targets.simple.csv): one row a party, lists parted by semicolons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from enduse.sources.lists.cleaning import clean
from enduse.sources.lists.csv_rows import records_of
from enduse.sources.lists.dates import partial_date
from enduse.sources.lists.draft import Draft
from enduse.sources.lists.files import ListFile
from enduse.sources.lists.roll import Roll

_LISTS: Final = (("aliases", "alias"), ("phones", "phone"), ("emails", "email"), ("addresses", "address"))
_PERSONS: Final = frozenset({"Person"})


def read_targets_csv(roll: Roll, files: Sequence[ListFile]) -> None:
    """Adds every row of the table."""
    for file in files:
        for number, record in records_of(file):
            roll.rows += 1
            place = f"{file.stem} row {number}" if len(files) > 1 else f"row {number}"
            if isinstance(record, str):
                roll.reject(place, record)
            elif not clean(record.get("id")) or not clean(record.get("name")):
                roll.reject(place, "has no identifier or no name")
            elif roll.known(clean(record["id"])) is not None:
                roll.reject(place, f"repeats the identifier {clean(record['id'])}")
            else:
                _add(roll, record)


def _add(roll: Roll, record: Mapping[str, str]) -> None:
    party = roll.party(clean(record["id"]), clean(record.get("schema")) or "LegalEntity", clean(record.get("dataset")))
    party.add("name", record["name"])
    for field, name in _LISTS:
        party.add(name, *_parted(record.get(field, "")))
    for country in _parted(record.get("countries", "")):
        party.country("country", country)
    born = "birthDate" if party.schema in _PERSONS else "incorporationDate"
    party.add(born, *(partial_date(day) for day in _parted(record.get("birth_date", ""))))
    _identify(party, _parted(record.get("identifiers", "")))
    programmes = _parted(record.get("sanctions", "")) or _parted(record.get("program_ids", ""))
    if programmes:
        party.add("topics", "sanction")
        roll.attach(party, "Sanction", "targets", {"entity": party.id, "program": programmes})
    for field in ("first_seen", "last_seen", "last_change"):
        if clean(record.get(field)):
            party.note(f"{field}: {clean(record[field])}")


def _identify(party: Draft, numbers: Sequence[str]) -> None:
    """Adds identifiers; the table does not say of which kind each is."""
    party.add("idNumber" if party.schema in _PERSONS else "registrationNumber", *numbers)


def _parted(cell: str) -> list[str]:
    return [part for part in (clean(each) for each in cell.split(";")) if part]
