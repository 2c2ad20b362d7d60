"""Routes in order, and no intermediary filling the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from enduse.model.route import RouteTerm
from enduse.tracing.carrying import Carried
from enduse.tracing.chain import Chain

ALIKE: Final = 3
"""Routes at most through the same intermediaries; the others of them are told by number."""


@dataclass(frozen=True, slots=True)
class Found:
    """A chain along which something can have gone.

    Args:
        chain: The parties.
        carried: What can have gone.
        terms: The reasons for its rank.
        score: Their sum.
    """

    chain: Chain
    carried: Carried
    terms: tuple[RouteTerm, ...]
    score: float


def ranked(found: Iterable[Found], limit: int) -> list[Found]:
    """The best first, at most `ALIKE` through the same intermediaries, cut to the limit.

    Equal scores stand in the order of their parties' numbers, so that equal networks give equal lists.
    """
    through: Counter[tuple[int, ...]] = Counter()
    kept: list[Found] = []
    for each in sorted(found, key=place):
        through[each.chain.between] += 1
        if through[each.chain.between] <= ALIKE:
            kept.append(each)
            if len(kept) == limit:
                break
    return kept


def place(found: Found) -> tuple[float, tuple[int, ...], int]:
    """Where a route stands among others."""
    return -found.score, found.chain.parties, -1 if found.chain.assumed is None else found.chain.assumed
