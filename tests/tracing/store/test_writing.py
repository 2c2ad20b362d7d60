"""Shipments become movements between parties; nothing is dropped without a word."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from trade_records import TODAY, movements, parties, party, shipment, written

from enduse.model import Item, Shipment
from enduse.model.errors import InputError
from enduse.model.match import Identifier
from enduse.tracing import store
from enduse.tracing.movement import EARLIEST, LATEST

# One shipment, one movement.


def test_a_shipment_is_one_movement(tmp_path: Path) -> None:
    answer = written(tmp_path, shipment())
    assert (answer.movements, answer.parties, dict(answer.left_out), dict(answer.told)) == (1, 2, {}, {})
    # 2023-05-04 is 19,481 days after 1970-01-01.
    assert movements(tmp_path) == [(0, 0, 1, "cn", "ru", None, 854231, 19481, 19481, 12.5, None, None, "1", "a.csv", 2)]
    assert parties(tmp_path) == [
        (0, "acme ltd|cn", "Acme Ltd", "cn", 19481),
        (1, "zeta llc|ru", "Zeta LLC", "ru", 19481),
    ]


def test_a_record_of_several_goods_is_a_movement_each_and_its_weight_is_not_shared_out(tmp_path: Path) -> None:
    items = (Item("", hs_code="854231"), Item("", hs_code="854232", number=2, unit="t"), Item("", hs_code="854233"))
    answer = written(tmp_path, shipment(items=items))
    assert movements(tmp_path, "goods, kg, shipment") == [
        (854231, None, "1"),
        (854232, 2000.0, "1"),
        (854233, None, "1"),
    ]
    assert dict(answer.told) == {"several goods under one weight: weight left open": 1}


def test_the_weight_of_a_single_item_without_a_weight_of_the_record_is_its_quantity(tmp_path: Path) -> None:
    item = Item("", hs_code="854231", number=3, unit="kg", amount=99, currency="EUR")
    written(tmp_path, shipment(items=(item,), weight_kg=None))
    assert movements(tmp_path, "kg, value, currency") == [(3.0, 99.0, "EUR")]


def test_words_for_a_quantity_or_a_value_are_no_figures(tmp_path: Path) -> None:
    item = Item("", hs_code="854231", number="dozens", unit="kg", amount="billions", currency="USD")
    written(tmp_path, shipment(items=(item,), weight_kg=None))
    assert movements(tmp_path, "kg, value") == [(None, None)]


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("2022", (18993, 19357)),
        ("2024-02", (19754, 19782)),
        ("2024-02-29", (19782, 19782)),
        ("2024-02-29T23:59:59Z", (19782, 19782)),
        ("1969-12-31", (-1, -1)),
        (None, (EARLIEST, LATEST)),
        ("2023-02-30", (EARLIEST, LATEST)),
        ("0000", (EARLIEST, LATEST)),
        ("soon", (EARLIEST, LATEST)),
    ],
)
def test_a_partial_date_is_the_days_it_may_mean(tmp_path: Path, said: str | None, days: tuple[int, int]) -> None:
    written(tmp_path, shipment(date=said))
    assert movements(tmp_path, "first_day, last_day") == [days]


def test_a_party_without_a_dated_shipment_has_no_first_day(tmp_path: Path) -> None:
    late, early = shipment("2", date="2023-05-05"), shipment("3", date="2021-01-01")
    undated = shipment("1", date=None)
    written(tmp_path, undated, late, early)
    assert parties(tmp_path, "first_day") == [(18628,), (18628,)]
    written(tmp_path, undated)
    assert parties(tmp_path, "first_day") == [(None,), (None,)]


# Who is who.


def test_spellings_of_one_name_are_one_party_of_its_most_frequent_spelling(tmp_path: Path) -> None:
    names = ("ACME  LTD.", "Acme, Ltd", "Acmé Ltd", "Acme, Ltd")
    written(tmp_path, *(shipment(str(place), sender=party(name, "cn")) for place, name in enumerate(names)))
    assert parties(tmp_path, "key, name")[0] == ("acme ltd|cn", "Acme, Ltd")
    assert {row[0] for row in movements(tmp_path, "source")} == {0}


def test_one_name_in_two_countries_is_two_parties(tmp_path: Path) -> None:
    written(tmp_path, shipment("1"), shipment("2", sender=party("Acme Ltd", "tr")))
    assert [row[0] for row in parties(tmp_path, "key")] == ["acme ltd|cn", "acme ltd|tr", "zeta llc|ru"]


def test_legal_forms_are_not_taken_off(tmp_path: Path) -> None:
    assert written(tmp_path, shipment("1"), shipment("2", sender=party("Acme GmbH", "cn"))).parties == 3


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ({"sender": party("Acme")}, ("acme|", "Acme", None)),
        ({"sender": party("Acme"), "departure_country": "cn"}, ("acme|cn", "Acme", "cn")),
        ({"sender": party("Acme"), "departure_port_country": "hk"}, ("acme|hk", "Acme", "hk")),
        ({"sender": party("Acme", "tw"), "departure_country": "cn"}, ("acme|tw", "Acme", "tw")),
        ({"sender": party("Acme"), "destination_country": "ru", "origin_country": "us"}, ("acme|", "Acme", None)),
        ({"sender": None, "departure_country": "cn"}, ("?cn", "", "cn")),
        ({"sender": party("---", "cn")}, ("?cn", "", "cn")),
        ({"sender": party("华为技术", "cn")}, ("华为技术|cn", "华为技术", "cn")),
    ],
)
def test_who_sends(tmp_path: Path, told: dict[str, Any], source: tuple[str, str, str | None]) -> None:
    written(tmp_path, shipment(**told))
    assert parties(tmp_path, "key, name, country")[movements(tmp_path, "source")[0][0]] == source


def test_a_number_stands_for_a_missing_name_and_not_for_a_told_one(tmp_path: Path) -> None:
    numbers = (("sender", Identifier("id", "0VKY2BR")), ("receiver", Identifier("taxNumber", "7701", "ru")))
    answer = written(tmp_path, shipment("1", sender=None, departure_country="cn", identifiers=numbers))
    assert parties(tmp_path, "key, name, country") == [
        ("id:id:0VKY2BR|cn", "0VKY2BR", "cn"),
        ("zeta llc|ru", "Zeta LLC", "ru"),
    ]
    assert dict(answer.told) == {"sender known by its number only": 1}


# Nothing is dropped without a word.


@pytest.mark.parametrize(
    ("told", "reason"),
    [
        ({"sender": None}, "no sender and no country of departure"),
        ({"sender": None, "origin_country": "cn"}, "no sender and no country of departure"),
        ({"receiver": None}, "no receiver and no country of destination"),
        ({"receiver": party("ACME, LTD", "cn")}, "sender and receiver are the same"),
    ],
)
def test_what_is_left_out(tmp_path: Path, told: dict[str, Any], reason: str) -> None:
    answer = written(tmp_path, shipment("good"), *(shipment(str(number), **told) for number in range(5)))
    assert (answer.movements, dict(answer.left_out)) == (1, {reason: 5})
    assert answer.examples[reason] == ("0", "1", "2")


@pytest.mark.parametrize(
    ("told", "reason", "row"),
    [
        ({"weight_kg": -1.0}, "weight of nothing or less: weight left open", (854231, None)),
        ({"weight_kg": 0.0}, "weight of nothing or less: weight left open", (854231, None)),
        ({"weight_kg": math.nan}, "weight of nothing or less: weight left open", (854231, None)),
        ({"weight_kg": math.inf}, "weight of nothing or less: weight left open", (854231, None)),
        ({"date": "2026-01-02"}, "date in the future: kept", (854231, 12.5)),
        ({"date": "not told"}, "no date: fits any time", (854231, 12.5)),
        ({"items": ()}, "no tariff code: goods unknown", (0, 12.5)),
        ({"items": (Item("chips"),)}, "no tariff code: goods unknown", (0, 12.5)),
        ({"items": (Item("", hs_code="chips"),)}, "tariff code cannot be read: goods unknown", (0, 12.5)),
        (
            {"items": (Item("", hs_code="778899"),)},
            "tariff code of no chapter of the Harmonized System: goods unknown",
            (0, 12.5),
        ),
        ({"items": (Item("", hs_code="85"),)}, "tariff code of a chapter only: goods unknown", (0, 12.5)),
        ({"items": (Item("", hs_code="85.42"),)}, "tariff code of a heading only: kept as the heading", (854200, 12.5)),
        (
            {"items": (Item("", hs_code="10121"),)},
            "tariff code of an odd number of digits, a zero may be lost in front: goods unknown",
            (0, 12.5),
        ),
        ({"receiver": party("Zeta")}, "country of the receiver not known", (854231, 12.5)),
        (
            {"receiver": None, "destination_country": "ru"},
            "no receiver: taken for somebody in the country of destination",
            (854231, 12.5),
        ),
        (
            {"others": (("receiver", party("Eta")),)},
            "further receiver of a record: only the first is taken",
            (854231, 12.5),
        ),
    ],
)  # fmt: skip
def test_what_is_kept_and_told(
    tmp_path: Path, told: dict[str, Any], reason: str, row: tuple[int, float | None]
) -> None:
    answer = written(tmp_path, shipment("odd", **told))
    assert (dict(answer.left_out), dict(answer.told)) == ({}, {reason: 1})
    assert answer.examples == {reason: ("odd",)}
    assert movements(tmp_path, "goods, kg") == [row]


@pytest.mark.parametrize("code", ["854231", "8542.31", "85.42.31", "8542310000", "HS 8542.31", " 8542 31 "])
def test_a_code_is_read_in_any_of_its_spellings(tmp_path: Path, code: str) -> None:
    written(tmp_path, shipment(items=(Item("", hs_code=code),)))
    assert movements(tmp_path, "goods") == [(854231,)]


def test_hostile_words_are_kept_as_words(tmp_path: Path) -> None:
    names = ("Robert'); drop table line;--", "\ud800 half", "nul\0", "=cmd|' /C calc'!A0")
    written(tmp_path / "it's [a] folder", *(shipment(name, sender=party(name, "cn")) for name in names))
    told = [row[0] for row in parties(tmp_path / "it's [a] folder", "name")]
    assert set(told) == {"Robert'); drop table line;--", "? half", "nul\0", "=cmd|' /C calc'!A0", "Zeta LLC"}


def test_no_shipments_make_an_empty_store(tmp_path: Path) -> None:
    answer = written(tmp_path)
    assert (answer.movements, answer.parties) == (0, 0)
    assert store.open(tmp_path).counts().movements == 0


def test_a_reader_that_fails_leaves_the_store_of_before(tmp_path: Path) -> None:
    written(tmp_path, shipment())

    def broken() -> Iterator[Shipment]:
        yield shipment("2")
        raise InputError("the file ends in the middle")

    with pytest.raises(InputError, match="in the middle"):
        store.write(broken(), tmp_path)
    assert movements(tmp_path, "shipment") == [("1",)]
    assert sorted(path.name for path in tmp_path.iterdir()) == [store.MOVEMENTS, store.PARTIES]


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="give a folder that can be written to"):
        written(tmp_path / "file" / "network", shipment())


def test_progress_is_told_to_the_last(tmp_path: Path) -> None:
    told: list[int] = []
    store.write((shipment(str(number)) for number in range(5001)), tmp_path, progress=told.append, today=TODAY)
    assert told == [5000, 5001]


# Order and determinism.

_DAYS = st.sampled_from(["2021", "2021-05", "2021-05-06", "2023-01-01", None])
_CODES = st.sampled_from(["8542.31", "854232", "8471", "9999x", "880730"])
_NAMES = st.sampled_from(["Acme", "ACME", "Beta", "", "Gamma"])
_SHIPMENTS = st.lists(
    st.builds(
        lambda name, other, day, code, kg: shipment(
            sender=party(name, "cn"), receiver=party(other, "ru"), date=day, weight_kg=kg,
            items=(Item("", hs_code=code),),
        ),
        _NAMES, _NAMES, _DAYS, _CODES, st.sampled_from([1.0, -1.0, None]),
    ),
    max_size=12,
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shipments=_SHIPMENTS, data=st.data())
def test_the_order_in_which_shipments_come_changes_nothing(
    tmp_path: Path, shipments: list[Shipment], data: st.DataObject
) -> None:
    numbered = [replace(each, id=str(place)) for place, each in enumerate(shipments)]
    written(tmp_path / "a", *numbered)
    written(tmp_path / "b", *data.draw(st.permutations(numbered)))
    assert movements(tmp_path / "a") == movements(tmp_path / "b")
    assert parties(tmp_path / "a") == parties(tmp_path / "b")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shipments=_SHIPMENTS)
def test_movements_are_sorted_by_heading_and_day_and_numbered_so(tmp_path: Path, shipments: list[Shipment]) -> None:
    answer = written(tmp_path, *shipments)
    rows = movements(tmp_path, "id, goods // 100, first_day")
    assert [row[0] for row in rows] == list(range(answer.movements))
    assert [row[1:] for row in rows] == sorted(row[1:] for row in rows)
    assert answer.movements + sum(answer.left_out.values()) == len(shipments)


def test_batches_are_joined_by_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipments = [shipment(str(number), sender=party("Acme" if number % 2 else "ACME", "cn")) for number in range(7)]
    written(tmp_path / "whole", *shipments)
    monkeypatch.setattr("enduse.tracing.store.batch._SIZE", 2)
    written(tmp_path / "parts", *shipments)
    assert movements(tmp_path / "whole") == movements(tmp_path / "parts")
    assert parties(tmp_path / "whole") == parties(tmp_path / "parts")
