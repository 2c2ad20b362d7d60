"""OFAC's CSV sets and XML."""

import os
from collections import Counter
from pathlib import Path

import pytest

from enduse.model.entity import Entity
from enduse.model.errors import InputError
from enduse.sources.lists import ListReading, read_list

SHARED = Path(os.environ.get("ENDUSE_SHARED", Path(__file__).parents[3].parent / "shared")) / "data/lists"
SDN = SHARED / "ofac_sdn_20240504/sdn_20240503.csv"
ADDED = SHARED / "ofac_alt_add"
XML = SHARED / "misc/ofac_consolidated_20250328.xml"

NULL = "-0- "
PERSON = (
    '7,"EXAMPLE, Jan Piet","individual","SDGT] [IFSR","Director",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,'
    '"DOB 04 Mar 1953; alt. DOB circa 1954; nationality Iran; Passport A1 (Iran) expires 2020; '
    "a.k.a. 'THE CLERK'; Linked To: EXAMPLE SHIPPING CO., LTD.; fond of chess.\""
)
FIRM = '8,"EXAMPLE SHIPPING CO., LTD.",-0- ,"SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- '
SHIP = '9,"EXAMPLE STAR",vessel,"IRAN",-0- ,"T2EU4","Tug","99,144","56,068","Iran","EXAMPLE SHIPPING CO., LTD.",-0- '


def read(tmp_path: Path, **files: str) -> ListReading:
    for name, text in files.items():
        (tmp_path / f"{name}.csv").write_bytes(text.encode() + b"\r\n\x1a")
    return read_list(tmp_path)


def found(reading: ListReading, id_: str) -> Entity:
    return next(each for each in reading.entities if each.id == id_)


def test_a_set_is_read_together(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        sdn=f"{PERSON}\r\n{FIRM}\r\n{SHIP}",
        alt='7,1,"aka","VOORBEELD, Jan",-0- \r\n8,2,"fka","OLD EXAMPLE",-0- \r\n99,3,"aka","NOBODY",-0- ',
        add='7,1,"Main St. 1","Tehran","Iran",-0- ',
        sdn_comments='7,"Gender Male."',
    )
    assert (reading.name, reading.format, reading.rows) == ("us_ofac_sdn", "ofac_csv", 3)
    assert [(each.place, each.reason) for each in reading.rejected] == [
        ("alt row 3", "adds to entry 99, which is not on the list")
    ]
    person = found(reading, "ofac-7")
    assert person.schema == "Person"
    assert person.get("name") == ("Jan Piet EXAMPLE",)
    assert (person.get("lastName"), person.get("firstName")) == (("EXAMPLE",), ("Jan Piet",))
    assert (person.get("alias"), person.get("weakAlias")) == (("Jan VOORBEELD",), ("THE CLERK",))
    assert person.get("birthDate") == ("1953-03-04", "1954")
    assert person.get("notes") == ("Date of birth: circa 1954", "fond of chess")
    assert (person.get("nationality"), person.get("country"), person.get("gender")) == (("ir",), ("ir",), ("male",))
    assert (person.get("position"), person.get("address")) == (("Director",), ("Main St. 1, Tehran, Iran",))
    assert found(reading, "ofac-8").get("previousName") == ("OLD EXAMPLE",)


def test_listing_documents_and_links_stand_beside_the_party(tmp_path: Path) -> None:
    reading = read(tmp_path, sdn=f"{PERSON}\r\n{FIRM}")
    beside = {each.schema: each for each in reading.entities if each.schema not in ("Person", "LegalEntity")}
    listing = next(each for each in reading.entities if each.id == "ofac-7-sanction-ofac-sdn")
    assert listing.get("programId") == ("SDGT", "IFSR")
    assert "SDGT: 31 CFR Part 594" in listing.get("description")
    assert beside["Passport"].get("country") == ("ir",)
    assert beside["Passport"].get("endDate") == ("2020",)
    assert (beside["UnknownLink"].get("subject"), beside["UnknownLink"].get("object")) == (("ofac-7",), ("ofac-8",))


def test_a_link_to_somebody_who_is_not_listed_is_kept_in_words(tmp_path: Path) -> None:
    reading = read(tmp_path, sdn=PERSON)
    assert "Linked To: EXAMPLE SHIPPING CO., LTD." in found(reading, "ofac-7").get("notes")
    assert [each for each in reading.entities if each.schema == "UnknownLink"] == []


def test_a_link_goes_to_whose_main_name_it_is(tmp_path: Path) -> None:
    other = FIRM.replace("8,", "10,", 1).replace("EXAMPLE SHIPPING CO., LTD.", "OTHER LINE")
    alias = '10,1,"aka","EXAMPLE SHIPPING CO., LTD.",-0- '
    reading = read(tmp_path, sdn=f"{PERSON}\r\n{FIRM}\r\n{other}", alt=alias)
    assert [each.get("object") for each in reading.entities if each.schema == "UnknownLink"] == [("ofac-8",)]


