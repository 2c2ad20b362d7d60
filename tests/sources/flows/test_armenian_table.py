"""The Armenian layout: three values a row, months and years mixed, dashes for nothing."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from enduse.sources.flows import read_flows
from enduse.sources.shipments import Tally

ROOT = Path(__file__).parents[3]
TABLE = (
    Path(os.environ.get("ENDUSE_SHARED", ROOT.parent / "shared")) / "data/trade/eu_export_sanctions/armenia_data.csv"
)
HEAD = "country,export,import_consigment,import_origin,timeperiod,year\n"


def read(tmp_path: Path, rows: str) -> tuple[list[tuple[object, ...]], Tally]:
    path = tmp_path / "armenia.csv"
    path.write_text(HEAD + rows, encoding="utf-8")
    tally = Tally()
    flows = read_flows(str(path), on_rejected=tally.reject, on_note=tally.note)
    return [(flow.partner, flow.flow, flow.basis, flow.period, flow.value) for flow in flows], tally


def test_a_row_is_three_figures_in_dollars_and_a_dash_is_nothing(tmp_path: Path) -> None:
    found, tally = read(tmp_path, "Japan,-,1.5,20.3,5,2020\n")
    assert found == [
        ("jp", "export", None, "2020-05", 0.0),
        ("jp", "import", "origin", "2020-05", 20300.0),
        ("jp", "import", "consignment", "2020-05", 1500.0),
    ]
    assert tally.rejected == tally.noted == 0


def test_a_year_that_stops_early_is_no_year(tmp_path: Path) -> None:
    found, tally = read(tmp_path, "Japan,1,1,1,Year,2023\nJapan,1,1,1,1,2023\n")
    assert {period for *_, period, _ in found} == {"2023-01"}
    assert tally.lines() == ("not read: the year 2023 ends with month 1 in this table; its months are read (row 2)",)


def test_a_whole_year_stands_and_its_sum_is_checked(tmp_path: Path) -> None:
    months = "".join(f"Japan,10,1,1,{month},2020\n" for month in range(1, 13))
    found, tally = read(tmp_path, f"{months}Japan,120.4,12,12,Year,2020\n")
    assert ("jp", "export", None, "2020", 120400.0) in found
    assert tally.noted == 0
    _, tally = read(tmp_path, f"{months}Japan,150,12,12,Year,2020\n")
    assert tally.lines() == ("export of 2020: 150,000 USD, but its months sum to 120,000 (row 14)",)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Atlantis,1,1,1,5,2020", "partner 'Atlantis' is no known country or group"),
        ("Japan,1,1,1,13,2020", "'13' is no month"),
        ("Japan,1,1,1,5,20", "'20' is no year"),
        ("Japan,x,1,1,5,2020", "export 'x' is no number"),
        ("Armenia,1,1,1,5,2020", "am trades with itself"),
    ],
)
def test_bad_rows_are_told(tmp_path: Path, row: str, reason: str) -> None:
    found, tally = read(tmp_path, f"{row}\n")
    assert found == []
    assert tally.lines() == (f"not read: {reason} (row 2)",)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("", "unspecified"),
        ("EU countries not specified", "unspecified"),
        ("American Saoma", "as"),
        ("Monako", "mc"),
        ("Congo", "cg"),
    ],
)
def test_places_as_the_table_spells_them(tmp_path: Path, name: str, place: str) -> None:
    found, _ = read(tmp_path, f"{name},1,1,1,5,2020\n")
    assert {partner for partner, *_ in found} == {place}


@pytest.mark.skipif(not TABLE.exists(), reason="the Armenian table is not here (ENDUSE_SHARED)")
def test_the_real_table() -> None:
    tally = Tally()
    flows = list(read_flows(str(TABLE), on_rejected=tally.reject, on_note=tally.note))
    assert len(flows) == 32_868
    assert tally.rejected == 138  # the "years" 2023, which are January
    assert max(flow.period for flow in flows) == "2023-01"
    keys = Counter((flow.partner, flow.flow, flow.basis, flow.period) for flow in flows)
    assert {key[0] for key, count in keys.items() if count > 1} == {"unspecified"}
    # Of all countries and years only Afghanistan 2020 is not the sum of its months: months are not cumulative.
    assert [line for line in tally.lines() if "months sum" in line] == [
        "export of 2020: 3,326,000 USD, but its months sum to 2,992,700 (row 17)"
    ]
    russia = {
        flow.period: flow.value for flow in flows if (flow.partner, flow.flow) == ("ru", "export") and not flow.yearly
    }
    assert russia["2022-12"] == 317_779_000.0
