"""What claims tell of movements, what they do not, and who denies it."""

from __future__ import annotations

import os
import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enduse.claims.reader import Reader, open_reader
from enduse.model import Attribution, Claim, Document, Failure, Item, MeasureClaim, Party, Span, TransferClaim
from enduse.model.claim import Factuality, TransferStage
from enduse.sources import documents
from enduse.tracing.movement import EARLIEST, LATEST
from enduse.tracing.network.claims import movements_of
from enduse.tracing.network.node import is_name, nodes_of
from enduse.tracing.network.period import period_of
from enduse.tracing.network.said import ClaimMovements, Said

ROOT = Path(__file__).parents[3]
SHARED = Path(os.environ.get("ENDUSE_SHARED", ROOT.parent / "shared"))
REPORT = SHARED / "reports" / "white-house-arms-deals.txt"
SPAN = (Span(0, 5, "words"),)


def country(code: str) -> Party:
    return Party(code.upper(), "Country", (code,))


def firm(name: str, code: str = "") -> Party:
    return Party(name, "Company", (code,) if code else ())


def claim(
    supplier: str | Party = "cn",
    recipient: str | Party = "ru",
    *via: str | Party,
    goods: str | None = "electronics.semiconductor",
    stage: TransferStage | None = "shipped",
    factuality: Factuality = "certain",
    by: str = "Anna Weber",
    document: str = "d",
) -> TransferClaim:
    def parties(*told: str | Party) -> tuple[Party, ...]:
        return tuple(country(each) if isinstance(each, str) else each for each in told if each)

    return TransferClaim(
        document,
        SPAN,
        supplier=parties(supplier),
        recipient=parties(recipient),
        intermediaries=parties(*via),
        items=(Item("chips", category=goods),) if goods else (),
        stage=stage,
        factuality=factuality,
        attribution=Attribution((Party(by, "Person"),) if by else ()),
    )


def legs(told: ClaimMovements) -> set[tuple[str, str]]:
    return {(each.source.key, each.target.key) for each in told.said}


def day(iso: str) -> int:
    return (date.fromisoformat(iso) - date(1970, 1, 1)).days


# ---- Legs.


def test_a_way_through_a_country_is_two_legs() -> None:
    assert legs(movements_of([claim("cn", "ru", "ae")])) == {
        ("country:cn", "country:ae"),
        ("country:ae", "country:ru"),
    }


def test_intermediaries_stand_in_the_order_of_travel() -> None:
    found = legs(movements_of([claim("cn", "ru", "kg", "kz")]))
    assert found == {("country:cn", "country:kg"), ("country:kg", "country:kz"), ("country:kz", "country:ru")}


def test_joint_suppliers_hand_over_each() -> None:
    joint = replace(claim("cn", "ru", "ae"), supplier=(country("cn"), country("kp")))
    assert legs(movements_of([joint])) == {
        ("country:cn", "country:ae"),
        ("country:kp", "country:ae"),
        ("country:ae", "country:ru"),
    }


def test_a_claim_without_supplier_gives_the_legs_it_has() -> None:
    told = movements_of([claim("", "ru", "ae")])
    assert legs(told) == {("country:ae", "country:ru")}
    assert [each.why for each in told.left_out] == [
        "a part of the way: somebody on it has neither a name nor a country"
    ]


def test_each_kind_of_goods_is_a_movement_of_its_own() -> None:
    both = replace(claim(), items=(Item("chips", category="electronics"), Item("circuits", hs_code="8542.31.90")))
    assert sorted(each.goods for each in movements_of([both]).said) == ["854231", "electronics"]


def test_goods_not_told_are_empty() -> None:
    told = [claim(goods=None), claim(goods="goods", by="Ben Ode")]
    assert {each.goods for each in movements_of(told).said} == {""}


# ---- What makes no leg, and is told.