def test_a_link_to_one_of_two_of_a_name_is_kept_in_words(tmp_path: Path) -> None:
    reading = read(tmp_path, sdn=f"{PERSON}\r\n{FIRM}\r\n{FIRM.replace('8,', '10,', 1)}")
    assert "Linked To: EXAMPLE SHIPPING CO., LTD." in found(reading, "ofac-7").get("notes")


def test_a_ship_keeps_its_columns(tmp_path: Path) -> None:
    ship = found(read(tmp_path, sdn=f"{SHIP}\r\n{FIRM}"), "ofac-9")
    assert (ship.schema, ship.get("flag"), ship.get("callSign")) == ("Vessel", ("ir",), ("T2EU4",))
    assert (ship.get("type"), ship.get("tonnage"), ship.get("grossRegisteredTonnage")) == (
        ("Tug",),
        ("99144",),
        ("56068",),
    )


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('10,"SHORT"', "has 2 cells where OFAC's format has 12"),
        ('x,"A",-0- ,"SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ', "begins with no number: x"),
        ('10,-0- ,-0- ,"SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ', "has no name"),
    ],
)
def test_a_broken_row_is_refused_and_the_rest_read(tmp_path: Path, row: str, reason: str) -> None:
    reading = read(tmp_path, sdn=f"{FIRM}\r\n{row}\r\n{SHIP}")
    assert [(each.place, each.reason) for each in reading.rejected] == [("row 2", reason)]
    assert reading.rows == 3


def test_files_that_only_add_are_refused_alone(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"only adds to sdn\.csv or cons_prim\.csv; give that file too"):
        read(tmp_path, alt='7,1,"aka","A",-0- ')


def test_files_of_two_lists_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="give one set at a time"):
        read(tmp_path, sdn=FIRM, cons_prim=SHIP)


@pytest.mark.skipif(not (SDN.is_file() and ADDED.is_dir()), reason="ENDUSE_SHARED holds no OFAC lists")
def test_the_whole_sdn_list_of_may_2024() -> None:
    """14,973 rows: 6,885 of no kind, 6,854 individuals, 851 vessels, 383 aircraft, by the third column."""
    reading = read_list([SDN, ADDED / "alt_20240108.csv", ADDED / "add_20240108.csv"])
    schemata = Counter(each.schema for each in reading.entities)
    assert (reading.rows, schemata["Sanction"]) == (14973, 14973)
    assert (schemata["LegalEntity"], schemata["Person"], schemata["Vessel"], schemata["Airplane"]) == (
        6885,
        6854,
        851,
        383,
    )
    assert all("not on the list" in each.reason for each in reading.rejected)  # aliases of January, taken off by May
    numbers = Counter(name for each in reading.entities for name in each.properties)
    # Tax ID No. of Russia with 10 or 12 digits, and IMO numbers: as many as the remarks have, read off with grep.
    assert numbers["innCode"] > 2500
    assert numbers["imoNumber"] > 970
    assert found(reading, "ofac-15036").get("imoNumber") == ("9187629",)  # ARTAVIL
    assert found(reading, "ofac-15036").get("pastFlags") == ("mt", "tv", "tz")


@pytest.mark.skipif(not ADDED.is_dir(), reason="ENDUSE_SHARED holds no OFAC lists")
def test_the_whole_non_sdn_set_of_december_2025() -> None:
    reading = read_list([ADDED / f"cons_{part}_20251219.csv" for part in ("prim", "alt", "add")])
    assert (reading.name, reading.rows, reading.rejected) == ("us_ofac_cons", 442, ())
    assert sum(len(each.get("alias")) + len(each.get("previousName")) for each in reading.entities) > 1000


@pytest.mark.skipif(not XML.is_file(), reason="ENDUSE_SHARED holds no OFAC XML")
def test_the_whole_non_sdn_xml_of_march_2025() -> None:
    """The file states 443 records and the day 03/28/2025; 80 individuals; 70 weak aliases."""
    reading = read_list(XML)
    assert (reading.name, reading.vintage, reading.rows, reading.rejected) == ("us_ofac_cons", "2025-03-28", 443, ())
    assert Counter(each.schema for each in reading.entities)["Person"] == 80
    rostelecom = found(reading, "ofac-34556")
    assert (rostelecom.get("innCode"), rostelecom.get("ogrnCode")) == (("7707049388",), ("1027700198767",))
    assert rostelecom.get("previousName") == ("PAO MEZHDUGORODNOI I MEZHDUNARODNOI ELEKTRICHESKOI SVYAZI ROSTELEKOM",)
    listing = found(reading, "ofac-34556-sanction-ofac-mbs")
    assert (listing.get("listingDate"), listing.get("startDate")) == (("2022-02-24",), ("2022-03-26",))
