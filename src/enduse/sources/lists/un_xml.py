"""The UN Security Council's consolidated list in XML."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from enduse.reference.lists import publishers
from enduse.sources.lists.dates import partial_date, said_date
from enduse.sources.lists.details import add_birth_date, add_detail
from enduse.sources.lists.draft import Draft
from enduse.sources.lists.files import ListFile
from enduse.sources.lists.listings import add_listing
from enduse.sources.lists.names import add_parts
from enduse.sources.lists.roll import Roll
from enduse.sources.lists.splitting import add_names, other_names
from enduse.sources.lists.xml_text import Element, each_at, root_of, text_at, texts_at

_NAMES: Final = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_PARTS: Final = ("firstName", "secondName", "middleName", "lastName")
_PLACE: Final = ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY")
_FORMER: Final = ("previously listed", "formerly listed")


def read_un_xml(roll: Roll, files: Sequence[ListFile]) -> None:
    """Adds every individual and entity of the list."""
    for file in files:
        root = root_of(file)
        stated = partial_date(root.get("dateGenerated") or "")
        roll.vintage = max(filter(None, (roll.vintage, stated)), default=None)
        for group, tag in (("INDIVIDUALS", "INDIVIDUAL"), ("ENTITIES", "ENTITY")):
            for position, entry in enumerate(each_at(root, group, tag), start=1):
                roll.rows += 1
                _add(roll, entry, tag, f"{tag.lower()} {position}")


def _add(roll: Roll, entry: Element, tag: str, position: str) -> None:
    reference, number = text_at(entry, "REFERENCE_NUMBER"), text_at(entry, "DATAID")
    place = f"entry {reference or number or position}"
    names = [part for part in (text_at(entry, name) for name in _NAMES) if part]
    if not names:
        roll.reject(place, "has no name")
        return
    if not reference and not number:
        roll.reject(place, "has neither a reference number nor an identifier")
        return
    schema = "Person" if tag == "INDIVIDUAL" else "LegalEntity"
    party = roll.party(roll.unused(f"un-{(reference or number).casefold()}"), schema)
    party.add("topics", "sanction")
    if schema == "Person":
        party.add("name", " ".join(names))
        # The UN numbers the names and does not say which is the family's.
        for name, words in zip(_PARTS, (text_at(entry, name) for name in _NAMES), strict=True):
            party.add(name, words)
    else:
        add_parts(party, add_names(schema, " ".join(names)))
    party.add("alias", text_at(entry, "NAME_ORIGINAL_SCRIPT"))
    listing = _listing(roll, party, entry, reference)
    _add_aliases(party, entry, tag)
    _add_places(party, entry, tag)
    _add_person(roll, party, listing, entry)
    party.note(text_at(entry, "COMMENTS1"))


def _listing(roll: Roll, party: Draft, entry: Element, reference: str) -> Draft:
    regime = text_at(entry, "UN_LIST_TYPE")
    facts = {
        "unscId": reference,
        "programId": regime,
        "program": f"UN Security Council: {regime}" if regime else "",
        "listingDate": partial_date(text_at(entry, "LISTED_ON")) or "",
        "modifiedAt": [partial_date(day) or "" for day in texts_at(entry, "LAST_DAY_UPDATED", "VALUE")],
    }
    return add_listing(roll, party, publishers()["un_sc"], facts)


def _add_aliases(party: Draft, entry: Element, tag: str) -> None:
    for each in each_at(entry, f"{tag}_ALIAS"):
        name, quality, note = (text_at(each, part) for part in ("ALIAS_NAME", "QUALITY", "NOTE"))
        kind = "weakAlias" if quality.casefold() == "low" else "alias"
        if quality.casefold() == "f.k.a." or note.casefold().startswith(_FORMER):
            kind = "previousName"
        # The UN says itself which alias is weak.
        for part in other_names(party.schema, name, kind):
            party.add(kind if part.kind in ("alias", "weakAlias") else part.kind, part.name)
        if note and kind != "previousName" and name:
            party.note(f"{name}: {note}")
        told = [text_at(each, part) for part in ("DATE_OF_BIRTH", "CITY_OF_BIRTH", "COUNTRY_OF_BIRTH")]
        if any(told):
            party.note(f"{name or 'Alias'}: born {', '.join(part for part in told if part)}")


def _add_places(party: Draft, entry: Element, tag: str) -> None:
    for each in each_at(entry, f"{tag}_ADDRESS"):
        parts = [text_at(each, part) for part in _PLACE]
        party.country("country", parts[-1])
        words = ", ".join(part for part in parts if part)
        if any(parts[:-1]):
            party.add("address", words)
        note = text_at(each, "NOTE")
        if note:
            party.note(f"Address: {words} ({note})" if words else f"Address: {note}")
    for each in each_at(entry, "INDIVIDUAL_PLACE_OF_BIRTH"):
        party.add("birthPlace", ", ".join(words for part in _PLACE if (words := text_at(each, part))))
        party.country("birthCountry", text_at(each, "COUNTRY"))
        party.note(text_at(each, "NOTE"))


def _add_person(roll: Roll, party: Draft, listing: Draft, entry: Element) -> None:
    for words in texts_at(entry, "NATIONALITY", "VALUE"):
        party.country("nationality", words)
    party.add("gender", text_at(entry, "GENDER").casefold())
    party.add("title", *texts_at(entry, "TITLE", "VALUE"))
    party.add("position", *texts_at(entry, "DESIGNATION", "VALUE"))
    for each in each_at(entry, "INDIVIDUAL_DATE_OF_BIRTH"):
        _add_birth(party, each)
    for each in each_at(entry, "INDIVIDUAL_DOCUMENT"):
        number, note = text_at(each, "NUMBER"), text_at(each, "NOTE")
        kind = text_at(each, "TYPE_OF_DOCUMENT") or text_at(each, "TYPE_OF_DOCUMENT2")
        country = text_at(each, "ISSUING_COUNTRY") or text_at(each, "COUNTRY_OF_ISSUE")
        if number:
            add_detail(roll, party, listing, kind or "Document", number, country, text_at(each, "DATE_OF_ISSUE"))
        if note or (kind and not number):
            party.note(f"{kind or 'Document'} {number}: {note}".replace(" :", ":").rstrip(": "))


def _add_birth(party: Draft, element: Element) -> None:
    kind, note = text_at(element, "TYPE_OF_DATE"), text_at(element, "NOTE")
    exact = text_at(element, "DATE") or text_at(element, "YEAR")
    first, last = text_at(element, "FROM_YEAR"), text_at(element, "TO_YEAR")
    if first or last:
        # The list gives both years as years of birth, so both are values.
        party.add("birthDate", *(year for year in (first, last) if partial_date(year)))
        party.note(f"Date of birth: between {first} and {last}")
        return
    if exact:
        if kind == "APPROXIMATELY":
            party.add("birthDate", partial_date(exact))
            party.note(f"Date of birth: approximately {exact}")
        else:
            add_birth_date(party, exact)
    if note:
        party.add("birthDate", said_date(note).date if not exact else None)
        party.note(f"Date of birth: {note}")
