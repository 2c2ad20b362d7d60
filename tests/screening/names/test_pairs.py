"""Pairs of names with the answer a careful reader gives (`pairs.csv`): what must meet, and what must not."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from enduse.model import Entity, Query
from enduse.screening import compare

TABLE = Path(__file__).with_name("pairs.csv")
SCHEMATA = {"person": ("Person", "Person"), "firm": ("Company", "Company"), "ship": ("Vessel", "Vessel")}


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def cases() -> list[object]:
    return [pytest.param(row, id=f"{row['asked']} - {row['listed']}", marks=marks(row)) for row in rows()]


def marks(row: dict[str, str]) -> tuple[pytest.MarkDecorator, ...]:
    return (pytest.mark.xfail(strict=True, reason=row["wrong"]),) if row["wrong"] else ()


@pytest.mark.parametrize("row", cases())
def test_a_pair_is_answered_as_a_reader_would(row: dict[str, str]) -> None:
    asked, listed = SCHEMATA.get(row["kind"], (None, "LegalEntity"))
    match = compare(Query((row["asked"],), asked), Entity("e", listed, {"name": (row["listed"],)}))
    assert match.match is (row["same"] == "yes"), f"{match.score}: {row['why']}"


def test_the_table_is_whole() -> None:
    table = rows()
    assert all(row["same"] in {"yes", "no"} and row["kind"] in {*SCHEMATA, "open"} and row["why"] for row in table)
    assert len({(row["asked"], row["listed"]) for row in table}) == len(table) >= 120
    assert sum(row["same"] == "no" for row in table) > len(table) / 2
