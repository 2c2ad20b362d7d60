"""Lists as they were really published: kept, read by place, compared. Skipped where the shared files are not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from enduse.case.lists import load
from enduse.ledger.lists import ListStore, Vintage, diff

LISTS = Path(os.environ.get("ENDUSE_SHARED", Path(__file__).parents[3] / "shared")) / "data" / "lists"

pytestmark = pytest.mark.skipif(not LISTS.is_dir(), reason="no shared lists (ENDUSE_SHARED)")


def kept(store: ListStore, path: str, vintage: str | None = None) -> Vintage:
    return load(store, LISTS / path, vintage=vintage).vintage


def test_four_years_of_the_us_list(tmp_path: Path) -> None:
    store = ListStore(tmp_path / "lists")
    new = kept(store, "csl_20260731/screening-list.json")
    old = kept(store, "csl_full_202204/consolidated.csv", "2022-04-21")
    assert store.current() == (new,)
    assert (new.card.vintage, new.card.rows, old.card.rows) == ("2026-07-31", 25_921, 14_160)
    found = diff(old, new)
    assert 10_000 < len(found.came) < 14_000
    assert 1_000 < len(found.went) < 2_500
    # Yangtze Memory came on the Entity List by the Bureau of Industry and Security's rule in force on 2022-12-16.
    assert "Yangtze Memory Technologies Co., Ltd." in {party.caption for party in found.came}
    assert "CORPORACION HOTELERA DEL CARIBE LIMITADA" in {party.caption for party in found.went}
    assert not {party.id for party in found.came} & {party.id for party in found.went}


def test_the_list_of_the_un(tmp_path: Path) -> None:
    store = ListStore(tmp_path / "lists")
    vintage = kept(store, "un_20260227/UN_consolidated.xml")
    assert vintage.card.day == "2026-02-27"
    placed = list(vintage.placed())
    assert len(placed) == vintage.card.entities
    assert all(vintage.entity_at(place) == entity for place, entity in placed[::97])
    before = {path: path.stat().st_mtime_ns for path in store.folder.rglob("*")}
    assert not load(store, LISTS / "un_20260227/UN_consolidated.xml").is_new
    assert {path: path.stat().st_mtime_ns for path in store.folder.rglob("*")} == before


def test_the_annexes_of_the_eu_are_one_list(tmp_path: Path) -> None:
    vintage = kept(ListStore(tmp_path / "lists"), "eu_oj_20260814", "2026-08-14")
    assert len(vintage.card.parts) == 56
    assert len(vintage.received()) == 56
    assert vintage.card.parties > 8_000
