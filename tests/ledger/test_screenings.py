"""The tables of screening: append-only, and a case made before there were any still opens."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enduse.ledger import Ledger
from enduse.ledger.schema import SCREENING_TABLES
from enduse.ledger.screening_rows import match_record, matches_of, query_of, query_record, to_text
from enduse.ledger.screenings import Kept, Screenings, Terms
from enduse.model import Feature, Identifier, Match, Query
from enduse.model.answer import Decision
from enduse.model.errors import CaseError

TERMS = Terms("lists-1", (("a", "2026-01-01", "2026-01-01-0"),), "engine-1", 0.86, 5)
ACME = Query(("Acme",), "Company", countries=("de",), identifiers=(Identifier("leiCode", "X", None),))
MATCH = Match("e-1", "Acme", "Company", ("a",), 0.9, True, (Feature("name", 0.9, 1.0, "", "Acme", "Acme"),), ("e-2",))
WORD = Decision(ACME, "k1", "e-1", "false", "ana", "why", "2026-01-01T00:00:00+00:00", (("e-1", "s"),), "Acme")


def open_(folder: Path) -> tuple[Ledger, Screenings]:
    ledger = Ledger.open(folder)
    return ledger, Screenings(ledger)


def made_before(folder: Path) -> None:
    Ledger.open(folder).close()
    connection = sqlite3.connect(folder / "ledger.sqlite")
    for table in reversed(SCREENING_TABLES):
        connection.execute(f"DROP TABLE {table}")
    connection.commit()
    connection.close()


def test_a_case_made_before_is_read_as_empty_and_written_to(tmp_path: Path) -> None:
    made_before(tmp_path / "case")
    ledger, log = open_(tmp_path / "case")
    assert ([*log.decisions()], log.queries(), log.answers(1)) == ([], {}, {})
    log.add_decision(WORD)
    assert [*log.decisions()] == [WORD]
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        ledger.connection.execute("DELETE FROM decision")
    ledger.close()


@pytest.mark.parametrize("table", SCREENING_TABLES)
@pytest.mark.parametrize("deed", ["DELETE FROM {}", "UPDATE {} SET number = number + 1"])
def test_nothing_is_changed_or_removed(tmp_path: Path, table: str, deed: str) -> None:
    ledger, log = open_(tmp_path / "case")
    log.add_answers(log.number(TERMS), {"k1": ACME}, {"k1": (MATCH,)}, {})
    log.add_decision(WORD)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        ledger.connection.execute(deed.format(table))
    ledger.close()


def test_equal_terms_are_one_screening(tmp_path: Path) -> None:
    ledger, log = open_(tmp_path / "case")
    first = log.number(TERMS)
    assert log.number(TERMS) == first
    others = [replace(TERMS, lists="l"), replace(TERMS, engine="e"), replace(TERMS, threshold=0.9)]
    assert len({first, *map(log.number, [*others, replace(TERMS, candidates=9)])}) == 5
    ledger.close()


def test_an_answer_is_never_overwritten(tmp_path: Path) -> None:
    ledger, log = open_(tmp_path / "case")
    number = log.number(TERMS)
    log.add_answers(number, {"k1": ACME}, {"k1": (MATCH,)}, {})
    log.add_answers(number, {"k1": ACME}, {"k1": ()}, {})
    assert log.answers(number)["k1"].matches == (MATCH,)
    assert log.queries() == {"k1": ACME}
    ledger.close()


def test_a_carried_answer_tells_where_it_was_asked(tmp_path: Path) -> None:
    ledger, log = open_(tmp_path / "case")
    first, second = log.number(TERMS), log.number(replace(TERMS, lists="lists-2"))
    assert log.before(second, replace(TERMS, lists="lists-2")) is None
    log.add_answers(first, {"k1": ACME}, {"k1": (MATCH,)}, {})
    assert log.before(second, replace(TERMS, lists="lists-2")) == (first, TERMS.vintages)
    assert log.before(second, replace(TERMS, lists="lists-2", engine="engine-2")) is None
    log.add_answers(second, {"k1": ACME}, {}, log.answers(first))
    assert log.answers(second)["k1"].asked_in == first
    ledger.close()


def test_what_is_damaged_is_told_in_one_line(tmp_path: Path) -> None:
    ledger, log = open_(tmp_path / "case")
    log.add_answers(log.number(TERMS), {"k1": ACME}, {"k1": ()}, {})
    ledger.connection.execute("DROP TRIGGER query_no_update")
    ledger.connection.execute("UPDATE query SET record = '[]'")
    with pytest.raises(CaseError, match=r"^[^\n]+$"):
        log.queries()
    ledger.close()


words = st.text(min_size=1, max_size=8)
queries = st.builds(
    Query,
    st.tuples(words),
    st.none() | st.just("Person"),
    st.lists(words, max_size=2).map(tuple),
    st.lists(words, max_size=2).map(tuple),
    st.lists(st.builds(Identifier, words, words, st.none() | words), max_size=2).map(tuple),
)
matches = st.builds(
    Match, words, words, words, st.lists(words).map(tuple), st.floats(0, 1), st.booleans(),
    st.lists(st.builds(Feature, words, st.floats(-1, 1), st.floats(0, 1), words, words, words), max_size=2).map(tuple),
    st.lists(words, max_size=2).map(tuple),
)  # fmt: skip


@given(queries, st.lists(matches, max_size=3).map(tuple))
def test_rows_give_back_what_was_kept(query: Query, found: tuple[Match, ...]) -> None:
    assert query_of(to_text(query_record(query))) == query
    assert matches_of(to_text([match_record(each) for each in found])) == found


def test_the_kept_answer_is_plain(tmp_path: Path) -> None:
    ledger, log = open_(tmp_path / "case")
    lone = Query(("A\ud800",))
    log.add_answers(log.number(TERMS), {"k2": lone}, {"k2": ()}, {})
    assert log.queries() == {"k2": lone}
    assert isinstance(log.answers(1)["k2"], Kept)
    ledger.close()
