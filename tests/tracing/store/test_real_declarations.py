"""The 54,000 declarations of the shared data: what is in them is in the network, or told."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from enduse.model import Shipment
from enduse.sources.shipments import Tally, columns_of, read_shipments
from enduse.tracing import store

FOLDER = Path(os.environ.get("ENDUSE_SHARED", "../shared")) / "data" / "trade" / "customs_kr_synthetic"


@pytest.mark.skipif(not FOLDER.is_dir(), reason=f"{FOLDER} is not here; ENDUSE_SHARED names the folder")
def test_every_declaration_is_in_the_network_or_told(tmp_path: Path) -> None:
    files = [FOLDER / f"df_syn_{part}_eng.csv" for part in ("train", "valid", "test")]

    def shipments() -> Iterator[Shipment]:
        for file in files:
            tally = Tally()
            yield from read_shipments(str(file), columns_of(str(file)), on_rejected=tally.reject, on_note=tally.note)

    answer = store.write(shipments(), tmp_path)
    assert dict(answer.left_out) == {"no sender and no country of departure": 2}
    assert answer.movements == 53_998
    assert answer.told["weight of nothing or less: weight left open"] == 396
    # Counted in the files themselves: importers, and declarations of the four codes of integrated circuits.
    raw = duckdb.sql(f"select * from read_csv({[str(file) for file in files]}, all_varchar=true)")  # noqa: F841  # of the query
    chips = "(854231, 854232, 854233, 854239)"
    importers, circuits = duckdb.sql(
        f'select count(distinct "Importer ID"), count(*) filter ("HS6 Code" in {chips}) from raw'
    ).fetchall()[0]
    found = store.open(tmp_path)
    assert duckdb.sql(f"select count(distinct target) from {found.movements_table}").fetchall() == [(importers,)]
    assert duckdb.sql(f"select count(*) from {found.movements_table} where goods in {chips}").fetchall() == [
        (circuits,)
    ]
