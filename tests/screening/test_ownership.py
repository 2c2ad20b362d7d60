"""Ownership tests as the authorities explain them, and the ways in which holdings mislead."""

from __future__ import annotations

import pytest

from enduse.model.errors import InputError
from enduse.model.finding import Verdict
from enduse.model.ownership import STEP, Ownership
from enduse.reference.regimes import Regime, regime_at
from enduse.screening.ownership import close, finding, gaps, verify
from tests.screening.ownership_cases import DAY, EU, OFAC, UK, closed, owns, regime, statuses

# ---- OFAC: FAQ 399 and 401 (X and Y are blocked persons, the others are entities).


@pytest.mark.parametrize(
    ("text", "listed", "blocked"),
    [
        pytest.param("X 50 A, A 50 B", "X", {"A", "B"}, id="FAQ 401, example 1: level by level, not multiplied"),
        pytest.param("X 50 A, X 50 B, A 25 C, B 25 C", "X", {"A", "B", "C"}, id="FAQ 401, example 2: two ways add up"),
        pytest.param("X 50 A, X 10 B, A 40 B", "X", {"A", "B"}, id="FAQ 401, example 3: direct and indirect add up"),
        pytest.param("X 25 A, Y 25 A", "X Y", {"A"}, id="FAQ 399: several blocked persons are added"),
        pytest.param("X 25 A, Y 25 A, A 50 B", "X Y", {"A", "B"}, id="FAQ 399 and 401: what they own together owns"),
        pytest.param("X 50 A, X 25 B, A 25 C, B 25 C", "X", {"A"}, id="a minority of B carries nothing on to C"),
        pytest.param("X 25 A, X 25 B, A 50 C, B 50 C", "X", set(), id="minorities carry nothing, whatever they own"),
        pytest.param("X 49.999999 A, A 100 B", "X", set(), id="just below"),
        pytest.param("X 25 A, Y 24.9 A", "X Y", set(), id="just below together"),
        pytest.param("X 25 A, Y 25 A", "X", set(), id="only one of the two is blocked"),
        pytest.param("A 100 X", "X", set(), id="who owns a blocked person is not blocked for it"),
        pytest.param("X 50 A, A 50 B", "B", set(), id="listedness does not climb"),
        pytest.param("X 50 A", "Z", set(), id="nobody told is blocked"),
    ],
)
def test_the_fifty_percent_rule(text: str, listed: str, blocked: set[str]) -> None:
    assert statuses(closed(text, listed)) == dict.fromkeys(blocked, "certain")


def test_before_2014_shares_of_several_were_not_added() -> None:
    assert statuses(closed("X 25 A, Y 25 A, X 50 B", "X Y", regime("ofac", "2014-08-12"))) == {"B": "certain"}


def test_after_divestment_below_half_nothing_is_blocked() -> None:  # FAQ 402
    sold = [owns("X", "A", 60, end="2025-06-30"), owns("X", "A", 40, start="2025-07-01")]
    assert statuses(close(sold, ["X"], OFAC, "2025-06-30")) == {"A": "certain"}
    assert statuses(close(sold, ["X"], OFAC, "2025-07-01")) == {}


# ---- EU: FAQ on Regulation 269/2014, question 8; Best Practices of 3 July 2024.


@pytest.mark.parametrize(
    ("text", "day", "owned"),
    [
        ("X 30 A, Y 25 A", "2022-04-08", {"A"}),  # the Commission's own example
        ("X 30 A, Y 25 A", "2022-04-07", set()),
        ("X 50 A", "2024-07-02", set()),
        ("X 50 A", "2024-07-03", {"A"}),
        ("X 50.000001 A", "2024-07-02", {"A"}),
        ("X 25 A, Y 25 A", "2024-07-02", set()),
        ("X 25 A, Y 25 A", "2024-07-03", {"A"}),
    ],
)
def test_the_european_test_changed_twice(text: str, day: str, owned: set[str]) -> None:
    assert set(closed(text, "X Y", regime("eu", day), day)) == owned


