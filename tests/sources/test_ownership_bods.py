"""The published examples of the Beneficial Ownership Data Standard, read with one's own eyes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from enduse.model.ownership import Standing
from enduse.reference.regimes import Regime, regime_at
from enduse.screening.ownership import close, gaps
from enduse.sources.ownership import Register, listed_in, read_holdings

SHARED = Path(os.environ.get("ENDUSE_SHARED", Path(__file__).parents[2].parent / "shared"))
TRADE = SHARED / "data" / "trade"
DAY = "2026-01-15"

pytestmark = pytest.mark.skipif(not TRADE.exists(), reason="data/trade is not in ENDUSE_SHARED")


def read(name: str) -> Register:
    (path,) = TRADE.glob(f"bods_*/{name}.json")
    return read_holdings([str(path)])


def told(register: Register) -> list[tuple[str, str, float, float, str | None, str | None]]:
    return [
        (register.caption(row.owner), register.caption(row.asset), row.share_min, row.share_max, row.start, row.end)
        for row in register.holdings
    ]


def status(register: Register, listed: str, party: str, day: str = DAY, under: str = "ofac") -> Standing:
    regime = regime_at(under, day)
    assert isinstance(regime, Regime)
    closure = close(register.holdings, listed_in([listed], register).parties, regime, day)
    (name,) = listed_in([party], register).parties
    return closure.status(name)


@pytest.mark.parametrize("path", sorted(TRADE.glob("bods_*/*.json")), ids=lambda path: path.stem)
def test_every_example_is_read_without_a_failure(path: Path) -> None:
    register = read_holdings([str(path)])
    assert register.failures == ()
    assert register.parties


def test_01_direct_ownership() -> None:
    register = read("01-direct-ownership")
    assert told(register) == [("Jane Smith", "Acme Holdings Ltd", 75, 75, "2010-01-01", None)]
    assert [each.kind for each in register.influences] == ["votingRights"]  # the same 75 % is not counted twice
    assert status(register, "Jane Smith", "Acme Holdings Ltd") == "certain"
    assert status(register, "Jane Smith", "Acme Holdings Ltd", "2009-12-31") == "no"


# What 10-circular-ownership.expected.md asks for: an end, no owner of itself, no total of 200 %, neither side dropped.


def test_10_circular_ownership_keeps_both_sides_and_ends() -> None:
    register = read("10-circular-ownership")
    assert told(register) == [
        ("Alpha Corp Ltd", "Beta Corp Ltd", 100, 100, None, None),
        ("Beta Corp Ltd", "Alpha Corp Ltd", 100, 100, None, None),
    ]
    regime = regime_at("ofac", DAY)
    assert regime is not None
    assert list(close(register.holdings, [], regime, DAY)) == []


def test_10_circular_ownership_is_never_its_own_owner_and_adds_up_to_one_whole() -> None:
    register = read("10-circular-ownership")
    regime = regime_at("ofac", DAY)
    assert regime is not None
    closure = close(register.holdings, ["rec-alpha-corp"], regime, DAY)
    assert list(closure) == ["rec-beta-corp"]
    assert closure.sums("rec-beta-corp") == (100, 100)
    proof = closure.proof("rec-beta-corp")
    assert proof is not None
    assert (proof.listed, len(proof.steps)) == (("rec-alpha-corp",), 1)


def test_11_anonymous_person() -> None:
    register = read("11-anonymous-person")
    ((owner, asset, low, high, _, _),) = told(register)
    assert owner == "unnamed owner (subjectUnableToConfirmOrIdentifyBeneficialOwner)"
    assert (asset, low, high) == ("Opaque Holdings SA", 0, 100)
    regime = regime_at("ofac", DAY)
    assert regime is not None
    closure = close(register.holdings, ["X"], regime, DAY)
    assert list(closure) == []
    assert "not named" in gaps(closure, "rec-opaque-holdings-sa", register.unnamed)[0]


@pytest.mark.parametrize(
    ("name", "bounds"),
    [
        ("bods-package-entity-owning-entity", (75, 99.999999)),
        ("bods-package-linking-annotations", (25.000001, 49.999999)),
        ("simple-pep-declaration", (25, 49.999999)),
    ],
)
def test_bounds_that_are_excluded(name: str, bounds: tuple[float, float]) -> None:
    assert [row[2:4] for row in told(read(name))] == [bounds]


def test_joint_ownership_is_one_block_of_two_holders() -> None:
    register = read("joint-ownership")
    assert {(row[0], row[1], row[2]) for row in told(register)} == {
        ("Natalie Coleman", "CHRINON LTD", 100),
        ("Roberto Lopez", "CHRINON LTD", 100),
    }
    assert {row.joint for row in register.holdings} == {"91b4236a7d89"}
    assert status(register, "Roberto Lopez", "CHRINON LTD", under="uk") == "certain"
    assert status(register, "Roberto Lopez", "CHRINON LTD", under="ofac") == "possible"


def test_a_nomination_over_a_seat_on_the_board_is_no_share() -> None:
    register = read("nomination")
    assert register.holdings == ()
    assert {each.kind for each in register.influences} == {
        "nominator", "nominee", "boardMember", "otherInfluenceOrControl"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "holdings"),
    [
        ("indirect-ownership", {("Company B", "Company A", 60, 60), ("Person 1", "Company B", 0, 100)}),
        (
            "mixed-direct-and-indirect-ownership",
            {
                ("Company B", "Company A", 50, 50),
                ("Person 1", "Company B", 0, 100),
                ("Person 1", "Company A", 50, 50),
            },
        ),
        (
            "bods-package-fi-soe",
            {
                ("Suomen Kaasuverkko Oy", "Gasgrid Finland Oy", 76.5, 76.5),
                ("Valtiovarainministerio", "Suomen Kaasuverkko Oy", 100, 100),
                ("Valtiovarainministerio", "Gasgrid Finland Oy", 23.5, 23.5),
            },
        ),
    ],
)
def test_an_indirect_share_is_read_from_its_components(name: str, holdings: set[tuple[str, str, float, float]]) -> None:
    assert {row[:4] for row in told(read(name))} == holdings


def test_the_link_that_is_not_told_leaves_the_end_of_the_chain_possible() -> None:
    register = read("indirect-ownership")
    assert status(register, "Person 1", "Company A") == "possible"
    assert status(register, "Company B", "Company A") == "certain"


def test_a_history_is_kept_as_periods() -> None:
    register = read("tecido")
    assert told(register) == [
        ("Maria Esteves", "Tecido Ltd", 100, 100, "2002-03-09", "2021-09-23"),
        ("Maria Esteves", "Tecido Ltd", 40, 40, "2021-09-24", "2022-09-20"),
        ("Maria Esteves", "Tecido Ltd", 30, 30, "2022-09-21", "2023-03-02"),
        ("Shear Trust", "Tecido Ltd", 60, 60, "2021-09-24", "2022-09-20"),
        ("Shear Trust", "Tecido Ltd", 70, 70, "2022-09-21", "2023-02-28"),
        ("Shear Trust", "Tecido Ltd", 80, 80, "2023-03-01", None),
    ]


@pytest.mark.parametrize(
    ("day", "listed", "standing"),
    [
        ("2020-06-01", "Riyadh Byrne-Amin", "certain"),
        ("2021-06-01", "Riyadh Byrne-Amin", "no"),
        ("2021-06-01", "Declan Byrne-Amin", "certain"),
        ("2022-06-01", "Declan Byrne-Amin", "no"),
        ("2019-09-10", "Patrick O'Donohue", "no"),
        ("2022-06-01", "Patrick O'Donohue", "certain"),
    ],
)
def test_the_owners_of_a_day(day: str, listed: str, standing: str) -> None:
    assert status(read("fermcat"), listed, "Fermcat Ltd", day) == standing


@pytest.mark.parametrize("name", ["levent", "plc-entity-statement", "bods-package-annotations"])
def test_examples_without_shares_have_no_holdings(name: str) -> None:
    assert read(name).holdings == ()
