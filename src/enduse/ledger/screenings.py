"""The memory of screening: parties asked about, answers under each state of the lists, and decisions on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from enduse.ledger.connection import bound
from enduse.ledger.ledger import Ledger
from enduse.ledger.schema import creation
from enduse.ledger.screening_rows import (
    decision_of,
    match_record,
    matches_of,
    query_of,
    query_record,
    to_text,
    vintages_of,
)
from enduse.ledger.trouble import told
from enduse.model import Match, Query
from enduse.model.answer import Decision

Vintages = tuple[tuple[str, str, str], ...]
"""Of each list its name, its date, and the stem of its files."""


@dataclass(frozen=True, slots=True)
class Terms:
    """One way of asking; answers under equal terms are comparable.

    Args:
        lists: Fingerprint of the vintages in force.
        vintages: What they are.
        engine: Version of the matching.
        threshold: Least score of a match.
        candidates: Matches at most for a party.
    """

    lists: str
    vintages: Vintages
    engine: str
    threshold: float
    candidates: int


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer that is kept.

    Args:
        matches: The matches, the best first.
        asked_in: Number of the screening in which it was asked.
        asked_at: When: UTC, ISO 8601.
    """

    matches: tuple[Match, ...]
    asked_in: int
    asked_at: str


class Screenings:
    """The tables of screening in a ledger; a case made before there were any is read as an empty one.

    Args:
        ledger: The ledger.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def number(self, terms: Terms) -> int:
        """The screening under these terms, begun when there is none yet.

        Raises:
            CaseError: The case cannot be written.
        """
        asked = (terms.lists, terms.engine, terms.threshold, terms.candidates)
        found = self._select(
            "SELECT number FROM screening WHERE lists = ? AND engine = ? AND threshold = ? AND candidates = ?", asked
        )
        if found:
            return int(found[0][0])
        self._make()
        with self._ledger.together():
            self._ledger.connection.execute(
                "INSERT INTO screening (lists, vintages, engine, threshold, candidates, screened_at)"
                " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                (terms.lists, to_text(terms.vintages), *asked[1:], _now()),
            )
        return self.number(terms)

    def before(self, number: int, terms: Terms) -> tuple[int, Vintages] | None:
        """The last screening before this one that asked the same way of other lists, None when there is none.

        The vintages it asked are told, so that it can be seen what has changed since.
        """
        found = self._select(
            "SELECT number, vintages FROM screening WHERE number <> ? AND lists <> ? AND engine = ? AND threshold = ?"
            " AND candidates = ? AND number IN (SELECT screening FROM answer) ORDER BY"
            " (SELECT max(answer.number) FROM answer WHERE screening = screening.number) DESC LIMIT 1",
            (number, terms.lists, terms.engine, terms.threshold, terms.candidates),
        )
        with told(self._ledger.path):
            return (int(found[0][0]), vintages_of(found[0][1])) if found else None

    def answers(self, number: int) -> dict[str, Kept]:
        """The answers of a screening by fingerprint of the query."""
        found = self._select(
            "SELECT query.key, matches, asked_in, asked_at FROM answer JOIN query ON query.number = answer.query"
            " WHERE screening = ? ORDER BY answer.number",
            (number,),
        )
        with told(self._ledger.path):
            return {key: Kept(matches_of(matches), asked_in, at) for key, matches, asked_in, at in found}

    def add_answers(
        self,
        number: int,
        queries: Mapping[str, Query],
        asked: Mapping[str, Sequence[Match]],
        carried: Mapping[str, Kept],
    ) -> None:
        """Keep answers of a screening, all or none; what is answered already stays as it is.

        Args:
            number: The screening.
            queries: The parties by fingerprint.
            asked: Answers that were asked now.
            carried: Answers of an earlier screening that still hold.

        Raises:
            CaseError: The case cannot be written.
        """
        now = _now()
        answers = [(key, number, tuple(matches), now) for key, matches in asked.items()]
        answers += [(key, each.asked_in, each.matches, each.asked_at) for key, each in carried.items()]
        if not answers:
            return
        self._make()
        with self._ledger.together():
            self._add_queries((key, queries[key]) for key, *_ in answers)
            self._ledger.connection.executemany(
                "INSERT INTO answer (screening, query, asked_in, matches, asked_at)"
                " SELECT ?, number, ?, CAST(? AS TEXT), ? FROM query WHERE key = ? ON CONFLICT DO NOTHING",
                [
                    (number, asked_in, bound(to_text([match_record(each) for each in matches])), at, key)
                    for key, asked_in, matches, at in answers
                ],
            )

    def remember(self, queries: Mapping[str, Query]) -> None:
        """Keep parties that were asked about, by fingerprint, so that they can be named when deciding."""
        known = set(self.queries())
        new = [(key, query) for key, query in queries.items() if key not in known]
        if new:
            self._make()
            with self._ledger.together():
                self._add_queries(new)

    def queries(self) -> dict[str, Query]:
        """Every party that was asked about and kept, by fingerprint, in order of arrival."""
        found = self._select("SELECT key, record FROM query ORDER BY number")
        with told(self._ledger.path):
            return {key: query_of(record) for key, record in found}

    def add_decision(self, decision: Decision) -> None:
        """Keep a decision.

        Raises:
            CaseError: The case cannot be written.
        """
        self._make()
        with self._ledger.together():
            self._add_queries([(decision.query_key, decision.query)])
            said = (decision.entity_id, decision.caption, decision.verdict, decision.by, decision.why)
            self._ledger.connection.execute(
                "INSERT INTO decision (query, entity, caption, verdict, who, why, decided_at, sides) SELECT number,"
                " CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), ?, ?"
                " FROM query WHERE key = ?",
                (*map(bound, said), decision.at, to_text(decision.sides), decision.query_key),
            )

    def decisions(self) -> Iterator[Decision]:
        """Every decision, in order."""
        found = self._select(
            "SELECT query.record, query.key, entity, verdict, who, why, decided_at, sides, caption FROM decision"
            " JOIN query ON query.number = decision.query ORDER BY decision.number"
        )
        with told(self._ledger.path):
            decisions = [decision_of(row) for row in found]
        yield from decisions

    def _add_queries(self, queries: Iterable[tuple[str, Query]]) -> None:
        self._ledger.connection.executemany(
            "INSERT INTO query (key, record) VALUES (?, CAST(? AS TEXT)) ON CONFLICT DO NOTHING",
            [(key, bound(to_text(query_record(query)))) for key, query in queries],
        )

    def _select(self, statement: str, values: tuple[Any, ...] = ()) -> list[Any]:
        with told(self._ledger.path):
            return self._ledger.connection.execute(statement, values).fetchall() if self._exist() else []

    def _exist(self) -> bool:
        found = self._ledger.connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'decision'").fetchone()
        return found is not None

    def _make(self) -> None:
        with told(self._ledger.path):
            if not self._exist():
                self._ledger.connection.executescript(creation())


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
