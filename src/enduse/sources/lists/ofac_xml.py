"""OFAC's plain XML (sdn.xml, consolidated.xml), after its schema for sdnList."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from enduse.sources.lists.dates import partial_date
from enduse.sources.lists.details import add_birth_date, add_detail
from enduse.sources.lists.draft import Draft
from enduse.sources.lists.files import ListFile
from enduse.sources.lists.ofac import ALIASES, add_name, add_ship, dataset_of, ofac_listing, ofac_party
from enduse.sources.lists.ofac_remarks import add_remarks
from enduse.sources.lists.roll import Roll
from enduse.sources.lists.xml_text import Element, each_at, root_of, text_at, texts_at

_ADDRESS: Final = ("address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "country")
_SHIP: Final = (
    ("callSign", "callSign"),
    ("type", "vesselType"),
    ("flag", "vesselFlag"),
    ("owner", "vesselOwner"),
    ("tonnage", "tonnage"),
    ("grossRegisteredTonnage", "grossRegisteredTonnage"),
)


def read_ofac_xml(roll: Roll, files: Sequence[ListFile]) -> None:
    """Adds every entry of the list."""
    roots = [root_of(file) for file in files]
    entries = [entry for root in roots for entry in each_at(root, "sdnEntry")]
    roll.dataset = dataset_of([texts_at(entry, "programList", "program") for entry in entries])
    dates = [partial_date(text_at(root, "publshInformation", "Publish_Date"), month_first=True) for root in roots]
    roll.vintage = max((date for date in dates if date), default=None)
    for position, entry in enumerate(entries, start=1):
        roll.rows += 1
        number = text_at(entry, "uid")
        if not number.isdigit():
            roll.reject(f"entry {position}", "has no number (uid)")
        elif not text_at(entry, "lastName"):
            roll.reject(f"entry {number}", "has no name")
        else:
            _add(roll, entry, number)


def _add(roll: Roll, entry: Element, number: str) -> None:
    party = ofac_party(roll, number, text_at(entry, "sdnType"))
    add_name(party, _name(entry))
    listing = ofac_listing(roll, party, number, texts_at(entry, "programList", "program"))
    party.add("position" if party.schema == "Person" else "notes", text_at(entry, "title"))
    for other in each_at(entry, "akaList", "aka"):
        kind = ALIASES.get(text_at(other, "type").replace(".", ""), "alias")
        add_name(party, _name(other), "weakAlias" if text_at(other, "category") == "weak" else kind)
    _add_places(party, entry)
    for each in each_at(entry, "dateOfBirthList", "dateOfBirthItem"):
        add_birth_date(party, text_at(each, "dateOfBirth"))
    vessel = entry.find("vesselInfo")
    if vessel is not None:
        add_ship(roll, party, ((name, text_at(vessel, tag)) for name, tag in _SHIP))
    for each in each_at(entry, "idList", "id"):
        parts = [text_at(each, tag) for tag in ("idType", "idNumber", "idCountry", "issueDate", "expirationDate")]
        add_detail(roll, party, listing, *parts)
    add_remarks(roll, party, listing, text_at(entry, "remarks"))


def _name(element: Element) -> str:
    last, first = text_at(element, "lastName"), text_at(element, "firstName")
    return f"{last}, {first}" if first else last


def _add_places(party: Draft, entry: Element) -> None:
    for each in each_at(entry, "addressList", "address"):
        parts = [text_at(each, tag) for tag in _ADDRESS]
        party.country("country", parts[-1])
        if any(parts[:-1]):
            party.add("address", ", ".join(part for part in parts if part))
    for words in texts_at(entry, "nationalityList", "nationality", "country"):
        party.country("nationality", words)
    for words in texts_at(entry, "citizenshipList", "citizenship", "country"):
        party.country("citizenship", words)
    party.add("birthPlace", *texts_at(entry, "placeOfBirthList", "placeOfBirthItem", "placeOfBirth"))
