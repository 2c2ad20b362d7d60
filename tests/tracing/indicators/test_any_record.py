"""Any record can be judged: nothing raises, every flag answers, and what cannot be a figure is none."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st
from indicator_cases import ADDRESS, CASES, SHIP, ship

from enduse.model.finding import Verdict
from enduse.model.item import Item
from enduse.model.match import Identifier
from enduse.model.party import Party
from enduse.model.shipment import Shipment
from enduse.tracing.indicators import Context, indicators, judge, judge_party, score

COUNTRY = st.none() | st.sampled_from(["ru", "am", "de", "cn", "us", "kr"])
FIGURE = st.none() | st.floats() | st.integers(-5, 10**20) | st.sampled_from(["dozens", "2500"])
CODE = (
    st.none() | st.sampled_from(["8542.31", "854140", "8541.41", "9405.11", "84", "x", "", "0"]) | st.text(max_size=12)
)
NAME = st.sampled_from(["Alfa LLC", "alfa llc", "", " ", "Ivan Petrov", "Bakery", "\x00"]) | st.text(max_size=30)
PARTY = st.none() | st.builds(
    Party,
    name=NAME,
    schema=st.sampled_from(["Person", "Company"]),
    country=COUNTRY.map(lambda one: (one,) if one else ()),
)
DATE = st.none() | st.sampled_from(["2021", "2022", "2022-02", "2022-02-24", "2023-02-28", "0001-01-01", "9999-12-31"])
ITEM = st.builds(
    Item, description=st.text(max_size=20), hs_code=CODE, number=FIGURE, amount=FIGURE,
    currency=st.none() | st.sampled_from(["USD", "EUR"]), unit=st.none() | st.just("pcs"),
)  # fmt: skip
SHIPMENT = st.builds(
    Shipment,
    id=st.text(max_size=5),
    date=DATE,
    sender=PARTY,
    receiver=PARTY,
    vessel=PARTY,
    departure_country=COUNTRY,
    destination_country=COUNTRY,
    origin_country=COUNTRY,
    trading_country=COUNTRY,
    destination_port_country=COUNTRY,
    items=st.lists(ITEM, max_size=3).map(tuple),
    weight_kg=st.none() | st.floats(),
    transit_countries=st.lists(st.sampled_from(["ru", "tr", "ge", "am"]), max_size=3).map(tuple),
    identifiers=st.lists(
        st.tuples(
            st.sampled_from(["sender", "receiver", "vessel"]),
            st.builds(Identifier, kind=st.sampled_from(["id", "imoNumber"]), value=st.text(max_size=5)),
        ),
        max_size=2,
    ).map(tuple),
    addresses=st.sampled_from([(), (("receiver", ADDRESS),), (("receiver", ""),)]),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(SHIPMENT, min_size=1, max_size=12))
def test_any_records_can_be_judged(records: list[Shipment]) -> None:
    context = Context.of(records)
    for record in records:
        findings = judge(record, context)
        assert [each.rule for each in findings] == [flag.id for flag in indicators()]
        assert all(each.detail for each in findings)
        assert math.isfinite(score(findings))
    for party in context.parties:
        assert judge_party(party, context)


@settings(max_examples=100, deadline=None)
@given(st.lists(SHIPMENT, min_size=1, max_size=8), st.data())
def test_a_record_that_is_not_counted_can_be_judged(records: list[Shipment], data: st.DataObject) -> None:
    stranger = data.draw(SHIPMENT)
    assert len(judge(stranger, Context.of(records))) == len(indicators())


def test_a_figure_that_is_none_is_not_told() -> None:
    for amount in (float("inf"), float("nan"), 0.0, -5.0):
        odd = ship(amount=amount, kg=1.0)
        findings = {each.rule: each for each in judge(odd, Context.of([odd]))}
        assert findings["overpriced"].detail == "not told: value"


def test_one_endless_price_spoils_no_median() -> None:
    case = CASES["overpriced"][0]
    spoilt = [
        *case.records,
        ship("Odd", id="odd", amount=float("inf"), kg=1.0),
        ship("Odd", id="o", amount=1e308, kg=1e-9),
    ]
    found = {each.rule: each for each in judge(case.shipment, Context.of([*spoilt, case.shipment]))}
    assert found["overpriced"].verdict is Verdict.fired


def test_a_ship_seen_only_once_has_one_flag() -> None:
    record = ship(vessel=Party("MV Test", "Vessel", ("pa",)), identifiers=SHIP)
    found = {each.rule: each for each in judge(record, Context.of([]))}
    assert found["flag-change"].verdict is Verdict.not_fired
