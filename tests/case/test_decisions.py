"""Which decisions hold: until the question or a listed record behind the match changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from enduse.case.decisions import Decisions, meant
from enduse.case.fingerprint import engine, listed_key, query_key
from enduse.case.lists_index import ListsIndex
from enduse.model import Entity, Identifier, Match, Query
from enduse.model.answer import Answer, Decision, Verdict
from enduse.model.errors import UsageError
from enduse.screening import Screener
from enduse.screening.listed import parties

QUERY = Query(("Acme Optics",), "Company", countries=("de",))
ONE = Entity("p1", "Company", {"name": ("Acme Optics",), "country": ("de",)}, "Acme Optics", ("a",))
TWO = replace(ONE, id="p2", datasets=("b",))


def lists(*entities: Entity) -> ListsIndex:
    return ListsIndex(Screener.build(entities), (), "key")


def match(*ids: str) -> Match:
    return Match(ids[0], "Acme Optics", "Company", ("a",), 0.95, True, referents=ids[1:])


def decision(verdict: Verdict, index: ListsIndex, *ids: str, query: Query = QUERY) -> Decision:
    sides = tuple(index.sides(match(*ids)).items())
    return Decision(query, query_key(query), ids[0], verdict, "ana", "why", "2026-01-01T00:00:00+00:00", sides)


def judged(index: ListsIndex, found: Match, *records: Decision) -> tuple[int, int]:
    answer = Decisions(records).judged(Answer(QUERY, query_key(QUERY), (found,)), index)
    return len(answer.matches), len(answer.rejected)


def test_a_rejected_match_is_set_apart() -> None:
    index = lists(ONE)
    assert judged(index, match("p1"), decision("false", index, "p1")) == (0, 1)


@pytest.mark.parametrize("verdict", ["true", "unsure"])
def test_other_words_leave_it_in_place(verdict: Verdict) -> None:
    index = lists(ONE)
    assert judged(index, match("p1"), decision(verdict, index, "p1")) == (1, 0)


@pytest.mark.parametrize(
    "changed",
    [
        replace(ONE, properties={**ONE.properties, "alias": ("AO",)}),
        replace(ONE, properties={**ONE.properties, "country": ("ru",)}),
        replace(ONE, properties={**ONE.properties, "leiCode": ("5493001KJTIIGC8Y1R12",)}),
        replace(ONE, properties={**ONE.properties, "birthDate": ("1970",)}),
        replace(ONE, schema="Organization"),
    ],
)
def test_a_changed_record_opens_it_again(changed: Entity) -> None:
    made = decision("false", lists(ONE), "p1")
    assert judged(lists(changed), match("p1"), made) == (1, 0)


@pytest.mark.parametrize(
    "same",
    [
        replace(ONE, properties={**ONE.properties, "notes": ("new",)}),
        replace(ONE, datasets=("a", "c")),
        replace(ONE, properties={**ONE.properties, "topics": ("sanction",)}),
    ],
)
def test_a_change_that_matching_does_not_see_does_not(same: Entity) -> None:
    assert judged(lists(same), match("p1"), decision("false", lists(ONE), "p1")) == (0, 1)


def test_a_record_that_joins_the_party_opens_it_again() -> None:
    index = lists(ONE, TWO)
    assert judged(index, match("p1", "p2"), decision("false", index, "p1")) == (1, 0)


def test_a_decision_on_both_records_holds_for_either() -> None:
    index = lists(ONE, TWO)
    made = decision("false", index, "p1", "p2")
    assert [judged(index, found, made) for found in (match("p1"), match("p2"), match("p2", "p1"))] == [(0, 1)] * 3


def test_the_newest_word_counts() -> None:
    index = lists(ONE)
    first, second = decision("false", index, "p1"), decision("true", index, "p1")
    assert judged(index, match("p1"), first, second) == (1, 0)
    assert judged(index, match("p1"), second, first) == (0, 1)


@pytest.mark.parametrize(
    "other",
    [
        replace(QUERY, names=("Acme Optic",)),
        replace(QUERY, countries=("ru",)),
        replace(QUERY, schema=None),
        replace(QUERY, birth_dates=("1970",)),
        replace(QUERY, identifiers=(Identifier("id", "12345"),)),
    ],
)
def test_a_decision_on_another_question_says_nothing(other: Query) -> None:
    index = lists(ONE)
    assert judged(index, match("p1"), decision("false", index, "p1", query=other)) == (1, 0)


def test_the_askers_own_key_is_no_part_of_the_question() -> None:
    assert query_key(replace(QUERY, id="K-1")) == query_key(QUERY)


def test_the_order_in_which_a_list_tells_things_changes_nothing() -> None:
    one = Entity("p", "Company", {"name": ("A", "B"), "country": ("de", "ru")}, "A")
    two = Entity("p", "Company", {"country": ("ru", "de"), "name": ("B", "A")}, "A")
    assert len({listed_key(party) for party in parties([one, two])}) == 1


def test_the_version_of_the_matching_is_one_word() -> None:
    assert engine() == engine()
    assert engine().startswith("names-")


def test_who_is_meant() -> None:
    other = replace(QUERY, names=("Acme",))
    known = [(query_key(each), each) for each in (QUERY, other)]
    assert meant("Acme", known) == other
    assert meant(query_key(QUERY), known) == QUERY
    assert meant(query_key(QUERY)[:8], known) == QUERY
    assert meant("Nobody", known) is None
    twice = [*known, ("ffffffffffff", Query(("Acme",)))]
    with pytest.raises(UsageError, match=r"\(Company de\), ffffffffffff \(the bare name\)"):
        meant("Acme", twice)
