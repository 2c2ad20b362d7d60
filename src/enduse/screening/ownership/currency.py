"""Whether a holding stood on a day, when all that is told of its dates may be a year."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from enum import IntEnum

from enduse.model.errors import InputError

_SHAPE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_REST = {4: "-01-01", 7: "-01"}


class Currency(IntEnum):
    """Whether a holding stood on a day."""

    no = 0
    maybe = 1
    yes = 2


def currency(start: str | None, end: str | None, as_of: str) -> Currency:
    """Whether a holding stood on a day; one without dates is taken to stand.

    Args:
        start: Partial ISO date from which it holds, None when unknown.
        end: Partial ISO date until which it held, that day included, None when unknown or not ended.
        as_of: ISO day.

    Raises:
        InputError: A date is none.
    """
    return min(begun(start, as_of), not_over(end, as_of))


def begun(start: str | None, as_of: str) -> Currency:
    """Whether what began on a partial date had begun on a day."""
    if start is None:
        return Currency.yes
    first, last = days(start)
    return Currency.yes if last <= as_of else Currency.maybe if first <= as_of else Currency.no


def not_over(end: str | None, as_of: str) -> Currency:
    """Whether what ended on a partial date still stood on a day."""
    if end is None:
        return Currency.yes
    first, last = days(end)
    return Currency.yes if as_of <= first else Currency.maybe if as_of <= last else Currency.no


def days(partial: str) -> tuple[str, str]:
    """The first and the last ISO day that a partial date may mean.

    Raises:
        InputError: It is no date.
    """
    try:
        first = date.fromisoformat(f"{partial}{_REST.get(len(partial), '')}" if _SHAPE.fullmatch(partial) else "")
    except ValueError:
        raise InputError(f"{partial!r} is no date; write 2022, 2022-08 or 2022-08-14") from None
    month = first.month if len(partial) > len("2022") else 12
    last = first if len(partial) == len("2022-08-14") else date(first.year, month, monthrange(first.year, month)[1])
    return first.isoformat(), last.isoformat()
