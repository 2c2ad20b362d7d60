"""The US Consolidated Screening List in JSON: trade.gov's own form, and the compact one with tables of strings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from enduse.model.errors import InputError
from enduse.sources.lists.csl import add_entry
from enduse.sources.lists.files import ListFile
from enduse.sources.lists.json_text import json_of
from enduse.sources.lists.roll import Roll

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_FIELDS = {
    "n": "name",
    "a": "alt_names",
    "t": "type",
    "c": "countries",
    "e": "entity_number",
    "fr": "federal_register_notice",
}
_TABLES = {
    "s": ("source", "sources"),
    "lr": ("license_requirement", "licenceRequirements"),
    "lp": ("license_policy", "licencePolicies"),
    "pg": ("programs", "programmes"),
    "u": ("source_list_url", "urls"),
}


def is_csl(record: object) -> bool:
    """Whether a JSON value is this list in either form."""
    if not isinstance(record, Mapping):
        return False
    return isinstance(record.get("results"), list) or (
        isinstance(record.get("entries"), list) and isinstance(record.get("tables"), Mapping)
    )


def read_csl_json(roll: Roll, files: Sequence[ListFile]) -> None:
    """Adds every entry of the list.

    Raises:
        InputError: A file is not this list.
    """
    for file in files:
        record = json_of(file)
        if not isinstance(record, Mapping) or not is_csl(record):
            raise InputError(f"{file.name}: not the Consolidated Screening List in JSON; fetch consolidated.json again")
        stated = _DATE.match(str(record.get("sourceGeneratedAt") or record.get("search_performed_at") or ""))
        roll.vintage = stated[0] if stated else roll.vintage
        _read(roll, record["results"] if "results" in record else _plain(record))


def _read(roll: Roll, entries: Iterable[object]) -> None:
    for number, entry in enumerate(entries, start=1):
        roll.rows += 1
        place = f"entry {number}"
        if isinstance(entry, Mapping):
            add_entry(roll, entry, place)
        else:
            roll.reject(place, "is no JSON object")


def _plain(record: Mapping[str, Any]) -> Iterator[object]:
    tables = record["tables"]
    for entry in record["entries"]:
        if not isinstance(entry, Mapping):
            yield entry
            continue
        plain = {name: entry[key] for key, name in _FIELDS.items() if key in entry}
        for key, (name, table) in _TABLES.items():
            index, words = entry.get(key), tables.get(table)
            if isinstance(index, int) and isinstance(words, list) and 0 <= index < len(words):
                plain[name] = words[index]
        yield plain
