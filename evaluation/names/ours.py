"""The matcher measured: enduse's own, asked in one batch."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from enduse.model.entity import Entity
from enduse.model.match import Match, Query
from evaluation.names.cases import Answer, Case, Hit
from evaluation.names.tables import Pair

# Asked of names to be found, to learn what the index finds and the score then hides.
ANY_SCORE = 0.0
# Asked of all others: no bar worth having stands below it, and less is much faster.
LEAST_SCORE = 0.5
# More than any reader looks at: whether a party is among the answers is to hang on its score alone.
MOST = 50


class Matcher(Protocol):
    """What is asked of a matcher; `enduse.screening.Screener` is one."""

    def screen(self, queries: Sequence[Query], *, threshold: float, limit: int) -> list[tuple[Match, ...]]:
        """The parties that match each query, the best first."""
        ...

    def score(self, query: Query, entity_id: str) -> Match:
        """One pair by the plain slow way."""
        ...


@dataclass(frozen=True, slots=True)
class Asked:
    """The answers to a batch, and the CPU seconds they took."""

    answers: list[Answer]
    cpu_seconds: float


def query_of(case: Case) -> Query:
    """A case as it is asked."""
    return Query(names=(case.name,), schema=case.schema)


def asked(matcher: Matcher, cases: Sequence[Case], *, threshold: float = ANY_SCORE, limit: int = MOST) -> Asked:
    """Ask a batch of names.

    Args:
        matcher: Who is asked.
        cases: What is asked.
        threshold: Lowest score wanted.
        limit: Most parties an answer.
    """
    queries = [query_of(case) for case in cases]
    started = time.process_time()
    found = matcher.screen(queries, threshold=threshold, limit=limit)
    spent = time.process_time() - started
    return Asked([tuple(Hit(match.entity_id, match.score) for match in matches) for matches in found], spent)


def built(entities: Iterable[Entity]) -> Matcher:
    """Enduse's matcher over these entities."""
    from enduse.screening import Screener  # noqa: PLC0415

    return Screener.build(entities)


def pair_scores(pairs: Iterable[Pair]) -> list[float]:
    """Enduse's score of every pair of names, without any list."""
    from enduse.screening import compare  # noqa: PLC0415

    return [
        compare(Query(names=(pair.left,), schema=pair.schema), _entity(place, pair)).score
        for place, pair in enumerate(pairs)
    ]


def _entity(place: int, pair: Pair) -> Entity:
    return Entity(id=f"pair-{place}", schema=pair.schema, properties={"name": (pair.right,)}, caption=pair.right)