# ---- UK: SI 2019/855, reg. 7 and Sch. 1; OFSI guidance on aggregation.


@pytest.mark.parametrize(
    ("text", "owned"),
    [
        ("X 50 A", set()),
        ("X 50.000001 A", {"A"}),
        ("X 30 A, Y 30 A", set()),  # "would not simply aggregate"
        ("X 51 A, A 51 B", {"A", "B"}),
        ("X 51 A, A 30 B, X 30 B", {"A", "B"}),  # of one person the direct and the indirect shares add up
        ("X 51 A, A 30 B, Y 30 B", {"A"}),
        ("X 60 Y, Y 60 B", {"B"}),
    ],
)
def test_the_uk_test_follows_each_designated_person_alone(text: str, owned: set[str]) -> None:
    assert set(closed(text, "X Y", UK)) == owned


@pytest.mark.parametrize(("under", "standing"), [(UK, "certain"), (OFAC, "possible")])
def test_a_joint_block_counts_whole_for_each_holder_only_where_the_rule_says_so(under: Regime, standing: str) -> None:
    block = [owns("X", "A", 60, joint="j"), owns("P", "A", 60, joint="j")]
    closure = close(block, ["X"], under, DAY)
    assert statuses(closure) == {"A": standing}
    assert closure.sums("A")[1] == 60


def test_a_joint_block_is_counted_once() -> None:
    block = [owns("X", "A", 30, joint="j"), owns("Y", "A", 30, joint="j")]
    assert statuses(close(block, ["X", "Y"], OFAC, DAY)) == {}


def test_a_joint_block_of_listed_parties_alone_is_certain() -> None:
    block = [owns("X", "A", 60, joint="j"), owns("Y", "A", 60, joint="j")]
    assert statuses(close(block, ["X", "Y"], OFAC, DAY)) == {"A": "certain"}


def test_two_joint_blocks_are_two_stakes() -> None:
    blocks = [owns("X", "A", 30, joint="j"), owns("X", "A", 30, joint="k")]
    assert statuses(close(blocks, ["X"], UK, DAY)) == {"A": "certain"}


# ---- BIS: a rule that was switched on, off and on again.


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2025-09-28", None),
        ("2025-09-29", "in force"),
        ("2025-11-09", "in force"),
        ("2025-11-10", "suspended"),
        ("2026-11-09", "suspended"),
        ("2026-11-10", "due"),
    ],
)
def test_the_affiliates_rule_is_a_dated_switch(day: str, state: str | None) -> None:
    found = regime_at("bis", day)
    assert (found.state if found else None) == state


def test_a_suspended_rule_does_not_fire() -> None:
    told = finding(closed("X 60 A", under=regime("bis", "2026-01-15")), "A")
    assert told.verdict is Verdict.not_fired
    assert "suspended until 2026-11-09" in told.detail


def test_a_rule_that_is_due_back_says_that_it_must_be_checked() -> None:
    told = finding(closed("X 60 A", under=regime("bis", "2026-11-10"), day="2026-11-10"), "A")
    assert told.verdict is Verdict.fired
    assert "unless changed" in told.detail


# ---- Intervals.


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("X 50-75 A", "certain"),
        ("X 25-50 A", "possible"),
        ("X 0-100 A", "possible"),
        ("X 25-49.9 A", None),
        ("X 25-30 A, Y 25-30 A", "certain"),
        ("X 20-30 A, Y 20-30 A", "possible"),
        ("X 0-100 A, P 60 A", None),  # no more than 40 % is left for X
        ("X 0-100 A, P 50 A", "possible"),
        ("X 0-100 A, P 30-80 A", "possible"),
        ("X 60 A, P 60 A", "certain"),  # contradicts itself, and may not hide that X is told to hold 60 %
        ("X 0-100 A, A 0-100 B, P 40 B", "possible"),
    ],
)
def test_shares_that_are_not_known_exactly(text: str, standing: str | None) -> None:
    assert statuses(closed(text, "X Y")).get("A") == standing


def test_what_is_possible_is_carried_on_as_possible_only() -> None:
    assert statuses(closed("X 40-60 A, A 100 B, X 10 B")) == {"A": "possible", "B": "possible"}


