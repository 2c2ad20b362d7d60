"""The ends of a transfer as keys under which claims meet."""

from __future__ import annotations

from collections.abc import Iterable

from enduse.model.party import Party
from enduse.reference.actors import actor_of


def ends(parties: Iterable[Party]) -> tuple[str, ...]:
    """The keys of some parties, each once, in the order given.

    A state, and every body, company or person of it, is its ISO code. A party of unknown country is its name; so is
    an armed group, which is not the state it fights in ("Houthis" are not "ye").
    """
    return tuple(dict.fromkeys(key for party in parties for key in _keys(party)))


def folded(key: str) -> str:
    """The key under which spellings of one name meet."""
    return " ".join(key.casefold().split())


def _keys(party: Party) -> tuple[str, ...]:
    if not party.country:
        return (_plain(party.name),)
    if party.schema == "Organization":
        actor = actor_of(party.name)
        if actor is not None and actor.kind == "armed_group":
            return (_plain(actor.name),)
    return party.country


def _plain(name: str) -> str:
    return " ".join(name.split())
