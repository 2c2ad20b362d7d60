"""Values to records and back: nothing is lost, equal values give equal bytes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import FrozenInstanceError, asdict, replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enduse.model import Attribution, Claim, Document, Item, MeasureClaim, Party, Passage, Span, TransferClaim
from enduse.model.claim import Factuality, Manner, MeasureStage, TransferStage
from enduse.model.document import PassageKind
from enduse.model.record import claim_of, document_of, to_json, to_record

# An empty string is what an absent one is: records drop both.
SAID = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
MAYBE = st.none() | SAID
COUNT = st.none() | st.integers(0, 10**12) | st.floats(0.5, 1e9, allow_nan=False) | SAID
FIGURE = st.none() | st.integers(0, 10**12) | st.floats(0.5, 1e9, allow_nan=False)
SPANS = st.builds(Span, st.integers(0, 999), st.integers(0, 999), SAID)
PARTIES = st.lists(
    st.builds(Party, SAID, SAID, st.lists(SAID, max_size=2).map(tuple), MAYBE, st.none() | SPANS), max_size=2
).map(tuple)
ITEMS = st.builds(
    Item,
    description=SAID,
    designation=MAYBE,
    category=MAYBE,
    hs_code=MAYBE,
    control_codes=st.lists(SAID, max_size=2).map(tuple),
    number=COUNT,
    unit=MAYBE,
    estimated=st.booleans(),
    amount=COUNT,
    currency=MAYBE,
    span=st.none() | SPANS,
)
VOICES = st.builds(Attribution, PARTIES, MAYBE, MAYBE, st.none() | SPANS)
ALWAYS = {
    "document_id": SAID,
    "spans": st.lists(SPANS, min_size=1, max_size=2).map(tuple),
    "factuality": st.sampled_from(get_args(Factuality)),
    "attribution": VOICES,
    "start_date": MAYBE,
    "end_date": MAYBE,
    "origin": SAID,
}
TRANSFERS = st.builds(
    TransferClaim,
    supplier=PARTIES,
    recipient=PARTIES,
    parties=PARTIES,
    intermediaries=PARTIES,
    items=st.lists(ITEMS, max_size=2).map(tuple),
    stage=st.none() | st.sampled_from(get_args(TransferStage)),
    manner=st.lists(st.sampled_from(get_args(Manner)), max_size=2).map(tuple),
    end_use=MAYBE,
    in_exchange_for=st.lists(SAID, max_size=2).map(tuple),
    **ALWAYS,
)
MEASURES = st.builds(
    MeasureClaim,
    issuer=PARTIES,
    targets=PARTIES,
    instruments=st.lists(SAID, max_size=2).map(tuple),
    amount=FIGURE,
    currency=MAYBE,
    stage=st.none() | st.sampled_from(get_args(MeasureStage)),
    **ALWAYS,
)
CLAIMS = TRANSFERS | MEASURES
DOCUMENTS = st.builds(
    Document,
    text=st.text(max_size=30),
    title=MAYBE,
    url=MAYBE,
    publisher=MAYBE,
    author=st.lists(SAID, max_size=2).map(tuple),
    language=MAYBE,
    published_at=MAYBE,
    retrieved_at=MAYBE,
    origin=st.text(max_size=5),
    passages=st.lists(
        st.builds(Passage, st.sampled_from(get_args(PassageKind)), st.integers(0, 99), st.integers(0, 99)), max_size=2
    ).map(tuple),
)
BARE = TransferClaim("d", (Span(0, 4, "Iran"),))


@given(CLAIMS)
@settings(max_examples=120, deadline=None)
def test_claims_come_back_whole(claim: Claim) -> None:
    line = to_json(claim)
    again = claim_of(json.loads(line))
    assert again == claim
    assert again.id == claim.id == json.loads(line)["id"]
    assert to_json(again) == line
    assert "\n" not in line


@given(CLAIMS)
@settings(max_examples=120, deadline=None)
def test_an_id_is_the_hash_of_all_that_is_said(claim: Claim) -> None:
    kind = "transfer" if isinstance(claim, TransferClaim) else "measure"
    said = {name: value for name, value in asdict(claim).items() if name != "in_exchange_for"}
    canonical = json.dumps([kind, said], sort_keys=True, separators=(",", ":"))
    assert claim.id == hashlib.sha256(canonical.encode()).hexdigest()[:32]


def test_an_id_stays_what_ledgers_know_it_by() -> None:
    assert BARE.id == "175c5365740eff4cd0dbbb2f06ba9eee"
    assert replace(BARE, in_exchange_for=("x",)).id == BARE.id
    assert replace(BARE, items=(Item("drones", number=1),)).id != replace(BARE, items=(Item("drones", number=1.0),)).id


@given(DOCUMENTS)
@settings(max_examples=80, deadline=None)
def test_documents_come_back_whole(document: Document) -> None:
    assert document_of(json.loads(to_json(document))) == document


def test_empty_fields_are_dropped_and_zero_is_not_empty() -> None:
    record = to_record(replace(BARE, items=(Item("drones", number=0, amount=0),)))
    assert record["items"] == [{"description": "drones", "number": 0, "amount": 0}]
    assert set(record) == {"id", "kind", "document_id", "spans", "factuality", "items", "attribution"} - (
        set() if "attribution" in record else {"attribution"}
    )


def test_a_span_at_the_very_start_keeps_its_offset() -> None:
    assert to_record(BARE)["spans"] == [{"start": 0, "end": 4, "exact": "Iran"}]


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"kind": "transfer"},
        {"kind": "transfer", "document_id": "d"},
        {"kind": "transfer", "spans": []},
        {"kind": "transfer", "document_id": "d", "spans": [{"start": 0}]},
        {"kind": "transfer", "document_id": "d", "spans": [], "colour": "red"},
        {"kind": "shipment", "document_id": "d", "spans": []},
        {"document_id": "d", "spans": []},
        {"kind": "measure", "document_id": "d", "spans": [], "items": [{"description": "drones"}]},
        {"kind": "transfer", "document_id": "d", "spans": [], "supplier": [{"country": ["ir"]}]},
    ],
)
def test_what_is_no_record_of_a_claim_is_refused(record: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        claim_of(record)


# ---- Ids are hashes of content.


@given(CLAIMS, CLAIMS)
@settings(max_examples=80, deadline=None)
def test_equal_claims_have_equal_ids_and_others_do_not(one: Claim, other: Claim) -> None:
    assert (one.id == other.id) == (one == other) or replace_links(one) == replace_links(other)


def replace_links(claim: Claim) -> Claim:
    return replace(claim, in_exchange_for=()) if isinstance(claim, TransferClaim) else claim


@given(TRANSFERS, st.lists(SAID, max_size=3).map(tuple))
@settings(max_examples=40, deadline=None)
def test_links_of_a_barter_are_no_part_of_the_id(claim: TransferClaim, links: tuple[str, ...]) -> None:
    assert replace(claim, in_exchange_for=links).id == claim.id


@pytest.mark.parametrize(
    "changed",
    [
        replace(BARE, document_id="e"),
        replace(BARE, spans=(Span(1, 5, "Iran"),)),
        replace(BARE, supplier=(Party("Iran"),)),
        replace(BARE, recipient=(Party("Iran"),)),
        replace(BARE, stage="delivered"),
        replace(BARE, factuality="denied"),
        replace(BARE, start_date="2022"),
        replace(BARE, end_date="2022"),
        replace(BARE, attribution=Attribution(cue="said")),
        replace(BARE, origin="chat"),
        MeasureClaim("d", (Span(0, 4, "Iran"),)),
    ],
)
def test_anything_else_said_is_another_claim(changed: Claim) -> None:
    assert changed.id != BARE.id


def test_an_id_is_thirty_two_hexadecimal_digits() -> None:
    assert BARE.id == TransferClaim("d", (Span(0, 4, "Iran"),)).id
    assert len(BARE.id) == 32
    assert int(BARE.id, 16) >= 0


def test_values_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        BARE.stage = "delivered"  # type: ignore[misc]


# ---- Documents are known by their text.


def test_a_document_is_known_by_its_text_alone() -> None:
    assert Document("a", title="x", published_at="2023").id == Document("a").id
    assert Document("a").id != Document("a ").id
    assert Document("é").id != Document("e\u0301").id


def test_lone_surrogates_have_ids_of_their_own() -> None:
    assert len({Document(text).id for text in ("\ud800", "\udc00", "?", "\ufffd")}) == 4
