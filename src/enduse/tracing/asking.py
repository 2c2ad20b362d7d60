"""A question made ready for a search: its goods made out."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Final

from enduse.reference.controls import priorities
from enduse.reference.goods.category import within
from enduse.tracing.goods import families, family, kin, likeness, wanted
from enduse.tracing.goods.relation import partners
from enduse.tracing.ground import Ground
from enduse.tracing.question import Question

_TIERS: Final = {"1": 1.0, "2": 1.0, "3": 0.8, "4": 0.6}
"""Concern by the first figure of a tier: 1 and 2 are what precision weapons need most (BIS)."""
_DUAL_USE: Final = 0.6


def ground(question: Question) -> Ground:
    """The ground of a question.

    Args:
        question: As asked.

    Raises:
        UsageError: Its goods cannot be made out.
    """
    if question.goods is None:
        return Ground(question, bool, _anything, alike, concern, _any_code, _every_row, near)
    asked = wanted(question.goods)
    reached = asked.reach(question.max_hops - 1)
    return Ground(question, asked.has, reached.has, alike, concern, asked.sql, reached.sql, near)


def alike(one: str, other: str) -> float:
    """How alike two goods are, 0 to 1."""
    return likeness(one, other).value


@cache
def concern(goods: str) -> float:
    """How much goods are sought for weapons, 0 to 1: by tier of the priority list; arms are 1."""
    priority = priorities().get(goods)
    if priority is not None:
        return _TIERS.get(priority.tier[:1], 0.0)
    if not goods or goods.isdecimal():
        return 1.0 if goods.startswith("93") else 0.0
    if within(goods, "arms"):
        return 1.0
    return _DUAL_USE if within(goods, "dual_use") else 0.0


@cache
def near(goods: str) -> Collection[str]:
    """Codes and headings, beside its own heading, under which goods may go on; for a category every code."""
    if not goods.isdecimal():
        return ("",)
    code = int(goods)
    found = {f"{each:06d}" for each in {*kin(code, whole=False), *families().get(family(code), ())}}
    return sorted(found | {other for own in (goods, goods[:4]) for other in partners().get(own, ())})


def _anything(_goods: str) -> bool:
    return True


def _any_code(column: str) -> str:
    return f"{column} <> 0"


def _every_row(_column: str) -> str:
    return "TRUE"