@pytest.mark.parametrize(
    ("left", "why"),
    [
        (claim(stage="considered"), "considered only"),
        (claim(stage="sought"), "sought only"),
        (claim(stage="offered"), "offered only"),
        (claim(stage="negotiated"), "negotiated only"),
        (claim(stage="halted"), "refused, suspended or cancelled"),
        (claim(stage="seized"), "seized on the way"),
        (claim(factuality="denied"), "denied"),
        (claim(factuality="not_seen"), "not seen to have happened"),
        (claim("", "ru"), "fewer than two ends are told"),
        (claim("cn", Party("any party", "Organization")), "fewer than two ends are told"),
        (claim("ru", firm("Vektor-Elektro", "ru")), "a part of the way: both ends are one country"),
        (
            replace(claim("", ""), parties=(country("cn"), country("ru"))),
            "no direction is told",
        ),
    ],
)
def test_a_claim_that_moves_nothing_is_left_out_and_told(left: TransferClaim, why: str) -> None:
    told = movements_of([left])
    assert told.said == ()
    assert [(each.claim, each.why) for each in told.left_out] == [(left.id, why)]
    assert told.notes() == (f"1 claim left out: {why}",)


def test_measures_are_passed_over() -> None:
    assert movements_of([MeasureClaim("d", SPAN)]) == ClaimMovements()


@pytest.mark.parametrize(
    ("stage", "factuality", "weight"),
    [
        ("delivered", "certain", 1.0),
        (None, "certain", 1.0),
        ("shipped", "possible", 0.5),
        ("agreed", "certain", 0.6),
        ("licensed", "probable", 0.32),
        ("shipped", "unknown", 0.3),
    ],
)
def test_stage_and_certainty_weigh(stage: TransferStage | None, factuality: Factuality, weight: float) -> None:
    (said,) = movements_of([claim(stage=stage, factuality=factuality)]).said
    assert said.weight == pytest.approx(weight)


# ---- Who is a node.


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("Huaxin Power", True),
        ("OOO Vektor-Elektro", True),
        ("Houthis", True),
        ("华为", True),
        ("Turkish trading companies", False),
        ("Chinese Firms", False),
        ("Georgian port of Poti", False),
        ("Dubai-based trader", False),
        ("Two Western officials", False),
        ("intermediaries", False),
        ("plant", False),
        ("One", False),
        ("412", False),
        ("", False),
    ],
)
def test_a_description_is_no_name(name: str, named: bool) -> None:
    assert is_name(name) is named


def test_a_described_firm_stands_for_its_country() -> None:
    (node,) = nodes_of(Party("Turkish trading companies", "Company", ("tr",)))
    assert (node.key, node.name, node.is_country) == ("country:tr", "Türkiye", True)


def test_a_named_firm_has_the_key_of_the_store() -> None:
    (node,) = nodes_of(firm("Ege  Mikro Ticaret A.Ş.", "tr"))
    assert (node.key, node.country, node.kind) == ("ege mikro ticaret a s|tr", "tr", "Company")


def test_the_country_of_a_firm_is_not_guessed() -> None:
    (node,) = nodes_of(firm("Huaxin Power"))
    assert node.country is None


def test_an_organ_of_a_state_is_the_state() -> None:
    (node,) = nodes_of(Party("Russia’s Ministry of Defence", "PublicBody", ("ru",)))
    assert node.key == "country:ru"


# ---- Time.


@pytest.mark.parametrize(
    ("start", "end", "published", "first", "last"),
    [
        ("2021-03", None, None, day("2021-03-01"), day("2021-03-31")),
        ("2021-03-05", None, "2024-01-01", day("2021-03-05"), day("2021-03-05")),
        ("2019", "2020-02", None, day("2019-01-01"), day("2020-02-29")),
        (None, "2020", None, EARLIEST, day("2020-12-31")),
        ("last year", None, None, EARLIEST, LATEST),
        ("last year", None, "2024-10-02", EARLIEST, day("2024-10-02")),
        (None, None, "2024-10", EARLIEST, day("2024-10-31")),
        ("2021-13", None, None, EARLIEST, LATEST),
        ("2021", "2020", None, day("2020-01-01"), day("2021-12-31")),
    ],
)
def test_partial_dates_are_intervals(
    start: str | None, end: str | None, published: str | None, first: int, last: int
) -> None:
    told = replace(claim(), start_date=start, end_date=end)
    assert period_of(told, Document("x", published_at=published)) == (first, last)


