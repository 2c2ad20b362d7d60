"""Holdings as columns of numbers: the same stakes as in `stake`, made a million at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
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
_STRETCH = 2048
"""Rows that are read together."""


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
    # Whoever is asked for first gets the next number.
    index: defaultdict[str, int] = defaultdict(count().__next__)
    read = _read(holdings, index, as_of)
    special = np.flatnonzero(read.special).tolist()
    blocks = _blocks([holdings[at] for at in special], regime, as_of)
    for name in (*(each for block in blocks for each in (*block.holders, *block.maybe)), *sorted(listed)):
        index[name]
    kept = (read.state > 0) & ~read.special & (read.owner != read.asset)
    low, high = _units(read.least[kept], read.most[kept])
    key = read.owner[kept] * len(index) + read.asset[kept]
    key, low, high = _merged(key, low, high, read.state[kept] == Currency.yes)
    return Columns(dict(index), key // max(1, len(index)), key % max(1, len(index)), low, high, blocks)


class _Read:
    """Holdings as columns, before they are stakes."""

    def __init__(self, rows: int) -> None:
        self.owner = np.empty(rows, np.int64)
        self.asset = np.empty(rows, np.int64)
        self.least = np.empty(rows, np.float64)
        self.most = np.empty(rows, np.float64)
        self.state = np.empty(rows, np.int8)
        self.special = np.empty(rows, np.bool_)


class _States(dict[str | None, int]):
    """What each date says of the day, worked out once."""

    def __init__(self, says: Callable[[str | None, str], Currency], as_of: str) -> None:
        super().__init__()
        self._says = says
        self._as_of = as_of

    def __missing__(self, date: str | None) -> int:
        self[date] = state = int(self._says(date, self._as_of))
        return state


def _read(holdings: Sequence[Ownership], index: Mapping[str, int], as_of: str) -> _Read:
    read = _Read(len(holdings))
    began, lasts = _States(begun, as_of), _States(not_over, as_of)
    # A stretch at a time, so that its rows are still near at hand when their next column is read.
    for at in range(0, len(holdings), _STRETCH):
        rows = holdings[at : at + _STRETCH]
        here = slice(at, at + len(rows))
        read.owner[here] = list(map(index.__getitem__, [row.owner for row in rows]))
        read.asset[here] = list(map(index.__getitem__, [row.asset for row in rows]))
        read.least[here] = [row.share_min for row in rows]
        read.most[here] = [row.share_max for row in rows]
        starts = np.array(list(map(began.__getitem__, [row.start for row in rows])), np.int8)
        ends = np.array(list(map(lasts.__getitem__, [row.end for row in rows])), np.int8)
        read.state[here] = np.minimum(starts, ends)
        read.special[here] = [row.nominee or row.joint is not None for row in rows]
    # Written so that a share that is no number fails too.
    wrong = np.flatnonzero(~((read.least >= 0) & (read.least <= read.most) & (read.most <= 100)))
    if wrong.size:
        row = holdings[int(wrong[0])]
        place = f"{row.origin}: " if row.origin else ""
        raise InputError(
            f"{place}a share of {row.share_min:g} to {row.share_max:g} % of {row.asset!r} is impossible; "
            "give 0 to 100, the lesser first"
        )
    return read


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
