"""The parties of claims, each once: the nodes of every network that is exported, under one id in all files."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from enduse.model import Claim, Party, TransferClaim
from enduse.views.place import country


@dataclass(frozen=True, slots=True)
class Actor:
    """A party as the claims name it.

    Args:
        id: Hash of what tells it from others; the same in every case.
        name: A country's usual name; else the spelling most used.
        schema: As in `Party`.
        country: ISO codes, as in `Party`.
        aliases: Other words used for it, sorted.
        documents: Ids of the documents whose claims name it, sorted.
    """

    id: str
    name: str
    schema: str
    country: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


def actor_id(party: Party) -> str:
    """The id under which a party is exported.

    A state is its ISO code, whatever it was called ("Tehran"). Anybody else is a name, case and spaces apart, with
    kind and countries: two firms of one name and country are one node, two spellings of one firm are two.

    Args:
        party: The party.
    """
    codes = sorted(set(party.country))
    is_state = party.schema == "Country" and len(codes) == 1
    key = [party.schema, "" if is_state else _plain(party.name).casefold(), codes]
    return f"enduse-{hashlib.sha256(json.dumps(key).encode()).hexdigest()[:32]}"


def actors(claims: Iterable[Claim]) -> dict[str, Actor]:
    """Every party of some claims by id, in order of id. Speakers are no parties of what they speak of.

    Args:
        claims: The claims.
    """
    named: dict[str, Counter[str]] = {}
    first: dict[str, Party] = {}
    documents: dict[str, set[str]] = {}
    for claim in claims:
        for party in parties(claim):
            key = actor_id(party)
            first.setdefault(key, party)
            named.setdefault(key, Counter())[_plain(party.name)] += 1
            documents.setdefault(key, set()).add(claim.document_id)
    return {key: _actor(key, first[key], named[key], documents[key]) for key in sorted(first)}


def parties(claim: Claim) -> Iterator[Party]:
    """The parties of a claim: who supplies, receives and hands on, or who takes a measure against whom.

    Args:
        claim: The claim.
    """
    if isinstance(claim, TransferClaim):
        yield from (*claim.supplier, *claim.recipient, *claim.parties, *claim.intermediaries)
    else:
        yield from (*claim.issuer, *claim.targets)


def _actor(key: str, party: Party, names: Counter[str], documents: set[str]) -> Actor:
    codes = tuple(sorted(set(party.country)))
    if party.schema == "Country" and len(codes) == 1:
        name = country(codes[0]).removeprefix("the ")
    else:
        name = min(names, key=lambda spelling: (-names[spelling], spelling))
    aliases = tuple(sorted(set(names) - {name}))
    return Actor(key, name, party.schema, codes, aliases, tuple(sorted(documents)))


def _plain(name: str) -> str:
    return " ".join(name.split())
