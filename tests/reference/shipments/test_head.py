"""Heads of columns in the files of customs offices, carriers and vendors."""
# ruff: noqa: RUF001  # Cyrillic letters are meant

import csv
from importlib.resources import files

import pytest

from enduse.reference.shipments import fields, head_of, plain_head, presets, roles


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("Consignee", "receiver"),
        ("Harmonized Number", "hs_code"),
        ("HS6 Code", "hs_code"),
        ("Box 33 Commodity code", "hs_code"),
        ("Код ТН ВЭД", "hs_code"),
        ("Country of dispatch/export code", "departure_country"),
        ("departureCountry", "departure_country"),
        ("страна назначения", "destination_country"),
        ("Port of Unlading", "destination_port"),
        ("FOREIGN_PORT", "departure_port"),
        ("actual_arrival_date", "date"),
        ("IMO No.", "imo"),
        ("B/L No", "id"),
        ("Net Mass", "net_weight"),
        ("ECCN", "control_code"),
        ("ExporterName", "exporter"),
    ],
)
def test_a_head_tells_its_field(head: str, field: str) -> None:
    found = head_of(head)
    assert found is not None
    assert found.field == field


@pytest.mark.parametrize(
    ("head", "role", "part"),
    [
        ("Consignee Name", "receiver", "name"),
        ("consigneename", "receiver", "name"),
        ("Name of consignee", "receiver", "name"),
        ("Shipper Country", "sender", "country"),
        ("Pays du destinataire", "receiver", "country"),
        ("ИНН получателя", "receiver", "tax_number"),
        ("notify_party_address_2", "notify_party", "address"),
        ("Importer ID", "importer", "id"),
        ("country_code_1", "", "country"),
    ],
)
def test_a_head_tells_a_part_of_a_party(head: str, role: str, part: str) -> None:
    found = head_of(head)
    assert found is not None
    assert (found.field, found.part) == (role, part)


@pytest.mark.parametrize(
    ("head", "unit"),
    [
        ("Gross Weight (KG)", "kg"),
        ("GROSS_WIGHT_LB", "lb"),
        ("Weight in lbs", "lbs"),
        ("Value (USD)", "USD"),
        ("VALUE_IN_EUR", "EUR"),
        ("Net Mass", "kg"),  # box 38 of the SAD is in kilograms
        ("Gross Weight", None),
        ("Amount", None),
    ],
)
def test_a_head_tells_its_unit(head: str, unit: str | None) -> None:
    found = head_of(head)
    assert found is not None
    assert found.unit == unit


@pytest.mark.parametrize(
    "head",
    [
        *("", "#1", "2021", "8542.31", "Foo LLC", "Bar GmbH", "2021-02-03"),
        *("Tax Rate", "Office ID", "Process Type", "Payment Type", "Import Use", "Mode of Transport", "Fraud"),
        *("Country of Origin Indicator", "Customer Value", "Shipyard", "Consignment", "Importance", "Carriage"),
        *("Dates", "Valued", "Portfolio", "Goodsyard", "Unity", "HSBC"),
    ],
)
def test_a_head_that_is_not_known(head: str) -> None:
    assert head_of(head) is None


@pytest.mark.parametrize("head", ["REPORTER", "PARTNER", "Flow Code", "import_origin", "timeperiod", "export"])
def test_heads_of_statistics_are_told_apart(head: str) -> None:
    found = head_of(head)
    assert found is not None
    assert found.kind == "statistics"


def test_spellings_of_one_head_compare() -> None:
    assert plain_head("Port of Unlading") == plain_head("port_of_unlading") == plain_head("PORT-UNLADING")


def test_the_tables_hold_together() -> None:
    text = files("enduse.reference.shipments").joinpath("heads.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
    assert {row["kind"] for row in rows} == {"field", "role", "part", "statistics"}
    assert {row["stands_for"] for row in rows if row["stands_for"]} <= set(roles())
    prescribed = {column.field for columns in presets().values() for column in columns if column.field}
    assert prescribed <= fields()
