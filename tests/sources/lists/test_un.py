"""The UN Security Council's consolidated list."""

import os
from collections import Counter
from pathlib import Path

import pytest

from enduse.model.entity import Entity
from enduse.sources.lists import ListReading, read_list

SHARED = Path(os.environ.get("ENDUSE_SHARED", Path(__file__).parents[3].parent / "shared"))
WHOLE = SHARED / "data/lists/un_20260227/UN_consolidated.xml"


def read(tmp_path: Path, individual: str = "", entity: str = "") -> ListReading:
    path = tmp_path / "consolidated.xml"
    path.write_text(
        '<?xml version="1.0"?><CONSOLIDATED_LIST dateGenerated="2026-02-27T00:00:09.554Z">'
        f"<INDIVIDUALS>{individual}</INDIVIDUALS><ENTITIES>{entity}</ENTITIES></CONSOLIDATED_LIST>",
        encoding="utf-8",
    )
    return read_list(path)


def person(tmp_path: Path, inside: str) -> Entity:
    head = "<REFERENCE_NUMBER>XXi.001</REFERENCE_NUMBER><FIRST_NAME>JAN</FIRST_NAME>"
    reading = read(tmp_path, f"<INDIVIDUAL>{head}{inside}</INDIVIDUAL>")
    assert reading.rejected == ()
    return reading.entities[0]


def test_a_person_is_read(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """<INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>JAN</FIRST_NAME><SECOND_NAME>PIET</SECOND_NAME>
        <FOURTH_NAME>EXAMPLE</FOURTH_NAME><UN_LIST_TYPE>DRC</UN_LIST_TYPE><REFERENCE_NUMBER>XXi.001</REFERENCE_NUMBER>
        <LISTED_ON>2012-12-31</LISTED_ON><NAME_ORIGINAL_SCRIPT>صدام</NAME_ORIGINAL_SCRIPT>
        <NATIONALITY><VALUE>Democratic Republic of the Congo</VALUE></NATIONALITY>
        <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>E704088</NUMBER>
        <ISSUING_COUNTRY>Saudi Arabia</ISSUING_COUNTRY><DATE_OF_ISSUE>2003-08-26</DATE_OF_ISSUE></INDIVIDUAL_DOCUMENT>
        </INDIVIDUAL>""",
    )
    party, listing, passport = reading.entities
    assert (reading.vintage, party.id, party.caption) == ("2026-02-27", "un-xxi.001", "JAN PIET EXAMPLE")
    assert (party.get("secondName"), party.get("middleName"), party.get("lastName")) == (("PIET",), (), ("EXAMPLE",))
    assert (party.get("alias"), party.get("nationality")) == (("صدام",), ("cd",))
    assert (listing.get("unscId"), listing.get("listingDate")) == (("XXi.001",), ("2012-12-31",))
    assert listing.get("programId") == ("DRC",)
    assert (passport.get("number"), passport.get("country")) == (("E704088",), ("sa",))
    assert passport.get("startDate") == ("2003-08-26",)


@pytest.mark.parametrize(
    ("quality", "note", "kind"),
    [
        ("Good", "", "alias"),
        ("Low", "", "weakAlias"),
        ("", "", "alias"),
        ("Good", "previously listed as", "previousName"),
        ("f.k.a.", "", "previousName"),
    ],
)
def test_the_list_says_how_good_an_alias_is(tmp_path: Path, quality: str, note: str, kind: str) -> None:
    words = f"<QUALITY>{quality}</QUALITY><ALIAS_NAME>Piet</ALIAS_NAME><NOTE>{note}</NOTE>"
    assert person(tmp_path, f"<INDIVIDUAL_ALIAS>{words}</INDIVIDUAL_ALIAS>").get(kind) == ("Piet",)


@pytest.mark.parametrize(
    ("inside", "dates", "notes"),
    [
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1952-01-03</DATE>", ("1952-01-03",), ()),
        ("<TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1971</YEAR>", ("1971",), ()),
        ("<TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1968</YEAR>", ("1968",),
         ("Date of birth: approximately 1968",)),
        ("<TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1958</FROM_YEAR><TO_YEAR>1963</TO_YEAR>", ("1958", "1963"),
         ("Date of birth: between 1958 and 1963",)),
        ("<TYPE_OF_DATE/><NOTE>30-35 years old</NOTE>", (), ("Date of birth: 30-35 years old",)),
        ("<TYPE_OF_DATE/>", (), ()),
        ("<DATE>1952-13-40</DATE>", (), ("Date of birth: 1952-13-40",)),
    ],
)  # fmt: skip
def test_dates_of_birth(tmp_path: Path, inside: str, dates: tuple[str, ...], notes: tuple[str, ...]) -> None:
    found = person(tmp_path, f"<INDIVIDUAL_DATE_OF_BIRTH>{inside}</INDIVIDUAL_DATE_OF_BIRTH>")
    assert (found.get("birthDate"), found.get("notes")) == (dates, notes)


def test_an_entry_without_a_name_is_refused(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "<INDIVIDUAL><REFERENCE_NUMBER>XXi.009</REFERENCE_NUMBER></INDIVIDUAL>",
        "<ENTITY><FIRST_NAME>EXAMPLE CO.</FIRST_NAME></ENTITY>",
    )
    assert [(each.place, each.reason) for each in reading.rejected] == [
        ("entry XXi.009", "has no name"),
        ("entry entity 1", "has neither a reference number nor an identifier"),
    ]


def test_two_names_in_one_field_come_apart(tmp_path: Path) -> None:
    name = "COMPAGNIE DES LACS (CDL) ; LAKES BUSINESS COMPANY"
    reading = read(
        tmp_path, "", f"<ENTITY><REFERENCE_NUMBER>XXe.1</REFERENCE_NUMBER><FIRST_NAME>{name}</FIRST_NAME></ENTITY>"
    )
    assert reading.entities[0].get("name") == ("COMPAGNIE DES LACS (CDL)",)
    assert reading.entities[0].get("alias") == ("COMPAGNIE DES LACS", "LAKES BUSINESS COMPANY")


@pytest.mark.skipif(not WHOLE.is_file(), reason="ENDUSE_SHARED holds no UN list")
def test_the_whole_list_of_february_2026() -> None:
    """730 INDIVIDUAL and 273 ENTITY elements; 336 and 42 names in the original script."""
    reading = read_list(WHOLE)
    schemata = Counter(each.schema for each in reading.entities)
    assert (reading.rows, reading.rejected, reading.vintage) == (1003, (), "2026-02-27")
    assert (schemata["Person"], schemata["LegalEntity"], schemata["Sanction"]) == (730, 273, 1003)
    khuwayt = next(each for each in reading.entities if each.id == "un-qdi.226")
    assert khuwayt.get("birthDate") == ("1956-07-07", "1963-06-17")
    assert "Mullah Krekar" in khuwayt.get("alias")
    reversed_alias = next(each for each in reading.entities if each.id == "un-soi.004")
    assert "Muktar Abdirahman ABU ZUBEYR" in reversed_alias.get("alias")
    assert "GODANE" in reversed_alias.get("alias")
