"""Published layouts of trade statistics, a few real-shaped rows each."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from enduse.model.errors import InputError, UnreadableError
from enduse.model.trade_flow import TradeFlow
from enduse.sources.flows import layout_of, read_flows
from enduse.sources.shipments import Note

COMTRADE = """typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,flowCode,flowDesc,partnerCode,partnerISO,partnerDesc,partner2Code,classificationCode,cmdCode,customsCode,motCode,netWgt,primaryValue
C,M,20220501,2022,5,202205,51,ARM,Armenia,X,Export,643,RUS,Russian Federation,0,H6,854231,C00,0,120.5,98765.4
C,M,20220501,2022,5,202205,51,ARM,Armenia,X,Export,643,RUS,Russian Federation,0,H6,854231,C00,2100,100,90000
C,M,20220501,2022,5,202205,51,ARM,Armenia,RX,Re-export,643,RUS,Russian Federation,0,H6,854231,C00,0,20,8765.4
C,A,20220101,2022,52,2022,842,USA,USA,M,Import,0,W00,World,0,H6,TOTAL,C00,0,,3376200000000
C,A,20220101,2022,52,2022,842,USA,USA,M,Import,490,S19,"Other Asia, nes",0,H6,8542,C00,0,,1000
C,A,20220101,2022,52,2022,842,USA,USA,M,Import,899,_X,"Areas, nes",0,H6,8542,C00,0,,7
S,A,20220101,2022,52,2022,842,USA,USA,M,Import,51,ARM,Armenia,0,EB,01,C00,0,,7
"""  # noqa: E501  # as published
CLASSIC = """Classification,Year,Period,Period Desc.,Aggregate Level,Trade Flow Code,Trade Flow,Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,Commodity Code,Netweight (kg),Trade Value (US$)
H5,2021,2021,2021,6,2,Export,251,France,FRA,398,Kazakhstan,KAZ,854231,7,5000
H5,2021,202103,March 2021,6,1,Import,398,Kazakhstan,,842,USA,,010121,,42
H5,2021,2021,2021,6,3,Re-Export,251,France,FRA,398,Kazakhstan,KAZ,854231,7,5000
S3,2021,2021,2021,2,2,Export,251,France,FRA,398,Kazakhstan,KAZ,87,7,5000
"""  # noqa: E501  # as published
BACI = """t,i,j,k,v,q
2021,842,51,854231,12.345,0.5
2021,490,398,10121,1.5,NA
2021,4,4,854231,1,1
"""
EUROSTAT = """REPORTER,PARTNER,PRODUCT,FLOW,STAT_PROCEDURE,PERIOD,VALUE_IN_EUR
"Spain (incl. Canary Islands 'XB' from 1997)","Kyrgyzstan","Total","EXPORT","Total","Aug. 2024",1410
"European Union - 27 countries (AT, BE, BG, CY, CZ, DE, DK, EE, ES, FI, FR, GR, HR, HU, IE, IT, LT, LU, LV, MT, NL, PL, PT, RO, SE, SI, SK)","Arménie","8542-ELECTRONIC INTEGRATED CIRCUITS","1-IMPORT","T-Total","201652-Jan.-Dec. 2016",900
"Euro area - 20 countries (AT, BE)","Kyrgyzstan","Total","EXPORT","Total","May. 2023",7
"Germany (incl. German Democratic Republic 'DD' from 1991)","Kyrgyzstan","Total","EXPORT","Normal","May. 2023",7
"Germany (incl. German Democratic Republic 'DD' from 1991)","Kyrgyzstan","Total","EXPORT","Total","202403-Jan.-Mar. 2024",7
"""  # noqa: E501  # as published


def read(tmp_path: Path, text: str, name: str = "flows.csv") -> tuple[list[TradeFlow], dict[int, str], list[Note]]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    rejected: dict[int, str] = {}
    notes: list[Note] = []
    flows = list(read_flows(str(path), on_rejected=rejected.__setitem__, on_note=notes.append))
    return flows, rejected, notes


def test_comtrade_of_today(tmp_path: Path) -> None:
    flows, rejected, _ = read(tmp_path, COMTRADE)
    assert flows[0] == TradeFlow(
        "am", "ru", "export", "2022-05", "854231", "2022", 98765.4, "USD", 120.5, None, "comtrade:flows.csv", 2
    )
    assert [(flow.partner, flow.hs, flow.kg) for flow in flows[1:]] == [
        ("world", None, None),
        ("tw", "8542", None),
        ("unspecified", "8542", None),
    ]
    assert not any(flow.bilateral for flow in flows if flow.partner in ("world", "unspecified"))
    assert rejected == {
        3: "motCode '2100': only 0 counts",
        4: "re-exports are already in the exports",
        8: "typeCode 'S': only C counts",
    }


def test_comtrade_before_2022(tmp_path: Path) -> None:
    flows, rejected, _ = read(tmp_path, CLASSIC)
    assert [
        (flow.reporter, flow.partner, flow.flow, flow.period, flow.hs, flow.revision, flow.value) for flow in flows
    ] == [
        ("fr", "kz", "export", "2021", "854231", "2017", 5000.0),
        ("kz", "us", "import", "2021-03", "010121", "2017", 42.0),
    ]
    assert rejected == {
        4: "re-exports are already in the exports",
        5: "classification 'S3' is not the Harmonized System",
    }


def test_baci_is_in_thousands_and_tons_and_loses_first_zeros(tmp_path: Path) -> None:
    flows, rejected, notes = read(tmp_path, BACI)
    assert [(flow.reporter, flow.partner, flow.hs, flow.value, flow.kg) for flow in flows] == [
        ("us", "am", "854231", 12345.0, 500.0),
        ("tw", "kz", "010121", 1500.0, None),
    ]
    assert rejected == {4: "af trades with itself"}
    assert [note.reason for note in notes] == ["its first zero was lost and is put back"]


def test_eurostat_tells_the_union_from_its_members_and_other_sums(tmp_path: Path) -> None:
    flows, rejected, _ = read(tmp_path, EUROSTAT)
    assert [(flow.reporter, flow.partner, flow.flow, flow.period, flow.hs) for flow in flows] == [
        ("es", "kg", "export", "2024-08", None),
        ("eu", "am", "import", "2016", "8542"),
        ("group", "kg", "export", "2023-05", None),
    ]
    assert rejected == {
        5: "STAT_PROCEDURE 'Normal': only Total or T-Total or T or TOTAL counts",
        6: "'202403-Jan.-Mar. 2024' is no month and no whole year",
    }


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2021,842,51,854231,-1,1", "v '-1' is negative"),
        ("2021,842,51,854231,much,1", "v 'much' is no number"),
        ("21,842,51,854231,1,1", "'21' is no month and no whole year"),
        ("2021,999,51,854231,1,1", "reporter '999' is no known country or group"),
        ("2021,842,51,chips,1,1", "'chips' is no code of goods"),
        ("2021,,51,854231,1,1", "names no reporter"),
        ("2021,842,51,854231,1", None),
        ("2021,842", "2 cells only, but 6 columns"),
    ],
)
def test_rows_that_cannot_be_read_are_told_with_their_number(tmp_path: Path, row: str, reason: str | None) -> None:
    flows, rejected, _ = read(tmp_path, f"t,i,j,k,v,q\n2020,842,51,854231,1,1\n{row}\n")
    assert rejected == ({} if reason is None else {3: reason})
    assert flows[0].row == 2


def test_a_withheld_figure_is_unknown_not_zero(tmp_path: Path) -> None:
    flows, rejected, notes = read(tmp_path, "t,i,j,k,v,q\n2020,842,51,854231,NA,1\n2020,842,51,854232,0,1\n")
    assert [flow.value for flow in flows] == [None, 0.0]
    assert rejected == {}
    assert notes[0].reason == "no figure; left open"


def test_a_row_that_ends_with_a_comma_is_read(tmp_path: Path) -> None:
    """Downloads of UN Comtrade end their rows, but not their heads, with one."""
    flows, rejected, _ = read(tmp_path, BACI.replace("0.5\n", "0.5,\n"))
    assert flows[0].kg == 500.0
    assert 2 not in rejected


def test_packed_files_are_read(tmp_path: Path) -> None:
    path = tmp_path / "baci.csv.gz"
    path.write_bytes(gzip.compress(BACI.encode()))
    assert len(list(read_flows(str(path), on_rejected=lambda *_: None))) == 2


@pytest.mark.parametrize(
    "text", ["a,b,c\n1,2,3\n", "country,export,year\nRussia,1,2020\n", "t,i,j,k\n2020,842,51,854231\n"]
)
def test_other_tables_are_refused_in_one_line(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"flows.csv: no known layout of trade statistics; the layouts are comtrade"):
        read(tmp_path, text)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        list(read_flows(str(tmp_path / "none.csv"), on_rejected=lambda *_: None))


def test_heads_in_any_case_and_order() -> None:
    found = layout_of(("V", "Q", "K", "J", "I", "T"))
    assert found is not None
    assert found.name == "baci"
    assert layout_of(("t", "i", "j", "k", "value", "q")) is None
