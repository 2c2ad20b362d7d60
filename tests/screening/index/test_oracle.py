"""The index loses nothing: what the plain matcher finds over all parties, the fast way finds as well."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enduse.model import Entity, Query
from enduse.screening import Screener
from enduse.screening.thresholds import DEFAULT, STRICT, WIDE
from tests.screening.invented import (
    CHANGES,
    FIRMS,
    PEOPLE,
    SHIPS,
    as_it_is,
    entity,
    initials,
    one_edit,
    parties,
    swapped,
    without_vowels,
)

SHARED = Path(os.environ.get("ENDUSE_SHARED", Path(__file__).parents[4] / "shared"))
LIST = SHARED / "data/lists/csl_20260731"


def plain(screener: Screener, query: Query, ids: list[str], threshold: float) -> dict[str, float]:
    """The matches found by holding the query against everybody."""
    scores = {key: screener.score(query, key, threshold=threshold) for key in ids}
    return {key: match.score for key, match in scores.items() if match.match}


EVERYBODY = [
    entity(place, schema, names)
    for place, (schema, names) in enumerate(
        [
            *(("Person", pair) for pair in PEOPLE),
            *(("Company", pair) for pair in FIRMS),
            *(("Vessel", (name, name)) for name in SHIPS),
        ]
    )
]
IDS = [each.id for each in EVERYBODY]
ALL = Screener.build(EVERYBODY)


@st.composite
def changed(draw: st.DrawFn) -> tuple[list[Entity], Query]:
    """A small list and a query that is a changed name of a person on it, in Latin letters."""
    entities = draw(parties())
    target = draw(st.sampled_from([pair for pair in PEOPLE if pair[0].isascii()]))
    entities.append(entity(len(entities), "Person", target))
    change = draw(st.sampled_from([one_edit, swapped, initials, without_vowels, as_it_is]))
    return entities, Query((change(target[0], draw(st.integers(0, 40))),), draw(st.sampled_from(["Person", None])))


@given(case=changed(), threshold=st.sampled_from([WIDE, DEFAULT, STRICT]))
@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_the_index_finds_all_that_the_plain_matcher_finds(case: tuple[list[Entity], Query], threshold: float) -> None:
    entities, query = case
    screener = Screener.build(entities)
    fast = {match.entity_id: match.score for match in screener.screen([query], threshold=threshold, limit=99)[0]}
    assert fast == plain(screener, query, [each.id for each in entities], threshold)


@pytest.mark.parametrize("threshold", [WIDE, DEFAULT, STRICT])
def test_little_is_lost_of_any_change_of_any_name(threshold: float) -> None:
    asked = {
        (change(name, place), schema)
        for each in EVERYBODY
        for name in (*each.get("name"), *each.get("alias"))
        for change in CHANGES
        for place in range(0, 24, 3)
        for schema in (each.schema, None)
    }
    queries = [Query((name,), schema) for name, schema in sorted(asked, key=str)]
    found, missed = 0, []
    for query, matches in zip(queries, ALL.screen(queries, threshold=threshold, limit=99), strict=True):
        fast = {match.entity_id: match.score for match in matches}
        expected = plain(ALL, query, IDS, threshold)
        found += len(expected)
        missed += [(query, key, score) for key, score in expected.items() if fast.get(key) != score]
        assert fast.keys() <= expected.keys()
    assert found > 900
    assert len(missed) <= 0.05 * found, missed


@pytest.mark.parametrize(
    ("asked", "schema"),
    [
        ("Research Innstitute Polyuset", "Company"),  # a typo within a known phrase
        ("Димитър Ж.", "Person"),  # an initial that is two letters in Latin
        pytest.param(
            "Rodrigoquintavalle Osma",
            "Person",
            marks=pytest.mark.xfail(strict=True, reason="words joined to more than sixteen letters have no key"),
        ),
    ],
)
def test_what_is_hard_to_find_is_found(asked: str, schema: str) -> None:
    query = Query((asked,), schema)
    expected = plain(ALL, query, IDS, WIDE) or {"x-nobody": 0.0}
    found = {match.entity_id: match.score for match in ALL.screen([query], threshold=WIDE, limit=99)[0]}
    assert expected.keys() <= found.keys()


SYLLABLES = [
    first + last for first in ("Kor", "Vel", "Tas", "Mir", "Zan") for last in ("vani", "numi", "goli", "pesha")
]


@pytest.mark.parametrize("crowd", ["Ahmad {}", "Ali {}", "Yusuf {}", "Ahmad {} Yusuf"])
def test_one_of_many_with_common_names_is_found(crowd: str) -> None:
    assert found_in([crowd.format(name) for name in SYLLABLES] * 3)


@pytest.mark.parametrize("crowd", ["Ali Al-Hamud", "Ahmad Ali Ahmad", "Ahmad Ali Ahmad {}"])
def test_nobody_is_crowded_out_by_names_that_repeat_the_same_letters(crowd: str) -> None:
    assert found_in([crowd.format(name) for name in SYLLABLES] * 3)


def found_in(crowd: list[str]) -> bool:
    """Whether Ahmad Ali, asked with his names in the other order, is found among sixty others."""
    names = [*crowd, "Ahmad Ali"]
    screener = Screener.build(entity(place, "Person", (name,)) for place, name in enumerate(names))
    (answer,) = screener.screen([Query(("Ali Ahmad",), "Person")], threshold=DEFAULT, limit=100)
    return f"x-{len(crowd):03}" in {match.entity_id for match in answer}


@pytest.mark.skipif(not LIST.is_dir(), reason="the real list is not at ENDUSE_SHARED")
def test_little_is_lost_on_a_real_list() -> None:
    from enduse.sources.lists import read_list

    chance = random.Random(5)
    listed = [each for each in read_list(LIST).entities if each.schema in {"Person", "Vessel", "LegalEntity"}]
    known = chance.sample(listed, 5_000)
    screener = Screener.build(known)
    asked = chance.sample([each for each in known if len(each.caption.split()) > 1], 100)
    queries = [
        Query((change(each.caption, chance.randrange(40)),), schema)
        for each in asked
        for change in chance.sample(CHANGES, 4)
        for schema in (each.schema, None)
    ]
    targets = [each.id for each in asked for _ in range(8)]
    # The plain way is slow: each query is held against the party it was made from and a few others.
    ids = [each.id for each in chance.sample(known, 30)]
    found, lost = 0, []
    for query, target, matches in zip(
        queries, targets, screener.screen(queries, threshold=WIDE, limit=50), strict=True
    ):
        names = {key for match in matches for key in (match.entity_id, *match.referents)}
        expected = plain(screener, query, [target, *ids], WIDE)
        found += len(expected)
        lost += [(query.names, key) for key in expected if key not in names]
    assert found > 500
    assert len(lost) <= 0.02 * found, lost
