"""The ends of a transfer as keys under which claims meet."""

from __future__ import annotations

from collections.abc import Iterable

from enduse.model.party import Party
from enduse.reference.actors import actor_of


def ends(parties: Iterable[Party]) -> tuple[str, ...]:
    """The keys of some parties, sorted, each once.

    A state, and every body, company or person of it, is its ISO code. A party of unknown country is its name in
    lower case; so is an armed group, which is not the state it fights in ("houthis" are not "ye").
    """
    return tuple(sorted({key for party in parties for key in _keys(party)}))


def route(parties: Iterable[Party]) -> tuple[str, ...]:
    """The same keys in order of travel."""
    return tuple(dict.fromkeys(key for party in parties for key in _keys(party)))


def _keys(party: Party) -> tuple[str, ...]:
    if not party.country:
        return (_lower(party.name),)
    if party.schema == "Organization":
        actor = actor_of(party.name)
        if actor is not None and actor.kind == "armed_group":
            return (_lower(actor.name),)
    return party.country


def _lower(name: str) -> str:
    return " ".join(name.lower().split())
