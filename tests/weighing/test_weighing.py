from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from weighing_claims import KIRBY, REUTERS, SPIEGEL, TEHRAN, WHITE_HOUSE, said

from enduse.model import Attribution, Claim, Document, Item, Party, Span, TransferClaim
from enduse.model.claim import Factuality, TransferStage
from enduse.model.position import Weighing
from enduse.weighing import weigh

_SPEAKERS = [
    None,
    KIRBY,
    Party("Kirby", "Person", ("us",)),
    Party("Smith", "Person"),
    Party("Ann Smith", "Person"),
    WHITE_HOUSE,
    SPIEGEL,
    REUTERS,
    TEHRAN,
    Party("a report"),
    Party("U.S. officials", "Person", ("us",)),
]
_DATES = [None, "1987", "2022", "2022-08", "2023-02-24", "last year"]
_DOCUMENTS = [
    Document("one", publisher="Reuters", published_at="2023-02-24"),
    Document("two", publisher="Der Spiegel"),
    Document("three", published_at="1988"),
    Document("four"),
]
_CLAIMS = st.builds(
    said,
    st.sampled_from(_SPEAKERS),
    st.sampled_from(get_args(Factuality)),
    st.sampled_from([None, *get_args(TransferStage)]),
    goods=st.lists(st.sampled_from([None, "arms", "goods", "missile", "missile.cruise", "electronics"]), max_size=3),
    supplier=st.lists(st.sampled_from(["ir", "kp", "ru"]), max_size=2),
    recipient=st.lists(st.sampled_from(["ru", "sy"]), max_size=2),
    parties=st.lists(st.sampled_from(["ir", "ru"]), max_size=2),
    document=st.sampled_from([document.id for document in _DOCUMENTS] + ["unknown"]),
    on=st.sampled_from(_DATES),
    since=st.sampled_from(_DATES),
    until=st.sampled_from(_DATES),
)


@given(st.lists(_CLAIMS, max_size=12).flatmap(lambda claims: st.tuples(st.just(claims), st.permutations(claims))),
       st.permutations(_DOCUMENTS))  # fmt: skip
def test_order_of_claims_and_documents_changes_nothing(both: Any, documents: list[Document]) -> None:
    claims, shuffled = both
    assert weigh(claims, _DOCUMENTS) == weigh(shuffled, documents)


@given(st.lists(_CLAIMS, max_size=8))
def test_a_claim_told_twice_weighs_once(claims: list[TransferClaim]) -> None:
    assert weigh(claims, _DOCUMENTS) == weigh([*claims, *claims], _DOCUMENTS)


@given(st.lists(_CLAIMS, max_size=12))
def test_every_claim_stands_somewhere_and_every_dispute_has_two_sides(claims: list[TransferClaim]) -> None:
    weighed = weigh(claims, _DOCUMENTS)
    standing = {id_ for w in weighed for p in w.positions for id_ in p.claim_ids}
    assert {claim.id for claim in claims if _has_two_ends(claim)} <= standing
    for weighing in weighed:
        assert len(weighing.development) == len(weighing.positions)
        if weighing.dispute:
            assert weighing.dispute.asserting
            assert weighing.dispute.against


def _has_two_ends(claim: TransferClaim) -> bool:
    return len({party.name for party in (*claim.supplier, *claim.recipient)}) > 1


def test_development_runs_by_day_of_the_statement_then_of_the_report() -> None:
    document = Document("report", published_at="2022-12")
    claims = [
        said(SPIEGEL, on="2023-02-23"),
        said(KIRBY, stage="sought", document=document.id),
        said(TEHRAN, stage="considered", on="2021"),
        said(REUTERS, stage="offered"),
    ]
    (weighing,) = weigh(claims, [document])
    assert [(step.date, step.basis, step.stage) for step in weighing.development] == [
        ("2021", "said", "considered"),
        ("2022-12", "published", "sought"),
        ("2023-02-23", "said", "delivered"),
        (None, "published", "offered"),
    ]


def test_disputed_flows_come_first() -> None:
    many = [said(who, words=who.name) for who in (KIRBY, SPIEGEL, REUTERS)]
    disputed = [said(SPIEGEL, supplier=("cn",)), said(KIRBY, "denied", supplier=("cn",))]
    assert [w.flow.supplier for w in weigh([*many, *disputed])] == [("cn",), ("ir",)]


