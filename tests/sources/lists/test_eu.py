"""Annexes of the EU's Official Journal, and Canada's list."""

import csv
import io
import os
from collections import Counter
from pathlib import Path

import pytest

from enduse.model.entity import Entity
from enduse.sources.lists import ListReading, read_list

SHARED = Path(os.environ.get("ENDUSE_SHARED", Path(__file__).parents[3].parent / "shared")) / "data/lists"
WHOLE = SHARED / "eu_oj_20260814"
CANADA = SHARED / "misc/canada_sema_202506.xml"

HEAD = (
    *("celex", "recordId", "programKey", "annex", "measure", "startDate", "reason", "schema", "name", "alias"),
    *("weakAlias", "previousName", "country", "nationality", "birthDate", "passportNumber", "idNumber"),
    *("registrationNumber", "taxNumber", "innCode", "imoNumber", "phone", "address", "notes"),
)


def read(tmp_path: Path, *rows: dict[str, str]) -> ListReading:
    table = io.StringIO()
    writer = csv.DictWriter(table, HEAD)
    writer.writeheader()
    standing = {"celex": "32014R0269", "programKey": "EU-UKR", "annex": "I", "measure": "Asset freeze"}
    writer.writerows({**standing, **row} for row in rows)
    path = tmp_path / "consolidated_32014R0269.csv"
    path.write_text(table.getvalue(), encoding="utf-8")
    return read_list(path)


def one(tmp_path: Path, schema: str = "LegalEntity", **fields: str) -> Entity:
    reading = read(tmp_path, {"schema": schema, "name": "Example", **fields})
    assert reading.rejected == ()
    return reading.entities[0]


def test_a_row_becomes_a_party_and_its_listing(tmp_path: Path) -> None:
    row = {"schema": "Person", "name": "Jan EXAMPLE", "startDate": "23.2.2022", "reason": "Voted.", "recordId": "12"}
    party, listing = read(tmp_path, row).entities
    assert (party.caption, party.datasets) == ("Jan EXAMPLE", ("eu_oj",))
    assert (listing.get("startDate"), listing.get("reason")) == (("2022-02-23",), ("Voted.",))
    assert (listing.get("provisions"), listing.get("recordId")) == (("Asset freeze",), ("Annex I 12",))
    assert listing.get("sourceUrl") == ("https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32014R0269",)


def test_one_party_in_two_annexes_has_two_listings(tmp_path: Path) -> None:
    reading = read(tmp_path, *({"schema": "Company", "name": "Example Bank", "annex": annex} for annex in ("I", "XIV")))
    assert [each.schema for each in reading.entities] == ["Company", "Sanction", "Sanction"]


def test_two_persons_of_one_name_and_other_birthdays_stay_two(tmp_path: Path) -> None:
    reading = read(tmp_path, *({"schema": "Person", "name": "Jan X", "birthDate": year} for year in ("1960", "1970")))
    assert len([each for each in reading.entities if each.schema == "Person"]) == 2


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("23.2.1961", ("1961-02-23",)),
        ("(a) 7.7.1956, (b) 17.6.1963", ("1956-07-07", "1963-06-17")),
        ("11.7.1982 or 3.1.1980", ("1982-07-11", "1980-01-03")),
        ("23.6.1972 (or 23.7.1972)", ("1972-06-23", "1972-07-23")),
        ("Approximately 1963", ("1963",)),
        ("1962; 1967", ("1962", "1967")),
        ("Between 1966 and 1967", ()),
        ("10 October (year unknown)", ()),
        ("before 1964", ()),
    ],
)
def test_dates_of_birth(tmp_path: Path, words: str, dates: tuple[str, ...]) -> None:
    found = one(tmp_path, "Person", birthDate=words)
    assert found.get("birthDate") == dates
    assert bool(found.get("notes")) == (not dates or "pprox" in words)


@pytest.mark.parametrize(
    ("words", "number", "country"),
    [
        ("572110043", "572110043", ()),
        ("K048787 (Jordanian passport number)", "K048787", ("jo",)),
        ("Yemen number 05274639, issued on 7.10.2013", "05274639", ("ye",)),
        ("A00001109 (Nicaragua)", "A00001109", ("ni",)),
        ("series 6023 No 090380", "6023 090380", ()),
    ],
)
def test_passports(tmp_path: Path, words: str, number: str, country: tuple[str, ...]) -> None:
    reading = read(tmp_path, {"schema": "Person", "name": "Jan X", "passportNumber": words})
    passport = next(each for each in reading.entities if each.schema == "Passport")
    assert passport.get("number") == (number,)
    assert passport.get("country") == country


