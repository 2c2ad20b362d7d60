"""Annexes of EU regulations in the Official Journal, transcribed to CSV: one row an entry, one file an act."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from enduse.reference.lists import country_codes, detail_of, publishers, schema_of, topic_of
from enduse.sources.lists.csv_rows import records_of
from enduse.sources.lists.dates import partial_date
from enduse.sources.lists.details import add_date, add_detail
from enduse.sources.lists.documents import document_of
from enduse.sources.lists.draft import Draft
from enduse.sources.lists.files import ListFile
from enduse.sources.lists.listings import add_listing
from enduse.sources.lists.names import add_parts, without_rank
from enduse.sources.lists.prose import add_addresses, add_birth_dates, add_countries
from enduse.sources.lists.roll import Roll, digest
from enduse.sources.lists.splitting import add_names, other_names, several

_PLAIN: Final = (
    *("position", "appearance", "ethnicity", "legalForm", "sector", "okpoCode"),
    *("leiCode", "ticker", "mmsi", "email", "website", "fatherName", "motherName"),
)
_COUNTRIES: Final = ("country", "nationality", "jurisdiction", "flag")
_NUMBERS: Final = (("registrationNumber", "Registration Number"), ("taxNumber", "Tax ID No."))
_DOCUMENTS: Final = (("passportNumber", "Passport"), ("idNumber", "Identification Number"))
_LABELLED = re.compile(r"(?P<value>[\w./ -]+?)\s*\((?P<label>[^()]*)\)")
_NAMED: Final = re.compile(r"\b(INN|OGRN|KPP|OKPO)\b\W*(\d{8,15})\b(?!\s*\()", re.IGNORECASE)
_INN_KPP: Final = re.compile(r"(?P<inn>\d{10})\s*/\s*(?P<kpp>\d{9})")
_SPACED: Final = re.compile(r"(?<=\d) (?=\d)")
_CODES: Final = {
    "innCode": re.compile(r"\b(?:\d{12}|\d{10})\b"),
    "ogrnCode": re.compile(r"\b(?:\d{15}|\d{13})\b"),
    "kppCode": re.compile(r"\b\d{4}[\dA-Z]{2}\d{3}\b"),
    "imoNumber": re.compile(r"\b\d{7}\b"),
}
_SOURCE: Final = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:"


def read_eu_csv(roll: Roll, files: Sequence[ListFile]) -> None:
    """Adds every row of every act; an act whose annex is empty adds nothing and is no mistake."""
    for file in files:
        for number, record in records_of(file):
            roll.rows += 1
            place = f"{file.stem} row {number}" if len(files) > 1 else f"row {number}"
            if isinstance(record, str):
                roll.reject(place, record)
            elif not record.get("name", "").strip():
                roll.reject(place, "has no name")
            else:
                _add(roll, record)
    roll.empty_by_right = True


def _add(roll: Roll, record: Mapping[str, str]) -> None:
    schema = schema_of(record.get("schema"))
    told = (record.get(field, "").strip() for field in ("birthDate", "imoNumber", "registrationNumber"))
    # Acts list one party under several regimes: the same words and numbers are the same party.
    made = digest(schema, " ".join(record["name"].split()), *told)
    party = roll.party(f"eu-oj-{made}", schema)
    party.add("topics", topic_of(record.get("measure", "")))
    _add_names(party, record)
    for field in _PLAIN:
        for value in several(record.get(field, "")):
            party.add(field, value)
    for field in _CODES:
        _add_codes(party, field, record.get(field, ""))
    party.add("gender", record.get("gender", "").casefold().rstrip("."))
    party.add("phone", *re.split(r";\s*|,\s+(?=\+)", record.get("phone", "")))
    party.add("birthPlace", *several(record.get("birthPlace", "")))
    add_addresses(party, record.get("address", ""))
    for field in _COUNTRIES:
        add_countries(party, field, record.get(field, ""))
    add_birth_dates(party, record.get("birthDate", ""))
    add_date(party, "incorporationDate", record.get("incorporationDate", ""), "Incorporated")
    party.note(record.get("notes"))
    _add_numbers(roll, party, _listing(roll, party, record), record)


def _add_names(party: Draft, record: Mapping[str, str]) -> None:
    names = [*add_names(party.schema, record["name"])]
    for field in ("alias", "weakAlias", "previousName"):
        names += other_names(party.schema, record.get(field, ""), field)
    if party.schema != "Person":
        add_parts(party, names)
        return
    for kind, name in names:
        bare, rank = without_rank(name) if kind != "position" else (name, "")
        party.add("title", rank)
        add_parts(party, [(kind, bare)])


def _listing(roll: Roll, party: Draft, record: Mapping[str, str]) -> Draft:
    act = record.get("celex") or record.get("amendmentCelex") or ""
    words = {
        field: record.get(field, "").strip() for field in ("annex", "recordId", "measure", "programKey", "startDate")
    }
    facts = {
        "programId": words["programKey"],
        "recordId": " ".join(part for part in (f"Annex {words['annex']}", words["recordId"]) if part.strip()),
        "provisions": words["measure"],
        "startDate": partial_date(words["startDate"]) or "",
        "reason": record.get("reason", ""),
        "sourceUrl": f"{_SOURCE}{act}" if act else "",
        "description": f"Amends {record['amendedCelex']}" if record.get("amendedCelex") else "",
    }
    return add_listing(roll, party, publishers()["eu_oj"], facts, digest(act, *words.values()))


def _add_numbers(roll: Roll, party: Draft, listing: Draft, record: Mapping[str, str]) -> None:
    country = next(iter(party.values("country")), "")
    for field, kind in _NUMBERS:
        for value in several(record.get(field, "")):
            _add_number(roll, party, listing, (kind, value, country))
    for value in several(record.get("swiftBic", "")):
        party.add("swiftBic", value)
    for field, kind in _DOCUMENTS:
        for words in several(record.get(field, "")):
            document = document_of(words)
            if document is None:
                party.note(f"{kind}: {words}")
                continue
            add_detail(roll, party, listing, kind, *document[:4])
            if document.more:
                party.note(f"{kind}: {words}")


def _add_number(roll: Roll, party: Draft, listing: Draft, number: tuple[str, str, str]) -> None:
    kind, value, country = number
    named = _NAMED.findall(value)
    tax_and_branch = _INN_KPP.fullmatch(value)
    if named or tax_and_branch:
        pairs = named or list(tax_and_branch.groupdict().items() if tax_and_branch else ())
        for name, digits in pairs:
            add_detail(roll, party, listing, name, digits, "ru")
        return
    labelled = _LABELLED.fullmatch(value)
    if labelled is None:
        add_detail(roll, party, listing, kind, value, country)
        return
    bare, label = labelled["value"], labelled["label"]
    if country_codes(label):
        add_detail(roll, party, listing, kind, bare, label)
    elif detail_of(label, bare) is not None:
        add_detail(roll, party, listing, label, bare, country)
    else:
        add_detail(roll, party, listing, kind, bare, country)
        party.note(f"{kind}: {value}")


def _add_codes(party: Draft, field: str, words: str) -> None:
    """Adds numbers of a known form; what is of another form is kept as a note."""
    for value in several(_SPACED.sub("", words)):
        if _CODES[field].fullmatch(value):
            party.add(field, value)
        else:
            party.add(field, *_CODES[field].findall(value))
            party.note(f"{field}: {value}")
