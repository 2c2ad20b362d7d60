"""What tests of the store share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from enduse.model import Item, Party, Shipment
from enduse.tracing import store

TODAY = date(2026, 1, 1)


def party(name: str, country: str | None = None) -> Party:
    return Party(name, country=(country,) if country else ())


def shipment(id: str = "1", **told: Any) -> Shipment:  # noqa: A002
    given: dict[str, Any] = {
        "date": "2023-05-04", "sender": party("Acme Ltd", "cn"), "receiver": party("Zeta LLC", "ru"),
        "items": (Item("chips", hs_code="8542.31"),), "weight_kg": 12.5, "dataset": "a.csv", "row": 2,
    }  # fmt: skip
    return Shipment(id=id, **(given | told))


def written(folder: Path, *shipments: Shipment) -> store.Written:
    return store.write(shipments, folder, today=TODAY)


def movements(folder: Path, columns: str = "*") -> list[tuple[Any, ...]]:
    return duckdb.sql(f"select {columns} from {store.open(folder).movements_table} order by id").fetchall()


def parties(folder: Path, columns: str = "*") -> list[tuple[Any, ...]]:
    return duckdb.sql(f"select {columns} from {store.open(folder).parties_table} order by party").fetchall()
