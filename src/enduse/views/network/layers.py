"""Parties in columns from left to right, so that goods flow to the right wherever they can.

The way of K. Sugiyama, S. Tagawa and M. Toda, "Methods for Visual Understanding of Hierarchical System Structures",
IEEE Transactions on Systems, Man, and Cybernetics 11(2), 1981: columns by the longest path, the order inside them by
the mean place of neighbours, and a bend in every column a long line passes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

Edge: TypeAlias = tuple[int, int]

_SWEEPS: Final = 8


@dataclass(frozen=True, slots=True)
class Layers:
    """Places in columns.

    Args:
        columns: Numbers of nodes and bends from top to bottom, column by column; numbers from the count of nodes on
            are bends.
        ways: For each edge the nodes and bends it passes, from left to right, whatever its direction.
    """

    columns: tuple[tuple[int, ...], ...]
    ways: tuple[tuple[int, ...], ...]


def layers(count: int, edges: Sequence[Edge]) -> Layers:
    """The columns of some nodes.

    Args:
        count: How many nodes there are, numbered from 0.
        edges: Pairs of different nodes, in order of weight: of a circle, the last edge points back.
    """
    depth = _depths(count, edges)
    ways: list[tuple[int, ...]] = []
    held = dict(enumerate(depth))
    for source, target in edges:
        left, right = sorted((source, target), key=lambda node: depth[node])
        bends = range(len(held), len(held) + max(depth[right] - depth[left] - 1, 0))
        held.update((bend, depth[left] + step) for step, bend in enumerate(bends, 1))
        ways.append((left, *bends, right))
    columns = [[node for node, at in held.items() if at == column] for column in range(max(depth, default=-1) + 1)]
    near: dict[int, list[int]] = {node: [] for node in held}
    for way in ways:
        for one, other in pairwise(way):
            near[one].append(other)
            near[other].append(one)
    return Layers(_ordered(columns, near, held), tuple(ways))


def level(
    heights: Mapping[int, float], columns: Sequence[Sequence[int]], ways: Iterable[Sequence[int]], gap: float
) -> dict[int, float]:
    """The middle of every node and bend from the top, as level with its neighbours as the order allows."""
    near: dict[int, list[int]] = {node: [] for column in columns for node in column}
    for way in ways:
        for one, other in pairwise(way):
            near[one].append(other)
            near[other].append(one)
    middle: dict[int, float] = {}
    for column in columns:
        reached = 0.0
        for node in column:
            middle[node] = reached + heights[node] / 2
            reached += heights[node] + gap
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 else reversed(columns):
            wanted = [_mean([middle[other] for other in near[node]], middle[node]) for node in column]
            middle.update(zip(column, _spread(wanted, [heights[node] for node in column], gap), strict=True))
    return middle


def _depths(count: int, edges: Sequence[Edge]) -> list[int]:
    onward: dict[int, list[int]] = {node: [] for node in range(count)}
    for source, target in edges:
        if not _reaches(target, source, onward):
            onward[source].append(target)
    before = {node: [source for source in onward if node in onward[source]] for node in onward}
    depth: dict[int, int] = {}
    while len(depth) < count:
        for node in range(count):
            if node not in depth and all(source in depth for source in before[node]):
                depth[node] = max((depth[source] + 1 for source in before[node]), default=0)
    # a supplier nobody supplies stands right before the first it supplies, so that lines are short
    firsts = {node: min(depth[to] for to in onward[node]) - 1 for node in onward if onward[node] and not before[node]}
    return [firsts.get(node, depth[node]) for node in range(count)]


def _reaches(start: int, stop: int, onward: Mapping[int, Sequence[int]]) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        node = waiting.pop()
        if node == stop:
            return True
        fresh = [other for other in onward[node] if other not in seen]
        seen.update(fresh)
        waiting += fresh
    return False


def _ordered(
    columns: list[list[int]], near: Mapping[int, Sequence[int]], column_of: Mapping[int, int]
) -> tuple[tuple[int, ...], ...]:
    """The columns with few crossings: each in turn sorted by the mean place of its neighbours before, then after."""
    best, least = columns, _crossings(columns, near, column_of)
    for sweep in range(_SWEEPS):
        side = 1 if sweep % 2 else -1
        rank = {node: place / max(len(column), 1) for column in columns for place, node in enumerate(column)}
        turned: list[list[int]] = [[] for _ in columns]
        for at in range(len(columns)) if side < 0 else reversed(range(len(columns))):
            beside = {node: [rank[o] for o in near[node] if column_of[o] == at + side] for node in columns[at]}
            turned[at] = sorted(columns[at], key=lambda node: (_mean(beside[node], rank[node]), rank[node]))
            rank.update((node, place / len(turned[at])) for place, node in enumerate(turned[at]))
        columns = turned
        found = _crossings(columns, near, column_of)
        if found < least:
            best, least = columns, found
    return tuple(map(tuple, best))


def _crossings(
    columns: Sequence[Sequence[int]], near: Mapping[int, Sequence[int]], column_of: Mapping[int, int]
) -> int:
    rank = {node: place for column in columns for place, node in enumerate(column)}
    found = 0
    for at, column in enumerate(columns):
        ends = [
            rank[other]
            for node in column
            for other in sorted(near[node], key=rank.__getitem__)
            if column_of[other] == at + 1
        ]
        found += sum(later < earlier for n, earlier in enumerate(ends) for later in ends[n + 1 :])
    return found


def _spread(wanted: Sequence[float], heights: Sequence[float], gap: float) -> list[float]:
    """The places nearest to those wanted that keep the order and the gaps (pooling adjacent violators)."""
    offsets = [0.0]
    for above, below in pairwise(heights):
        offsets.append(offsets[-1] + (above + below) / 2 + gap)
    pools: list[list[float]] = []
    for want, offset in zip(wanted, offsets, strict=False):
        pools.append([want - offset])
        while len(pools) > 1 and _mean(pools[-2], 0) > _mean(pools[-1], 0):
            last = pools.pop()
            pools[-1] += last
    return [_mean(pool, 0) + offset for pool, offset in zip((p for p in pools for _ in p), offsets, strict=False)]


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
