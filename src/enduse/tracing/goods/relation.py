"""What else goods may be called: relabelled codes and categories."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from enduse.reference.goods.category import categories, within
from enduse.reference.tracing import categories_of, relabels


def is_hs(key: str) -> bool:
    """Whether goods are a tariff code.

    Args:
        key: As in `Movement.goods`.
    """
    return len(key) == 6 and key.isascii() and key.isdigit()


def is_category(key: str) -> bool:
    """Whether goods are a goods category.

    Args:
        key: As in `Movement.goods`.
    """
    return key in categories()


@cache
def partners() -> Mapping[str, frozenset[str]]:
    """Code or heading to the codes and headings it is relabelled as, both ways."""
    found: dict[str, frozenset[str]] = {}
    for pair in relabels():
        for code, other in ((pair.code, pair.other), (pair.other, pair.code)):
            found[code] = found.get(code, frozenset()) | {other}
    return found


def is_relabelled(a: str, b: str) -> bool:
    """Whether goods are known to be declared under either code.

    Args:
        a: Six digits.
        b: Likewise.
    """
    return any(other in {b, b[:4]} for code in (a, a[:4]) for other in partners().get(code, frozenset()))


def are_nested(a: str, b: str) -> bool:
    """Whether one category lies within the other, or both are one.

    Args:
        a: Key of a category.
        b: Likewise.
    """
    return within(a, b) or within(b, a)


@lru_cache(maxsize=65536)
def is_kind(hs6: str, category: str) -> bool:
    """Whether a tariff code holds goods of a category, or of one that lies within it or around it.

    Args:
        hs6: Six digits.
        category: Key of a category.
    """
    return any(are_nested(each, category) for each in categories_of(hs6))
