"""The files: whole or not at all, checked when they are opened, passed over where nothing is asked of them."""

from __future__ import annotations

import os
import time
from itertools import pairwise
from pathlib import Path

import duckdb
import pytest
from trade_records import movements, shipment, written

from enduse.model.errors import InputError
from enduse.tracing import store

_PARTIES = """
select i as party, 'p' || i || '|cn' as key, 'P' || i as name, 'cn' as country, 19000 as first_day from range(1000) r(i)
"""
# 300 headings, three years of days; the columns in another order than the file's.
_MOVEMENTS = """
select 19000 + cast(hash(i) % 1000 as integer) as first_day, 19000 + cast(hash(i) % 1000 as integer) as last_day,
    (8401 + cast(hash(i, 1) % 300 as integer)) * 100 + 10 as goods, cast(hash(i, 2) % 1000 as integer) as source,
    cast(hash(i, 3) % 1000 as integer) as target, 'cn' as source_country, 'ru' as target_country,
    null as origin_country, 1.5 as kg, null as value, null as currency, 's' || i as shipment, 'made' as dataset,
    i as row
from range({count}) r(i)
"""


def made(folder: Path, count: int) -> store.Counts:
    with store.building(folder) as connection:
        return store.write_tables(
            connection, folder, movements_sql=_MOVEMENTS.format(count=count), parties_sql=_PARTIES, stamp="made"
        )


def test_tables_of_queries_are_sorted_numbered_and_told(tmp_path: Path) -> None:
    assert made(tmp_path, 5000) == store.Counts(5000, 1000, stamp="made")
    rows = movements(tmp_path, "id, goods // 100, first_day")
    assert [row[0] for row in rows] == list(range(5000))
    assert [row[1:] for row in rows] == sorted(row[1:] for row in rows)
    assert store.open(tmp_path).counts() == store.Counts(5000, 1000, stamp="made")


def test_equal_queries_give_equal_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        made(tmp_path / name, 5000)
    assert movements(tmp_path / "a") == movements(tmp_path / "b")
    assert (tmp_path / "a" / store.PARTIES).read_bytes() == (tmp_path / "b" / store.PARTIES).read_bytes()


def test_one_heading_is_read_without_the_others(tmp_path: Path) -> None:
    made(tmp_path, 400_000)
    file = tmp_path / store.MOVEMENTS
    shape = duckdb.sql(
        "select row_group_id, any_value(row_group_num_rows), min(stats_min_value::int), max(stats_max_value::int) "
        f"from parquet_metadata('{file}') where path_in_schema = 'goods' group by all order by all"
    ).fetchall()
    assert len(shape) == 4
    assert max(row[1] for row in shape) <= 122_880
    assert all(later[2] >= earlier[3] // 100 * 100 for earlier, later in pairwise(shape))
    touched = [row for row in shape if row[2] <= 855099 and row[3] >= 855000]
    assert len(touched) == 1


def test_nothing_stays_behind(tmp_path: Path) -> None:
    made(tmp_path, 10)
    assert sorted(path.name for path in tmp_path.iterdir()) == [store.MOVEMENTS, store.PARTIES]


def test_a_query_that_fails_leaves_the_store_of_before(tmp_path: Path) -> None:
    made(tmp_path, 10)
    with store.building(tmp_path) as connection, pytest.raises(InputError, match="the network cannot be written"):
        store.write_tables(connection, tmp_path, movements_sql="select 1 as source", parties_sql=_PARTIES)
    assert store.open(tmp_path).counts().movements == 10


def test_a_kill_between_the_two_files_leaves_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, 10)
    replace = Path.replace

    def killed(self: Path, target: Path) -> Path:
        if target.name == store.MOVEMENTS:
            raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        made(tmp_path, 20)
    with pytest.raises(InputError, match=r"movements\.parquet is missing"):
        store.open(tmp_path)


def test_what_a_kill_left_is_removed_after_a_day(tmp_path: Path) -> None:
    left = tmp_path / ".partial-left"
    left.mkdir(parents=True)
    (left / "building.duckdb").write_bytes(b"x")
    made(tmp_path, 10)
    assert left.exists()
    os.utime(left, (time.time() - 90_000,) * 2)
    made(tmp_path, 10)
    assert not left.exists()


# Opening.


def test_what_was_left_out_is_kept_in_the_store(tmp_path: Path) -> None:
    written(tmp_path, shipment("it's"), shipment("2", sender=None), shipment("3", weight_kg=-1.0))
    held = store.open(tmp_path).counts()
    assert held.left_out == {"no sender and no country of departure": 1}
    assert held.told == {"weight of nothing or less: weight left open": 1}
    assert held.examples == {
        "no sender and no country of departure": ("2",),
        "weight of nothing or less: weight left open": ("3",),
    }


def test_no_store(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no network of shipments \(parties\.parquet is missing\); load"):
        store.open(tmp_path)


@pytest.mark.parametrize("name", [store.PARTIES, store.MOVEMENTS])
@pytest.mark.parametrize("damage", [b"", b"PAR1", b"not parquet at all", b"PAR1" + b"\0" * 200 + b"PAR1"])
def test_a_damaged_file_is_told_in_one_line(tmp_path: Path, name: str, damage: bytes) -> None:
    written(tmp_path, shipment())
    (tmp_path / name).write_bytes(damage)
    with pytest.raises(InputError, match="load the shipments again") as told:
        store.open(tmp_path)
    assert "\n" not in str(told.value)


def test_a_file_cut_off_is_told(tmp_path: Path) -> None:
    written(tmp_path, shipment())
    whole = (tmp_path / store.MOVEMENTS).read_bytes()
    (tmp_path / store.MOVEMENTS).write_bytes(whole[: len(whole) // 2])
    with pytest.raises(InputError, match="damaged Parquet"):
        store.open(tmp_path)


def test_a_parquet_file_of_something_else_is_no_store(tmp_path: Path) -> None:
    written(tmp_path, shipment())
    duckdb.sql("select 1 as a").write_parquet(str(tmp_path / store.MOVEMENTS))
    with pytest.raises(InputError, match="was not written by this version"):
        store.open(tmp_path)


def test_files_of_two_stores_are_no_store(tmp_path: Path) -> None:
    written(tmp_path / "a", shipment())
    written(tmp_path / "b", shipment("1"), shipment("2", sender=None, departure_country="cn"))
    (tmp_path / "a" / store.PARTIES).replace(tmp_path / "b" / store.PARTIES)
    with pytest.raises(InputError, match="are not of one network"):
        store.open(tmp_path / "b")


def test_a_store_of_another_version_is_built_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, shipment())
    monkeypatch.setattr("enduse.tracing.store.opening.VERSION", 2)
    with pytest.raises(InputError, match="was not written by this version"):
        store.open(tmp_path)
