"""The files are such as our own readers read, and the truth fits them."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from small_worlds import SMALL

from enduse.simulation import Settings, build, write
from enduse.sources.ownership import read_holdings
from enduse.sources.shipments import Tally, columns_of, read_shipments


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("world")
    write(build(Settings(seed=1, missing=0.5, **SMALL)), made)  # type: ignore[arg-type]
    return made


@pytest.fixture(scope="module")
def told(folder: Path) -> Any:
    return json.loads((folder / "truth.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def records(folder: Path) -> dict[str, dict[str, str]]:
    with (folder / "shipments.csv").open(encoding="utf-8", newline="") as lines:
        return {row["id"]: row for row in csv.DictReader(lines)}


def test_the_shipments_are_read_whole(folder: Path, records: dict[str, dict[str, str]]) -> None:
    tally = Tally()
    path = str(folder / "shipments.csv")
    found = {
        shipment.id: shipment
        for shipment in read_shipments(path, columns_of(path), on_rejected=tally.reject, on_note=tally.note)
    }
    assert (tally.rejected, tally.noted) == (0, 0)
    assert set(found) == set(records)
    for key, row in records.items():
        shipment = found[key]
        assert shipment.sender is not None
        assert shipment.receiver is not None
        assert shipment.sender.name == row["sender"]
        assert shipment.sender.country == (row["sender country"].lower(),)
        assert shipment.receiver.country == (row["receiver country"].lower(),)
        assert shipment.date == row["date"]
        assert shipment.weight_kg == float(row["net weight kg"])
        assert shipment.items[0].hs_code == row["hs code"]
        assert shipment.items[0].amount == float(row["value"])
        assert shipment.origin_country == (row["origin country"].lower() or None)


def test_the_register_is_read_whole(folder: Path) -> None:
    register = read_holdings([str(folder / "firms.ftm.json")])
    lines = [json.loads(line) for line in (folder / "firms.ftm.json").read_text(encoding="utf-8").splitlines()]
    assert register.failures == ()
    assert len(register.holdings) == sum(line["schema"] == "Ownership" for line in lines)
    assert set(register.parties) == {line["id"] for line in lines if line["schema"] != "Ownership"}
    assert all(0 < holding.share_min == holding.share_max <= 100 for holding in register.holdings)
    assert all(holding.start for holding in register.holdings)


def test_records_named_by_the_truth_are_there_and_hidden_ones_are_not(told: Any, records: dict[str, Any]) -> None:
    legs = [leg for route in told["routes"] for leg in route["legs"]]
    shown = [key for leg in legs for key in leg["shipments"]]
    hidden = [key for leg in legs for key in leg["hidden"]]
    assert shown
    assert hidden
    assert set(shown) <= set(records)
    assert set(hidden).isdisjoint(records)
    assert len({*shown, *hidden}) == len(shown) + len(hidden)
    assert {key for decoy in told["decoys"] for key in decoy["shipments"]} <= set(records)
    assert {key for route in told["routes"] for key in route["cover"]} <= set(records)


def test_a_leg_is_recorded_when_it_has_records(told: Any) -> None:
    for route in told["routes"]:
        for leg in route["legs"]:
            assert leg["recorded"] == bool(leg["shipments"])
            domestic = told["firms"][leg["source"]]["country"] == told["firms"][leg["target"]]["country"]
            assert bool(leg["shipments"] or leg["hidden"]) == (not domestic)


def test_records_of_a_leg_tell_of_its_countries_goods_and_days(told: Any, records: dict[str, dict[str, str]]) -> None:
    for route in told["routes"]:
        for leg in route["legs"]:
            for row in (records[key] for key in leg["shipments"]):
                assert row["sender country"].lower() == told["firms"][leg["source"]]["country"]
                assert row["receiver country"].lower() == told["firms"][leg["target"]]["country"]
                assert row["hs code"][:6] in leg["declared"]
                assert leg["first"] <= row["date"] <= leg["last"]


def test_every_record_has_its_true_ends(folder: Path, records: dict[str, dict[str, str]]) -> None:
    lines = (folder / "firms.ftm.json").read_text(encoding="utf-8").splitlines()
    country = {e["id"]: e["properties"]["country"][0] for e in map(json.loads, lines) if e["schema"] == "Company"}
    with (folder / "truth-records.csv").open(encoding="utf-8", newline="") as rows:
        ends = {row["id"]: (row["sender id"], row["receiver id"]) for row in csv.DictReader(rows)}
    assert set(ends) == set(records)
    for key, (sender, receiver) in ends.items():
        assert country[sender] == records[key]["sender country"].lower()
        assert country[receiver] == records[key]["receiver country"].lower()


def test_the_question_fits_the_routes(told: Any) -> None:
    question = told["question"]
    assert question["destinations"] == ["ru"]
    for route in told["routes"]:
        at = [told["firms"][party]["country"] for party in route["parties"]]
        assert at[0] in question["origins"]
        assert at[-1] in question["destinations"]
        assert not set(at[1:-1]) & {*question["origins"], *question["destinations"]}


def test_nothing_an_analyst_has_names_what_was_planted(folder: Path, told: Any) -> None:
    for name in ("shipments.csv", "firms.ftm.json"):
        text = (folder / name).read_text(encoding="utf-8")
        assert not any(f'"{kind}"' in text for kind in ("new shell", "decoy", "relabelled", "planted"))
        assert "decoy" not in text.lower()
    assert told["settings"]["seed"] == 1


def test_the_readme_says_how_to_make_it_again(folder: Path) -> None:
    told = (folder / "README.txt").read_text(encoding="utf-8")
    assert (
        "enduse simulate --seed 1 --firms 700 --shipments 6000 --routes 30 --decoys 60 --missing 0.5 "
        "--missing-by route --noise 0.1 --output DIR"
    ) in told
    assert "invented" in told
