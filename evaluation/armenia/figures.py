"""The figures of the reproduction."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from enduse.model.trade_flow import TradeFlow
from enduse.sources.flows import read_flows

HERE = Path(__file__).parent
DATE = "2022-02-24"


def armenian() -> Path:
    """Where the Armenian table is expected."""
    shared = Path(os.environ.get("ENDUSE_SHARED", HERE.parents[2] / "shared"))
    return shared / "data" / "trade" / "eu_export_sanctions" / "armenia_data.csv"


@cache
def flows(name: str) -> tuple[TradeFlow, ...]:
    """The flows of a file of this folder, or of the Armenian table ("armenia")."""
    path = armenian() if name == "armenia" else HERE / f"{name}.csv"
    return tuple(read_flows(str(path), on_rejected=lambda _row, _reason: None))


def year(found: tuple[TradeFlow, ...], wanted: int, **fields: str | None) -> float:
    """The sum of the months of a year over the flows whose fields are these; sums over several countries left out."""
    places = (each for each in found if each.partner not in ("world", "eu", "group"))
    kept = (each for each in places if each.period.startswith(f"{wanted}-"))
    return sum(each.value or 0.0 for each in kept if all(getattr(each, key) == value for key, value in fields.items()))


def reported() -> Iterator[dict[str, str]]:
    """What others report."""
    text = (HERE / "reported.csv").read_text(encoding="utf-8")
    yield from csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
