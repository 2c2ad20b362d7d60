"""Tables of export controls: whole, consistent with each other, and as the official texts have them."""

from __future__ import annotations

import csv
import json
import os
import re
from collections import Counter
from pathlib import Path

import pytest

from enduse.reference.controls import (
    Period,
    changes,
    combined,
    destinations,
    entries,
    explanations,
    gone,
    groups,
    headings,
    older,
    phrases,
    priorities,
    qualifiers,
    reason_names,
    tier_concern,
    vintage,
)
from enduse.reference.table import rows

SHARED = Path(os.environ.get("ENDUSE_SHARED", Path(__file__).parents[2].parent / "shared")) / "data" / "controls"
official = pytest.mark.skipif(not SHARED.exists(), reason=f"no official texts under {SHARED}; set ENDUSE_SHARED")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def test_the_list_has_fifty_codes_in_six_tiers() -> None:
    tiers = Counter(priority.tier for priority in priorities().values())
    assert tiers == {"1": 4, "2": 5, "3.A": 16, "3.B": 9, "4.A": 11, "4.B": 5}
    assert all(tier_concern(tier) for tier in tiers)
    assert tier_concern("5") == ""


# FinCEN and BIS, Supplemental Alert of 19 May 2023: the nine codes of tiers 1 and 2.
def test_nine_codes_were_first() -> None:
    first = {hs6 for hs6, priority in priorities().items() if priority.listed.start == "2023-05-19"}
    assert first == {"854231", "854232", "854233", "854239", "851762", "852691", "853221", "853224", "854800"}


def test_machine_tools_came_last() -> None:
    last = {hs6 for hs6, priority in priorities().items() if priority.listed.start == "2024-02-23"}
    assert last == {"845710", "845811", "845891", "845961", "846693"}


def test_forty_five_codes_were_listed_in_autumn_2023() -> None:
    assert sum(priority.listed.covers("2023-10-04") is True for priority in priorities().values()) == 45


def test_every_listed_code_stands_under_a_known_heading() -> None:
    assert [hs6 for hs6 in priorities() if hs6 not in headings()[hs6[:4]]] == []


def test_older_codes_are_gone_from_hs_2022() -> None:
    left = [change.older for change in changes().values() if change.kind != "narrowed"]
    assert [code for code in left if code in headings().get(code[:4], ())] == []
    assert set(older()) == set(left)
    assert [code for code in gone() if code in headings()[code[:4]] or code in older()] == []
    assert set(changes()) <= set(priorities())


def test_entries_are_shaped_like_entries() -> None:
    for entry in entries().values():
        assert re.fullmatch(r"[0-9][A-E][0-9]{3}", entry.eccn)
        assert len(entry.heading) > 5, entry.eccn
        assert set(entry.reasons) <= set(reason_names()), entry.eccn
        assert not re.search(r"[\u201c\u201d]|\(see List|as follows$|follows[a-z]", entry.heading), entry.eccn


def test_phrases_point_to_what_exists() -> None:
    codes = [phrase.hs6 for phrase in phrases() if phrase.hs6]
    assert [code for code in codes if code not in headings().get(code[:4], ())] == []
    assert [phrase for phrase in phrases() if phrase.eccn and phrase.eccn not in entries()] == []
    assert [phrase for phrase in phrases() if phrase.weight and not (phrase.hs6 or phrase.eccn)] == []
    assert [phrase for phrase in phrases() if not phrase.weight and (phrase.hs6 or phrase.eccn)] == []
    assert all(0 <= phrase.weight <= 1 for phrase in phrases())


def test_a_phrase_does_not_both_point_and_look_alike() -> None:
    kinds = {(phrase.words, phrase.weight > 0) for phrase in phrases()}
    assert len({words for words, _ in kinds}) == len(kinds)


def test_every_listed_code_but_the_residual_one_has_a_phrase() -> None:
    assert set(priorities()) - {phrase.hs6 for phrase in phrases()} == {"854800"}


@pytest.mark.parametrize("place", ["next", "before", "purpose"])
def test_a_qualifier_only_weakens(place: str) -> None:
    from enduse.reference.controls.phrase import Place

    asked: Place = "next" if place == "next" else "before" if place == "before" else "purpose"
    assert all(0 <= factor < 1 for factor in qualifiers(asked).values())