def test_since_reaches_to_the_report() -> None:
    told = replace(claim(), start_date="2024-08", spans=(Span(0, 12, "since August"),))
    assert period_of(told, Document("x", published_at="2024-10-02")) == (day("2024-08-01"), day("2024-10-02"))
    assert period_of(told, None) == (day("2024-08-01"), LATEST)


def test_a_deal_may_be_carried_out_after_the_report() -> None:
    assert period_of(claim(stage="agreed"), Document("x", published_at="2024-10-02")) == (EARLIEST, LATEST)


# ---- One voice, and others against it.


def test_ten_reports_of_one_speaker_are_one_voice() -> None:
    told = movements_of([claim(document=f"d{number}") for number in range(10)])
    (said,) = told.said
    assert len(said.claims) == 10


def test_two_speakers_are_two() -> None:
    assert len(movements_of([claim(by="Anna Weber"), claim(by="Ben Ode")]).said) == 2


def test_who_is_only_described_is_another_in_each_report() -> None:
    same = [claim(by="an official", document=document) for document in ("d1", "d2")]
    assert len(movements_of(same).said) == 2


def test_voices_told_go_before_names() -> None:
    told = [claim(by="Anna Weber"), claim(by="Weber")]
    assert len(movements_of(told, voices={each.id: "person:anna weber" for each in told}).said) == 1


def test_one_voice_on_two_times_tells_of_two_movements_and_undated_of_no_third() -> None:
    told = [replace(claim(), start_date=date) for date in ("2019", "2022-03", None)]
    found = movements_of(told).said
    assert [(each.first_day, len(each.claims)) for each in found] == [(day("2019-01-01"), 1), (day("2022-03-01"), 2)]


def test_a_denial_by_another_disputes_every_leg() -> None:
    denial = claim(factuality="denied", by="Ben Ode")
    told = movements_of([claim("cn", "ru", "ae"), denial])
    assert [each.denials for each in told.said] == [(denial.id,)] * 2
    assert all(each.disputed for each in told.said)


@pytest.mark.parametrize(
    "denial",
    [
        claim(factuality="denied", by="Anna Weber"),  # the same voice
        claim("cn", "ir", factuality="denied", by="Ben Ode"),
        claim(goods="small_arms", factuality="denied", by="Ben Ode"),
        claim(goods="electronics.processor", factuality="denied", by="Ben Ode"),
        claim(firm("Huaxin Power", "cn"), factuality="denied", by="Ben Ode"),
        claim(stage="licensed", factuality="not_seen", by="Ben Ode"),
        claim(stage="considered", factuality="denied", by="Ben Ode"),
        claim(stage="halted", factuality="denied", by="Ben Ode"),
        replace(claim(factuality="denied", by="Ben Ode"), start_date="2001", end_date="2002"),
    ],
)
def test_what_is_not_denied_is_not_disputed(denial: TransferClaim) -> None:
    told = movements_of([replace(claim(), start_date="2023"), denial])
    assert [each.disputed for each in told.said] == [False]


def test_a_denial_for_a_country_covers_its_firms_and_one_without_goods_covers_all() -> None:
    denial = claim(factuality="denied", by="Ben Ode", goods=None)
    (said,) = movements_of([claim(firm("Huaxin Power", "cn")), denial]).said
    assert said.denials == (denial.id,)


@pytest.mark.parametrize(
    ("denied", "disputed"), [("arms", True), ("aircraft.uav", True), ("aircraft.uav.loitering", False)]
)
def test_a_denial_of_a_kind_of_goods_covers_that_kind(denied: str, disputed: bool) -> None:
    denial = claim(goods=denied, factuality="denied", by="Ben Ode")
    (said,) = movements_of([claim(goods="aircraft.uav"), denial]).said
    assert said.disputed is disputed


def test_a_denial_of_some_goods_disputes_no_claim_that_names_none() -> None:
    denial = claim(goods="arms", factuality="denied", by="Ben Ode")
    assert [each.disputed for each in movements_of([claim(goods=None), denial]).said] == [False]


def test_a_category_nobody_knows_is_like_itself_only() -> None:
    denial = claim(goods="flying.carpet", factuality="denied", by="Ben Ode")
    told = movements_of([claim(goods="flying.carpet"), claim(goods="flying.carpet.small", by="Cy Roe"), denial])
    assert [each.disputed for each in told.said] == [True, False]


