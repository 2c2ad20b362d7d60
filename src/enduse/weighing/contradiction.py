"""When two positions on one flow contradict each other, and when one bears another out.

An assertion reaches a stage; a denial excludes a stage and all beyond it. "China considers it" and "China has not
done it" are both true at once, "it sent howitzers" and "it sent no arms" are not; "it sent arms" and "it sent no
missiles" may be. A denial cannot speak of what came after it was made.
"""

from __future__ import annotations

from enduse.model.position import Position
from enduse.weighing.goods import covers, overlap
from enduse.weighing.period import first_day, is_date, last_day
from enduse.weighing.stage import rank

_BY_THE_WAY = ("licensed", "halted", "seized")
"""Stages that need not happen on the way to delivery: to deny them denies nothing else (goods go unlicensed, too)."""
_EVER = "\U0010ffff"
_ASSERTING = ("certain", "probable")
_AGAINST = ("denied", "not_seen")


def asserts(position: Position) -> bool:
    """Whether the source holds it as certain or probable."""
    return position.factuality in _ASSERTING


def is_against(position: Position) -> bool:
    """Whether the source denies it or has not seen it."""
    return position.factuality in _AGAINST


def excludes(asserted: Position, denied: Position) -> bool:
    """Whether a denial, or not to have seen a thing, is of what is asserted, the days left aside."""
    if denied.stage in _BY_THE_WAY:
        return asserted.stage == denied.stage and _covers(asserted, denied)
    return rank(asserted.stage) >= rank(denied.stage) and _covers(asserted, denied)


def begins(asserted: Position) -> str:
    """The first day of what is asserted; undated before all days, so that any denial may be of it."""
    return first_day(asserted.since) if asserted.since is not None and is_date(asserted.since) else ""


def speaks_until(denied: Position) -> str:
    """The last day a denial can speak of: it knows nothing after it was made, nor after the time it names."""
    spoken = (denied.said_last or denied.published_on, denied.until)
    return min((last_day(date) for date in spoken if date is not None and is_date(date)), default=_EVER)


def agrees(one: Position, other: Position) -> bool:
    """Whether `other`, if right, bears `one` out in full: the same side, the same goods or wider ones denied.

    Not to have seen a thing is not to deny it, and bears no denial out in full.
    """
    if asserts(one) and asserts(other):
        return _stage(other) == _stage(one) and _same_goods(one, other)
    if is_against(one) and one.factuality == other.factuality:
        return rank(other.stage) <= rank(one.stage) and _covers(one, other)
    return False


def agrees_in_part(one: Position, other: Position) -> bool:
    """Whether `other` goes some of the way: another stage on the same side, or the same said less or more surely."""
    if "unknown" in (one.factuality, other.factuality) or is_against(one) != is_against(other):
        return False
    if is_against(one):
        return one.factuality != other.factuality and _covers(one, other)
    return _same_goods(one, other) and not agrees(one, other)


def _stage(position: Position) -> int | str | None:
    return position.stage if position.stage in ("halted", "seized") else rank(position.stage)


def _covers(asserted: Position, denied: Position) -> bool:
    """Whether denying the one position's goods denies the other's."""
    if denied.categories:
        return any(covers(general, specific) for specific in asserted.categories for general in denied.categories)
    return not denied.goods or bool(set(asserted.goods) & set(denied.goods))


def _same_goods(one: Position, other: Position) -> bool:
    if one.categories and other.categories:
        return any(overlap(a, b) for a in one.categories for b in other.categories)
    return not (one.goods or other.goods) or bool(set(one.goods) & set(other.goods))
