"""The network of a case is built when its shipments change, and only then."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from enduse.case import Case
from enduse.case.network_store import network_of_files, network_store
from enduse.model.errors import CaseError, InputError, UsageError
from enduse.tracing import store

_HEAD = "id,date,exporter,exporter country,importer,importer country,hs code,weight (kg)\n"


def file_of(folder: Path, name: str, *rows: str) -> Path:
    file = folder / name
    file.write_text(_HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return file


@pytest.fixture
def one(tmp_path: Path) -> Path:
    return file_of(tmp_path, "one.csv", "1,2023-05-04,Acme,China,Zeta,Turkey,8542.31,10")


@pytest.fixture
def two(tmp_path: Path) -> Path:
    return file_of(tmp_path, "two.csv", "2,2023-06-04,Zeta,Turkey,Eta,Russia,8542.31,10")


def counted(folder: Path) -> int:
    return (folder / store.MOVEMENTS).stat().st_mtime_ns


def test_a_case_without_shipments_has_an_empty_network(tmp_path: Path) -> None:
    with Case.open(tmp_path / "case"):
        pass
    assert network_store(tmp_path / "case").counts().movements == 0


def test_it_is_built_once_and_again_when_a_file_is_added(tmp_path: Path, one: Path, two: Path) -> None:
    told: list[int] = []
    with Case.open(tmp_path / "case") as case:
        case.load_shipments(one)
        first = network_store(tmp_path / "case", told.append)
        written = counted(first.folder)
        assert first.counts().movements == 1
        assert network_store(tmp_path / "case", told.append).counts() == first.counts()
        assert (counted(first.folder), told) == (written, [1])
        case.load_shipments(two)
        second = network_store(tmp_path / "case")
    assert second.counts().movements == 2
    assert second.folder == first.folder == tmp_path / "case" / "shipments" / "network"


def test_shipments_of_two_files_meet_in_one_party(tmp_path: Path, one: Path, two: Path) -> None:
    network = network_of_files([one, two], tmp_path / "network")
    rows = duckdb.sql(f"select source, target, dataset from {network.movements_table} order by first_day").fetchall()
    assert rows[0][1] == rows[1][0]
    assert [row[2] for row in rows] == ["one.csv", "two.csv"]


def test_another_release_builds_it_anew(tmp_path: Path, one: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = counted(network_of_files([one], tmp_path / "network").folder)
    monkeypatch.setattr("enduse.case.network_store.__version__", "99")
    assert counted(network_of_files([one], tmp_path / "network").folder) != written


@pytest.mark.parametrize("damage", [b"", b"PAR1 nonsense"])
def test_a_damaged_network_is_built_anew(tmp_path: Path, one: Path, damage: bytes) -> None:
    network = network_of_files([one], tmp_path / "network")
    network.movements.write_bytes(damage)
    assert network_of_files([one], tmp_path / "network").counts().movements == 1


def test_other_files_or_columns_build_it_anew(tmp_path: Path, one: Path, two: Path) -> None:
    folder = tmp_path / "network"
    stamps = {
        network_of_files([one], folder).counts().stamp,
        network_of_files([two], folder).counts().stamp,
        network_of_files([one, two], folder).counts().stamp,
        network_of_files([one], folder, columns={"origin_country": "=CN"}).counts().stamp,
    }
    assert len(stamps) == 4


def test_what_could_not_be_read_is_told_when_it_is_built(tmp_path: Path) -> None:
    file = file_of(tmp_path, "bad.csv", "1,2023-05-04,Acme,China,Zeta,Turkey,8542.31,10", "1,2,3,4,5,6,7,8,9,10")
    told: list[str] = []
    network_of_files([file], tmp_path / "network", on_told=told.append)
    assert len(told) == 1
    assert "not read" in told[0]
    network_of_files([file], tmp_path / "network", on_told=told.append)
    assert len(told) == 1


def test_a_missing_file_and_a_wrong_preset_are_told(tmp_path: Path, one: Path) -> None:
    with pytest.raises(InputError, match="give a file that can be read"):
        network_of_files([tmp_path / "none.csv"], tmp_path / "network")
    with pytest.raises(UsageError):
        network_of_files([one], tmp_path / "network", preset="nonsense")


def test_a_damaged_card_is_told(tmp_path: Path, one: Path) -> None:
    with Case.open(tmp_path / "case") as case:
        case.load_shipments(one)
    card = next((tmp_path / "case" / "shipments").glob("*.json"))
    card.write_text(json.dumps({"name": "x"}), encoding="utf-8")
    with pytest.raises(CaseError, match="damaged"):
        network_store(tmp_path / "case")
