"""HS codes as red flags ask them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from enduse.model.item import Item
from enduse.reference.controls import headings, older, priorities

_MARKS = re.compile(r"[\s.\-/]+")
_LONGEST = 12


@lru_cache(maxsize=65536)
def hs6_of(code: str | None) -> str | None:
    """The six digits all countries share; None for a shorter, odd or unreadable code."""
    digits = _MARKS.sub("", code or "")
    if not (digits.isascii() and digits.isdigit()) or len(digits) % 2 or not 6 <= len(digits) <= _LONGEST:
        return None
    return digits[:6]


@lru_cache(maxsize=65536)
def is_priority(hs6: str | None) -> bool | None:
    """Whether a code is on the Common High Priority List; None for no code, and for an older one that was divided.

    Four of the fifty codes were cut out of broader ones of HS 2017, which therefore tell nothing for certain; two more
    were only renumbered.
    """
    if hs6 is None:
        return None
    if hs6 in priorities():
        return True
    changed = older().get(hs6, ())
    if any(change.kind == "renumbered" for change in changed):
        return True
    return None if changed else False


def any_priority(items: Sequence[Item]) -> bool | None:
    """Whether any of several goods is on the list; None when none surely is and one may be, or there are none."""
    verdicts = {is_priority(hs6_of(item.hs_code)) for item in items}
    return True if True in verdicts else None if None in verdicts or not verdicts else False


def priority_codes(items: Sequence[Item]) -> tuple[str, ...]:
    """The listed codes of a record, once each."""
    codes = (hs6_of(item.hs_code) for item in items)
    return tuple(dict.fromkeys(code for code in codes if code is not None and is_priority(code)))


@lru_cache(maxsize=4096)
def has_priority_neighbours(heading: str) -> bool:
    """Whether a heading of four digits holds a listed code."""
    return heading in headings()


def dotted(hs6: str) -> str:
    """Six digits as they are printed ("8542.31")."""
    return f"{hs6[:4]}.{hs6[4:]}"
