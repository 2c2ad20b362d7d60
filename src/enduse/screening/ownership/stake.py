"""The stakes in one party as a regime counts them: told twice is once, joint blocks whole, nominees looked through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from enduse.model.ownership import Ownership
from enduse.reference.regimes import Regime
from enduse.screening.ownership.currency import Currency, currency
from enduse.screening.ownership.units import WHOLE, ceil_units, floor_units

Live = list[tuple[Ownership, Currency]]


@dataclass(frozen=True, slots=True)
class Stake:
    """A block of shares of one party.

    Args:
        asset: What is owned.
        holders: Those for whom it counts for certain.
        every: True when it counts only if all of `holders` do, False when one is enough.
        maybe: Those for whom it may count.
        low: Least share, in units.
        high: Greatest share, in units.
        rows: The holdings it was made of.
    """

    asset: str
    holders: tuple[str, ...]
    every: bool
    maybe: tuple[str, ...]
    low: int
    high: int
    rows: tuple[Ownership, ...]

    def counts(self, fallen: Mapping[str, int], before: int, *, certain: bool) -> bool:
        """Whether it counts, given in which round its holders fell.

        Args:
            fallen: Party to round.
            before: Only holders that fell in an earlier round count.
            certain: Whether it must count for certain.
        """
        behind = self.holders if certain else self.maybe
        hits = [fallen.get(holder, before) < before for holder in behind]
        return bool(hits) and (all(hits) if certain and self.every else any(hits))


def stakes(rows: Iterable[Ownership], regime: Regime, as_of: str) -> tuple[Stake, ...]:
    """The stakes in one party.

    Rows of one owner that tell the same share are one stake told twice. Rows that tell different shares may be two
    parcels or a contradiction: at least the least of them, at most their sum. What a party holds of itself is no stake.

    Args:
        rows: Holdings of one asset.
        regime: Decides how joint blocks count.
        as_of: ISO day; holdings that ended before or begin after it are left out.
    """
    alone: dict[tuple[str, bool, str | None], Live] = {}
    together: dict[str, Live] = {}
    for row in rows:
        state = currency(row.start, row.end, as_of)
        if not state:
            continue
        if row.joint is not None:
            together.setdefault(row.joint, []).append((row, state))
        elif row.nominee or row.owner != row.asset:
            alone.setdefault((row.owner, row.nominee, row.nominator if row.nominee else None), []).append((row, state))
    return (*(_alone(live) for live in alone.values()), *(_joint(live, regime) for live in together.values()))


def _alone(live: Live) -> Stake:
    first = live[0][0]
    holders = _beneficial(first)
    low = min((floor_units(row.share_min) for row, state in live if state is Currency.yes), default=0)
    told = {(floor_units(row.share_min), ceil_units(row.share_max)) for row, _ in live}
    return Stake(
        asset=first.asset,
        holders=holders,
        every=False,
        maybe=tuple(sorted({first.owner, *holders})),
        low=low if holders else 0,
        high=min(WHOLE, sum(high for _, high in told)),
        rows=tuple(row for row, _ in live),
    )


def _joint(live: Live, regime: Regime) -> Stake:
    every = regime.joint == "all"
    sure = [row for row, state in live if state is Currency.yes]
    named = {holder for row in sure for holder in _beneficial(row)}
    low = min((floor_units(row.share_min) for row in sure), default=0)
    if every and (len(sure) < len(live) or not all(_beneficial(row) for row in sure)):
        low = 0  # one of the holders is not known for certain, and with him whether all of them count
    return Stake(
        asset=live[0][0].asset,
        holders=tuple(sorted(named)),
        every=every,
        maybe=tuple(sorted({each for row, _ in live for each in (row.owner, *_beneficial(row))})),
        low=low if named else 0,
        high=max(ceil_units(row.share_max) for row, _ in live),
        rows=tuple(row for row, _ in live),
    )


def _beneficial(row: Ownership) -> tuple[str, ...]:
    """For whom a holding is held: nobody when a nominee's principal is not told."""
    if not row.nominee:
        return (row.owner,)
    return () if row.nominator is None else (row.nominator,)
