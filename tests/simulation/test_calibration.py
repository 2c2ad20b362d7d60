"""Shares that are published are kept; the tables say what they hold."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from enduse.reference.controls import priorities
from enduse.reference.simulation import countries, goods, relabels, tongues
from enduse.simulation.cast import Cast
from enduse.simulation.chance import Chance
from enduse.simulation.naming import Naming
from enduse.simulation.owners import Owners

# FinCEN, Trends in Bank Secrecy Act Data: Suspected Evasion of Russian Export Controls, 8 September 2023.
FINCEN = {"cn": 130, "hk": 126, "tr": 49, "ae": 43, "sg": 30}


def test_hubs_are_where_reports_of_evasion_have_them() -> None:
    chance = Chance(5, "routes")
    naming = Naming(chance)
    cast = Cast([], Owners(chance, naming), chance, naming)
    drawn = Counter(cast.hub_country() for _ in range(20_000))
    named = sum(drawn[country] for country in FINCEN)
    for country, references in FINCEN.items():
        assert drawn[country] / named == pytest.approx(references / sum(FINCEN.values()), abs=0.02)
    assert set(drawn) == {country.code for country in countries().values() if country.hub}


def test_no_hub_is_in_the_coalition_or_the_destination() -> None:
    assert {country.role for country in countries().values() if country.hub} == {"maker", "third"}


@pytest.mark.parametrize("country", countries().values(), ids=list(countries()))
def test_odds_are_odds_and_parts_of_names_are_there(country: object) -> None:
    found = countries()[getattr(country, "code")]  # noqa: B009  # parametrised by value, shown by code
    assert 0 < found.seen_exports < 1
    assert 0 < found.seen_imports < 1
    assert found.tongue in tongues()


def test_priority_goods_are_those_of_the_list() -> None:
    assert {code for code, good in goods().items() if good.priority} == set(goods()) & set(priorities())
    assert sum(good.priority for good in goods().values()) >= 30


def test_goods_are_passed_on_under_codes_of_the_table_that_are_other_codes() -> None:
    for code, declared in relabels().items():
        assert goods()[code].priority
        assert all(other in goods() and other != code for other in declared)


def test_codes_are_in_the_nomenclature(request: pytest.FixtureRequest) -> None:
    import os

    shared = Path(os.environ.get("ENDUSE_SHARED") or request.config.rootpath.parent / "shared")
    table = shared / "data" / "controls" / "hs_nomenclature" / "harmonized-system.csv"
    if not table.exists():
        pytest.skip(f"{table} is not there")
    with table.open(encoding="utf-8") as lines:
        known = {row["hscode"] for row in csv.DictReader(lines)}
    assert set(goods()) <= known
