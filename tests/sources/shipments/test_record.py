"""Rows to shipments: parties, countries, goods, ports, numbers."""
# ruff: noqa: RUF001  # Cyrillic letters are meant

from pathlib import Path

import pytest

from enduse.model import Shipment
from enduse.sources.shipments import Note, columns_of, read_shipments


def shipments(folder: Path, text: str, **given: str) -> tuple[list[Shipment], list[Note]]:
    path = folder / "shipments.csv"
    path.write_text(text, encoding="utf-8")
    notes: list[Note] = []
    columns = columns_of(str(path), given=given)
    return list(read_shipments(str(path), columns, on_rejected=lambda *_: None, on_note=notes.append)), notes


def one(folder: Path, heads: str, row: str, **given: str) -> tuple[Shipment, list[str]]:
    read, notes = shipments(folder, f"Consignee;{heads}\nSample Ltd;{row}\n", **given)
    return read[0], [f"{note.field}: {note.reason}" for note in notes]


def test_a_bill_of_lading(tmp_path: Path) -> None:
    text = (
        "identifier,vessel_name,vessel_country_code,port_of_unlading,foreign_port_of_lading,actual_arrival_date,"
        "weight,weight_unit,conveyance_id_qualifier,conveyance_id,shipper_party_name,shipper_party_address_1,"
        "country_code,consignee_name,consignee_address_1,consignee_address_2,country_code,notify_party_name,"
        "harmonized_number,description_text,piece_count\n"
        '2020072777336,SAMPLE STAR,SG,"Port Hueneme, California","Puerto Bolivar,Ecuador",2020-07-26,131704,Pounds,'
        'IMO Number/Lloyds Number,9215907,EXAMPLE FRUIT SA,"Av. 1, Machala",EC,TO ORDER OF SAMPLE BANK NA,1 Main St,'
        '"New York, NY",US,SAME AS CONSIGNEE,080390,"BANANAS\nFRESH",2880\n'
    )
    read, notes = shipments(tmp_path, text)
    found = read[0]
    assert notes == []
    assert (found.id, found.row, found.date, found.dataset) == ("2020072777336", 2, "2020-07-26", "shipments.csv")
    assert found.sender is not None
    assert (found.sender.name, found.sender.country) == ("EXAMPLE FRUIT SA", ("ec",))
    assert found.receiver is not None
    assert (found.receiver.name, found.receiver.country) == ("SAMPLE BANK NA", ("us",))
    assert found.others == ()
    assert found.vessel is not None
    assert (found.vessel.name, found.vessel.schema, found.vessel.country) == ("SAMPLE STAR", "Vessel", ("sg",))
    assert [(role, number.kind, number.value) for role, number in found.identifiers] == [
        ("vessel", "imoNumber", "9215907")
    ]
    assert found.weight_kg == pytest.approx(131704 * 0.45359237)
    assert (found.departure_port_country, found.destination_country) == ("ec", "us")
    item = found.items[0]
    assert (item.hs_code, item.description, item.number) == ("080390", "BANANAS FRESH", 2880)
    assert ("receiver", "1 Main St, New York, NY") in found.addresses


def test_a_customs_declaration_by_the_boxes_of_the_sad(tmp_path: Path) -> None:
    text = (
        "2 Consignor/Exporter;8 Consignee;14 Declarant/Representative;15a Country of dispatch/export code;"
        "17a Country of destination code;22 Currency;22 Total amount invoiced;31 Description of goods;"
        "33 Commodity code;34 Country of origin code;35 Gross mass;38 Net mass\n"
        "Example NV;ООО Пример;Sample Brokers;NL;RU;EUR;1.234,50;pumps;8413 70 21 00;DE;12,5;10\n"
    )
    found = shipments(tmp_path, text)[0][0]
    assert found.sender is not None
    assert found.declarant is not None
    assert (found.sender.name, found.declarant.name) == ("Example NV", "Sample Brokers")
    assert (found.departure_country, found.destination_country, found.origin_country) == ("nl", "ru", "de")
    assert found.weight_kg == 12.5
    assert (found.items[0].hs_code, found.items[0].amount, found.items[0].currency) == ("8413 70 21 00", 1234.5, "EUR")


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("0101210000", ["0101210000"]),
        ("090121.0", ["090121"]),
        ("8542.31", ["8542.31"]),
        ('"8542.31; 8541.10"', ["8542.31", "8541.10"]),
        ("8542,8541", ["8542", "8541"]),
        ("8542|8542", ["8542"]),
        ("N/A", []),
    ],
)
def test_tariff_codes_keep_their_zeros(tmp_path: Path, cell: str, codes: list[str]) -> None:
    found, _ = one(tmp_path, "HS code", cell, hs_code="HS code")
    assert [item.hs_code for item in found.items] == codes


def test_several_codes_share_words_and_tell_no_value_each(tmp_path: Path) -> None:
    found, _ = one(tmp_path, "HS code;Description;Value;Qty", "8542.31, 8541.10;chips and diodes;100;5")
    assert [(item.description, item.amount, item.number) for item in found.items] == [
        ("chips and diodes", None, None)
    ] * 2


