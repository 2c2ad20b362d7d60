"""What a store holds, by heading and month."""

from __future__ import annotations

from pathlib import Path

import pytest
from trade_records import party, shipment, written

from enduse.model import Item
from enduse.tracing import store
from enduse.tracing.store.summary import Month, Span, months, span


def test_months_count_movements_parties_and_weight(tmp_path: Path) -> None:
    written(
        tmp_path,
        shipment("1"),
        shipment("2", sender=party("Other", "cn"), weight_kg=None),
        shipment("3", date="2023-06-01", items=(Item("", hs_code="854290"),)),
        shipment("4", date="2023", items=(Item("", hs_code="0101.21"),)),
        shipment("5", date=None, items=(), weight_kg=None),
        shipment("6", date="1969-12-31", items=(Item("", hs_code="010121"),)),
    )
    found = store.open(tmp_path)
    assert list(months(found)) == [
        Month("", None, 1, 1, 1, None, 1),
        Month("0101", "1969-12", 1, 1, 1, 12.5, 0),
        Month("0101", "2023-01", 1, 1, 1, 12.5, 0),
        Month("8542", "2023-05", 2, 2, 1, 12.5, 1),
        Month("8542", "2023-06", 1, 1, 1, 12.5, 0),
    ]
    assert span(found) == Span("1969-12-31", "2023-12-31", 1)
    assert span(found, "goods = 0") == Span(None, None, 1)
    assert list(months(found, "FALSE")) == []


def test_an_empty_store_has_no_months(tmp_path: Path) -> None:
    written(tmp_path)
    assert list(months(store.open(tmp_path))) == []
    assert span(store.open(tmp_path)) == Span(None, None, 0)


def test_nothing_is_printed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    written(tmp_path, *(shipment(str(number)) for number in range(100)))
    list(months(store.open(tmp_path)))
    assert capfd.readouterr() == ("", "")
