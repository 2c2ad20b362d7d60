"""The US Consolidated Screening List in trade.gov's CSV: the fields of its JSON with lists written into one cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from enduse.sources.lists.csl import add_entry
from enduse.sources.lists.csv_rows import records_of
from enduse.sources.lists.files import ListFile
from enduse.sources.lists.roll import Roll

_LISTS: Final = ("alt_names", "citizenships", "dates_of_birth", "nationalities", "places_of_birth", "programs")
_COUNTRY = re.compile(r"[A-Z]{2}")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def read_csl_csv(roll: Roll, files: Sequence[ListFile]) -> None:
    """Adds every row of the list."""
    for file in files:
        for number, record in records_of(file):
            roll.rows += 1
            place = f"row {number}"
            if isinstance(record, str):
                roll.reject(place, record)
            else:
                add_entry(roll, _entry(record), place)


def _entry(record: dict[str, str]) -> dict[str, Any]:
    entry: dict[str, Any] = {name: cell.strip() for name, cell in record.items()}
    for name in _LISTS:
        entry[name] = _parted(entry.get(name, ""))
    entry["addresses"] = [_address(each) for each in _parted(entry.get("addresses", ""))]
    entry["ids"] = [_identifier(each) for each in _parted(entry.get("ids", ""))]
    return entry


def _parted(cell: str) -> list[str]:
    return [part for part in (each.strip() for each in cell.split("; ")) if part]


def _address(words: str) -> dict[str, str]:
    before, _, last = words.rpartition(",")
    if _COUNTRY.fullmatch(last.strip()):
        return {"address": before.strip(), "country": last.strip()}
    return {"address": words}


def _identifier(words: str) -> dict[str, str]:
    """An identifier written as country, date of issue, date of expiry, number, kind, all but the last two optional."""
    parts = [part.strip() for part in words.split(", ")]
    kind = parts.pop() if len(parts) > 1 else ""
    country = parts.pop(0) if len(parts) > 1 and _COUNTRY.fullmatch(parts[0]) else ""
    dates: list[str] = []
    while len(parts) > 1 and _DATE.fullmatch(parts[0]) and len(dates) < 2:
        dates.append(parts.pop(0))
    issued, expires = (*dates, "", "")[:2]
    return {
        "type": kind,
        "number": ", ".join(parts),
        "country": country,
        "issue_date": issued,
        "expiration_date": expires,
    }
