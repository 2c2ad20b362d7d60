"""Short and pet forms of given names (`names/nicknames.csv`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from enduse.reference.table import rows


@cache
def nicknames() -> Mapping[str, frozenset[str]]:
    """Short form → the full names it may stand for, all in lower case.

    A short form of several names has several ("alex": alexander, alexandra, alexei …), so it is weaker than a
    spelling: two people called by one short form need not share a name.
    """
    found: dict[str, set[str]] = {}
    for row in rows("names/nicknames.csv"):
        for form in set(row["forms"].split("|")) - {row["key"]}:
            found.setdefault(form, set()).add(row["key"])
    return MappingProxyType({form: frozenset(keys) for form, keys in found.items()})
