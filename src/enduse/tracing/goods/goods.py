"""A set of goods: codes, beginnings of codes, categories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from enduse.reference.goods.category import categories, within
from enduse.reference.tracing import headings, successions
from enduse.tracing.goods.family import families, family, kin
from enduse.tracing.goods.relation import are_nested, is_hs, is_kind, partners

_STEPS: Final = 3
_ROOTS: Final = frozenset({"goods", "arms", "dual_use", "civil"})
"""Categories of goods not specified: they say nothing of a code."""


@dataclass(frozen=True, slots=True)
class Goods:
    """A set of goods.

    Args:
        hs6: Codes as numbers.
        prefixes: Two or four digits with which its codes begin.
        categories: Keys of its goods categories.
    """

    hs6: frozenset[int] = frozenset()
    prefixes: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()

    def has(self, key: str) -> bool:
        """Whether goods belong to the set.

        Args:
            key: As in `Movement.goods`; unknown goods belong to none.
        """
        if is_hs(key):
            return int(key) in self.hs6 or key[:4] in self.prefixes or key[:2] in self.prefixes
        return key in self.categories

    def sql(self, column: str) -> str:
        """The codes of the set as a predicate of DuckDB's SQL, in ranges, so that parts of a sorted file are skipped.

        Args:
            column: A column of codes as numbers; it is put in as given.
        """
        spans = list(self._spans())
        if not spans:
            return "FALSE"
        told = [f"{column} = {low}" if low == high else f"{column} BETWEEN {low} AND {high}" for low, high in spans]
        return f"({column} BETWEEN {spans[0][0]} AND {spans[-1][1]} AND ({' OR '.join(told)}))"

    def reach(self, steps: int = _STEPS) -> Goods:
        """What the goods may be called further on: codes of other editions, of the same heading, relabelled ones.

        Each step takes in every code with a likeness to one that is there, and no category brings in new codes: what
        a report calls "electronics" would else go on as anything electronic.

        Args:
            steps: How often the name may change, once a leg; a route of four legs takes three.
        """
        reached = self
        for _ in range(steps):
            wider = reached._wider()  # its own kind
            if wider == reached:
                break
            reached = wider
        return reached

    def _wider(self) -> Goods:
        codes = self.hs6 | _linked_in(self)
        found, starts = set(codes), set(self.prefixes)
        for code in codes:
            key = f"{code:06d}"
            if key[:2] not in self.prefixes:
                starts.add(key[:4])
            found |= kin(code, whole=False) | families().get(family(code), frozenset())
            found |= {int(other) for other in partners().get(key, ())}
        kinds = {key for key in categories() if any(are_nested(key, own) for own in self.categories)}
        return Goods(frozenset(found), frozenset(starts), frozenset(kinds))

    def _spans(self) -> Iterator[tuple[int, int]]:
        """The codes as ranges that neither meet nor touch, in order."""
        given = [(code, code) for code in self.hs6]
        given += [(int(start.ljust(6, "0")), int(start.ljust(6, "9"))) for start in self.prefixes]
        low, high = 1, -1
        for first, last in sorted(given):
            if first > high + 1:
                if low <= high:
                    yield low, high
                low = first
            high = max(high, last)
        if low <= high:
            yield low, high


def goods_of(hs6: frozenset[int], prefixes: frozenset[str], keys: frozenset[str]) -> Goods:
    """The set that holds these codes and categories, and what they are called in other editions.

    Args:
        hs6: Codes as numbers; what a report calls by their category or a part of it belongs to the set.
        prefixes: Two or four digits, likewise.
        keys: Goods categories; codes that hold goods of one, of a part of it or of what it is a part of belong to it.
    """
    named = Goods(hs6, prefixes)
    codes = hs6 | {other for code in hs6 | _linked_in(named) for other in kin(code)}
    plain = Goods(codes, prefixes)
    kinds = {key for key in categories() if any(within(key, own) for own in keys)}
    for hs, heading in headings().items():
        if any(plain.has(hs[:4] + ending) for ending in _endings(hs)):
            kinds |= {key for key in set(categories()) - _ROOTS for own in heading.categories if are_nested(key, own)}
    of_kinds = frozenset(code for key in keys for code in codes_of(key))
    return Goods(codes | of_kinds, prefixes, frozenset(kinds))


@cache
def codes_of(category: str) -> frozenset[int]:
    """Codes that hold goods of a category, every number of a heading that it has no row of its own for.

    Args:
        category: Its key.
    """
    starts = sorted({int(hs[:4]) * 100 for hs in headings()})
    numbers = (code for start in starts for code in range(start, start + 100))
    return frozenset(code for code in numbers if is_kind(f"{code:06d}", category))


def _endings(hs: str) -> tuple[str, ...]:
    return (hs[4:],) if len(hs) == 6 else tuple(f"{number:02d}" for number in range(100))


def _linked_in(goods: Goods) -> frozenset[int]:
    return frozenset(code for code in _linked() if goods.has(f"{code:06d}"))


@cache
def _linked() -> frozenset[int]:
    """Codes that something leads away from: a revision, a relabelling."""
    pairs = {code for step in successions() for code in (step.older, step.newer)}
    return frozenset(pairs | {int(code) for code in partners()})
