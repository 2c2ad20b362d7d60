"""How alike the goods of two movements are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from enduse.tracing.goods.family import family, kin
from enduse.tracing.goods.relation import are_nested, is_category, is_hs, is_kind, is_relabelled

SAME: Final = 1.0
RENUMBERED: Final = 0.95
NEAR: Final = 0.8
RELABELLED: Final = 0.6


@dataclass(frozen=True, slots=True)
class Likeness:
    """Likeness of two goods.

    Args:
        value: 0 to 1; 0 when one does not continue the other.
        how: Why, in words.
    """

    value: float
    how: str


_UNKNOWN: Final = Likeness(0.0, "unknown")
_OTHER: Final = Likeness(0.0, "other goods")


@lru_cache(maxsize=262_144)
def likeness(a: str, b: str) -> Likeness:
    """How alike two goods are; the order does not matter.

    Same code or category 1; renumbered when the Harmonized System was revised 0.95; partly renumbered, same heading,
    one family of codes, one category within the other, or a code that holds goods of the category 0.8; a known
    relabelling 0.6. The figures are a ranking of ours, not measured.

    Args:
        a: Six digits, key of a goods category, or empty when unknown.
        b: Likewise. What is none of these is like nothing but itself.
    """
    if not a or not b:
        return _UNKNOWN
    if a == b:
        return Likeness(SAME, "same code" if is_hs(a) else "same category")
    if is_hs(a) and is_hs(b):
        return _codes(a, b)
    if is_hs(a) or is_hs(b):
        code, key = (a, b) if is_hs(a) else (b, a)
        return Likeness(NEAR, "code of that category") if is_kind(code, key) else _OTHER
    if is_category(a) and is_category(b) and are_nested(a, b):
        return Likeness(NEAR, "one category within the other")
    return _OTHER


def _codes(a: str, b: str) -> Likeness:
    first, second = int(a), int(b)
    if second in kin(first):
        return Likeness(RENUMBERED, "renumbered in a revision of the Harmonized System")
    if second in kin(first, whole=False):
        return Likeness(NEAR, "partly renumbered in a revision of the Harmonized System")
    if a[:4] == b[:4]:
        return Likeness(NEAR, "same heading")
    if family(first) == family(second):
        return Likeness(NEAR, "one family of codes")
    if is_relabelled(a, b):
        return Likeness(RELABELLED, "known relabelling")
    return _OTHER
