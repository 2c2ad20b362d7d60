"""Where published lists are fetched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from enduse.reference.table import rows


@dataclass(frozen=True, slots=True)
class Address:
    """One file of a published list.

    Args:
        file: Its name here ("sdn.csv").
        address: Where it is fetched.
        hosts: Hosts that the publisher's own is known to send its callers on to.
        checksum_address: Where the publisher states its SHA-256; empty when nowhere.
    """

    file: str
    address: str
    hosts: frozenset[str] = frozenset()
    checksum_address: str = ""


@cache
def addresses() -> Mapping[str, tuple[Address, ...]]:
    """The files of each list that can be fetched, by identifier of the list."""
    found: dict[str, tuple[Address, ...]] = {}
    for row in rows("lists/addresses.csv"):
        hosts = frozenset(filter(None, row["hosts"].split("|")))
        address = Address(row["file"], row["address"], hosts, row["checksum_address"])
        found[row["list"]] = (*found.get(row["list"], ()), address)
    return MappingProxyType(found)
