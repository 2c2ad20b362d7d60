"""The country a port lies in, as far as its code or name tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from enduse.reference.actors.gazetteer import places
from enduse.reference.shipments.country import country_of, is_code
from enduse.reference.table import rows

_CODE: Final = re.compile(r"([A-Z]{2})[ -]?([A-Z2-9]{3})")
_PARTED: Final = re.compile(r"\s*[,/(]\s*")


@lru_cache(maxsize=65536)
def port_country(words: str, *, coded: bool = False) -> str | None:
    """The country of a port, ISO 3166-1 alpha-2 in lower case; None when the words do not tell.

    A country written behind the name goes first ("Puerto Bolivar,Ecuador"), then the gazetteer's own ports and
    cities. What could be a state or province ("Savannah, Georgia", "Los Angeles, CA") is a country only where the
    gazetteer says the same of the port. Five letters are a UN/LOCODE only where `coded` says so, for "GENOA" is no
    place in Georgia, or with a blank in them ("CN SHA").

    Args:
        words: The cell.
        coded: Whether the column holds UN/LOCODEs (see `is_locode`).
    """
    plain = words.strip()
    code = _CODE.fullmatch(plain)
    if code is not None and (coded or len(plain) == 6):
        return country_of(code[1]) if is_code(code[1]) else None
    parts = [part.strip(" ).") for part in _PARTED.split(plain) if part.strip(" ).")]
    known = _ports().get(parts[0].casefold()) if parts else None
    for part in reversed(parts[1:]):
        found = country_of(part)
        if found is not None and (part.casefold() not in _provinces() or found == known):
            return found
    return known


def is_locode(words: str) -> bool:
    """Whether a cell could be a UN/LOCODE: a country's code and three letters or digits (UN/CEFACT Rec. 16)."""
    code = _CODE.fullmatch(words.strip())
    return code is not None and is_code(code[1])


@cache
def _provinces() -> frozenset[str]:
    return frozenset(row["words"].casefold() for row in rows("shipments/provinces.csv"))


@cache
def _ports() -> Mapping[str, str]:
    """Ports and cities of one country only, whatever their case."""
    found: dict[str, str | None] = {}
    for surface, actor in places().items():
        if actor.kind in ("port", "city", "capital") and len(actor.country) == 1:
            key = surface.casefold()
            same = found.get(key, actor.country[0]) == actor.country[0]
            found[key] = actor.country[0] if same and not actor.ambiguous else None
    return MappingProxyType({name: code for name, code in found.items() if code is not None})