@pytest.mark.parametrize(
    ("field", "words", "property_", "kept"),
    [
        ("registrationNumber", "5010041037 (Tax ID/INN)", "innCode", ("5010041037",)),
        ("registrationNumber", "6038735 (IMO-number)", "imoNumber", ("6038735",)),
        (
            "registrationNumber",
            "914403000775394696 (China Unified Social Credit Code)",
            "uscCode",
            ("914403000775394696",),
        ),
        ("registrationNumber", "400091131", "registrationNumber", ("400091131",)),
        ("registrationNumber", "INN: 5013044999 KPP: 504001001 OGRN: 1025001627012", "ogrnCode", ("1025001627012",)),
        ("taxNumber", "5404154492 / 540501001", "kppCode", ("540501001",)),
        ("innCode", "1 402 015 986", "innCode", ("1402015986",)),
        ("imoNumber", "Does not exist", "imoNumber", ()),
        ("phone", "+ 7 (8313) 36-70-00, + 7 (831) 324-90-00", "phone", ("+ 7 (8313) 36-70-00", "+ 7 (831) 324-90-00")),
        ("nationality", "Ukrainian, Russian", "nationality", ("ua", "ru")),
        ("nationality", "(a) French (b) Tunisian", "nationality", ("fr", "tn")),
        ("country", "Gaza Strip, West Bank, Southern Lebanon", "country", ("ps",)),
        ("address", "Pyongyang, DPRK.; Iran", "country", ("kp", "ir")),
    ],
)
def test_numbers_and_places(tmp_path: Path, field: str, words: str, property_: str, kept: tuple[str, ...]) -> None:
    assert one(tmp_path, **{field: words}).get(property_) == kept


def test_an_empty_annex_is_no_mistake(tmp_path: Path) -> None:
    reading = read(tmp_path)
    assert (reading.entities, reading.rows, reading.rejected) == ((), 0, ())


def test_a_row_without_a_name_is_refused(tmp_path: Path) -> None:
    assert [each.place for each in read(tmp_path, {"name": " "}).rejected] == ["row 2"]


@pytest.mark.skipif(not WHOLE.is_dir(), reason="ENDUSE_SHARED holds no EU annexes")
def test_all_annexes_of_august_2026() -> None:
    """8,434 rows in 56 acts, eight of them empty; schemata as in the column, less parties that stand in two acts."""
    reading = read_list(WHOLE)
    schemata = Counter(each.schema for each in reading.entities)
    assert (reading.rows, reading.rejected) == (8434, ())
    assert schemata["Sanction"] == 8432  # two rows are there twice, word for word
    assert (schemata["Asset"], schemata["Organization"], schemata["Company"]) == (36, 27, 303)
    assert 4560 < schemata["Person"] <= 4576
    assert 730 < schemata["Vessel"] <= 752
    parties = [each for each in reading.entities if each.schema == "Person"]
    assert sum(bool(each.get("birthDate")) for each in parties) > 3750
    yakutsk = next(each for each in reading.entities if "Yakutsk Fuel" in each.caption)
    assert (yakutsk.get("ogrnCode"), yakutsk.get("innCode")) == (("1021401062187",), ("1435032049",))


def test_canada_tells_persons_firms_and_ships_apart(tmp_path: Path) -> None:
    path = tmp_path / "sema.xml"
    path.write_text(
        """<data-set><record><Country>Russia / Russie</Country><LastName>EXAMPLE</LastName><GivenName>Jan</GivenName>
        <TitleOrShip>Major General/major-général</TitleOrShip><Aliases>Ян ЭКЗАМПЛ; Jan</Aliases>
        <Schedule>1, Part 1</Schedule><Item>7</Item><DateOfListing>2022-02-24</DateOfListing></record>
        <record><Country>Russia / Russie</Country><EntityOrShip>Example Star</EntityOrShip>
        <TitleOrShip>Oil Tanker</TitleOrShip><ShipIMONumber>7612448</ShipIMONumber>
        <DateOfBirthOrShipBuildDate>1980</DateOfBirthOrShipBuildDate></record>
        <record><Country>Syria / Syrie</Country><EntityOrShip>Bank of X/Banque de X</EntityOrShip></record>
        <record><Country>Iran</Country></record></data-set>""",
        encoding="utf-8",
    )
    reading = read_list(path)
    person, listing, ship, _, bank, _ = reading.entities
    assert (person.caption, person.get("title")) == ("Jan EXAMPLE", ("Major General",))
    assert (person.get("alias"), person.get("weakAlias")) == (("Ян ЭКЗАМПЛ",), ("Jan",))
    assert (listing.get("programId"), listing.get("recordId")) == (("Russia",), ("Schedule 1, Part 1, Item 7",))
    assert person.get("country") == ()  # the country is that of the regulations
    assert (ship.schema, ship.get("imoNumber"), ship.get("buildDate")) == ("Vessel", ("7612448",), ("1980",))
    assert (bank.get("name"), bank.get("alias")) == (("Bank of X",), ("Banque de X",))
    assert [(each.place, each.reason) for each in reading.rejected] == [("record 4", "has no name")]


@pytest.mark.skipif(not CANADA.is_file(), reason="ENDUSE_SHARED holds no Canadian list")
def test_the_whole_canadian_list_of_june_2025() -> None:
    """4,759 records: 3,334 with a LastName, 109 with a ShipIMONumber, 1,316 other entities."""
    reading = read_list(CANADA)
    schemata = Counter(each.schema for each in reading.entities)
    assert (reading.rows, reading.rejected) == (4759, ())
    assert (schemata["Person"], schemata["Vessel"], schemata["LegalEntity"]) == (3334, 109, 1316)
