"""Which column holds what: presets, heads, values, and what the user says."""
# ruff: noqa: RUF001  # Cyrillic letters are meant

from pathlib import Path

import pytest

from enduse.model.errors import InputError, UsageError
from enduse.sources.shipments import Columns, columns_of


def mapped(folder: Path, text: str, **given: str) -> Columns:
    path = folder / "shipments.csv"
    path.write_text(text, encoding="utf-8")
    return columns_of(str(path), given=given)


def test_heads_in_one_language_or_another(tmp_path: Path) -> None:
    found = mapped(tmp_path, "Получатель;Страна назначения;Код ТН ВЭД;Вес брутто\nООО Пример;РОССИЯ;8542;12,5\n")
    assert found.fields == {
        "receiver": ("Получатель",),
        "destination_country": ("Страна назначения",),
        "hs_code": ("Код ТН ВЭД",),
        "weight": ("Вес брутто",),
    }
    assert found.written == {"Вес брутто": "decimal comma"}
    assert found.units == {"Вес брутто": "kg"}  # graph 35 of the EAEU declaration is in kilograms


@pytest.mark.parametrize(
    ("heads", "known", "unused"),
    [
        (
            "Date,Expéditeur,Pays d'expédition,Destinataire,Pays de destination,Pays d'origine,Code SH,Poids brut (kg)",
            "date sender departure_country receiver destination_country origin_country hs_code weight",
            "",
        ),
        (
            "FECHA,IMPORTADOR,RUC IMPORTADOR,PROVEEDOR,PAIS DE ORIGEN,PARTIDA ARANCELARIA,CANTIDAD,UNIDAD,ADUANA",
            "date receiver receiver_tax_number sender origin_country hs_code quantity unit",
            "ADUANA",
        ),
        (
            "Absender,Versendungsland,Empfänger,Bestimmungsland,Warennummer,Warenbezeichnung,Rohmasse,Eigenmasse",
            "sender departure_country receiver destination_country hs_code description weight net_weight",
            "",
        ),
        (
            "Beyanname No,Tescil Tarihi,Gönderici,Alıcı,Menşe Ülke,GTİP,Eşya Tanımı,Brüt KG,Döviz Cinsi",
            "id date sender receiver origin_country hs_code description weight currency",
            "",
        ),
        ("报关单号,发货人,收货人,目的国,商品编码,毛重", "id sender receiver destination_country hs_code weight", ""),
        (
            "SB_NO,SB_DATE,IEC,EXPORTER_NAME,FOREIGN_IMPORTER_NAME,RITC_CODE,ITEM_DESC,QTY,UQC,FOB_INR",
            "id date sender receiver hs_code description quantity unit amount",
            "IEC",
        ),
    ],
)
def test_heads_of_customs_offices(tmp_path: Path, heads: str, known: str, unused: str) -> None:
    found = mapped(tmp_path, f"{heads}\n{',' * heads.count(',')}\n")
    assert " ".join(found.fields) == known
    assert " ".join(found.unused) == unused


def test_codes_under_the_head_of_a_party_are_its_number(tmp_path: Path) -> None:
    found = mapped(tmp_path, "Importer,HS\nY3OM027,8542\nQBIH1EB,8541\nKEABR8T,8541\n")
    assert found.fields == {"receiver_id": ("Importer",), "hs_code": ("HS",)}


def test_values_overrule_a_head(tmp_path: Path) -> None:
    found = mapped(tmp_path, "Consignee,Date,Commodity,Origin,Units\nA,asap,bolts of steel,warehouse 3,PCS\n")
    assert found.fields == {"receiver": ("Consignee",), "description": ("Commodity",), "unit": ("Units",)}
    assert set(found.unused) == {"Date", "Origin"}


def test_importer_is_the_receiver_only_where_nobody_else_is(tmp_path: Path) -> None:
    alone = mapped(tmp_path, "Importer,Seller\nAlpha Ltd,Beta Ltd\n")
    assert alone.fields == {"receiver": ("Importer",), "sender": ("Seller",)}
    beside = mapped(tmp_path, "Importer,Consignee,Seller,Exporter\nAlpha Ltd,Gamma Ltd,Beta Ltd,Delta Ltd\n")
    assert beside.fields == {
        "importer": ("Importer",),
        "receiver": ("Consignee",),
        "seller": ("Seller",),
        "sender": ("Exporter",),
    }