def test_more_than_half_is_more_than_half_under_every_test() -> None:
    over = [owns("X", "A", (50 + STEP, 75))]
    assert [statuses(close(over, ["X"], each, DAY)) for each in (OFAC, EU, UK)] == [{"A": "certain"}] * 3


def test_a_share_with_too_many_digits_does_not_round_up() -> None:
    assert statuses(close([owns("X", "A", 49.9999999)], ["X"], OFAC, DAY)) == {"A": "possible"}


def test_thirds_add_up_exactly() -> None:
    assert statuses(closed("X 16.7 A, Y 33.3 A", "X Y")) == {"A": "certain"}
    assert statuses(closed("X 0.1 A, Y 0.2 A, Z 49.7 A", "X Y Z")) == {"A": "certain"}


# ---- Rows that tell one stake twice, or in two ways.


def test_a_stake_told_by_two_sources_is_one_stake() -> None:
    told = [owns("X", "A", 30), Ownership("X", "A", 30, 30, origin="another register")]
    assert statuses(close(told, ["X"], OFAC, DAY)) == {}


def test_a_stake_told_in_two_ways_is_certain_by_the_least_and_possible_by_the_sum() -> None:
    told = [owns("X", "A", 30), Ownership("X", "A", 40, 40, origin="another register")]
    closure = close(told, ["X"], OFAC, DAY)
    assert (statuses(closure), closure.sums("A")) == ({"A": "possible"}, (30.0, 70.0))
    assert any("told in 2 ways: 30, 40 %" in gap for gap in gaps(closure, "A"))


# ---- Rings.


def test_companies_that_own_one_another_prove_nothing() -> None:
    assert statuses(closed("A 100 B, B 100 A")) == {}


def test_a_ring_falls_only_by_a_push_from_outside() -> None:
    assert statuses(closed("A 60 B, B 60 C, C 60 A, X 40 A")) == {}
    closure = closed("A 60 B, B 60 C, C 30 A, X 50 A")
    assert [(party, closure.round(party)) for party in closure] == [("A", 1), ("B", 2), ("C", 3)]
    proof = closure.proof("C")
    assert proof is not None
    assert [step.party for step in proof.steps] == ["A", "B", "C"]
    assert proof.steps[0].total == 50  # what C gave A is no part of why A fell


def test_what_a_company_holds_of_itself_proves_nothing() -> None:
    closure = closed("A 60 A, X 40 A")
    assert statuses(closure) == {}
    assert any("of itself" in gap for gap in gaps(closure, "A"))


# ---- Nominees.


@pytest.mark.parametrize(
    ("nominee", "nominator", "listed", "standing"),
    [
        ("N", "X", "X", "certain"),
        ("N", "P", "X", None),
        ("X", "P", "X", "possible"),  # a listed nominee holds the title
        ("X", None, "X", "possible"),
        ("N", None, "X", None),
    ],
)
def test_a_nominee_is_looked_through(nominee: str, nominator: str | None, listed: str, standing: str | None) -> None:
    held = [owns(nominee, "A", 60, nominee=True, nominator=nominator)]
    assert statuses(close(held, [listed], OFAC, DAY)).get("A") == standing


def test_a_nominee_whose_principal_is_not_told_leaves_a_gap() -> None:
    closure = close([owns("N", "A", 100, nominee=True)], ["X"], OFAC, DAY)
    assert gaps(closure, "A") == ("for whom N holds as a nominee is not told",)
    assert finding(closure, "A").verdict is Verdict.cannot_tell


# ---- Dates.


@pytest.mark.parametrize(
    ("start", "end", "standing"),
    [
        (None, None, "certain"),
        ("2020", None, "certain"),
        ("2026-01-15", None, "certain"),
        ("2026-01-16", None, None),
        ("2027", None, None),
        ("2026", None, "possible"),
        ("2026-01", None, "possible"),
        (None, "2026-01-15", "certain"),
        (None, "2026-01-14", None),
        (None, "2025", None),
        (None, "2026", "possible"),
        ("2020", "2025-12", None),
        ("2026", "2026", "possible"),
    ],
)
def test_only_what_is_held_on_the_day_counts(start: str | None, end: str | None, standing: str | None) -> None:
    held = [owns("X", "A", 60, start=start, end=end)]
    assert statuses(close(held, ["X"], OFAC, DAY)).get("A") == standing


