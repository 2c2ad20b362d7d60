"""The US Consolidated Screening List: trade.gov's JSON, its CSV and the compact form."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from enduse.model.entity import Entity
from enduse.sources.lists import ListReading, read_list

SHARED = Path(os.environ.get("ENDUSE_SHARED", Path(__file__).parents[3].parent / "shared"))
COMPACT = SHARED / "data/lists/csl_20260731/screening-list.json"
FULL = SHARED / "data/lists/csl_full_202204/consolidated.csv"

SDN = "Specially Designated Nationals (SDN) - Treasury Department"
EL = "Entity List (EL) - Bureau of Industry and Security"


def read(tmp_path: Path, *entries: object) -> ListReading:
    path = tmp_path / "consolidated.json"
    path.write_text(json.dumps({"total": len(entries), "results": entries}))
    return read_list(path)


def one(tmp_path: Path, **fields: object) -> tuple[Entity, Entity]:
    reading = read(tmp_path, {"source": EL, "name": "Example Works", **fields})
    assert reading.rejected == ()
    party, listing = reading.entities[:2]
    return party, listing


def test_an_entry_becomes_a_party_and_its_listing(tmp_path: Path) -> None:
    party, listing = one(
        tmp_path,
        alt_names=["Example Plant"],
        addresses=[{"address": "1 Mill Road", "city": "Kabul", "state": "", "postal_code": None, "country": "AF"}],
        license_requirement="For all items subject to the EAR.",
        license_policy="Presumption of denial.",
        federal_register_notice="76 FR 71867",
        start_date="2011-11-21",
    )
    assert (party.schema, party.caption, party.get("alias")) == ("LegalEntity", "Example Works", ("Example Plant",))
    assert (party.get("country"), party.get("address")) == (("af",), ("1 Mill Road, Kabul, AF",))
    assert (party.get("topics"), party.datasets) == (("export.control",), ("us_csl", "us_bis_el"))
    assert listing.schema == "Sanction"
    assert listing.get("entity") == (party.id,)
    assert listing.get("provisions") == (
        "License requirement: For all items subject to the EAR.",
        "License policy: Presumption of denial.",
    )
    assert "76 FR 71867" in listing.get("description")
    assert listing.first("startDate") == "2011-11-21"


def test_identifiers_go_where_followthemoney_has_them(tmp_path: Path) -> None:
    ids = [
        {"type": "Company Number", "number": "01074897", "country": "GB", "issue_date": None, "expiration_date": None},
        {"type": "SWIFT/BIC", "number": "HAVIGB2L", "issue_date": None, "expiration_date": None},
        {"type": "Tax ID No.", "number": "7736640919", "country": "RU"},
        {"type": "Vessel Registration Identification", "number": "IMO 9187629"},
        {"type": "Secret Handshake", "number": "left", "country": "GB"},
    ]
    party, _ = one(tmp_path, source=SDN, entity_number="906", type="Entity", programs=["CUBA"], ids=ids)
    assert party.id == "ofac-906"
    assert party.get("registrationNumber") == ("01074897",)
    assert party.get("swiftBic") == ("HAVIGB2L",)
    assert party.get("innCode") == ("7736640919",)
    assert party.get("imoNumber") == ("9187629",)
    assert party.get("notes") == ("Secret Handshake: left (GB)",)


@pytest.mark.parametrize(
    ("country", "kept"),
    [("CN", ("cn",)), ("UK", ("gb",)), ("REGION: WEST BANK", ("ps",)), ("TURKIYE", ("tr",)), ("MAN, ISLE OF", ("im",))],
)
def test_countries_become_codes(tmp_path: Path, country: str, kept: tuple[str, ...]) -> None:
    party, _ = one(tmp_path, country=country)
    assert (party.get("country"), party.get("notes")) == (kept, ())


@pytest.mark.parametrize("country", ["REGION: KASHMIR", "NM", "Atlantis"])
def test_a_country_that_is_none_is_kept_in_words(tmp_path: Path, country: str) -> None:
    party, _ = one(tmp_path, country=country)
    assert (party.get("country"), party.get("notes")) == ((), (f"country: {country}",))


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ({"source": EL, "name": "  "}, "has no name"),
        ({"source": EL}, "has no name"),
        ({"source": EL, "name": 7}, "has no name"),
        ({"source": "Moon List", "name": "X"}, "is of an unknown list: 'Moon List'"),
        ({"name": "X"}, "is of an unknown list: None"),
        ("X", "is no JSON object"),
    ],
)
def test_a_bad_entry_is_refused_with_its_place_and_the_rest_goes_on(tmp_path: Path, entry: object, reason: str) -> None:
    reading = read(tmp_path, entry, {"source": EL, "name": "Example Works"})
    assert [(each.place, each.reason) for each in reading.rejected] == [("entry 1", reason)]
    assert [each.caption for each in reading.entities if each.schema != "Sanction"] == ["Example Works"]
    assert reading.rows == 2


def test_two_entries_of_one_name_and_country_stay_two(tmp_path: Path) -> None:
    entry = {"source": EL, "name": "Example Works", "country": "CN"}
    ids = [each.id for each in read(tmp_path, entry, entry).entities if each.schema != "Sanction"]
    assert len(set(ids)) == 2
    assert ids[1] == f"{ids[0]}-2"


def test_one_number_on_two_treasury_lists_is_one_party_with_two_listings(tmp_path: Path) -> None:
    entry = {"source": SDN, "name": "Example Bank", "entity_number": "7"}
    other = {**entry, "source": "Capta List (CAP) - Treasury Department"}
    reading = read(tmp_path, entry, other)
    assert [each.schema for each in reading.entities] == ["LegalEntity", "Sanction", "Sanction"]
    assert reading.entities[0].datasets == ("us_csl", "us_ofac_sdn", "us_ofac_cap")


needs_compact = pytest.mark.skipif(not COMPACT.is_file(), reason="ENDUSE_SHARED holds no csl_20260731")
needs_full = pytest.mark.skipif(not FULL.is_file(), reason="ENDUSE_SHARED holds no csl_full_202204")


@needs_compact
def test_the_whole_list_of_july_2026() -> None:
    """Counts by list are those the file states of itself (countsBySource); it has 25,921 entries."""
    reading = read_list(COMPACT)
    stated = json.loads(COMPACT.read_text())["countsBySource"]
    assert (reading.rows, reading.rejected, reading.vintage) == (25921, (), "2026-07-31")
    found = Counter(each.id.rsplit("-sanction-")[-1] for each in reading.entities if each.schema == "Sanction")
    assert sorted(found.values()) == sorted(stated.values())
    assert found["bis-el"] == 3420
    assert len({each.id for each in reading.entities}) == len(reading.entities)


@needs_full
def test_the_whole_list_of_april_2022() -> None:
    reading = read_list(FULL)
    schemata = Counter(each.schema for each in reading.entities)
    assert (reading.rows, reading.rejected, reading.vintage) == (14160, (), None)
    assert (schemata["Vessel"], schemata["Airplane"]) == (433, 283)
    goodreach = next(each for each in reading.entities if each.id == "ofac-25358")
    assert (goodreach.get("imoNumber"), goodreach.get("flag")) == (("9820257",), ("hk",))
    link = next(
        each for each in reading.entities if each.schema == "UnknownLink" and "ofac-25358" in each.get("subject")
    )
    assert (link.get("object"), link.get("role")) == (("ofac-25396",), ("Linked To",))


def test_halves_of_letters_go(tmp_path: Path) -> None:
    party, _ = one(tmp_path, name="Exam\ud800ple")
    assert party.caption == "Example"
