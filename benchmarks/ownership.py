"""Ownership closed over a million stakes, beside the search one would write first: `python -m benchmarks.ownership`.

Prints CPU-seconds of one thread and ratios; nothing is asserted. The network is made up, with a fixed seed: companies
owned mostly by companies made before them, some rings, shares partly known as ranges.
"""

from __future__ import annotations

import argparse
import gc
import random
import time
from collections.abc import Callable, Collection, Sequence

from enduse.model.ownership import Ownership
from enduse.reference.regimes import Regime, regime_at
from enduse.screening.ownership import close
from enduse.screening.ownership.columns import columns
from enduse.screening.ownership.engine import FastEngine

HEADING = f"{'ownership':<44}{'CPU s':>9}{'stakes/s':>14}{'times as fast':>15}"
_DAY = "2026-01-15"
_RINGS = 0.03
_SHARES = (10.0, 20.0, 25.0, 30.0, 50.0, 50.0, 60.0, 100.0)


def made_up(stakes: int, seed: int = 1) -> list[Ownership]:
    """So many stakes among two fifths as many parties."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    parties = [f"party-{number}" for number in range(max(2, stakes * 2 // 5))]
    found = []
    for number in range(stakes):
        asset = chance.randrange(1, len(parties))
        owner = chance.randrange(len(parties) if chance.random() < _RINGS else asset)
        least = chance.choice(_SHARES)
        most = min(100.0, least + chance.choice((0.0, 0.0, 25.0)))
        found.append(Ownership(parties[owner], parties[asset], least, most, origin=f"row {number}"))
    return found


def searched(holdings: Sequence[Ownership], listed: Collection[str], threshold: float) -> set[str]:
    """What a first attempt does: a graph of dictionaries, and every party looked at until nothing changes.

    It knows neither ranges nor dates, joint blocks, nominees or proofs.
    """
    owners: dict[str, dict[str, float]] = {}
    for row in holdings:
        owners.setdefault(row.asset, {})[row.owner] = row.share_min
    blocked, grown = set(listed), True
    while grown:
        grown = False
        for asset, held in owners.items():
            if asset not in blocked and sum(share for owner, share in held.items() if owner in blocked) >= threshold:
                blocked.add(asset)
                grown = True
    return blocked - set(listed)


def ratios(stakes: int = 1_000_000, listed: int = 2000, repeats: int = 3) -> list[str]:
    """Lines to print: the first attempt, the whole of `close`, and its parts.

    Args:
        stakes: How many stakes.
        listed: How many listed parties.
        repeats: Turns of each, of which the quickest counts.
    """
    holdings = made_up(stakes)
    names = [f"party-{number}" for number in range(listed)]
    ofac, uk = _regime("ofac"), _regime("uk")
    # Otherwise every collection walks over the stakes once more, in whichever turn it happens to fall.
    gc.collect()
    gc.freeze()
    engine = FastEngine(holdings, names, ofac, _DAY)
    turns: list[tuple[str, Callable[[], object]]] = [
        ("first attempt: certain only", lambda: searched(holdings, names, 50.0)),
        ("close, shares added (ofac)", lambda: close(holdings, names, ofac, _DAY)),
        ("close, each listed party alone (uk)", lambda: close(holdings, names, uk, _DAY)),
        ("  of it: stakes to columns", lambda: columns(holdings, names, ofac, _DAY)),
        ("  of it: one fixpoint over the columns", lambda: engine.fallen(names, certain=True)),
    ]
    lines, first = [], 0.0
    for name, turn in turns:
        seconds = _quickest(turn, repeats)
        first = first or seconds
        lines.append(f"{name:<44}{seconds:>9.2f}{stakes / seconds:>14,.0f}{first / seconds:>15.1f}")
    gc.unfreeze()
    return lines


def _regime(name: str) -> Regime:
    found = regime_at(name, _DAY)
    if found is None:
        raise LookupError(name)
    return found


def _quickest(turn: Callable[[], object], repeats: int) -> float:
    best = float("inf")
    for _ in range(repeats):
        start = time.process_time()
        turn()
        best = min(best, time.process_time() - start)
    return best


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the measurements."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ownership", description="Ownership at size.")
    parser.add_argument("--stakes", type=int, default=1_000_000, help="how many stakes (1000000)")
    parser.add_argument("--listed", type=int, default=2000, help="how many listed parties (2000)")
    parser.add_argument("--repeats", type=int, default=3, help="turns of each, of which the quickest counts (3)")
    options = parser.parse_args(arguments)
    print(HEADING)
    for line in ratios(options.stakes, options.listed, options.repeats):
        print(line)


if __name__ == "__main__":
    main()
