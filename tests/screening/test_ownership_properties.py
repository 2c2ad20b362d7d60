"""What holds of every closure, whatever is owned by whom."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from enduse.model.ownership import Ownership
from enduse.reference.regimes import Regime
from enduse.screening.ownership import Closure, close, spread, verify
from tests.screening.ownership_cases import DAY, INTERVALS, LISTED, REGIMES, holdings

MANY = settings(max_examples=200, deadline=None)


def certain(closure: Closure) -> set[str]:
    return {party for party in closure if closure.status(party) == "certain"}


def possible(closure: Closure) -> set[str]:
    return set(closure)


def told(closure: Closure) -> list[tuple[str, str, int | None, tuple[float, float]]]:
    return [(party, closure.status(party), closure.round(party), closure.sums(party)) for party in closure]


@MANY
@given(rows=holdings(), listed=LISTED, regime=REGIMES)
def test_the_fast_engine_says_what_the_plain_one_says(
    rows: list[Ownership], listed: frozenset[str], regime: Regime
) -> None:
    assert told(close(rows, listed, regime, DAY)) == told(close(rows, listed, regime, DAY, plain=True))


@MANY
@given(rows=holdings(), listed=LISTED, regime=REGIMES)
def test_walking_in_arrays_and_one_by_one_is_the_same(
    rows: list[Ownership], listed: frozenset[str], regime: Regime
) -> None:
    slow = told(close(rows, listed, regime, DAY))
    few = spread._FEW
    try:
        spread._FEW = 0
        assert told(close(rows, listed, regime, DAY)) == slow
    finally:
        spread._FEW = few


@MANY
@given(rows=holdings(), listed=LISTED, regime=REGIMES, seed=st.integers(0, 9))
def test_the_order_of_holdings_does_not_matter(
    rows: list[Ownership], listed: frozenset[str], regime: Regime, seed: int
) -> None:
    shuffled = random.Random(seed).sample(rows, len(rows))
    one, other = close(rows, listed, regime, DAY), close(shuffled, listed, regime, DAY)
    assert told(one) == told(other)
    assert [one.proof(party) for party in one] == [other.proof(party) for party in other]


@MANY
@given(rows=holdings(), listed=LISTED, regime=REGIMES)
def test_every_proof_adds_up(rows: list[Ownership], listed: frozenset[str], regime: Regime) -> None:
    closure = close(rows, listed, regime, DAY)
    for party in closure:
        proof = closure.proof(party)
        assert proof is not None
        assert verify(proof, rows, listed)


@MANY
@given(rows=holdings(), listed=LISTED, regime=REGIMES)
def test_what_is_certain_is_possible_and_never_listed(
    rows: list[Ownership], listed: frozenset[str], regime: Regime
) -> None:
    closure = close(rows, listed, regime, DAY)
    assert not possible(closure) & listed
    for party in closure:
        least, most = closure.sums(party)
        assert 0 <= least <= most <= 100
        assert most > regime.threshold if regime.strict else most >= regime.threshold
        meets = least > regime.threshold if regime.strict else least >= regime.threshold
        assert meets is (closure.status(party) == "certain")


@MANY
@given(rows=holdings(), listed=LISTED, more=LISTED, regime=REGIMES)
def test_listing_more_parties_clears_nobody(
    rows: list[Ownership], listed: frozenset[str], more: frozenset[str], regime: Regime
) -> None:
    before, after = close(rows, listed, regime, DAY), close(rows, listed | more, regime, DAY)
    assert certain(before) <= certain(after) | more
    assert possible(before) <= possible(after) | more


@MANY
@given(rows=holdings(plain=True), listed=LISTED, regime=REGIMES, at=st.integers(0, 13), to=INTERVALS)
def test_a_greater_share_clears_nobody_for_certain(
    rows: list[Ownership], listed: frozenset[str], regime: Regime, at: int, to: tuple[float, float]
) -> None:
    assume(at < len(rows))
    row = rows[at]
    greater = replace(row, share_min=max(row.share_min, to[0]), share_max=max(row.share_max, to[0], to[1]))
    changed = [*rows[:at], greater, *rows[at + 1 :]]
    assert certain(close(rows, listed, regime, DAY)) <= certain(close(changed, listed, regime, DAY))


@MANY
@given(rows=holdings(plain=True), listed=LISTED, regime=REGIMES, at=st.integers(0, 13), to=INTERVALS)
def test_knowing_a_share_better_settles_and_never_unsettles(
    rows: list[Ownership], listed: frozenset[str], regime: Regime, at: int, to: tuple[float, float]
) -> None:
    assume(at < len(rows))
    row = rows[at]
    low, high = max(row.share_min, to[0]), min(row.share_max, to[1])
    assume(low <= high)
    better = [*rows[:at], replace(row, share_min=low, share_max=high), *rows[at + 1 :]]
    for asset in {each.asset for each in better}:
        assume(sum(each.share_min for each in better if each.asset == asset and each.owner != asset) <= 100)
    before, after = close(rows, listed, regime, DAY), close(better, listed, regime, DAY)
    assert certain(before) <= certain(after)
    assert possible(after) <= possible(before)


@MANY
@given(rows=holdings(), listed=LISTED, regime=REGIMES)
def test_telling_everything_twice_changes_nothing(
    rows: list[Ownership], listed: frozenset[str], regime: Regime
) -> None:
    assert told(close(rows, listed, regime, DAY)) == told(close([*rows, *rows], listed, regime, DAY))


@MANY
@given(rows=holdings(), regime=REGIMES)
def test_nobody_falls_where_nobody_is_listed(rows: list[Ownership], regime: Regime) -> None:
    assert list(close(rows, (), regime, DAY)) == []


@MANY
@given(rows=holdings(), listed=LISTED, regime=REGIMES)
def test_a_forged_proof_is_refused(rows: list[Ownership], listed: frozenset[str], regime: Regime) -> None:
    closure = close(rows, listed, regime, DAY)
    for party in closure:
        proof = closure.proof(party)
        assert proof is not None
        step = proof.steps[-1]
        forged = replace(step, total=step.total + 1)
        assert not verify(replace(proof, steps=(*proof.steps[:-1], forged)), rows, listed)
        assert not verify(proof, rows, ())
        assert not verify(replace(proof, steps=proof.steps[:-1]), rows, listed)
        assert not verify(replace(proof, steps=tuple(reversed(proof.steps))), rows, listed) or len(proof.steps) == 1
