from __future__ import annotations

import pytest
from weighing_claims import KIRBY, SPIEGEL, TEHRAN, said

from enduse.model import Document, Flow, Item, MeasureClaim, Party, Span, TransferClaim
from enduse.weighing import weigh


def _flows(*claims: TransferClaim, documents: tuple[Document, ...] = ()) -> list[Flow]:
    return sorted((w.flow for w in weigh(claims, documents)), key=repr)


def test_no_claims_no_flows() -> None:
    assert weigh([]) == ()


def test_measures_move_no_goods() -> None:
    assert weigh([MeasureClaim("d1", (Span(0, 1, "x"),), issuer=(TEHRAN,))]) == ()


def test_joint_supply_is_one_flow_a_pair() -> None:
    assert [f.supplier for f in _flows(said(supplier=("ir", "kp")))] == [("ir",), ("kp",)]


def test_deal_without_direction_is_one_flow_with_all_its_ends() -> None:
    (flow,) = _flows(said(supplier=(), recipient=(), parties=("ru", "ir", "kp")))
    assert (flow.supplier, flow.recipient, flow.directed) == (("ir", "kp", "ru"), (), False)


def test_deal_without_direction_is_not_a_supply_to_nobody_named() -> None:
    assert len(_flows(said(supplier=("ir",), recipient=()), said(supplier=(), recipient=(), parties=("ir",)))) == 2


def test_direction_matters() -> None:
    assert len(_flows(said(), said(supplier=("ru",), recipient=("ir",)))) == 2


@pytest.mark.parametrize(
    ("goods", "flows"),
    [
        (("arms", "aircraft.uav"), ["arms"]),
        (("aircraft", "aircraft.uav", "aircraft.uav.loitering"), ["aircraft"]),
        (("aircraft.uav", "missile"), ["aircraft.uav", "missile"]),
        (("aircraft.uav", "missile", "arms"), ["arms"]),
        (("electronics", "arms"), ["arms", "electronics"]),
        (("electronics", "dual_use"), ["dual_use"]),
        (("aircraft.uav", "aircraft.fighter"), ["aircraft.fighter", "aircraft.uav"]),
    ],
)
def test_goods_that_include_each_other_are_one_flow(goods: tuple[str, ...], flows: list[str]) -> None:
    claims = [said(KIRBY, goods=(category,)) for category in goods]
    assert sorted(f.category or "" for f in _flows(*claims)) == flows
    assert sorted(f.category or "" for f in _flows(said(goods=goods))) == flows


def test_unknown_goods_stay_apart_from_known_ones() -> None:
    assert [f.category for f in _flows(said(goods=(None,)), said(goods=("missile",)))] == ["missile", None]


def test_denial_that_names_no_goods_stands_in_every_flow_of_its_pair() -> None:
    weighed = weigh([said(goods=("missile",)), said(goods=("electronics",)), said(KIRBY, "denied", goods=())])
    sources = {w.flow.category: {p.source for p in w.positions} for w in weighed}
    assert sources["missile"] == sources["electronics"] == {"", "John Kirby"}


@pytest.mark.parametrize("goods", [(), ("goods",)])
def test_denial_that_stands_in_other_flows_makes_none_of_its_own(goods: tuple[str, ...]) -> None:
    assert [f.category for f in _flows(said(goods=("missile",)), said(KIRBY, "denied", goods=goods))] == ["missile"]


def test_assertion_that_names_no_goods_says_nothing_of_the_others() -> None:
    weighed = weigh([said(goods=("missile",)), said(KIRBY, goods=())])
    sources = {w.flow.category: {p.source for p in w.positions} for w in weighed}
    assert sources == {"missile": {""}, None: {"John Kirby"}}


def test_company_counts_for_its_country_and_armed_group_for_itself() -> None:
    def to(name: str, schema: str) -> TransferClaim:
        return TransferClaim(
            "d1",
            (Span(0, 1, "x"),),
            (TEHRAN,),
            (Party(name, schema, ("ye",)),),
            items=(Item("missiles", category="missile"),),
        )

    company, group = to("Aden Trading", "Company"), to("Houthis", "Organization")
    assert {f.recipient for f in _flows(company, group)} == {("ye",), ("Houthis",)}


# Time: overlapping or close periods are one flow; undated statements join rather than split.
def test_periods_far_apart_are_two_flows() -> None:
    flows = _flows(said(since="1987", until="1988"), said(since="2022", until="2023", document="d2"))
    assert [(f.since, f.until) for f in flows] == [("1987", "1988"), ("2022", "2023")]


@pytest.mark.parametrize("later", ["2019", "2020-05", "2021"])
def test_periods_close_together_are_one_flow(later: str) -> None:
    assert len(_flows(said(since="2019"), said(since=later, document="d2"))) == 1


def test_undated_claims_are_one_flow() -> None:
    assert len(_flows(said(), said(KIRBY), said(SPIEGEL, since="2022"))) == 1


def test_words_are_not_dates() -> None:
    (flow,) = _flows(said(since="last year"))
    assert (flow.since, flow.until) == (None, None)


def test_open_start_reaches_to_the_day_of_the_statement() -> None:
    document = Document("report", published_at="2023-02-24")
    old = said(KIRBY, since="2015", document=document.id)
    assert len(_flows(old, said(SPIEGEL, since="2024"), documents=(document,))) == 1
    assert len(_flows(old, said(SPIEGEL, since="2024"))) == 2


def test_undated_denial_stands_in_every_earlier_stretch_and_assertion_in_the_last() -> None:
    dated = [said(since="1987", until="1988"), said(since="2022", document="d2")]
    weighed = weigh([*dated, said(KIRBY, "denied", on="2023"), said(SPIEGEL, on="2023")])
    sources = {w.flow.since: {p.source for p in w.positions} - {""} for w in weighed}
    assert sources == {"1987": {"John Kirby"}, "2022": {"John Kirby", "Der Spiegel"}}
