"""Goods named in a report."""

from __future__ import annotations

from dataclasses import dataclass

from enduse.model.span import Span


@dataclass(frozen=True, slots=True)
class Item:
    """One kind of goods, in the words used.

    Args:
        description: The words of the report ("suicide drones").
        designation: Maker's or military designation ("Shahed-136"), None when none is said.
        category: Key of a row in `reference` goods categories ("aircraft.uav"), None when unknown.
        hs_code: Harmonized System code, None unless the source states one.
        control_codes: Export-control codes the source states.
        number: A figure as int or float; words ("hundreds", "dozens") as said; None when no quantity is given.
        unit: Unit of the number ("tonnes"), None for pieces.
        estimated: True when the quantity or amount is said to be rough ("about", "up to", "hundreds").
        amount: Value in `currency` as a figure, or the words ("billions of dollars"); None when not said.
        currency: ISO 4217, None when unknown.
        span: Where the words stand.
    """

    description: str
    designation: str | None = None
    category: str | None = None
    hs_code: str | None = None
    control_codes: tuple[str, ...] = ()
    number: int | float | str | None = None
    unit: str | None = None
    estimated: bool = False
    amount: int | float | str | None = None
    currency: str | None = None
    span: Span | None = None
