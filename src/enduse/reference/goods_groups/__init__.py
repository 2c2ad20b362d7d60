"""Goods in a handful of groups, for pictures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from enduse.reference.goods import lineage
from enduse.reference.table import rows


@dataclass(frozen=True, slots=True)
class GoodsGroup:
    """A group of goods.

    Args:
        key: One word ("drone").
        label: Its name for readers.
        categories: Goods categories it holds, with all below them.
        hs: First digits of the HS codes it holds.
    """

    key: str
    label: str
    categories: tuple[str, ...]
    hs: tuple[str, ...]


@cache
def goods_groups() -> tuple[GoodsGroup, ...]:
    """Every group in the order to show them; the last one takes what no other does. Source: `groups.csv`."""
    return tuple(
        GoodsGroup(row["group"], row["label"], _parted(row["categories"]), _parted(row["hs"]))
        for row in rows("goods_groups/groups.csv")
    )


@cache
def group_of(goods: str | None) -> GoodsGroup:
    """The group of a goods category or an HS code; the last group for None and for what is not known."""
    *groups, rest = goods_groups()
    if goods is None:
        return rest
    if goods.isdecimal():
        codes = {code: group for group in groups for code in group.hs}
        return next((codes[goods[:length]] for length in (6, 4, 2) if goods[:length] in codes), rest)
    held = {category: group for group in groups for category in group.categories}
    return next((held[key] for key in lineage(goods) if key in held), rest)


def _parted(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()
