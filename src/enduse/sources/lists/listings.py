"""The listing of a party: what the publisher says it is listed for, with the law it rests on."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from enduse.model.entity import Properties
from enduse.reference.lists import Publisher
from enduse.sources.lists.cleaning import clean
from enduse.sources.lists.draft import Draft
from enduse.sources.lists.roll import Facts, Roll


def add_listing(roll: Roll, party: Draft, publisher: Publisher, facts: Facts, key: str = "") -> Draft:
    """Keeps a listing of a party.

    Args:
        roll: The list so far.
        party: Who is listed.
        publisher: On which list.
        facts: What the entry says of it (programId, listingDate, reason …).
        key: What tells it from other listings of the party on this list; empty when a party has one only.
    """
    return roll.attach(party, "Sanction", key or publisher.code, {"entity": party.id, **facts}, _standing(publisher))


@cache
def _standing(publisher: Publisher) -> Properties:
    """What is the same for every entry of a list."""
    facts = {
        "authority": publisher.authority,
        "publisher": publisher.publisher,
        "country": publisher.country,
        "program": publisher.title,
        "publisherUrl": publisher.address,
        "description": f"Legal basis: {publisher.basis}" if publisher.basis else "",
    }
    return MappingProxyType({name: (clean(words),) for name, words in facts.items() if clean(words)})
