"""What the holdings of a party leave open or contradict, in words: nobody is cleared by what is not known."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from enduse.model.ownership import Standing
from enduse.screening.ownership.closure import Closure
from enduse.screening.ownership.currency import Currency, currency
from enduse.screening.ownership.stake import Stake
from enduse.screening.ownership.units import WHOLE, ceil_units, floor_units, percent


def gaps(closure: Closure, party: str, unnamed: Collection[str] = ()) -> tuple[str, ...]:
    """What is not known of who owns a party, or is told in two ways; empty when the holdings are whole.

    Args:
        closure: What was asked.
        party: Identifier of a party.
        unnamed: Identifiers that stand for owners who are not named.
    """
    return tuple(_gaps(closure, party, frozenset(unnamed)))


def _gaps(closure: Closure, party: str, unnamed: frozenset[str]) -> Iterator[str]:
    held = closure.stakes(party)
    if not held:
        yield "no owner is told"
        return
    least, most = sum(stake.low for stake in held), sum(stake.high for stake in held)
    if least > WHOLE:
        yield f"the shares told add up to at least {percent(least):g} %: some of them contradict"
    if most < WHOLE:
        yield f"who holds the other {percent(WHOLE - most):g} % is not told"
    for row in closure.holdings(party):
        state = currency(row.start, row.end, closure.as_of)
        if state is Currency.maybe:
            yield f"whether {row.owner} held its share on {closure.as_of} cannot be told from its dates"
        if state and row.nominee and row.nominator is None:
            yield f"for whom {row.owner} holds as a nominee is not told"
        if state and row.owner == party:
            yield f"it holds {row.share_min:g} % of itself, which proves nothing and is left out"
    for stake in held:
        yield from _stake_gaps(stake, unnamed)
        yield from _block_gaps(stake, closure)


def _stake_gaps(stake: Stake, unnamed: frozenset[str]) -> Iterator[str]:
    names = " and ".join(stake.maybe)
    strangers = [name for name in stake.maybe if name in unnamed]
    if strangers:
        yield f"an owner is not named ({', '.join(strangers)}) and counts as not listed"
    elif (stake.low, stake.high) == (0, WHOLE) and not any(row.nominee for row in stake.rows):
        yield f"the share of {names} is not told"
    told = {(floor_units(row.share_min), ceil_units(row.share_max)) for row in stake.rows}
    if len(told) > 1:
        shares = ", ".join(f"{percent(low):g}" if low == high else f"{percent(low):g}-{percent(high):g}"
                           for low, high in sorted(told))  # fmt: skip
        yield f"the share of {names} is told in {len(told)} ways: {shares} %"


def _block_gaps(stake: Stake, closure: Closure) -> Iterator[str]:
    if not stake.every:
        return
    standings = {closure.status(name) is Standing.no for name in stake.holders}
    if len(standings) > 1:
        yield (
            f"{' and '.join(stake.holders)} hold a block together and not all of them are affected; "
            "the rule does not say how it counts then"
        )
