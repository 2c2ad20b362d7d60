"""A relationship as its statements tell it one after another: what held from when until when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from enduse.model.entity import Entity
from enduse.model.ownership import Influence, Ownership
from enduse.sources.ownership.day import day_before
from enduse.sources.ownership.register import Draft
from enduse.sources.ownership.statement import Interest, Statement

_SHARES = frozenset({"", "shareholding"})


def add_versions(told: Sequence[Statement], records: Mapping[str, str], draft: Draft) -> None:
    """Add what the statements of one relationship tell to a draft.

    A statement that tells something new ends what the one before it told: on the day from which the new one holds, or
    where that is not later, on the day of the statement. A closing statement ends the relationship on the day it
    names, or else on its own day.

    Args:
        told: The statements, in order of their dates.
        records: Statement or record to record, for references.
        draft: Where they go.
    """
    for statement in _periods(told):
        asset = records.get(statement.subject, statement.subject)
        draft.parties.setdefault(asset, Entity(asset, "LegalEntity"))
        if statement.party:
            owner = records.get(statement.party, statement.party)
            draft.parties.setdefault(owner, Entity(owner, "LegalEntity"))
        else:
            owner = f"{statement.id}:unnamed"
            draft.unnamed.add(owner)
            draft.party(Entity(owner, "LegalEntity", caption=f"unnamed owner ({statement.reason or 'not told'})"))
        interests = statement.interests or (() if statement.party else (Interest("", "", None, None, None),))
        for interest in interests:
            _add(interest, statement, owner, asset, draft)


def _add(interest: Interest, statement: Statement, owner: str, asset: str, draft: Draft) -> None:
    start, end = interest.start, interest.end
    if start is not None and end is not None and end < start[: len(end)]:
        return  # it was over before it could begin: a later statement took its place
    if interest.type not in _SHARES:
        draft.influences.append(Influence(owner, asset, interest.type, start, end, statement.origin))
        return
    low, high = interest.share or (0.0, 100.0)
    if interest.level == "indirect":
        if statement.components:
            return
        low = 0.0
    draft.holdings.append(Ownership(owner, asset, low, high, start, end, origin=statement.origin))


def _periods(told: Sequence[Statement]) -> list[Statement]:
    periods: list[Statement] = []
    for statement in told:
        if not periods:
            periods.append(_ended(statement, statement) if statement.closed else statement)
        elif statement.closed:
            periods[-1] = _ended(periods[-1], statement)
        elif _content(statement) == _content(periods[-1]):
            periods[-1] = replace(statement, interests=statement.interests)
        else:
            border = _border(periods[-1], statement)
            periods[-1] = _until(periods[-1], day_before(border) if border else None)
            periods.append(_since(statement, border))
    return periods


def _ended(statement: Statement, closing: Statement) -> Statement:
    ends = [each.end for each in closing.interests if each.end]
    return _until(statement, max(ends) if ends else day_before(closing.date) if closing.date else None)


def _content(statement: Statement) -> object:
    return statement.party, [(each.type, each.level, each.share, each.start) for each in statement.interests]


def _border(before: Statement, after: Statement) -> str:
    begun = max((each.start for each in after.interests if each.start), default="")
    earlier = max((each.start for each in before.interests if each.start), default="")
    return begun if begun > earlier else after.date


def _until(statement: Statement, end: str | None) -> Statement:
    if end is None:
        return statement
    return replace(
        statement, interests=tuple(replace(each, end=min(each.end or end, end)) for each in statement.interests)
    )


def _since(statement: Statement, start: str) -> Statement:
    if not start:
        return statement
    return replace(
        statement, interests=tuple(replace(each, start=max(each.start or start, start)) for each in statement.interests)
    )
