"""Which parties fall with the listed ones under a regime, for certain or possibly, and the proof of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from enduse.model.errors import InputError
from enduse.model.ownership import Ownership, Standing
from enduse.reference.regimes import Regime
from enduse.screening.ownership.currency import days
from enduse.screening.ownership.engine import Engine, FastEngine
from enduse.screening.ownership.plain import PlainEngine, total
from enduse.screening.ownership.proof import Proof, prove
from enduse.screening.ownership.stake import Stake, stakes
from enduse.screening.ownership.units import percent

_KEPT = 100_000
"""Parties whose stakes are kept."""
_RUNS = 64
"""Runs that are kept."""


class Falls(NamedTuple):
    """Parties that fall: the round of each, and the listed party it falls with where that is one alone."""

    rounds: dict[str, int]
    roots: dict[str, str]


def close(
    holdings: Iterable[Ownership], listed: Collection[str], regime: Regime, as_of: str, *, plain: bool = False
) -> Closure:
    """What falls with listed parties under a regime: the least fixpoint of its ownership test.

    A party falls for certain when parties that are listed, or fell before it, hold at least the threshold by the least
    shares told; possibly, when they do by the greatest. Where the regime does not add the shares of several listed
    parties, each listed party is followed alone.

    Args:
        holdings: All stakes known; their order does not matter.
        listed: Identifiers of the listed parties.
        regime: A row of the table of regimes. Its `state` is not looked at: a suspended rule can be asked too.
        as_of: ISO day for which is asked.
        plain: Use the slow plain engine.

    Raises:
        InputError: A share is no percentage, or a date is none.
    """
    if len(as_of) != len("2022-08-14"):
        raise InputError(f"{as_of!r} is no day; write 2022-08-14")
    days(as_of)
    rows, names = list(holdings), frozenset(listed)
    fast = FastEngine(rows, names, regime, as_of)
    engine = PlainEngine(rows, regime, as_of) if plain else fast
    if regime.aggregate:
        roots: tuple[tuple[str, ...], ...] = (tuple(sorted(names)),) if names else ()
    else:
        roots = tuple((name,) for name in sorted(names) if fast.owns(name))
    return Closure(rows, names, regime, as_of, engine, roots)


class Closure:
    """The parties that fall with listed ones under one regime on one day; iterate for those affected.

    Iteration gives the identifiers of the parties that are not listed and fall, those certain first, then by round,
    then by identifier.

    Args:
        holdings: All stakes.
        listed: Identifiers of the listed parties.
        regime: The regime.
        as_of: ISO day.
        engine: Finds what falls.
        roots: Groups of listed parties whose shares are added.
    """

    def __init__(
        self, holdings: Sequence[Ownership], listed: frozenset[str], regime: Regime, as_of: str, engine: Engine,
        roots: Sequence[tuple[str, ...]],
    ) -> None:  # fmt: skip
        self.regime = regime
        self.as_of = as_of
        self.listed = listed
        self._holdings = holdings
        self._engine = engine
        self._groups = roots
        self._stakes: dict[str, tuple[Stake, ...]] = {}
        self._runs: dict[tuple[tuple[str, ...], bool], dict[str, int]] = {}
        self._certain = self._falls(certain=True)
        self._possible = self._falls(certain=False)

    def __iter__(self) -> Iterator[str]:
        """The identifiers of the affected parties."""
        sure, maybe = self._certain.rounds, self._possible.rounds
        yield from sorted(sure, key=lambda party: (sure[party], party))
        yield from sorted(maybe.keys() - sure.keys(), key=lambda party: (maybe[party], party))

    def __len__(self) -> int:
        """How many parties are affected."""
        return len(self._possible.rounds.keys() | self._certain.rounds.keys())

    def status(self, party: str) -> Standing:
        """What shares prove of a party; `no` for one nothing is known of."""
        if party in self.listed:
            return Standing.listed
        if party in self._certain.rounds:
            return Standing.certain
        return Standing.possible if party in self._possible.rounds else Standing.no

    def round(self, party: str) -> int | None:
        """In which round it fell: how many links it stands from the listed. None for one that did not fall."""
        if party in self.listed:
            return 0
        return self._certain.rounds.get(party, self._possible.rounds.get(party))

    def sums(self, party: str) -> tuple[float, float]:
        """The least and the greatest percentage of a party that counts under the regime, whether or not it falls.

        Where shares of several listed parties are not added, those of the one that holds most.
        """
        held = self.stakes(party)
        # Whatever fell in any round counts here: the proof stops at the round in which the party fell.
        ever = len(self._holdings) + 2
        pairs = []
        for roots in self._reaching(party, held):
            least = total(held, self._run(roots, certain=True), ever, certain=True)
            most = total(held, self._run(roots, certain=False), ever, certain=False)
            pairs.append((least, max(least, most)))
        return percent(max((low for low, _ in pairs), default=0)), percent(max((high for _, high in pairs), default=0))

    def proof(self, party: str, limit: int | None = None) -> Proof | None:
        """Why a party falls, link by link; None for one that is listed or does not fall.

        Args:
            party: Its identifier.
            limit: Most links to give, the nearest first; None for all.
        """
        standing = self.status(party)
        falls = {Standing.certain: self._certain, Standing.possible: self._possible}.get(standing)
        if falls is None:
            return None
        certain = standing is Standing.certain
        fallen = self._run(self._group(party, falls), certain=certain)
        return prove(party, standing, self.regime, self.as_of, fallen, self.stakes, limit)

    def stakes(self, party: str) -> tuple[Stake, ...]:
        """The stakes in a party that count on the day."""
        # The stakes in a party are asked for again by every chain that goes through it.
        if party not in self._stakes:
            if len(self._stakes) >= _KEPT:
                self._stakes.clear()
            self._stakes[party] = stakes(self.holdings(party), self.regime, self.as_of)
        return self._stakes[party]

    def holdings(self, party: str) -> tuple[Ownership, ...]:
        """All holdings of a party that are told, whenever they stood."""
        return tuple(self._by_asset.get(party, ()))

    @cached_property
    def _by_asset(self) -> dict[str, list[Ownership]]:
        found: dict[str, list[Ownership]] = {}
        for row in self._holdings:
            found.setdefault(row.asset, []).append(row)
        return found

    def _falls(self, *, certain: bool) -> Falls:
        """The parties that fall, with their round and, where each listed party is followed alone, with which."""
        if self.regime.aggregate:
            rounds = dict(self._run(self._groups[0], certain=certain)) if self._groups else {}
            for name in self.listed:
                rounds.pop(name, None)
            return Falls(rounds, {})
        falls = Falls({}, {})
        for group in self._groups:
            for party, round_ in self._run(group, certain=certain).items():
                if party not in self.listed and round_ < falls.rounds.get(party, round_ + 1):
                    falls.rounds[party], falls.roots[party] = round_, group[0]
        return falls

    def _run(self, roots: Sequence[str], *, certain: bool) -> dict[str, int]:
        # Runs are kept: proofs and sums are asked for party after party under the same listed ones.
        key = (tuple(roots), certain)
        if key not in self._runs:
            if len(self._runs) >= _RUNS:
                self._runs.clear()
            self._runs[key] = self._engine.fallen(roots, certain=certain)
        return self._runs[key]

    def _group(self, party: str, falls: Falls) -> tuple[str, ...]:
        return self._groups[0] if self.regime.aggregate else (falls.roots[party],)

    def _reaching(self, party: str, held: Iterable[Stake]) -> Iterable[tuple[str, ...]]:
        """The groups of listed parties that may have a share in a party."""
        if self.regime.aggregate:
            return self._groups
        holders = {party, *(each for stake in held for each in stake.maybe)}
        firsts = holders & self.listed
        firsts |= {fall.roots[each] for fall in (self._certain, self._possible) for each in holders & fall.roots.keys()}
        return [(first,) for first in sorted(firsts)]
