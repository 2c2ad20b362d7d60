"""The tables that lists are read with."""

import re

import pytest

from enduse.reference.lists import (
    country_codes,
    detail_of,
    details,
    fields_of_tables,
    legal_basis,
    name_marks,
    non_sdn_list,
    publisher_of,
    publishers,
    schema_of,
    topic_of,
)


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("CN", ("cn",)),
        ("Korea, North", ("kp",)),
        ("Iran (Islamic Republic of)", ("ir",)),
        ("Congo, Democratic Republic of the", ("cd",)),
        ("Congo, Republic of the", ("cg",)),
        ("The Gambia", ("gm",)),
        ("Myanmar/Burma", ("mm",)),
        ("Russian", ("ru",)),
        ("Russian Federation", ("ru",)),
        ("Côte d’Ivoire", ("ci",)),
        ("Virgin Islands, British", ("vg",)),
        ("Palestinian", ("ps",)),
        ("Yugoslavia", ()),  # no present state
        ("undetermined", ()),
    ],
)
def test_countries_in_the_words_of_lists(words: str, codes: tuple[str, ...]) -> None:
    assert country_codes(words) == codes


@pytest.mark.parametrize(
    "words", ["", "Atlantis", "Southern Lebanon", "Moscow", "REGION", "xx", "Georgian bank", "N/A"]
)
def test_what_is_no_country_is_none(words: str) -> None:
    assert country_codes(words) is None


@pytest.mark.parametrize(
    ("kind", "value", "country", "property_"),
    [
        ("Tax ID No.", "7736640919", "Russia", "innCode"),
        ("Tax ID No.", "7736640919", "", "taxNumber"),
        ("Tax ID No.", "123", "Russia", "taxNumber"),
        ("Registration Number", "1037739709138", "RU", "ogrnCode"),
        ("Registration Number", "26740", "Iran", "registrationNumber"),
        ("Identification Number", "IMO 5342883", "", "imoNumber"),
        ("Identification Number", "2.194.575", "Paraguay", "idNumber"),
        ("Legal Entity Number", "253400V1H6ART1UQ0N98", "Russia", "leiCode"),
        ("Legal Entity Number", "852496527", "NL", "registrationNumber"),
        ("Digital Currency Address - XBT", "1Kuf", "", "publicKey"),
    ],
)
def test_a_detail_goes_by_its_form_and_country(kind: str, value: str, country: str, property_: str) -> None:
    found = detail_of(kind, value, country)
    assert found is not None
    assert found.property == property_


@pytest.mark.parametrize("kind", ["", "Tax", "Secret Handshake", "Passports"])
def test_an_unknown_detail_is_none(kind: str) -> None:
    assert detail_of(kind, "1") is None


def test_every_detail_has_an_effect_that_is_read() -> None:
    known = {
        *("identifier", "text", "date", "country", "birth", "document", "wallet", "provision", "listing-date", "imo"),
        *("start-date", "link", "weak-alias", "previous-name", "gender", "labelled"),
    }
    assert {each.effect for rows in details().values() for each in rows} == known


def test_kinds_are_written_as_they_are_looked_up() -> None:
    assert [kind for kind in details() if kind != kind.casefold().rstrip(" :.-")] == []


def test_the_last_row_of_a_kind_takes_any_value_or_the_kind_is_strict() -> None:
    for rows in details().values():
        assert all(row.pattern or row.country for row in rows[:-1])


@pytest.mark.parametrize(
    ("kind", "schema"),
    [("Individual", "Person"), ("vessel", "Vessel"), ("aircraft ", "Airplane"), ("-0- ", "LegalEntity"),
     (None, "LegalEntity"), ("Entity", "LegalEntity"), ("Company", "Company"), ("Robot", "LegalEntity")],
)  # fmt: skip
def test_kinds_of_party(kind: str | None, schema: str) -> None:
    assert schema_of(kind) == schema


def test_programmes_tell_the_list_they_make() -> None:
    assert non_sdn_list(["UKRAINE-EO13662", "RUSSIA-EO14024"]) == "us_ofac_ssi"
    assert non_sdn_list(["SDGT", "NS-PLC"]) == "us_ofac_plc"
    assert non_sdn_list(["SDGT"]) is None
    assert legal_basis("SDGT") == "31 CFR Part 594"
    assert legal_basis("NO-SUCH-TAG") is None


def test_publishers_are_whole() -> None:
    for each in publishers().values():
        assert each.title
        assert each.publisher
        assert each.authority
        assert each.address.startswith("https://")
        assert re.fullmatch(r"[a-z0-9-]+", each.code)
        assert not each.parent or each.parent in publishers()


def test_sources_of_the_screening_list_are_told_apart() -> None:
    marked = [each for each in publishers().values() if each.marker]
    assert len(marked) == 13
    for each in marked:
        assert publisher_of(f"{each.marker} - Department") is each
    assert publisher_of("Moon List") is None
    assert publisher_of("") is None


def test_measures_have_topics() -> None:
    assert topic_of("Export control") == "export.control"
    assert topic_of("Something new") == "sanction"


def test_marks_and_heads_are_in_lower_case() -> None:
    assert all(each.mark == each.mark.casefold() for each in name_marks())
    assert all(head == head.casefold() for head in fields_of_tables())
