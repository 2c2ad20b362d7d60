"""Whom a party of a claim stands for in the network: a firm by its name, or a country."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from enduse.model import Party
from enduse.reference.actors import actor_of, heads
from enduse.reference.actors.tables import rows
from enduse.reference.voices import words
from enduse.tracing.store.party import plain_name

COUNTRY: Final = "country:"
"""Begins the key of a country."""

_STATES: Final = frozenset({"Country", "PublicBody"})
_PLACES: Final = frozenset({"demonym", "country", "capital", "city", "port", "region", "people"})
_WORD: Final = re.compile(r"[^\W_]+(?:['’&.-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the network.

    Args:
        key: "country:cn" for a country; for a firm its plain name and country as the store of shipments has them
            ("huaxin power|cn").
        name: A name to show.
        country: ISO 3166-1 alpha-2 in lower case, None when unknown.
        kind: FtM schema, None when unknown.
    """

    key: str
    name: str
    country: str | None
    kind: str | None = None

    @property
    def is_country(self) -> bool:
        """Whether it stands for anybody in a country."""
        return self.key.startswith(COUNTRY)


def country_node(code: str) -> Node:
    """The node of a country.

    Args:
        code: ISO 3166-1 alpha-2 in lower case; "eu" and "un" for those bodies.
    """
    return Node(COUNTRY + code, _country_names().get(code, code.upper()), code, "Country")


def nodes_of(party: Party) -> tuple[Node, ...]:
    """The nodes a party stands for; empty when neither a name nor a country is told.

    A state and its organs are the country, and so is whoever is not named but described ("Turkish trading companies",
    "intermediaries in the UAE"): one node for each of its countries. A named firm, person, ship or armed group is a
    node of its own, in the first of its countries.
    """
    if party.schema not in _STATES and is_name(party.name) and (plain := plain_name(party.name)):
        country = party.country[0] if party.country else None
        kind = None if party.schema in ("LegalEntity", "Thing", "") else party.schema
        return (Node(f"{plain}|{country or ''}", " ".join(party.name.split()), country, kind),)
    return tuple(country_node(code) for code in dict.fromkeys(party.country))


@lru_cache(maxsize=8_192)
def is_name(text: str) -> bool:
    """Whether words name somebody, and do not only describe him.

    A name has a word that is capital, or of a script without capitals, and that is neither a place, a people, a number
    nor a common noun for a party ("Chinese Firms", "Georgian port of Poti", "One").
    """
    return any(_names(word) for word in _WORD.findall(text))


def _names(word: str) -> bool:
    bare = word.removesuffix("'s").removesuffix("’s")
    if len(bare) < 2 or bare[0].islower() or bare.isdigit():
        return False
    low = bare.lower()
    if low in words("unnamed") or low in words("article") or _is_role(low):
        return False
    actor = actor_of(bare)
    if actor is None and "-" in bare:
        return any(map(_names, bare.split("-"))) and not low.endswith(("-based", "-made", "-owned", "-backed"))
    return actor is None or actor.kind not in _PLACES


def _is_role(word: str) -> bool:
    known = heads()
    return any(form in known for form in (word, word.removesuffix("s"), word.removesuffix("es")))


@lru_cache(maxsize=1)
def _country_names() -> dict[str, str]:
    return {row["code"]: row["name"] for row in rows("countries.csv")}
