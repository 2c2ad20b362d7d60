"""Why a party falls: steps that each rest only on listed parties and on steps before them, and their checker."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from enduse.model.ownership import Ownership, Standing
from enduse.reference.regimes import Regime
from enduse.screening.ownership.stake import Stake, stakes
from enduse.screening.ownership.units import needed, percent, reached


@dataclass(frozen=True, slots=True)
class Counted:
    """A stake that counts.

    Args:
        holders: Those who make it count: listed, or the party of an earlier step.
        share_min: Percent.
        share_max: Percent.
        joint: True when it is a block held together.
        nominee: True when a nominee holds it.
        origins: Where it stands.
    """

    holders: tuple[str, ...]
    share_min: float
    share_max: float
    joint: bool
    nominee: bool
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One party that falls.

    Args:
        party: Its identifier.
        round: In which round it fell, from 1 on.
        total: Percent held by those who fell before it: at least, in a proof that it is certain; at most, in a proof
            that it is possible.
        counted: The stakes added.
    """

    party: str
    round: int
    total: float
    counted: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a party falls under a regime.

    Args:
        party: Its identifier.
        standing: What is proved: certain or possible.
        regime: The regime.
        as_of: ISO day.
        steps: What falls on the way, premises first, the party itself last. No step rests on a later one or on
            itself, so that a ring of companies that own one another proves nothing.
        listed: The listed parties it rests on.
        complete: False when it was cut: some steps rest on parties whose own steps were left out.
    """

    party: str
    standing: Standing
    regime: Regime
    as_of: str
    steps: tuple[Step, ...]
    listed: tuple[str, ...]
    complete: bool = True


def prove(
    party: str,
    standing: Standing,
    regime: Regime,
    as_of: str,
    fallen: Mapping[str, int],
    stakes_in: Callable[[str], Iterable[Stake]],
    limit: int | None = None,
) -> Proof:
    """The proof that a party falls.

    Args:
        party: One that fell.
        standing: Certain or possible.
        regime: The regime.
        as_of: ISO day.
        fallen: Party to the round in which it fell; listed parties fell in round 0.
        stakes_in: The stakes in a party.
        limit: Most steps to give, those nearest to the party; None for all.
    """
    steps: dict[str, Step] = {}
    listed: set[str] = set()
    waiting = deque([party])
    while waiting and (limit is None or len(steps) < limit):
        name = waiting.popleft()
        if name in steps:
            continue
        steps[name] = step = _step(name, fallen, tuple(stakes_in(name)), certain=standing is Standing.certain)
        for holder in (holder for one in step.counted for holder in one.holders):
            if fallen[holder]:
                waiting.append(holder)
            else:
                listed.add(holder)
    in_order = tuple(sorted(steps.values(), key=lambda each: (each.round, each.party)))
    complete = all(name in steps for name in waiting)
    return Proof(party, standing, regime, as_of, in_order, tuple(sorted(listed)), complete)


def _step(name: str, fallen: Mapping[str, int], held: tuple[Stake, ...], *, certain: bool) -> Step:
    before = fallen[name]
    counted = [stake for stake in held if _share(stake, certain) and stake.counts(fallen, before, certain=certain)]
    others = sum(stake.low for stake in held if stake not in counted)
    return Step(
        name,
        before,
        percent(_total(counted, others, certain=certain)),
        tuple(
            Counted(
                tuple(each for each in _behind(stake, certain) if fallen.get(each, before) < before),
                percent(stake.low),
                percent(stake.high),
                any(row.joint is not None for row in stake.rows),
                any(row.nominee for row in stake.rows),
                _origins(stake),
            )
            for stake in sorted(
                counted, key=lambda each: (-_share(each, certain), _behind(each, certain), _origins(each))
            )
        ),
    )


def verify(proof: Proof, holdings: Iterable[Ownership], listed: Collection[str]) -> bool:
    """Whether a proof holds: every sum is added again from the holdings, and nothing rests on what comes after it.

    Args:
        proof: As given by `Closure.proof`.
        holdings: All stakes.
        listed: Identifiers of the listed parties.
    """
    certain = proof.standing is Standing.certain
    wanted = {step.party for step in proof.steps}
    rows: dict[str, list[Ownership]] = {}
    for row in holdings:
        if row.asset in wanted:
            rows.setdefault(row.asset, []).append(row)
    if not proof.complete or not proof.steps or proof.steps[-1].party != proof.party:
        return False
    if not proof.regime.aggregate and len(proof.listed) != 1:
        return False
    proved = dict.fromkeys(proof.listed, 0)
    if not proved.keys() <= set(listed):
        return False
    for number, step in enumerate(proof.steps, start=1):
        held = stakes(rows.get(step.party, ()), proof.regime, proof.as_of)
        counted = [each for each in held if any(_is(one, each, certain) for one in step.counted)]
        total = _total(counted, sum(each.low for each in held if each not in counted), certain=certain)
        if not all(stake.counts(proved, number, certain=certain) for stake in counted):
            return False
        if total < needed(proof.regime) or percent(total) != step.total:
            return False
        proved[step.party] = number
    return True


def _total(counted: Collection[Stake], others: int, *, certain: bool) -> int:
    low = sum(stake.low for stake in counted)
    return reached(low, low if certain else sum(stake.high for stake in counted), 0 if certain else others)


def _is(one: Counted, stake: Stake, certain: bool) -> bool:
    told = (_origins(stake), percent(stake.low), percent(stake.high))
    return (one.origins, one.share_min, one.share_max) == told and set(one.holders) <= set(_behind(stake, certain))


def _origins(stake: Stake) -> tuple[str, ...]:
    return tuple(sorted({row.origin for row in stake.rows}))


def _share(stake: Stake, certain: bool) -> int:
    return stake.low if certain else stake.high


def _behind(stake: Stake, certain: bool) -> tuple[str, ...]:
    return stake.holders if certain else stake.maybe
