"""Weighing by holding each position against every other: slow, plain, and what the fast way must come to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from enduse.model.position import CredibilityFigure, Dispute, Flow, Position
from enduse.weighing.contradiction import agrees, agrees_in_part, asserts, excludes, is_against
from enduse.weighing.period import first_day, is_date, last_day
from enduse.weighing.source import independent, voices


def is_after(date: str | None, other: str | None) -> bool:
    if date is None or other is None or not (is_date(date) and is_date(other)):
        return False
    return first_day(date) > last_day(other)


def contradicts(one: Position, other: Position) -> bool:
    if asserts(one) and is_against(other):
        return _excluded(one, other)
    return asserts(other) and is_against(one) and _excluded(other, one)


def _excluded(asserted: Position, denied: Position) -> bool:
    spoken = denied.said_last or denied.published_on
    if is_after(asserted.since, spoken) or is_after(asserted.since, denied.until):
        return False
    return excludes(asserted, denied)


def sides(position: Position, stands: Sequence[Position]) -> dict[str, list[Position]]:
    """Who takes which side towards a position, by the names of the terms."""
    others = [other for other in stands if other.source != position.source]
    apart = [other for other in others if independent(position.affiliation, other.affiliation)]
    against = [other for other in others if contradicts(position, other)]
    contrary = [other for other in against if independent(position.affiliation, other.affiliation)]
    return {
        "confirmed_by": [other for other in apart if agrees(position, other)],
        "agrees_in_part": [other for other in apart if agrees_in_part(position, other)],
        "denied_by": [other for other in contrary if other.factuality != "not_seen"],
        "not_seen_by": [other for other in contrary if other.factuality == "not_seen"],
        "contradicted_unweighed": [
            other for other in against if not independent(position.affiliation, other.affiliation)
        ],
    }


def sources_by_term(position: Position, stands: Sequence[Position]) -> dict[str, tuple[str, ...]]:
    found = sides(position, stands)
    return {name: tuple(sorted({other.source for other in told})) for name, told in found.items() if told}


def figure(position: Position, stands: Sequence[Position]) -> CredibilityFigure:
    found = sides(position, stands)
    confirming, partly = _count(found["confirmed_by"]), _count(found["agrees_in_part"])
    denying, unseeing = _count(found["denied_by"]), _count(found["not_seen_by"])
    if position.factuality == "unknown" or not position.affiliation:
        return 6
    if denying > confirming + 1:
        return 5
    if denying > confirming or (unseeing and denying + unseeing > confirming):
        return 4
    if position.factuality == "possible" and not partly:
        return 4
    if confirming and not denying + unseeing:
        return 1
    return 2 if partly and not denying + unseeing else 3


def dispute(flow: Flow, stands: Sequence[Position]) -> Dispute | None:
    differing = [
        (one, other)
        for one in stands
        if asserts(one)
        for other in stands
        if contradicts(one, other) and (one.source != other.source or one.affiliation != other.affiliation)
    ]
    if not differing or not (flow.supplier and (flow.recipient or not flow.directed)):
        return None
    asserting = tuple(stand for stand in stands if any(stand is one for one, _ in differing))
    return Dispute(flow, asserting, tuple(stand for stand in stands if any(stand is other for _, other in differing)))


def _count(stands: Iterable[Position]) -> int:
    return voices(stand.affiliation for stand in stands)