def test_what_names_no_country_is_left_open_and_told(tmp_path: Path) -> None:
    found, notes = one(tmp_path, "Country of origin;Country of destination", "CN;CN")
    assert (found.origin_country, found.destination_country, notes) == ("cn", "cn", [])
    read, noted = shipments(tmp_path, "Consignee;Country of origin\nA;CN\nB;ZZ\nC;DE\n")
    assert [each.origin_country for each in read] == ["cn", None, "de"]
    assert [(note.row, note.value) for note in noted] == [(3, "ZZ")]


def test_dates_in_the_future_are_kept_and_told(tmp_path: Path) -> None:
    found, notes = one(tmp_path, "Date", "2999-01-02")
    assert found.date == "2999-01-02"
    assert notes == ["date: lies in the future; kept"]


def test_an_undecided_column_keeps_the_year(tmp_path: Path) -> None:
    found, notes = one(tmp_path, "Date", "03/04/2023")
    assert found.date == "2023"
    assert notes == ["date: day and month cannot be told apart; read as 2023"]


def test_a_later_row_decides_the_whole_column(tmp_path: Path) -> None:
    read, _ = shipments(tmp_path, "Consignee;Date\n" + "A;03/04/2023\n" * 3000 + "B;25/12/2023\n")
    assert {each.date for each in read} == {"2023-04-03", "2023-12-25"}


@pytest.mark.parametrize(
    ("heads", "row", "kilograms"),
    [
        ("Gross Weight;Weight Unit", "10;LBS", 4.5359237),
        ("Gross Weight (T)", "1.5", 1500),
        ("Weight in kg;Weight;Weight unit", "10;22;LBS", 10),
        ("Weight in kg;Weight;Weight unit", ";22;LBS", 22 * 0.45359237),
        ("Gross Weight", "1200 KGS", 1200),
        ("Net Mass", "3", 3),
        ("Gross Mass;Net Mass", "4;3", 4),
        ("Gross Mass;Net Mass", ";3", 3),
        ("Gross Weight", "10", None),
        ("Gross Weight;Weight Unit", "10;BOX", None),
    ],
)
def test_weights_in_kilograms(tmp_path: Path, heads: str, row: str, kilograms: float | None) -> None:
    found, notes = one(tmp_path, heads, row)
    assert found.weight_kg == (None if kilograms is None else pytest.approx(kilograms))
    assert bool(notes) == (kilograms is None)


@pytest.mark.parametrize("imo", ["9215908", "921590", "12345", "VESSEL"])
def test_a_number_that_is_no_imo_number_is_left_out(tmp_path: Path, imo: str) -> None:
    found, notes = one(tmp_path, "Vessel;IMO", f"SAMPLE STAR;{imo}", imo="IMO")
    assert found.identifiers == ()
    assert len(notes) == 1


@pytest.mark.parametrize("imo", ["9074729", "IMO 9074729", "IMO9074729", "9074729.0"])
def test_an_imo_number_is_checked(tmp_path: Path, imo: str) -> None:
    found, notes = one(tmp_path, "Vessel;IMO", f"SAMPLE STAR;{imo}")
    assert found.identifiers[0][1].value == "9074729"
    assert notes == []


@pytest.mark.parametrize("cell", ["TO ORDER", "same as consignee", "-", "N/A", "  "])
def test_words_that_name_nobody_make_no_party(tmp_path: Path, cell: str) -> None:
    found, _ = one(tmp_path, "Notify party", cell)
    assert found.others == ()


def test_lines_below_a_name_are_its_address(tmp_path: Path) -> None:
    found, _ = one(tmp_path, "Shipper", '"Example GmbH\nHafenstr. 1\nHamburg"')
    assert found.sender is not None
    assert found.sender.name == "Example GmbH"
    assert found.addresses == (("sender", "Hafenstr. 1, Hamburg"),)


def test_endless_names_are_cut_and_told(tmp_path: Path) -> None:
    found, notes = one(tmp_path, "Shipper", "x " * 5000)
    assert found.sender is not None
    assert len(found.sender.name) == 300
    assert notes == ["sender: a name over 300 characters is cut"]


def test_a_record_without_a_key_is_named_by_file_and_row(tmp_path: Path) -> None:
    assert one(tmp_path, "HS", "8542")[0].id == "shipments.csv#2"


def test_locodes_are_told_by_the_column(tmp_path: Path) -> None:
    text = "Consignee;POL;POD\n" + "A;CNSHA;RULED\nB;NLRTM;GENOA\n"
    read, _ = shipments(tmp_path, text)
    assert [each.departure_port_country for each in read] == ["cn", "nl"]
    read, _ = shipments(tmp_path, "Consignee;POD\nA;GENOA\nB;Rotterdam\n")
    assert [each.destination_port_country for each in read] == ["it", "nl"]
