"""Parties asked about, many at once, held against everybody on the lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from enduse.machine.collector import paused
from enduse.model import Entity, Match, Query
from enduse.screening.grouping import grouped, standing
from enduse.screening.index import Candidate, Index
from enduse.screening.listed import Listed, parties
from enduse.screening.matching import best_name, matched
from enduse.screening.names.name import name_of, readings
from enduse.screening.names.sort import sort_of
from enduse.screening.thresholds import DEFAULT

BATCH: Final = 2_000
MOST: Final = 40
_SLACK: Final = 0.08
_RANKED: Final = 4


class Screener:
    """Listed parties ready to be asked about.

    Args:
        index: The listed parties.
    """

    def __init__(self, index: Index) -> None:
        self.index = index

    @classmethod
    def build(cls, entities: Iterable[Entity]) -> Screener:
        """Index the parties among FtM entities."""
        with paused():
            return cls(Index.build(parties(entities)))

    @classmethod
    def open(cls, path: Path) -> Screener:
        """Open an index that was saved.

        Raises:
            InputError: The file is not an index of this version.
        """
        return cls(Index.open(path))

    def save(self, path: Path) -> None:
        """Save the index to a file."""
        self.index.save(path)

    def screen(self, queries: Sequence[Query], *, threshold: float, limit: int = 5) -> list[tuple[Match, ...]]:
        """The listed parties each query may be, the best first.

        Args:
            queries: Parties asked about.
            threshold: Least score of a match.
            limit: Matches at most for each query.

        Returns:
            One tuple a query, in their order, empty where nobody reaches the threshold: no candidate, not cleared.
        """
        answers: list[tuple[Match, ...]] = []
        for start in range(0, len(queries), BATCH):
            with paused():
                answers += self._batch(queries[start : start + BATCH], threshold, limit)
        return answers

    def score(self, query: Query, entity_id: str, *, threshold: float = DEFAULT) -> Match:
        """Hold a query against one listed party by its identifier: the plain matcher, without the index.

        Raises:
            KeyError: Nobody of this identifier is on the lists.
        """
        return matched(query, self._listed(entity_id), threshold)

    def _batch(self, queries: Sequence[Query], threshold: float, limit: int) -> list[tuple[Match, ...]]:
        asked = [
            (place, text) for place, query in enumerate(queries) for name in query.names for text in readings(name)
        ]
        names = [name_of(text, sort_of(queries[place].schema)) for place, text in asked]
        found: list[list[Candidate]] = [[] for _ in queries]
        for (place, _), candidates in zip(
            asked, self.index.candidates(names, most=MOST, least=threshold - _SLACK), strict=True
        ):
            found[place] += candidates
        return [self._best(query, met, threshold, limit) for query, met in zip(queries, found, strict=True)]

    def _best(self, query: Query, met: list[Candidate], threshold: float, limit: int) -> tuple[Match, ...]:
        chosen: dict[int, None] = {}
        for identifier in query.identifiers:
            chosen.update(dict.fromkeys(self.index.identified(identifier.value)))
        for candidate in met:
            if candidate.party in chosen:
                continue
            party = self.index.party(candidate.party)
            best = best_name(query, (("name", candidate.name),), party.schema)
            if best is not None and best[0].score >= threshold - 0.06:
                chosen[candidate.party] = None
        matches = (matched(query, self.index.party(number), threshold) for number in chosen)
        ranked = sorted((match for match in matches if match.match), key=self._rank)
        return tuple(grouped(ranked[: _RANKED * limit], self._listed)[:limit])

    def _rank(self, match: Match) -> tuple[float, tuple[int, int], str]:
        return -match.score, standing(self._listed(match.entity_id)), match.entity_id

    def _listed(self, entity_id: str) -> Listed:
        return self.index.party(self.index.number(entity_id))
