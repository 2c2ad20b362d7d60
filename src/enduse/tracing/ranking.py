"""Routes in order, and no intermediary filling the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from enduse.model.route import RouteTerm
from enduse.tracing.carrying import Carried
from enduse.tracing.chain import Chain
from enduse.tracing.question import Question


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


def ranked(found: Iterable[Found], question: Question) -> list[Found]:
    """The best first, one through the same intermediaries, cut to the limit.

    Where intermediaries are asked for by `via`, every route is kept. Equal scores stand in the order of their parties'
    numbers, so that equal networks give equal lists.
    """
    through: set[tuple[int, ...]] = set()
    kept: list[Found] = []
    for each in sorted(found, key=place):
        between = each.chain.between
        if question.via is None and between in through:
            continue
        through.add(between)
        kept.append(each)
        if len(kept) == question.limit:
            break
    return kept


def place(found: Found) -> tuple[float, tuple[int, ...], int]:
    """Where a route stands among others."""
    return -found.score, found.chain.parties, -1 if found.chain.assumed is None else found.chain.assumed
