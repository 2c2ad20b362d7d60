"""Every red flag fires where it should, does not where it should not, and says so where it cannot tell."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from indicator_cases import CASES, TOLD, Case, without

from enduse.model.finding import Verdict
from enduse.tracing.indicators import Context, indicators, judge, judge_party, score
from enduse.tracing.indicators.judging import predicates
from enduse.tracing.indicators.subject import FIELDS

IDS = tuple(flag.id for flag in indicators())
VERDICTS = (Verdict.fired, Verdict.not_fired, Verdict.cannot_tell)


def test_every_red_flag_has_its_three_cases() -> None:
    assert set(CASES) == set(IDS)
    assert all(len(cases) == 3 for cases in CASES.values())


@pytest.mark.parametrize("verdict", VERDICTS)
@pytest.mark.parametrize("rule", IDS)
def test_a_red_flag_answers(rule: str, verdict: Verdict) -> None:
    case = CASES[rule][VERDICTS.index(verdict)]
    finding = case.finding(rule)
    assert finding.verdict is verdict, finding.detail
    assert finding.detail
    assert finding.citation
    assert bool(finding.innocent_explanations) is (verdict is Verdict.fired)


def test_every_need_and_predicate_of_the_table_is_known() -> None:
    assert {need for flag in indicators() for need in flag.needs} <= set(FIELDS)
    assert all(flag.needs for flag in indicators())
    assert {flag.predicate for flag in indicators()} == set(predicates())


# ---- What is not told is never taken for innocence, nor for guilt. The records around stay as they were: a record
# that is gone from them can change what others mean.


@settings(max_examples=150, deadline=None)
@given(
    case=st.sampled_from([case for cases in CASES.values() for case in cases]),
    gone=st.sets(st.sampled_from(TOLD), min_size=1, max_size=4),
)
def test_removing_what_a_record_tells_leaves_a_verdict_or_opens_it(case: Case, gone: set[str]) -> None:
    context = Context.of([*case.records, case.shipment], **case.context)
    bare = case.shipment
    for what in sorted(gone):
        bare = without(bare, what)
    for full, less in zip(judge(case.shipment, context), judge(bare, context), strict=True):
        assert less.verdict in (full.verdict, Verdict.cannot_tell), (full.rule, gone, full.detail, less.detail)


@pytest.mark.parametrize("what", TOLD)
@pytest.mark.parametrize("rule", IDS)
def test_removing_one_thing_never_turns_a_red_flag_into_another_answer(rule: str, what: str) -> None:
    for case, verdict in zip(CASES[rule], VERDICTS, strict=True):
        context = Context.of([*case.records, case.shipment], **case.context)
        bare = without(case.shipment, what)
        less = next(each for each in judge(bare, context) if each.rule == rule)
        assert less.verdict in (verdict, Verdict.cannot_tell), less.detail


@settings(max_examples=30, deadline=None)
@given(case=st.sampled_from([cases[0] for cases in CASES.values()]), data=st.data())
def test_the_order_of_the_records_does_not_matter(case: Case, data: st.DataObject) -> None:
    records = [*case.records, case.shipment]
    shuffled = data.draw(st.permutations(records))
    first = judge(case.shipment, Context.of(records, **case.context))
    second = judge(case.shipment, Context.of(shuffled, **case.context))
    assert [(each.rule, each.verdict) for each in first] == [(each.rule, each.verdict) for each in second]


def test_a_record_that_tells_nothing_leaves_everything_open() -> None:
    bare = CASES["transit-hub"][0].shipment
    for what in (*TOLD, "identifiers"):
        bare = without(bare, what)
    findings = judge(bare, Context.of([bare]))
    assert {each.verdict for each in findings} == {Verdict.cannot_tell}
    assert score(findings) == 0


# ---- What is asked when, and of whom.


def test_flags_for_one_destination_are_not_asked_for_another() -> None:
    shipment = CASES["transit-hub"][0].shipment
    asked = {each.rule for each in judge(shipment, Context.of([shipment], destination="ir"))}
    assert "transit-hub" not in asked
    assert "new-company" not in asked
    assert "roundabout" in asked


def test_flags_published_later_are_not_asked_of_an_earlier_day() -> None:
    shipment = CASES["transit-hub"][0].shipment
    context = Context.of([shipment])
    before = {each.rule for each in judge(shipment, context, as_of="2022-06-27")}
    after = {each.rule for each in judge(shipment, context, as_of="2022-06-28")}
    assert "transit-hub" not in before
    assert "transit-hub" in after
    assert "forwarder-consignee" in before  # 15 CFR part 732, Supplement No. 3 is older, and has no single date
    assert {each.as_of for each in judge(shipment, context)} == {"2023-05-01"}


def test_a_party_is_asked_what_its_records_tell() -> None:
    case = CASES["first-priority"][0]
    context = Context.of([*case.records, case.shipment])
    findings = {each.rule: each for each in judge_party("name:alfa systems llc", context)}
    assert findings["first-priority"].verdict is Verdict.fired
    assert findings["first-priority"].subject == "Alfa Systems LLC"
    assert set(findings) == {flag.id for flag in indicators() if flag.about == "party"}


def test_a_party_that_no_record_names_is_told() -> None:
    from enduse.model.errors import UsageError

    with pytest.raises(UsageError, match="none of the records"):
        judge_party("name:nobody", Context.of([]))


def test_the_score_adds_the_weights_of_what_fired() -> None:
    case = CASES["through-embargoed"][0]
    findings = judge(case.shipment, Context.of([case.shipment]))
    fired = {each.rule for each in findings if each.verdict is Verdict.fired}
    assert "through-embargoed" in fired
    assert score(findings) == sum(flag.weight for flag in indicators() if flag.id in fired)
    assert score(()) == 0
