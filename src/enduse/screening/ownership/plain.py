"""The slow plain engine: every round looks at every party again. The oracle of the fast one."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from enduse.model.ownership import Ownership
from enduse.reference.regimes import Regime
from enduse.screening.ownership.stake import Stake, stakes
from enduse.screening.ownership.units import needed, reached


class PlainEngine:
    """Least fixpoints over holdings, by looking at every party in every round.

    Args:
        holdings: All stakes.
        regime: Threshold and how joint blocks count.
        as_of: ISO day.
    """

    def __init__(self, holdings: Iterable[Ownership], regime: Regime, as_of: str) -> None:
        self._need = needed(regime)
        rows: dict[str, list[Ownership]] = {}
        for row in holdings:
            rows.setdefault(row.asset, []).append(row)
        self._stakes = {asset: stakes(owned, regime, as_of) for asset, owned in rows.items()}

    def fallen(self, roots: Collection[str], *, certain: bool) -> dict[str, int]:
        """The parties that fall, with the round in which they do; the roots fell in round 0.

        Args:
            roots: The listed parties whose shares are added.
            certain: Count only what is certain, or all that may be.
        """
        fallen = dict.fromkeys(roots, 0)
        round_ = 0
        while True:
            round_ += 1
            new = [
                asset
                for asset, held in self._stakes.items()
                if asset not in fallen and total(held, fallen, round_, certain=certain) >= self._need
            ]
            if not new:
                return fallen
            fallen.update(dict.fromkeys(new, round_))


def total(held: Iterable[Stake], fallen: Mapping[str, int], before: int, *, certain: bool) -> int:
    """What the holders that fell before a round own of a party together, in units.

    Args:
        held: All stakes in the party.
        fallen: Party to round.
        before: The round.
        certain: The least they own for certain, or the greatest they may own.
    """
    counted, others = [], 0
    for stake in held:
        if stake.counts(fallen, before, certain=certain):
            counted.append(stake)
        else:
            others += stake.low
    low = sum(stake.low for stake in counted)
    return reached(low, low if certain else sum(stake.high for stake in counted), 0 if certain else others)
