"""Stands found by their kinds are those found by holding each against every other."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_weighing import contradicts, dispute, figure, sources_by_term
from weighing_claims import KIRBY, REUTERS, SPIEGEL, TEHRAN, WHITE_HOUSE, said

from enduse.model import Document, Party, Position, TransferClaim
from enduse.model.claim import Factuality, TransferStage
from enduse.weighing import weigh
from enduse.weighing.stands import Stands, Voice

SIDES = {"confirmed_by", "agrees_in_part", "denied_by", "not_seen_by", "contradicted_unweighed"}
DATES = st.sampled_from((None, "2021", "2022-03", "2022-03-05", "2024", "last year"))
GOODS = st.lists(st.sampled_from(("arms", "aircraft.uav", "missile", "goods", None)), max_size=2)
CLAIMS = st.builds(
    said,
    st.sampled_from(
        (None, KIRBY, REUTERS, SPIEGEL, TEHRAN, WHITE_HOUSE, Party("an official"), Party("Weber", "Person"))
    ),
    st.sampled_from(get_args(Factuality)),
    st.none() | st.sampled_from(get_args(TransferStage)),
    goods=GOODS,
    words=st.sampled_from(("some", "all")),
    recipient=st.sampled_from((("ru",), ("ru", "ye"), ())),
    document=st.sampled_from(("d1", "d2")),
    on=DATES,
    since=DATES,
    until=DATES,
)
POSITIONS = st.builds(
    Position,
    st.sampled_from(("Anna", "Ben", "Cy", "")),
    st.sampled_from(get_args(Factuality)),
    st.none() | st.sampled_from(get_args(TransferStage)),
    DATES,
    st.just(("c",)),
    st.just(("d",)),
    DATES,
    DATES,
    affiliation=st.sampled_from(((), ("gov:us",), ("gov:ru", "name:a"), ("name:a",), ("name:b",))),
    goods=st.sampled_from(((), ("some",), ("all", "some"))),
    categories=st.sampled_from(((), ("arms",), ("aircraft.uav",), ("aircraft.uav", "missile"))),
    since=DATES,
    until=DATES,
)
DELIVERED = Position(
    "Anna", "certain", "delivered", None, ("a",), ("d",), affiliation=("name:a",), categories=("arms",)
)
DENIED = replace(DELIVERED, source="Ben", factuality="denied", affiliation=("name:b",))


@settings(max_examples=200, deadline=None)
@given(st.lists(CLAIMS, max_size=12))
def test_figures_terms_and_disputes_are_those_of_looking_at_each(claims: list[TransferClaim]) -> None:
    documents = [Document("one", published_at="2023-05"), Document("two")]
    placed = [replace(claim, document_id=documents[claim.document_id == "d2"].id) for claim in claims]
    for weighed in weigh(placed, documents):
        assert weighed.dispute == dispute(weighed.flow, weighed.positions)
        for position in weighed.positions:
            told = {term.name: term.sources for term in position.credibility.terms if term.name in SIDES}
            assert told == sources_by_term(position, weighed.positions)
            assert position.credibility.figure == figure(position, weighed.positions)


@settings(max_examples=300, deadline=None)
@given(st.lists(POSITIONS, max_size=8))
def test_who_contradicts_is_who_contradicts_one_by_one(positions: list[Position]) -> None:
    stands = Stands(positions)
    for one in positions:
        found = [*stands.denying(one), *stands.not_seeing(one)]
        against = {Voice(other.source, other.affiliation) for other in positions if contradicts(one, other)}
        assert set(found) == against
        assert stands.denying(one) == sorted(set(stands.denying(one)))


@pytest.mark.parametrize(
    "denial",
    [
        replace(DENIED, said_last="2021"),
        replace(DENIED, published_on="2021-12-31"),
        replace(DENIED, until="2020", said_last="2024"),
        replace(DENIED, factuality="possible"),
        replace(DENIED, categories=("missile",)),
        replace(DENIED, stage="licensed"),
    ],
)
def test_what_a_denial_cannot_be_of_is_not_contradicted(denial: Position) -> None:
    asserted = replace(DELIVERED, since="2022")
    assert Stands([asserted, DENIED]).denying(asserted) == [Voice("Ben", ("name:b",))]
    assert Stands([asserted, denial]).denying(asserted) == []
    assert Stands([asserted, denial]).denying(denial) == []


def test_of_two_denials_of_one_source_the_later_reaches_further() -> None:
    asserted = replace(DELIVERED, since="2022")
    early, late = replace(DENIED, said_last="2021"), replace(DENIED, said_last="2023")
    for denials in ([early, late], [late, early]):
        assert Stands([asserted, *denials]).denying(asserted) == [Voice("Ben", ("name:b",))]


def test_the_unknown_is_independent_of_nobody() -> None:
    stands = Stands([DELIVERED, DENIED, replace(DENIED, source="Cy", affiliation=())])
    assert stands.independent_of(("name:a",)) == {("name:b",)}
    assert stands.independent_of(()) == frozenset()