# ---- As edges.


def test_movements_carry_the_numbers_of_joined_parties() -> None:
    told = movements_of([claim(firm("Huaxin Power", "cn"), "ru", "ae")])
    numbers = {node.key: place for place, node in enumerate(told.nodes, start=5)}
    found = told.movements(numbers, first_id=100)
    assert [each.id for each in found] == [100, 101]
    assert {each.basis for each in found} == {"said"}
    assert [told.said[each.id - 100].source.country for each in found] == [each.source_country for each in found]


def test_a_movement_between_spellings_of_one_party_is_none() -> None:
    told = movements_of([claim(firm("Huaxin Power", "cn"), firm("Huaxin Powr", "ae"))])
    assert told.movements({node.key: 7 for node in told.nodes}) == ()


# ---- Real reports.


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader("rules")


def read(path: Path, reader: Reader) -> tuple[list[Claim], Document]:
    [document] = documents([str(path)], published=None)
    assert not isinstance(document, Failure)
    return list(reader.read(document)), document


def test_the_chips_of_the_example_go_through_georgia_and_kyrgyzstan(reader: Reader) -> None:
    claims, document = read(ROOT / "examples/chips-detour.txt", reader)
    told = movements_of(claims, [document])
    chips = [each for each in told.said if each.goods == "electronics.semiconductor" and each.weight == 1]
    assert {(each.source.country, each.target.country) for each in chips} == {("tr", "ge"), ("ge", "kg"), ("kg", "ru")}
    assert {each.source.key for each in told.said if not each.source.is_country} == {
        "huaxin power|cn",
        "ege mikro ticaret|tr",
    }
    missiles = [each for each in told.said if each.goods == "missile.ballistic"]
    assert [each.disputed for each in missiles] == [True]


@pytest.mark.skipif(not REPORT.exists(), reason="the shared reports are not here; set ENDUSE_SHARED")
def test_the_drones_of_the_report_go_through_the_emirates(reader: Reader) -> None:
    claims, document = read(REPORT, reader)
    told = movements_of(claims, [document])
    assert {("country:cn", "country:ae"), ("country:ae", "country:ru")} <= legs(told)
    assert len({each.claim for each in told.left_out}) == 10


# ---- Whatever the claims.

CODES = st.sampled_from(("cn", "ae", "ru", "tr", ""))
CLAIMS = st.lists(
    st.builds(
        claim,
        CODES,
        CODES,
        CODES,
        goods=st.sampled_from(("electronics.semiconductor", "arms", None)),
        stage=st.sampled_from(("shipped", "agreed", "halted", None)),
        factuality=st.sampled_from(("certain", "possible", "denied")),
        by=st.sampled_from(("Anna Weber", "Ben Ode", "")),
        document=st.sampled_from(("d1", "d2")),
    ),
    max_size=8,
)


@settings(max_examples=150, deadline=None)
@given(CLAIMS, st.randoms(use_true_random=False))
def test_order_and_repetition_change_nothing(told: list[TransferClaim], chance: random.Random) -> None:
    first = movements_of(told)
    again = told + told
    chance.shuffle(again)
    assert movements_of(again) == first


@settings(max_examples=150, deadline=None)
@given(CLAIMS)
def test_every_claim_moves_or_is_told(told: list[TransferClaim]) -> None:
    found = movements_of(told)
    said = {id_ for each in found.said for id_ in each.claims}
    assert said | {each.claim for each in found.left_out} == {each.id for each in told}


@settings(max_examples=150, deadline=None)
@given(CLAIMS)
def test_legs_are_sound(told: list[TransferClaim]) -> None:
    found = movements_of(told).said
    keys = [(each.source.key, each.target.key, each.goods, each.voice, each.first_day) for each in found]
    assert len(set(keys)) == len(keys)
    assert all(_is_sound(each) for each in found)


def _is_sound(said: Said) -> bool:
    denied = set(said.denials) & set(said.claims)
    return (
        said.source.key != said.target.key and 0 < said.weight <= 1 and said.first_day <= said.last_day and not denied
    )
