"""Everybody whom the claims of a case name, each once, with where they are named."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from enduse.case.fingerprint import query_key
from enduse.case.named import STATES
from enduse.model import Claim, MeasureClaim, Party, Query


@dataclass(slots=True)
class NamedParty:
    """Somebody whom claims name.

    Args:
        key: Its name in addresses.
        name: The words most used.
        is_state: Whether it is a state or an organ of one, which lists do not name.
        countries: ISO codes told of it.
        places: In which role which claims name it.
    """

    key: str
    name: str
    is_state: bool = False
    countries: set[str] = field(default_factory=set)
    places: list[tuple[str, str]] = field(default_factory=list)

    @property
    def claims(self) -> dict[str, list[str]]:
        """Ids of the claims by role, in order, each once."""
        found: dict[str, dict[str, None]] = {}
        for role, claim in self.places:
            found.setdefault(role, {})[claim] = None
        return {role: list(each) for role, each in found.items()}

    @property
    def query_key(self) -> str:
        """The fingerprint under which screening asks about it."""
        return query_key(Query((self.name,), countries=tuple(sorted(self.countries))))


def parties_in(claims: Mapping[str, Claim]) -> Mapping[str, NamedParty]:
    """Everybody named, by key, the most named first.

    Parties of one name are one, as they are for screening; how the name is parted by blanks makes no difference.
    """
    found: dict[str, NamedParty] = {}
    for claim_id, claim in claims.items():
        for role, party in roles_of(claim):
            name = " ".join(party.name.split())
            if not any(map(str.isalnum, name)):
                continue
            one = found.setdefault(
                name, NamedParty(hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:12], name)
            )
            one.is_state = one.is_state or party.schema in STATES
            one.countries |= {*party.country}
            one.places.append((role, claim_id))
    ordered = sorted(found.values(), key=lambda one: (-len(one.places), one.name.casefold()))
    return {one.key: one for one in ordered}


def roles_of(claim: Claim) -> Iterator[tuple[str, Party]]:
    """Everybody a claim names, with the role; speakers are no parties of it."""
    names = (
        ("issuer", "targets")
        if isinstance(claim, MeasureClaim)
        else ("supplier", "intermediaries", "recipient", "parties")
    )
    for name in names:
        for party in getattr(claim, name):
            yield name, party
