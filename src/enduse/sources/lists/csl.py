"""An entry of the US Consolidated Screening List, in the words of trade.gov's JSON, to a party and its listing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from enduse.reference.lists import Publisher, legal_basis, publisher_of, schema_of
from enduse.sources.lists.cleaning import NAME_LIMIT
from enduse.sources.lists.details import add_birth_date, add_detail
from enduse.sources.lists.draft import Draft
from enduse.sources.lists.listings import add_listing
from enduse.sources.lists.names import in_reading_order
from enduse.sources.lists.ofac_remarks import add_remarks
from enduse.sources.lists.roll import Roll, digest

Entry = Mapping[str, Any]

_IDENTIFIER = ("type", "number", "country", "issue_date", "expiration_date")
_PLAIN = ("call_sign", "vessel_type", "gross_tonnage", "gross_registered_tonnage")
_OF_SHIPS = (*_PLAIN, "vessel_flag", "vessel_owner")
_PERSONAL = ("dates_of_birth", "nationalities", "citizenships", "places_of_birth", "title")
_PROPERTY = {
    "call_sign": "callSign",
    "vessel_type": "type",
    "gross_tonnage": "tonnage",
    "gross_registered_tonnage": "grossRegisteredTonnage",
}


def add_entry(roll: Roll, entry: Entry, place: str) -> None:
    """Adds what an entry says.

    Args:
        roll: The list so far.
        entry: Fields as trade.gov names them (source, name, alt_names, addresses, ids …); absent ones are empty.
        place: How a refusal names the entry.
    """
    name, source = entry.get("name"), entry.get("source")
    if not isinstance(name, str) or not name.strip():
        roll.reject(place, "has no name")
        return
    if len(name) > NAME_LIMIT:
        roll.reject(place, f"has a name of {len(name):,} characters")
        return
    publisher = publisher_of(source) if isinstance(source, str) else None
    if publisher is None:
        roll.reject(place, f"is of an unknown list: {source!r}")
        return
    party = _party(roll, entry, publisher, name)
    _name(party, name, _several(entry.get("alt_names")))
    party.add("topics", publisher.topic)
    _places(party, entry)
    _person(party, entry)
    _vessel(roll, party, entry)
    listing = _listing(roll, party, entry, publisher)
    for each in _listed(entry, "ids"):
        if isinstance(each, Mapping):
            kind, value, country, issued, expires = (_text(each, field) for field in _IDENTIFIER)
            add_detail(roll, party, listing, kind, value, country, issued, expires)
    remarks = _text(entry, "remarks")
    if party.id.startswith("ofac-"):
        add_remarks(roll, party, listing, remarks)
    else:
        party.note(remarks)


def _party(roll: Roll, entry: Entry, publisher: Publisher, name: str) -> Draft:
    schema = schema_of(_text(entry, "type"))
    number = str(entry.get("entity_number") or "").strip()
    if number.isdigit() and publisher.code.startswith("ofac-"):
        return roll.party(f"ofac-{number}", schema, publisher.id)
    countries = sorted({country.casefold() for country in _countries(entry)})
    made = f"{publisher.code}-{digest(publisher.code, ' '.join(name.split()), *countries)}"
    return roll.party(roll.unused(made), schema, publisher.id)


def _name(party: Draft, name: str, others: Iterable[str]) -> None:
    if party.schema != "Person":
        party.add("name" if not party.has("name") else "alias", name)
        party.add("alias", *others)
        return
    said = in_reading_order(name)
    party.add("name" if not party.has("name") else "alias", said.full)
    party.add("firstName", said.first)
    party.add("lastName", said.last)
    party.add("alias", *(in_reading_order(other).full for other in others))


def _places(party: Draft, entry: Entry) -> None:
    for country in _countries(entry):
        party.country("country", country)
    for address in _listed(entry, "addresses"):
        if isinstance(address, Mapping):
            parts = (_text(address, part) for part in ("address", "city", "state", "postal_code", "country"))
            words = ", ".join(part for part in parts if part)
            if words and words != _text(address, "country"):
                party.add("address", words)
        elif isinstance(address, str):
            party.add("address", address)


def _countries(entry: Entry) -> list[str]:
    found = list(_several(entry.get("countries")))
    found += [_text(each, "country") for each in _listed(entry, "addresses") if isinstance(each, Mapping)]
    found.append(_text(entry, "country"))
    return list(dict.fromkeys(country for country in found if country))


def _person(party: Draft, entry: Entry) -> None:
    if not any(map(entry.get, _PERSONAL)):
        return
    for date in _several(entry.get("dates_of_birth")):
        add_birth_date(party, date)
    for nationality in _several(entry.get("nationalities")):
        party.country("nationality", nationality)
    for citizenship in _several(entry.get("citizenships")):
        party.country("citizenship", citizenship)
    party.add("birthPlace", *_several(entry.get("places_of_birth")))
    party.add("position" if party.schema == "Person" else "notes", _text(entry, "title"))


def _vessel(roll: Roll, party: Draft, entry: Entry) -> None:
    if not any(map(entry.get, _OF_SHIPS)):
        return
    for field in _PLAIN:
        party.add(_PROPERTY[field], _text(entry, field))
    party.country("flag", _text(entry, "vessel_flag"))
    owner = _text(entry, "vessel_owner")
    if owner:
        roll.link(party, owner, "Vessel owner")


def _listing(roll: Roll, party: Draft, entry: Entry, publisher: Publisher) -> Draft:
    programmes = [part.strip() for each in _several(entry.get("programs")) for part in each.split(";")]
    notice = _text(entry, "federal_register_notice")
    requirement, policy = _text(entry, "license_requirement"), _text(entry, "license_policy")
    standard = _text(entry, "standard_order")
    facts = {
        "programId": programmes,
        "authorityId": str(entry.get("entity_number") or ""),
        "startDate": _text(entry, "start_date"),
        "endDate": _text(entry, "end_date"),
        "provisions": [
            f"License requirement: {requirement}" if requirement else "",
            f"License policy: {policy}" if policy else "",
            f"Standard order: {standard}" if standard else "",
        ],
        "description": [notice, *_bases(programmes)],
        "sourceUrl": _text(entry, "source_list_url"),
    }
    return add_listing(roll, party, publisher, facts)


def _bases(programmes: Iterable[str]) -> list[str]:
    return [f"{tag}: {basis}" for tag in programmes if (basis := legal_basis(tag))]


def _listed(entry: Entry, name: str) -> list[Any]:
    value = entry.get(name)
    return value if isinstance(value, list) else []


def _several(values: object) -> Iterable[str]:
    if isinstance(values, str):
        return (values,)
    return (value for value in values if isinstance(value, str)) if isinstance(values, list | tuple) else ()


def _text(fields: Entry, name: str) -> str:
    value = fields.get(name)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) else ""
