"""Parties asked about, answered: with the measures against their candidates, and what reviewers decided before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final

from enduse.case.decisions import Decisions
from enduse.case.fingerprint import query_key
from enduse.case.lists_index import ListsIndex
from enduse.model import Match, Query
from enduse.model.answer import Answer
from enduse.model.errors import UsageError
from enduse.screening import THRESHOLDS

BATCH: Final = 1_000
LIMIT: Final = 5
DEFAULT: Final = THRESHOLDS["default"]


@dataclass(frozen=True, slots=True)
class Manner:
    """How to ask.

    Args:
        threshold: Least score of a match, 0 to 1.
        limit: Matches at most for a party.
    """

    threshold: float = DEFAULT
    limit: int = LIMIT


def threshold_of(words: str) -> float:
    """A threshold by its name ("strict", "default", "wide") or as a number ("0.85").

    Raises:
        UsageError: It is neither, or not between 0.5 and 1.
    """
    if words in THRESHOLDS:
        return THRESHOLDS[words]
    try:
        value = float(words)
    except ValueError:
        value = 0.0
    if not 0.5 <= value <= 1.0:
        raise UsageError(f"{words!r} is no threshold; give strict, default, wide, or a number from 0.5 to 1")
    return value


def screened(
    asked: Iterable[tuple[str, Query]],
    lists: ListsIndex,
    manner: Manner,
    decisions: Decisions | None = None,
    progress: Callable[[int], None] | None = None,
) -> Iterator[Answer]:
    """Answer questions one by one, in their order, some hundreds in memory at once.

    Args:
        asked: Place and party.
        lists: The lists.
        manner: How to ask.
        decisions: What was decided before, None when nothing is known of it.
        progress: Told after every batch how many are done.
    """
    waiting = iter(asked)
    done = 0
    while batch := list(islice(waiting, BATCH)):
        found = lists.screener.screen([query for _, query in batch], threshold=manner.threshold, limit=manner.limit)
        bare = [
            Answer(query, query_key(query), matches, place=place)
            for (place, query), matches in zip(batch, found, strict=True)
        ]
        yield from completed(bare, lists, decisions)
        done += len(batch)
        if progress is not None:
            progress(done)


def completed(answers: Sequence[Answer], lists: ListsIndex, decisions: Decisions | None = None) -> list[Answer]:
    """Answers with the measures against their candidates, those rejected before set apart."""
    wanted = {one for answer in answers for match in answer.matches for one in _records(match)}
    told = lists.listings(wanted)
    whole = []
    for answer in answers:
        listings = tuple(each for match in answer.matches for one in _records(match) for each in told.get(one, ()))
        full = replace(answer, listings=tuple(dict.fromkeys(listings)))
        whole.append(decisions.judged(full, lists) if decisions is not None else full)
    return whole


def _records(match: Match) -> tuple[str, ...]:
    return tuple(dict.fromkeys((match.entity_id, *match.referents)))
