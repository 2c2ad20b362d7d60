"""The fast engine: the same least fixpoints as the plain one, over arrays."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol

import numpy as np

from enduse.model.ownership import Ownership
from enduse.reference.regimes import Regime
from enduse.screening.ownership.columns import columns
from enduse.screening.ownership.spread import Network, Spread, network
from enduse.screening.ownership.units import needed


class Engine(Protocol):
    """What finds the parties that fall with some listed ones."""

    def fallen(self, roots: Collection[str], *, certain: bool) -> dict[str, int]:
        """The parties that fall, with the round in which they do; the roots fell in round 0."""


class FastEngine:
    """Least fixpoints over holdings; every stake is looked at once in a run.

    Args:
        holdings: All stakes.
        listed: All listed parties.
        regime: Threshold and how joint blocks count.
        as_of: ISO day.

    Raises:
        InputError: A share is no percentage, or a date is none.
    """

    def __init__(self, holdings: Sequence[Ownership], listed: Collection[str], regime: Regime, as_of: str) -> None:
        stakes = columns(holdings, listed, regime, as_of)
        self._index = stakes.index
        self._names = list(stakes.index)
        self._networks = tuple(network(stakes, needed(regime), certain=sure) for sure in (False, True))
        self._spreads = tuple(Spread(each) for each in self._networks)

    def fallen(self, roots: Collection[str], *, certain: bool) -> dict[str, int]:
        """As `Engine.fallen`."""
        numbers = np.array([self._index[root] for root in roots], np.int64)
        nodes, rounds = self._spreads[certain].run(numbers)
        names = self._names
        return {names[node]: round_ for node, round_ in zip(nodes.tolist(), rounds.tolist(), strict=True)}

    def owns(self, party: str) -> bool:
        """Whether a party holds anything that may count."""
        net: Network = self._networks[False]
        node = self._index[party]
        return bool(net.first[node + 1] > net.first[node])
