"""How listedness spreads over a network of stakes: rounds over whole frontiers, each stake looked at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from enduse.screening.ownership.columns import Columns, Whole
from enduse.screening.ownership.stake import Stake
from enduse.screening.ownership.units import WHOLE

_FEW = 64
"""Frontiers smaller than this are walked one by one: an array costs more to make than they cost to walk."""


@dataclass(frozen=True, slots=True)
class Network:
    """Stakes from holder to asset, in order of the holders; a block of several holders is a node between them.

    Args:
        parties: How many nodes are parties; the others are blocks.
        first: Where the stakes of each node begin, and one more.
        target: What each stake leads to.
        low: What it adds at least.
        high: What it adds at most.
        room: For each node what is left for the counted stakes when all of the others have their least.
        need: For each node the sum at which it falls.
    """

    parties: int
    first: Whole
    target: Whole
    low: Whole
    high: Whole
    room: Whole
    need: Whole


def network(stakes: Columns, need: int, *, certain: bool) -> Network:
    """The network of stakes that are certain, or of all that may count."""
    parties = len(stakes.index)
    links: list[tuple[int, int, int, int]] = []
    needs: list[int] = []
    for block in stakes.blocks:
        _link(block, stakes.index, parties + len(needs), links, needs, certain=certain)
    extra = np.array(links, np.int64).reshape(-1, 4).T
    source, target = np.concatenate((stakes.owner, extra[0])), np.concatenate((stakes.asset, extra[1]))
    low, high = np.concatenate((stakes.low, extra[2])), np.concatenate((stakes.high, extra[3]))
    nodes = parties + len(needs)
    room = np.full(nodes, WHOLE, np.int64)
    if not certain:
        np.subtract.at(room, stakes.asset, stakes.low)
        np.subtract.at(room, np.array([stakes.index[each.asset] for each in stakes.blocks], np.int64),
                       np.array([each.low for each in stakes.blocks], np.int64))  # fmt: skip
    kept = np.flatnonzero((low if certain else high) > 0)
    order = kept if not extra.size else kept[np.argsort(source[kept], kind="stable")]
    first = np.zeros(nodes + 1, np.int64)
    np.cumsum(np.bincount(source[order], minlength=nodes), out=first[1:])
    return Network(
        parties, first, target[order], low[order], (low if certain else high)[order], room,
        np.concatenate((np.full(parties, need, np.int64), np.array(needs, np.int64))),
    )  # fmt: skip


def _link(
    block: Stake, index: dict[str, int], node: int, links: list[tuple[int, int, int, int]], needs: list[int], *,
    certain: bool,
) -> None:  # fmt: skip
    behind = [index[holder] for holder in (block.holders if certain else block.maybe)]
    asset = index[block.asset]
    if len(behind) == 1:
        links.append((behind[0], asset, block.low, block.high))
    elif behind:
        needs.append(len(behind) if certain and block.every else 1)
        links.extend((holder, node, 1, 1) for holder in behind)
        links.append((node, asset, block.low, block.high))


class Spread:
    """Runs over one network; what a run has touched is wiped before the next."""

    def __init__(self, network: Network) -> None:
        self._net = network
        nodes = len(network.need)
        self._low = np.zeros(nodes, np.int64)
        self._high = np.zeros(nodes, np.int64)
        self._round = np.full(nodes, -1, np.int64)
        self._mark = np.zeros(nodes, np.int64)
        fixed = (network.first, network.target, network.low, network.high, network.room, network.need)
        self._views = tuple(_view(each) for each in (*fixed, self._low, self._high, self._round))
        self._touched: list[Whole] = []

    def run(self, roots: Whole) -> tuple[Whole, Whole]:
        """The nodes that fall when some parties are listed, and the rounds in which they do; roots fall in round 0."""
        self._wipe()
        frontier, round_ = np.unique(roots), 0
        self._round[frontier] = 0
        self._touched.append(frontier)
        found = [frontier]
        while frontier.size:
            round_ += 1
            fallen = self._step(frontier, round_)
            blocks = fallen[fallen >= self._net.parties]
            frontier = fallen[fallen < self._net.parties]
            if blocks.size:
                # A block counts as soon as its holders do: it is no round of its own.
                frontier = np.union1d(frontier, self._step(blocks, round_))
            found.append(frontier)
        nodes = np.concatenate(found)
        return nodes, self._round[nodes]

    def _step(self, frontier: Whole, round_: int) -> Whole:
        fallen = self._few(frontier, round_) if frontier.size < _FEW else self._many(frontier)
        self._round[fallen] = round_
        return fallen

    def _many(self, frontier: Whole) -> Whole:
        net = self._net
        starts = net.first[frontier]
        counts = net.first[frontier + 1] - starts
        ends = np.cumsum(counts)
        stakes = np.arange(ends[-1]) + np.repeat(starts - ends + counts, counts)
        target = net.target[stakes]
        np.add.at(self._low, target, net.low[stakes])
        np.add.at(self._high, target, net.high[stakes])
        self._touched.append(target)
        standing = target[self._round[target] < 0]
        low = self._low[standing]
        total = np.maximum(low, np.minimum(self._high[standing], net.room[standing] + low))
        fallen = standing[total >= net.need[standing]]
        # Each once: of those who wrote to a node's place, the one whose mark stayed.
        order = np.arange(fallen.size)
        self._mark[fallen] = order
        once: Whole = fallen[self._mark[fallen] == order]
        return once

    def _few(self, frontier: Whole, round_: int) -> Whole:
        first, target, gain, most, room, need, low, high, rounds = self._views
        reached: dict[int, None] = {}
        for node in frontier.tolist():
            for stake in range(first[node], first[node + 1]):
                at = target[stake]
                low[at] += gain[stake]
                high[at] += most[stake]
                reached[at] = None
        self._touched.append(np.array(list(reached), np.int64))
        fallen = []
        for at in reached:
            if rounds[at] < 0:
                least, sum_needed = low[at], need[at]
                # As in `_many`, without calls: this is the inmost of loops.
                if least >= sum_needed or (high[at] >= sum_needed and room[at] + least >= sum_needed):
                    fallen.append(at)
        for at in fallen:
            rounds[at] = round_
        return np.array(fallen, np.int64)

    def _wipe(self) -> None:
        for nodes in self._touched:
            self._low[nodes] = self._high[nodes] = 0
            self._round[nodes] = -1
        self._touched.clear()


def _view(array: Whole) -> memoryview[int]:
    """The same memory, whose items are read and written without making numbers of the array library."""
    return memoryview(array)  # type: ignore[arg-type]