def test_a_head_that_repeats_belongs_to_the_party_before_it(tmp_path: Path) -> None:
    found = mapped(tmp_path, "Shipper,Country,Consignee,Country\nA,CN,B,RU\n")
    assert found.fields["sender_country"] == ("Country",)
    assert found.fields["receiver_country"] == ("Country#2",)


def test_a_lone_country_beside_two_parties_is_nobodys(tmp_path: Path) -> None:
    found = mapped(tmp_path, "Shipper,Consignee,Country\nA,B,RU\n")
    assert found.unused == ("Country",)


def test_bills_of_lading_of_ams_are_recognised(tmp_path: Path) -> None:
    heads = (
        "identifier,vessel_name,vessel_country_code,port_of_unlading,foreign_port_of_lading,estimated_arrival_date,"
        "weight,weight_unit,conveyance_id_qualifier,conveyance_id,shipper_party_name,consignee_name,notify_party_name,"
        "harmonized_number,description_text"
    )
    found = mapped(tmp_path, heads + '\n1,A,SG,"Seattle, Washington","Busan,South Korea",2020-07-26,12,Pounds,'
                   "IMO Number/Lloyds Number,9215907,S,C,N,8542,chips\n")  # fmt: skip
    assert found.preset == "ams"
    assert found.fields["imo"] == ("conveyance_id",)
    assert found.fields["destination_country"] == ("=us",)
    assert found.unused == ("conveyance_id_qualifier",)


def test_what_the_user_says_goes_first(tmp_path: Path) -> None:
    text = "Consignee,Buyer,Code,When\nA,B,8542,2023-01-02\n"
    found = mapped(tmp_path, text, receiver="buyer", hs_code="#3", date="When", destination_country="=ru")
    assert found.fields == {
        "receiver": ("Buyer",),
        "hs_code": ("Code",),
        "date": ("When",),
        "destination_country": ("=ru",),
    }
    assert mapped(tmp_path, text, receiver="Consignee|Buyer").fields["receiver"] == ("Consignee", "Buyer")
    assert "receiver" not in mapped(tmp_path, text, receiver="").fields


def test_a_file_without_heads_is_read_by_number(tmp_path: Path) -> None:
    found = mapped(tmp_path, "Foo LLC,8542,2021-02-03\nBar LLC,8541,2021-02-03\n", receiver="#1", hs_code="#2")
    assert found.headless
    assert found.fields == {"receiver": ("#1",), "hs_code": ("#2",)}


@pytest.mark.parametrize("name", ["reciever", "", "consignee name", "party"])
def test_a_field_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="no field of a shipment"):
        mapped(tmp_path, "Consignee,HS\nA,8542\n", **{name: "HS"})


@pytest.mark.parametrize("column", ["Consinee", "#9", "#0", "x"])
def test_a_column_that_is_none_is_refused(tmp_path: Path, column: str) -> None:
    with pytest.raises(UsageError, match="no column"):
        mapped(tmp_path, "Consignee,HS\nA,8542\n", receiver=column)


def test_a_preset_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no preset"):
        columns_of(str(tmp_path), preset="panjiva")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Foo LLC,Bar GmbH,854231,2021-02-03\nA,B,854232,2021-02-04\n", "--columns"),
        (
            "REPORTER,PARTNER,PRODUCT,FLOW,PERIOD,VALUE_IN_EUR\nCyprus,Kyrgyzstan,Total,EXPORT,2023,2\n",
            "totals of trade",
        ),
        ("country,export,import_consigment,import_origin,timeperiod,year\nAndorra,1,2,3,4,2020\n", "totals of trade"),
        ("temperature,pressure\n1,2\n", "no column names a party"),
        ("country,date\nRU,2021\n", "no column names a party"),
    ],
)
def test_what_are_no_shipments_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        mapped(tmp_path, text)


def test_a_hostile_head_is_shown_harmless(tmp_path: Path) -> None:
    found = mapped(tmp_path, "Consignee,HS,\u202eevil\x1b[2J\nA,8542,x\n")
    assert found.lines()[-1] == "not used: \\u202eevil\\x1b[2J"


def test_a_map_is_shown_in_words(tmp_path: Path) -> None:
    lines = mapped(tmp_path, 'Consignee,Gross Weight (KG),Arrival,Seal\nA,"1,5",31/12/2021,x\n', date="Arrival").lines()
    assert lines == (
        "receiver: Consignee",
        "weight: Gross Weight (KG) (kg, decimal comma)",
        "date: Arrival (day first)",
        "not used: Seal",
    )