# The real report: who holds, denies and has not seen Chinese military aid to Russia.
_GOODS = {
    "suicide drones": "aircraft.uav.loitering",
    "munitions for tanks and artillery": "ammunition",
    "drones": "aircraft.uav",
    "munitions": "ammunition",
    "artillery": "artillery",
    "missiles": "missile",
    "advanced electronics": "electronics",
    "air defense systems": "air_defence",
    "attack helicopters": "aircraft.helicopter.attack",
    "fighter jets": "aircraft.fighter",
    "dual-use drones": "aircraft.uav",
    "high-tech capabilities": None,
}
_SOURCES = {
    "John Kirby": KIRBY,
    "White House": WHITE_HOUSE,
    "U.S. intelligence": Party("U.S. intelligence", "PublicBody", ("us",)),
    "United States": Party("United States", "Country", ("us",)),
    "Biden administration": Party("Biden administration", "PublicBody", ("us",)),
    "Der Spiegel": SPIEGEL,
}


def _claim(expected: dict[str, Any], document_id: str) -> Claim:
    def ends(slot: str) -> tuple[Party, ...]:
        return tuple(Party(code, "Country", (code,)) for code in expected.get(slot, ()))

    return TransferClaim(
        document_id=document_id,
        spans=(Span(0, len(expected["quote"]), expected["quote"]),),
        supplier=ends("supplier"),
        recipient=ends("recipient"),
        parties=ends("parties"),
        intermediaries=ends("intermediaries"),
        items=tuple(Item(words, category=_GOODS.get(words, "arms")) for words in expected.get("items", ())),
        stage=expected["stage"][0] if "stage" in expected else None,
        factuality=expected["factuality"][0],
        attribution=Attribution(
            tuple(_SOURCES[name] for name in expected["sources"][0]), "said", expected.get("said_on")
        ),
        start_date=expected.get("start_date"),
    )


@pytest.fixture(scope="module")
def real() -> tuple[Weighing, ...]:
    shared = Path(os.environ.get("ENDUSE_SHARED", Path(__file__).parents[2] / ".." / "shared"))
    path = shared / "reports" / "white-house-arms-deals.expected.json"
    if not path.is_file():
        pytest.skip(f"no expected claims at {path}; set ENDUSE_SHARED")
    expected = json.loads(path.read_text(encoding="utf-8"))["claims"]
    document = Document("the report", published_at="2023-02-24")
    return weigh([_claim(one, document.id) for one in expected if one["kind"] == "transfer"], [document])


def test_real_report_has_one_dispute_over_chinese_military_aid(real: tuple[Weighing, ...]) -> None:
    (weighing,) = (w for w in real if w.dispute)
    flow, dispute = weighing.flow, weighing.dispute
    assert (flow.supplier, flow.recipient, flow.category) == (("cn",), ("ru",), "arms")
    assert dispute is not None
    assert {p.source for p in dispute.asserting} == {"Der Spiegel"}
    assert {(p.source, p.factuality) for p in dispute.against} == {
        ("U.S. intelligence", "not_seen"),
        ("John Kirby", "not_seen"),
        ("Biden administration", "denied"),
    }
    assert {name for p in dispute.against for name in p.relayed_by} == {"John Kirby"}


def test_real_report_says_once_it_was_only_considered(real: tuple[Weighing, ...]) -> None:
    (weighing,) = (w for w in real if w.dispute)
    considered = {(p.source, p.factuality) for p in weighing.positions if p.stage == "considered"}
    assert considered == {("United States", "certain"), ("John Kirby", "possible")}


def test_real_report_route_and_figures(real: tuple[Weighing, ...]) -> None:
    (weighing,) = (w for w in real if w.dispute)
    spiegel = next(p for p in weighing.positions if p.source == "Der Spiegel")
    assert spiegel.via == ("ae",)
    assert spiegel.credibility.figure == 4
    denial = next(p for p in weighing.positions if p.factuality == "denied")
    assert "confirmed_by" not in {term.name for term in denial.credibility.terms}
    assert weighing.independent == 1
