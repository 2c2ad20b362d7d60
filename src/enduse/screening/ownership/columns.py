"""Holdings as columns of numbers: the same stakes as in `stake`, made a million at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
import numpy.typing as npt

from enduse.model.errors import InputError
from enduse.model.ownership import Ownership
from enduse.reference.regimes import Regime
from enduse.screening.ownership.currency import Currency, begun, not_over
from enduse.screening.ownership.stake import Stake, stakes
from enduse.screening.ownership.units import UNITS, WHOLE

Whole = npt.NDArray[np.int64]
_NONE = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class Columns:
    """Stakes as columns.

    Args:
        index: Party to its number, from 0 on.
        owner: Number of the owner of each stake held alone.
        asset: Number of what is owned.
        low: Least share, in units.
        high: Greatest share, in units.
        blocks: The stakes held jointly or through nominees, of which there are few.
    """

    index: dict[str, int]
    owner: Whole
    asset: Whole
    low: Whole
    high: Whole
    blocks: tuple[Stake, ...]


def columns(holdings: Sequence[Ownership], listed: Collection[str], regime: Regime, as_of: str) -> Columns:
    """The columns of some holdings, in the order of their owners.

    Raises:
        InputError: A share is no percentage, or a date is none.
    """
    least, most = _shares(holdings)
    state = _currency(holdings, as_of)
    special = np.array([row.nominee or row.joint is not None for row in holdings], np.bool_)
    # Whoever is asked for first gets the next number.
    index: defaultdict[str, int] = defaultdict(count().__next__)
    owner = np.fromiter(map(index.__getitem__, [row.owner for row in holdings]), np.int64, len(holdings))
    asset = np.fromiter(map(index.__getitem__, [row.asset for row in holdings]), np.int64, len(holdings))
    blocks = _blocks([holdings[at] for at in np.flatnonzero(special).tolist()], regime, as_of)
    for name in (*(each for block in blocks for each in (*block.holders, *block.maybe)), *sorted(listed)):
        index[name]
    kept = (state > 0) & ~special & (owner != asset)
    floor, ceil = _units(least[kept], most[kept])
    key, low, high = _merged(owner[kept] * len(index) + asset[kept], floor, ceil, state[kept] == Currency.yes)
    return Columns(dict(index), key // max(1, len(index)), key % max(1, len(index)), low, high, blocks)


def _shares(holdings: Sequence[Ownership]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    least = np.array([row.share_min for row in holdings], np.float64)
    most = np.array([row.share_max for row in holdings], np.float64)
    # Written so that a share that is no number fails too.
    wrong = np.flatnonzero(~((least >= 0) & (least <= most) & (most <= 100)))
    if wrong.size:
        row = holdings[int(wrong[0])]
        place = f"{row.origin}: " if row.origin else ""
        raise InputError(
            f"{place}a share of {row.share_min:g} to {row.share_max:g} % of {row.asset!r} is impossible; "
            "give 0 to 100, the lesser first"
        )
    return least, most


def _currency(holdings: Sequence[Ownership], as_of: str) -> npt.NDArray[np.int8]:
    starts = [row.start for row in holdings]
    ends = [row.end for row in holdings]
    began = {start: int(begun(start, as_of)) for start in dict.fromkeys(starts)}
    lasts = {end: int(not_over(end, as_of)) for end in dict.fromkeys(ends)}
    return np.minimum(
        np.fromiter(map(began.__getitem__, starts), np.int8, len(starts)),
        np.fromiter(map(lasts.__getitem__, ends), np.int8, len(ends)),
    )


def _units(least: npt.NDArray[np.float64], most: npt.NDArray[np.float64]) -> tuple[Whole, Whole]:
    """As `floor_units` and `ceil_units`."""
    low, high = np.rint(least * UNITS), np.rint(most * UNITS)
    return (low - (low / UNITS > least)).astype(np.int64), (high + (high / UNITS < most)).astype(np.int64)


def _merged(key: Whole, low: Whole, high: Whole, sure: npt.NDArray[np.bool_]) -> tuple[Whole, Whole, Whole]:
    """One stake for each pair of owner and asset, in order of the pairs: see `stakes` for what several rows mean."""
    order = np.argsort(key, kind="stable")
    key, low, high, sure = key[order], low[order], high[order], sure[order]
    twice = np.zeros(len(key) + 1, np.bool_)
    twice[1:-1] = key[1:] == key[:-1]
    if twice.any():
        order = np.lexsort((high, low, key))
        key, low, high, sure = key[order], low[order], high[order], sure[order]
        same = np.zeros(len(key), np.bool_)
        same[1:] = (key[1:] == key[:-1]) & (low[1:] == low[:-1]) & (high[1:] == high[:-1])
        starts = np.flatnonzero(~twice[:-1])
        low = np.minimum.reduceat(np.where(sure, low, _NONE), starts)
        high = np.minimum(np.add.reduceat(np.where(same, 0, high), starts), WHOLE)
        return key[starts], np.where(low == _NONE, 0, low), high
    return key, np.where(sure, low, 0), high


def _blocks(rows: Sequence[Ownership], regime: Regime, as_of: str) -> tuple[Stake, ...]:
    assets: dict[str, list[Ownership]] = {}
    for row in rows:
        assets.setdefault(row.asset, []).append(row)
    return tuple(stake for owned in assets.values() for stake in stakes(owned, regime, as_of))
