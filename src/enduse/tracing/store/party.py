"""Who stands at an end of a shipment."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from enduse.model import Shipment
from enduse.reference.shipments.folding import folded

NAMELESS: Final = "?"
"""Begins the key of somebody nobody named ("?cn")."""
_NUMBER: Final = "id:"
_SIGNS: Final = re.compile(r"[\W_]+")


class Spelling(NamedTuple):
    """A party as one record writes it.

    Args:
        key: What it is known by in the network; spellings of one key are one party.
        name: As written; its number where no name is told, empty for somebody nobody named.
        country: ISO 3166-1 alpha-2 in lower case, None when unknown.
    """

    key: str
    name: str
    country: str | None


def sender_of(shipment: Shipment) -> Spelling | None:
    """Who sends; None when neither a name, nor a number, nor the country of departure is told.

    The country is the party's own, else that of departure, else that of the port of departure.

    Args:
        shipment: The record.
    """
    fallback = shipment.departure_country or shipment.departure_port_country
    party = shipment.sender
    own = party.country[0] if party is not None and party.country else None
    return _spelled(shipment, "sender", party.name if party is not None else "", own or fallback)


def receiver_of(shipment: Shipment) -> Spelling | None:
    """Who receives, likewise by the destination.

    Args:
        shipment: The record.
    """
    fallback = shipment.destination_country or shipment.destination_port_country
    party = shipment.receiver
    own = party.country[0] if party is not None and party.country else None
    return _spelled(shipment, "receiver", party.name if party is not None else "", own or fallback)


@lru_cache(maxsize=65536)
def plain_name(name: str) -> str:
    """A name by which spellings are one party: small letters without accents, signs as blanks.

    Legal forms stay: which of two forms of a name are one firm is for the matcher to say, and to put a figure on.

    Args:
        name: As written.
    """
    # What is plain already is spared the decomposition, which takes longer than all the rest.
    return _SIGNS.sub(" ", name.lower() if name.isascii() else folded(name)).strip()


def sound(words: str) -> str:
    """Words that any file can hold: half of a sign, as broken JSON leaves it, becomes a question mark.

    Args:
        words: Any words.
    """
    return words if words.isascii() else words.encode("utf-8", "replace").decode("utf-8")


def _spelled(shipment: Shipment, role: str, name: str, country: str | None) -> Spelling | None:
    plain = plain_name(name) if name else ""
    if plain:
        return Spelling(f"{plain}|{country or ''}", sound(name), country)
    for told, number in shipment.identifiers:
        if told == role:
            where = number.country or country
            value = sound(number.value)
            return Spelling(f"{_NUMBER}{number.kind}:{value}|{where or ''}", value, where)
    return Spelling(f"{NAMELESS}{country}", "", country) if country else None


def is_nameless(spelling: Spelling) -> bool:
    """Whether nobody named the party.

    Args:
        spelling: The party.
    """
    return not spelling.name


def is_numbered(spelling: Spelling) -> bool:
    """Whether the party is known by a number only.

    Args:
        spelling: The party.
    """
    return spelling.key.startswith(_NUMBER)
