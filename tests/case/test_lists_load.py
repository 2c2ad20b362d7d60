"""Lists read from files and kept."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from lists_published import csl, firms

from enduse.case import Case
from enduse.case.lists import lists_of, load, together
from enduse.ledger.lists import ListStore, diff
from enduse.model.errors import CaseError, InputError, UsageError


@pytest.fixture
def store(tmp_path: Path) -> ListStore:
    return ListStore(tmp_path / "lists")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "consolidated.csv"
    path.write_bytes(csl(firms(3)))
    return path


def test_a_file_is_kept_as_received(store: ListStore, file: Path) -> None:
    loaded = load(store, file)
    assert loaded.is_new
    card = loaded.vintage.card
    assert (card.name, card.parties, card.rows, card.source) == ("us_csl", 3, 3, str(file))
    assert card.checksum == hashlib.sha256(file.read_bytes()).hexdigest()
    assert loaded.vintage.received()[0].read_bytes() == file.read_bytes()


def test_twice_is_once(store: ListStore, file: Path) -> None:
    first = load(store, file)
    second = load(store, file)
    assert not second.is_new
    assert second.vintage == first.vintage


def test_a_folder_is_one_list(store: ListStore, file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "annexes"
    folder.mkdir()
    for number in (2, 1):
        (folder / f"{number}.csv").write_bytes(csl(firms(2, number * 10)))
    (folder / "SOURCE.md").write_text("not a list")
    loaded = load(store, folder)
    assert loaded.vintage.card.parties == 4
    assert [part.name for part in loaded.vintage.card.parts] == ["1.csv", "2.csv"]
    assert load(store, [folder / "2.csv", folder / "1.csv"]).vintage == loaded.vintage


def test_a_name_of_ones_own(store: ListStore, file: Path) -> None:
    assert load(store, file, name="ours").vintage.name == "ours"
    with pytest.raises(InputError, match="no name of a list"):
        load(store, file, name="../ours")


def test_a_date_for_a_file_that_states_none(store: ListStore, file: Path) -> None:
    loaded = load(store, file, vintage="2022-04-21")
    assert loaded.vintage.stem.startswith("2022-04-21-")
    with pytest.raises(UsageError, match="no date"):
        load(store, file, vintage="last year")


def test_a_file_that_is_no_list(store: ListStore, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body>no</body></html>")
    with pytest.raises(InputError, match="web page"):
        load(store, path)
    assert not store.exists()


def test_a_table_under_a_name_of_its_own_keeps_its_parties_from_file_to_file(store: ListStore, tmp_path: Path) -> None:
    vintages = []
    for stem, reason in (("January", "smuggling"), ("June", "piracy")):
        path = tmp_path / f"{stem}.csv"
        path.write_text(f"name,country,reason\nAlpha Ltd,no,{reason}\n")
        vintages.append(load(store, path, name="watch").vintage)
    before, after = vintages
    assert [entity.datasets for entity in after.entities()] == [("watch",)] * 2
    assert (after.card.name, after.card.title) == ("watch", "watch")
    (change,) = diff(before, after).changed
    assert change.entity.id.startswith("watch-")
    assert [each.name for each in change.properties] == ["Sanction.reason"]


def test_identifiers_that_a_list_brings_stay(store: ListStore, tmp_path: Path) -> None:
    path = tmp_path / "w.csv"
    path.write_text("id,name,country,reason\nX-1,Alpha Ltd,no,smuggling\n")
    ids = [entity.id for entity in load(store, path, name="watch").vintage.entities()]
    assert ids[0] == "X-1"
    assert ids[1].startswith("X-1-")


def test_a_list_with_a_name_keeps_it_in_its_entities(store: ListStore, file: Path) -> None:
    vintage = load(store, file, name="ours").vintage
    assert vintage.folder.name == "ours"
    assert {entity.datasets[0] for entity in vintage.entities()} == {"us_csl"}


# ---- Files that are issued as a set are one list.


@pytest.mark.parametrize(
    ("files", "groups"),
    [
        (["sdn.csv", "alt.csv", "add.csv"], [["sdn.csv", "alt.csv", "add.csv"]]),
        (["x/SDN.CSV", "un.xml", "x/ALT.CSV"], [["x/SDN.CSV", "x/ALT.CSV"], ["un.xml"]]),
        (["x/sdn.csv", "y/alt.csv"], [["x/sdn.csv"], ["y/alt.csv"]]),
        (["sdn.csv", "cons_prim.csv", "cons_alt.csv"], [["sdn.csv"], ["cons_prim.csv", "cons_alt.csv"]]),
        (["one.csv", "two.csv", "one.csv"], [["one.csv"], ["two.csv"]]),
        (["consolidated.xml", "consolidated.json"], [["consolidated.xml"], ["consolidated.json"]]),
        ([], []),
    ],
)
def test_sets(files: list[str], groups: list[list[str]]) -> None:
    found = together(map(Path, files))
    assert [list(map(Path.as_posix, group)) for group in found] == groups


# ---- Inside a case.


def test_a_case_keeps_its_lists(tmp_path: Path, file: Path) -> None:
    case = tmp_path / "case"
    load(lists_of(case, create=True), file)
    assert (case / "lists" / "lists.toml").exists()
    with Case.open(case, create=False) as opened:
        assert list(opened.claims()) == []
    assert len(lists_of(case).current()) == 1


def test_a_case_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="no case here"):
        lists_of(tmp_path / "none")
    assert not (tmp_path / "none").exists()