@pytest.mark.parametrize("date", ["", "soon", "2022-13", "2022-02-30", "20220101", "٢٠٢٢", "2022-1-1", "22"])
def test_words_are_no_dates(date: str) -> None:
    with pytest.raises(InputError, match="is no date"):
        close([owns("X", "A", 60, start=date)], ["X"], OFAC, DAY)


@pytest.mark.parametrize("day", ["2026", "2026-01", "today", ""])
def test_a_day_is_asked_for_and_no_year(day: str) -> None:
    with pytest.raises(InputError, match="is no da"):
        close([], ["X"], OFAC, day)


@pytest.mark.parametrize("share", [(-1, 10), (0, 101), (60, 40), (float("nan"), 50), (0, float("inf"))])
def test_impossible_shares_are_refused(share: tuple[float, float]) -> None:
    with pytest.raises(InputError, match=r"X>A: a share of .* is impossible"):
        close([owns("X", "A", share)], ["X"], OFAC, DAY)


# ---- Findings.


@pytest.mark.parametrize(
    ("text", "under", "verdict"),
    [
        ("X 60 A, P 40 A", OFAC, Verdict.fired),
        ("X 40-60 A, P 40 A", OFAC, Verdict.cannot_tell),
        ("X 40 A, P 60 A", OFAC, Verdict.not_fired),
        ("X 40 A", OFAC, Verdict.cannot_tell),  # who holds the other 60 %?
        ("X 40 A, P 60 A", EU, Verdict.cannot_tell),  # control
        ("X 40 A, P 60 A", UK, Verdict.cannot_tell),
        ("P 100 A", UK, Verdict.cannot_tell),
    ],
)
def test_a_share_below_the_threshold_clears_nobody_of_control(text: str, under: Regime, verdict: Verdict) -> None:
    told = finding(closed(text, under=under), "A")
    assert told.verdict is verdict
    assert (told.rule, told.citation) == (f"ownership.{under.name}", under.citation)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("X 40 A, P 60 A", ()),
        ("X 40 A", ("who holds the other 60 % is not told",)),
        ("X 60 A, P 60 A", ("the shares told add up to at least 120 %: some of them contradict",)),
        ("X 0-100 A", ("the share of X is not told",)),
        ("A 100 X", ("no owner is told",)),
    ],
)
def test_what_is_not_known_is_told(text: str, told: tuple[str, ...]) -> None:
    assert gaps(closed(text), "A") == told


def test_an_owner_without_a_name_counts_as_not_listed_and_is_told() -> None:
    closure = closed("Q 100 A")
    assert "not named (Q)" in gaps(closure, "A", unnamed={"Q"})[0]
    assert finding(closure, "A", unnamed={"Q"}).verdict is Verdict.cannot_tell


# ---- Length.


def test_a_chain_of_a_hundred_thousand_links() -> None:
    links = 100_000
    chain = [Ownership(f"c{at}", f"c{at + 1}", 50, 50) for at in range(links)]
    closure = close(chain, ["c0"], OFAC, DAY)
    assert len(closure) == links
    assert closure.round(f"c{links}") == links
    proof = closure.proof(f"c{links}")
    assert proof is not None
    assert len(proof.steps) == links
    assert verify(proof, chain, ["c0"])


def test_a_proof_can_be_cut_and_says_so() -> None:
    closure = closed("X 50 A, A 50 B, B 50 C")
    cut = closure.proof("C", limit=2)
    assert cut is not None
    assert ([step.party for step in cut.steps], cut.complete, cut.listed) == (["B", "C"], False, ())
    assert not verify(cut, [], ["X"])
    whole = closure.proof("C", limit=3)
    assert whole is not None
    assert whole.complete
