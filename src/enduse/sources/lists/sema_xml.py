"""Canada's consolidated list of autonomous sanctions in XML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from enduse.reference.lists import publishers, schema_of
from enduse.sources.lists.dates import partial_date
from enduse.sources.lists.details import add_date
from enduse.sources.lists.draft import Draft
from enduse.sources.lists.files import ListFile
from enduse.sources.lists.listings import add_listing
from enduse.sources.lists.names import add_parts
from enduse.sources.lists.prose import add_birth_dates
from enduse.sources.lists.roll import Roll, digest
from enduse.sources.lists.splitting import add_names, other_names
from enduse.sources.lists.xml_text import Element, each_at, root_of, text_at

_SHIP: Final = re.compile(r"\b(?:tanker|cargo|carrier|vessel|ship|unit)\b", re.IGNORECASE)
_LANGUAGES_APART: Final = re.compile(r"\s*/\s*")


def read_sema_xml(roll: Roll, files: Sequence[ListFile]) -> None:
    """Adds every record of the list."""
    for file in files:
        for position, record in enumerate(each_at(root_of(file), "record"), start=1):
            roll.rows += 1
            person = " ".join(part for part in (text_at(record, "GivenName"), text_at(record, "LastName")) if part)
            name = person or text_at(record, "EntityOrShip")
            if name:
                _add(roll, record, name, is_person=bool(person))
            else:
                roll.reject(f"record {position}", "has no name")


def _add(roll: Roll, record: Element, name: str, *, is_person: bool) -> None:
    number, kind = text_at(record, "ShipIMONumber"), text_at(record, "TitleOrShip")
    ship = not is_person and bool(number or _SHIP.search(kind))
    schema = "Vessel" if ship else schema_of("person" if is_person else "entity")
    regime = _english(text_at(record, "Country"))
    born = text_at(record, "DateOfBirthOrShipBuildDate")
    party = roll.party(roll.unused(f"ca-sema-{digest(regime, name, born, number)}"), schema)
    party.add("topics", "sanction")
    if is_person:
        party.add("name", name)
        party.add("firstName", text_at(record, "GivenName"))
        party.add("lastName", text_at(record, "LastName"))
        party.add("title", _english(kind))
        add_birth_dates(party, born)
    else:
        add_parts(party, add_names(schema, name))
        party.add("type" if ship else "notes", _english(kind))
        add_date(party, "buildDate" if ship else "incorporationDate", born, "Built or founded")
    party.add("imoNumber", number)
    add_parts(party, other_names(schema, text_at(record, "Aliases")))
    _list(roll, party, record, regime)


def _list(roll: Roll, party: Draft, record: Element, regime: str) -> None:
    # The country names the regulations, not the party's own country: a ship of any flag is listed under Russia's.
    place = [("Schedule", text_at(record, "Schedule")), ("Item", text_at(record, "Item"))]
    facts = {
        "programId": regime,
        "recordId": ", ".join(f"{label} {words}" for label, words in place if words),
        "listingDate": partial_date(text_at(record, "DateOfListing")) or "",
    }
    add_listing(roll, party, publishers()["ca_sema"], facts)


def _english(words: str) -> str:
    """The English half of words in both languages ("Russia / Russie"); a stroke within English words stays."""
    first, *rest = _LANGUAGES_APART.split(words)
    return words if not rest or (" / " not in words and len(first) < 4) else first
