"""Rows like those of a trade register: only arms, only orders and deliveries, and always who says so."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any

import pytest
from export_holdings import CLAIMS, HELD, HOSTILE_NAMES, ONE_END, UNDIRECTED, transfer
from views_claims import DENIED, DOCUMENT, MEASURE, SHIPPED

from enduse.model import Attribution, Claim, Item, Party
from enduse.views.export import Holdings, papers
from enduse.views.export.register import COLUMNS, register
from enduse.weighing import weigh

TANKS = Item("Leopard tanks", designation="Leopard 2A4", category="armour.tank", number=50)


def rows(*claims: Claim) -> list[dict[str, str]]:
    held = Holdings(claims, papers([DOCUMENT]), weigh(claims, [DOCUMENT]))
    return list(csv.DictReader(io.StringIO("".join(text for text, _ in register(held)), newline="")))


def said(by: str = "Der Spiegel", **changes: Any) -> Claim:
    source = Attribution((Party(by, "Organization"),), "said")
    return replace(SHIPPED, items=(TANKS,), attribution=source, stage="delivered", start_date=None, **changes)


def test_the_columns_are_those_of_the_register() -> None:
    assert COLUMNS[:10] == (
        *("Supplier", "Recipient", "Number ordered", "Weapon designation", "Weapon description", "Year of order"),
        *("Year(s) of delivery", "Number delivered", "Status", "Comments"),
    )


def test_a_delivery_is_a_row_that_says_who_says_so() -> None:
    (row,) = rows(said())
    assert (row["Supplier"], row["Recipient"]) == ("China", "Russia")
    assert (row["Weapon designation"], row["Weapon description"]) == ("Leopard 2A4", "Leopard tanks")
    assert (row["Number delivered"], row["Number ordered"]) == ("50", "")
    assert row["Comments"].startswith("Claims, not a register entry. Der Spiegel says that China delivered 50 Leopard")
    assert row["SIPRI category"] == "Armoured vehicles"


def test_an_order_is_no_delivery() -> None:
    (row,) = rows(replace(said(), stage="agreed", start_date="2022-08"))
    assert (row["Number ordered"], row["Year of order"]) == ("50", "2022")
    assert row["Number delivered"] == row["Year(s) of delivery"] == ""


def test_estimates_stand_in_brackets_and_words_in_the_comments() -> None:
    (rough,) = rows(replace(said(), items=(replace(TANKS, estimated=True),)))
    assert rough["Number delivered"] == "(50)"
    (vague,) = rows(replace(said(), items=(replace(TANKS, number="dozens", estimated=True),)))
    assert vague["Number delivered"] == ""
    assert "Numbers delivered, as told: (dozens)." in vague["Comments"]


def test_numbers_that_differ_are_not_chosen_from() -> None:
    (row,) = rows(said("A"), replace(said("B"), items=(replace(TANKS, number=60),)))
    assert row["Number delivered"] == ""
    assert "Numbers delivered, as told: 50; 60." in row["Comments"]


def test_tonnes_are_no_pieces() -> None:
    (row,) = rows(replace(said(), items=(replace(TANKS, unit="tonnes"),)))
    assert row["Number delivered"] == ""


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [("2022", None, "2022"), ("2021-11", "2022-03", "2021-2022"), ("last year", None, ""), ("Thursday", None, "")],
)
def test_years_are_those_told(start: str | None, end: str | None, years: str) -> None:
    assert rows(replace(said(), start_date=start, end_date=end))[0]["Year(s) of delivery"] == years


def test_what_is_not_known_stays_empty() -> None:
    (row,) = rows(replace(said(), items=(Item("tanks", category="armour.tank"),)))
    empty = {
        "Number ordered",
        "Weapon designation",
        "Year of order",
        "Year(s) of delivery",
        "Number delivered",
        "Status",
    }
    assert {column for column, cell in row.items() if not cell} == empty


def test_an_end_nobody_names_is_unknown_as_in_the_register() -> None:
    (row,) = rows(replace(ONE_END, stage="delivered"))
    assert row["Supplier"] == "unknown supplier"


@pytest.mark.parametrize(
    "claim",
    [
        *(replace(said(), stage=stage) for stage in ("considered", "sought", "offered", "negotiated", "licensed")),
        *(replace(said(), stage=stage) for stage in ("halted", "seized", None)),
        *(replace(said(), factuality=factuality) for factuality in ("denied", "not_seen", "unknown")),
        *(
            replace(said(), items=(Item("goods", category=category),))
            for category in ("small_arms.rifle", "ammunition.artillery", "electronics.semiconductor", "arms", None)
        ),
        replace(said(), items=(Item("shells", category="no such category"),)),
        replace(said(), items=()),
        MEASURE,
        UNDIRECTED,
    ],
    ids=repr,
)
def test_what_is_no_order_or_delivery_of_major_arms_has_no_row(claim: Claim) -> None:
    assert rows(claim) == []


def test_a_denial_makes_the_row_disputed_and_is_told() -> None:
    (row,) = rows(SHIPPED, DENIED)
    assert row["Disputed"] == "yes"
    assert "Kirby denies it" in row["Comments"]
    assert row["Claim ids"].split("; ") == [SHIPPED.id, DENIED.id]
    assert row["Document ids"] == DOCUMENT.id


def test_nobody_disputes_what_nobody_denies() -> None:
    assert rows(SHIPPED)[0]["Disputed"] == "no"


def test_kinds_of_weapons_have_rows_of_their_own() -> None:
    both = replace(said(), items=(TANKS, Item("missiles", category="missile.cruise", number=7)))
    found = {row["SIPRI category"]: row["Number delivered"] for row in rows(both)}
    assert found == {"Armoured vehicles": "50", "Missiles": "7"}


def test_the_rows_do_not_hang_on_the_order_of_claims() -> None:
    one, other = said("A"), said("B")
    assert sorted(row["Claim ids"].split("; ")[0] for row in rows(one, other)) == sorted(
        row["Claim ids"].split("; ")[0] for row in rows(other, one)
    )
    assert [text for text, _ in register(HELD)] == [
        text for text, _ in register(Holdings(CLAIMS, HELD.papers, HELD.weighings))
    ]


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_no_cell_is_a_formula(name: str) -> None:
    for row in rows(transfer(name)):
        assert [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))] == []
