"""The way of a claim: from each supplier through the intermediaries to each recipient."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

from enduse.tracing.network.node import Node

Ends = tuple[Node, Node]

ONE_END = "fewer than two ends are told"
OPEN_END = "a part of the way: somebody on it has neither a name nor a country"
ONE_COUNTRY = "a part of the way: both ends are one country"


def legs_of(
    sources: Sequence[Node], through: Sequence[Sequence[Node]], targets: Sequence[Node]
) -> tuple[tuple[Ends, ...], tuple[str, ...]]:
    """The legs of a way in order of travel, each once, and what of the way makes none.

    Who has neither a name nor a country is passed over, so that the way leads from the one before to the one behind.

    Args:
        sources: The suppliers, who each hand over.
        through: The nodes each intermediary stands for, in order of travel.
        targets: The recipients, who each receive.
    """
    way = (sources, *through, targets)
    known = [nodes for nodes in way if nodes]
    if len(known) < 2:
        return (), (ONE_END,)
    missing = [OPEN_END] if len(known) < len(way) else []
    legs: dict[tuple[str, str], Ends] = {}
    for before, behind in pairwise(known):
        for source, target in product(before, behind):
            if not _is_one_place(source, target):
                legs[source.key, target.key] = (source, target)
            elif ONE_COUNTRY not in missing:
                missing.append(ONE_COUNTRY)
    return tuple(legs.values()), tuple(missing)


def _is_one_place(one: Node, other: Node) -> bool:
    """Whether goods go nowhere: one node, or a firm and anybody in its country."""
    return one.key == other.key or ((one.is_country or other.is_country) and one.country == other.country)
