from __future__ import annotations

from collections import defaultdict

import pytest
from babel import Locale

from enduse.reference.actors import Actor, actor_of, actors
from enduse.reference.actors.gazetteer import entries
from enduse.reference.actors.tables import parted, rows

# Unicode CLDR lists these besides the codes ISO 3166-1 assigns.
NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
NOBODY_LIVES_THERE = {"aq", "bv", "gs", "hm", "tf", "um"}
NO_CAPITAL = {"aq", "bv", "hm", "tk", "um"}
SAME_ADJECTIVE_AS_ANOTHER = {"dm"}


def test_every_iso_country_has_a_row() -> None:
    listed = {str(code) for code in Locale("en").territories}
    iso = {code.lower() for code in listed - NOT_ISO if len(code) == 2 and code.isalpha()}
    assert {row["code"] for row in rows("countries.csv")} == iso


@pytest.mark.parametrize("row", list(rows("countries.csv")), ids=lambda row: row["code"])
def test_every_country_has_name_adjective_and_capital(row: dict[str, str]) -> None:
    known, code = actors(), row["code"]
    assert known[row["name"]].country == (code,)
    adjectives = [form for form in parted(row["adjectives"]) if known[form].country == (code,)]
    assert adjectives or code in NOBODY_LIVES_THERE | SAME_ADJECTIVE_AS_ANOTHER
    capitals = [form for form in parted(row["capitals"]) if known[form].country == (code,)]
    assert capitals or code in NO_CAPITAL


def test_no_form_stands_for_two_countries() -> None:
    countries: defaultdict[str, set[tuple[str, ...]]] = defaultdict(set)
    for surface, actor in entries():
        countries[surface].add(actor.country)
    assert {surface: found for surface, found in countries.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("phrase", "country", "kind"),
    [
        ("Russia\u2019s military", "ru", "armed_force"),
        ("China\u2019s communist regime", "cn", "government"),
        ("Iranian officials", "ir", "leader"),
        ("the U.S. government", "us", "government"),
        ("officials in Tehran", "ir", "leader"),
    ],
)
def test_a_phrase_is_taken_apart(phrase: str, country: str, kind: str) -> None:
    found = actor_of(phrase)
    assert isinstance(found, Actor)
    assert (found.country, found.kind) == ((country,), kind)
