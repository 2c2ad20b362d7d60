"""Fingerprints: when two questions are the same, when a listed party has changed, when the matching itself has."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Final

from enduse.model import Query

if TYPE_CHECKING:
    from enduse.screening.listed import Listed

_LENGTH: Final = 16
_MATCHING: Final = ("screening", "screening/names", "screening/index", "reference/names")
"""Folders whose code and tables decide what a screening answers."""


def query_key(query: Query) -> str:
    """Fingerprint of what matching looks at on the asking side; the asker's own key is left out."""
    identifiers = sorted((each.kind, each.value, each.country or "") for each in query.identifiers)
    return _digest([query.names, query.schema, sorted(query.birth_dates), sorted(query.countries), identifiers])


def listed_key(party: Listed) -> str:
    """Fingerprint of what matching looks at on the side of a list: names, numbers, dates, countries, kind."""
    identifiers = sorted({(each.kind, each.value) for each in party.identifiers})
    names = sorted({*party.names})
    return _digest([party.schema, names, sorted({*party.birth_dates}), sorted({*party.countries}), identifiers])


def record_key(party: Listed) -> str:
    """Fingerprint of everything an answer depends on: also the lists a party stands on and their topics."""
    return _digest(party.to_record())


@cache
def engine() -> str:
    """Version of the matching: a fingerprint of its code and tables, so that no change of them goes unnoticed."""
    read = hashlib.sha256()
    for folder in _MATCHING:
        for path in sorted(_files(files("enduse").joinpath(folder)), key=lambda each: each.name):
            read.update(f"{folder}/{path.name}\0".encode())
            read.update(path.read_bytes())
    return f"names-{read.hexdigest()[:12]}"


def _files(folder: Traversable) -> list[Traversable]:
    return [path for path in folder.iterdir() if path.name.endswith((".py", ".csv"))]


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
