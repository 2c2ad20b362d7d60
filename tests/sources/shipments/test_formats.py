"""Parquet and FollowTheMoney."""
# ruff: noqa: RUF001  # Cyrillic letters are meant

import json
from pathlib import Path

import duckdb
import pytest

from enduse.model import Shipment
from enduse.model.errors import InputError
from enduse.sources.shipments import Tally, columns_of, read_shipments


def read(path: Path) -> tuple[list[Shipment], Tally]:
    tally = Tally()
    columns = columns_of(str(path))
    return list(read_shipments(str(path), columns, on_rejected=tally.reject, on_note=tally.note)), tally


@pytest.mark.parametrize("name", ["shipments.parquet", "we[ir]d* 'name'?.parquet"])
def test_parquet_is_read_like_csv(tmp_path: Path, name: str) -> None:
    path = tmp_path / "plain"
    duckdb.execute(
        "copy (select 'Sample Ltd' as consignee, '090121' as hs_code, date '2024-05-06' as arrival_date, "
        '12.5::double as "gross_weight_kg", null::varchar as notify_party) to \'' + str(path) + "' (format parquet)"
    )
    found, tally = read(path.rename(tmp_path / name))
    assert [(each.id, each.row, each.date, each.weight_kg) for each in found] == [(f"{name}#1", 1, "2024-05-06", 12.5)]
    assert found[0].items[0].hs_code == "090121"
    assert found[0].others == ()
    assert tally.noted == tally.rejected == 0


def test_damaged_parquet_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.parquet"
    path.write_bytes(b"PAR1" + b"\0" * 100)
    with pytest.raises(InputError, match="damaged Parquet"):
        read(path)


ENTITIES = (
    {
        "id": "e1",
        "schema": "EconomicActivity",
        "properties": {
            "sender": ["c1"],
            "receiver": ["c2", "c3", "missing"],
            "departureCountry": ["cn"],
            "destinationCountry": ["ru"],
            "vedCode": ["8542310000", "8541100000"],
            "goodsDescription": ["chips", "diodes"],
            "startDate": ["2023-05-01"],
            "ccdNumber": ["10/1"],
        },
    },
    {"id": "c1", "schema": "Company", "caption": "Example Sender Ltd", "properties": {"country": ["cn"]}},
    {
        "id": "c2",
        "schema": "Company",
        "properties": {"name": ["ООО Пример"], "innCode": ["7700000016"], "jurisdiction": ["ru"]},
    },
    {"id": "c3", "schema": "Company", "properties": {"name": ["Second Receiver"]}},
    {
        "id": "e2",
        "schema": "EconomicActivity",
        "properties": {
            "sender": [{"id": "n1", "schema": "Company", "properties": {"name": ["Nested Co"]}}],
            "transport": ["v1"],
        },
    },
    {"id": "v1", "schema": "Vessel", "properties": {"name": ["SAMPLE STAR"], "imoNumber": ["9074729"], "flag": ["pa"]}},
)


def test_economic_activities_find_their_parties(tmp_path: Path) -> None:
    path = tmp_path / "trade.jsonl"
    path.write_text("\n".join(map(json.dumps, ENTITIES)) + "\nno json\n", encoding="utf-8")
    found, tally = read(path)
    first, second = found
    assert (first.id, first.row, first.date) == ("e1", 1, "2023-05-01")
    assert first.sender is not None
    assert (first.sender.name, first.sender.country) == ("Example Sender Ltd", ("cn",))
    assert first.receiver is not None
    assert (first.receiver.name, first.receiver.country) == ("ООО Пример", ("ru",))
    # Nobody is lost: a second receiver is screened like the first.
    assert [(role, party.name) for role, party in first.others] == [("receiver", "Second Receiver")]
    assert ("receiver", "7700000016") in [(role, number.value) for role, number in first.identifiers]
    assert [(item.description, item.hs_code) for item in first.items] == [
        ("chips", "8542310000"),
        ("diodes", "8541100000"),
    ]
    assert (first.departure_country, first.destination_country) == ("cn", "ru")
    assert second.sender is not None
    assert second.sender.name == "Nested Co"
    assert second.vessel is not None
    assert (second.vessel.name, second.vessel.country) == ("SAMPLE STAR", ("pa",))
    assert tally.rejected == 1
    assert any("points to no entity" in line for line in tally.lines())


def test_parties_alone_are_no_shipments(tmp_path: Path) -> None:
    path = tmp_path / "parties.jsonl"
    path.write_text("\n".join(map(json.dumps, ENTITIES[1:4])), encoding="utf-8")
    with pytest.raises(InputError, match="EconomicActivity"):
        read(path)


def test_a_map_of_another_file_is_refused(tmp_path: Path) -> None:
    one, other = tmp_path / "one.csv", tmp_path / "other.csv"
    one.write_text("Consignee,HS\nA,8542\n")
    other.write_text("Consignee,Code\nA,8542\n")
    with pytest.raises(InputError, match="no column 'HS'"):
        list(read_shipments(str(other), columns_of(str(one)), on_rejected=lambda *_: None))