def test_restrictions_tell_where_they_stand() -> None:
    rules = [rule for found in destinations().values() for rule in found]
    assert len({rule.rule for rule in rules}) == len(rules)
    assert all(rule.citation and rule.detail and re.fullmatch("[a-z]{2}", rule.country) for rule in rules)
    assert all(DAY.fullmatch(rule.period.start) for rule in rules if rule.period.start)
    assert all(explanations(rule.rule) for rule in rules)


def test_combined_rules_tell_where_they_stand() -> None:
    assert all(rule.citation and rule.period.start and explanations(rule.rule) for rule in combined())
    assert all((rule.country is None) == (rule.rests_on is not None) for rule in combined())


def test_macau_is_not_in_the_group() -> None:
    assert [member.group for member in groups()["mo"]] == ["beside D:5"]


@pytest.mark.parametrize("table", ["explanations.csv", "chpl_tiers.csv", "reasons.csv", "hs_changes.csv"])
def test_tables_have_a_vintage(table: str) -> None:
    assert DAY.fullmatch(vintage(table))


def test_explanations_have_a_source() -> None:
    assert [row for row in rows("controls/explanations.csv") if not row["source"]] == []
    assert explanations("nothing") == ()
    assert len(set(explanations("chpl.tier-1"))) == len(explanations("chpl.tier-1")) == 3


@pytest.mark.parametrize(
    ("period", "day", "told"),
    [
        (Period("2024-02-23"), "2024-02-22", False),
        (Period("2024-02-23"), "2024-02-23", True),
        (Period("2024-02-23"), "2024-02", None),
        (Period("2024-02-23"), "2024-01", False),
        (Period("2024-02-23"), "2024", None),
        (Period("2024-02-23"), "2025", True),
        (Period("2024-02-23", "2024-03-01"), "2024-03-01", True),
        (Period("2024-02-23", "2024-03-01"), "2024-03-02", False),
        (Period("2024-02-23", "2024-03-01"), "2024-03", None),
        (Period(until="2024-03-01"), "2020", True),
        (Period(), "1990", True),
        (Period(not_before="2023-05-19", known_from="2023-10-04"), "2023-05-19", False),
        (Period(not_before="2023-05-19", known_from="2023-10-04"), "2023-05", None),
        (Period(not_before="2023-05-19", known_from="2023-10-04"), "2023-10-03", None),
        (Period(not_before="2023-05-19", known_from="2023-10-04"), "2023-10-04", True),
    ],
)
def test_periods(period: Period, day: str, told: bool | None) -> None:
    assert period.covers(day) is told


# ---- Held against the official texts, where they are at hand.


@official
def test_the_priority_list_is_the_published_one() -> None:
    with (SHARED / "chpl" / "chpl_20240223.csv").open(encoding="utf-8") as lines:
        published = {row["hs6"]: row["tier"] for row in csv.DictReader(lines)}
    assert {hs6: priority.tier.replace(".", "") for hs6, priority in priorities().items()} == published


@official
def test_subheadings_are_those_of_hs_2022() -> None:
    below: dict[str, list[str]] = {}
    with (SHARED / "hs_nomenclature" / "harmonized-system.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            if row["level"] == "6":
                below.setdefault(row["hscode"][:4], []).append(row["hscode"])
    assert all(list(codes) == below[heading] for heading, codes in headings().items())
    assert all(code[:4] not in below or code not in below[code[:4]] for code in older())


@official
def test_the_control_list_is_the_codified_one() -> None:
    codified = json.loads((SHARED / "ccl_20260723" / "ccl.json").read_text(encoding="utf-8"))["entries"]
    assert set(entries()) - {entry["eccn"] for entry in codified} == {"2B352"}
    assert {entry["eccn"] for entry in codified} <= set(entries())
    for entry in codified:
        given = entry["reasonForControl"] or ""
        assert set(re.findall(r"\b(?:NS|NP|MT|RS|CB|AT|FC|CW|UN|SS|SL|SI|EI)\b", given)) <= set(
            entries()[entry["eccn"]].reasons
        ), entry["eccn"]


@official
def test_country_groups_are_the_codified_ones() -> None:
    codified = json.loads((SHARED / "ccl_20260723" / "country-groups.json").read_text(encoding="utf-8"))["groups"]
    held = Counter(member.group for found in groups().values() for member in found)
    # Hong Kong is governed by the entry of China and has none of its own.
    assert (held["D:5"] - 1, held["E:1"], held["E:2"]) == tuple(len(codified[key]) for key in ("D:5", "E:1", "E:2"))
