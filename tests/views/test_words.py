from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest
from views_claims import AGAINST, DENIED, FLOW, HELD, MEASURE, SHIPPED, WEIGHING

from enduse.model import Attribution, Dispute, Flow, Item
from enduse.model.claim import Factuality, MeasureStage, TransferStage
from enduse.views import words
from enduse.views.date import in_words
from enduse.views.goods import label
from enduse.views.place import country, end


def test_transfer() -> None:
    assert words.claim_sentence(SHIPPED) == (
        "Der Spiegel says that China shipped drones to Russia, through Dubai traders (covert, via intermediary), "
        "for use in Ukraine, dated 2022 (said 23 February 2023)."
    )


def test_denial() -> None:
    assert words.claim_sentence(DENIED) == "Kirby denies that China shipped drones to Russia."


def test_measure_with_chain_of_speakers() -> None:
    assert words.claim_sentence(MEASURE) == (
        "U.S. intelligence, as told by Kirby, says that the White House announced sanctions and export controls "
        "worth 2,800,000,000 USD against Russia."
    )


def test_nothing_named() -> None:
    bare = replace(SHIPPED, supplier=(), recipient=(), intermediaries=(), items=(), stage=None, manner=(), end_use=None,
                   attribution=Attribution(), start_date=None)  # fmt: skip
    assert words.claim_sentence(bare) == "The report itself says that a party not named supplied goods not named."


@pytest.mark.parametrize("factuality", get_args(Factuality))
@pytest.mark.parametrize("stage", [None, *get_args(TransferStage)])
def test_every_stage_and_factuality_has_a_sentence(factuality: Any, stage: Any) -> None:
    sentence = words.claim_sentence(replace(SHIPPED, stage=stage, factuality=factuality))
    assert "{" not in sentence
    assert "None" not in sentence
    assert words.stands_sentence([replace(HELD, stage=stage, factuality=factuality)]).endswith(".")


@pytest.mark.parametrize("stage", [None, *get_args(MeasureStage)])
def test_every_measure_stage_has_a_sentence(stage: Any) -> None:
    assert "None" not in words.claim_sentence(replace(MEASURE, stage=stage))


@pytest.mark.parametrize("factuality", ["denied", "not_seen"])
def test_a_denial_never_reads_as_an_assertion(factuality: Any) -> None:
    assert "says that" not in words.claim_sentence(replace(SHIPPED, factuality=factuality))


def test_deal_without_direction() -> None:
    deal = replace(SHIPPED, supplier=(), recipient=(), parties=(*SHIPPED.supplier, *SHIPPED.recipient), stage="agreed")
    assert "a deal over drones between China and Russia was agreed" in words.claim_sentence(deal)


def test_flow_that_names_nobody() -> None:
    assert words.flow_title(Flow((), ("ru",), None)) == "A party not named to Russia: goods of no known category"


def test_flow_without_direction() -> None:
    assert words.ends_words(Flow(("ir", "ru"), (), directed=False)) == "Iran and Russia, direction not said"


def test_weighing_and_dispute() -> None:
    assert words.weighing_sentence(WEIGHING) == (
        "China to Russia: uncrewed aerial vehicles. Der Spiegel says that they were shipped, through the United Arab "
        "Emirates; Kirby denies that they were shipped."
    )
    assert WEIGHING.dispute is not None
    assert words.dispute_sentence(WEIGHING.dispute) == (
        "Der Spiegel says that they were shipped, through the United Arab Emirates; but Kirby denies it."
    )


def test_dispute_over_another_stage_says_which() -> None:
    against = replace(AGAINST, stage="considered", source="White House")
    assert words.dispute_sentence(Dispute(FLOW, (HELD,), (against,))).endswith(
        "; but the White House denies that a supply was considered."
    )


def test_sources_that_say_the_same_stand_together() -> None:
    other = replace(AGAINST, source="U.S. officials", relayed_by=("Kirby",))
    assert words.stands_sentence([AGAINST, other]) == (
        "Kirby and U.S. officials (as told by Kirby) deny that they were shipped."
    )


def test_one_voice_is_told_and_independent_ones_are_not() -> None:
    assert words.independence_sentence([HELD, AGAINST]) == ""
    told = words.independence_sentence([AGAINST, replace(AGAINST, source="White House")])
    assert told == "Kirby and the White House speak for the government of the United States and count as one voice."


def test_grade_and_reason() -> None:
    assert words.grade(HELD) == "B4"
    assert (
        words.credibility_sentence(HELD) == "Contradicted by Kirby, independent of it: doubtful on the Admiralty scale."
    )


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ((), "goods not named"),
        ((Item("tanks", number=1500),), "1,500 tanks"),
        ((Item("tanks", number="dozens", estimated=True),), "dozens tanks"),
        ((Item("tanks", number=50, estimated=True), Item("shells")), "about 50 tanks and shells"),
        ((Item("ammunition", number=20, unit="tonnes"),), "20 tonnes of ammunition"),
    ],
)
def test_goods(items: tuple[Item, ...], said: str) -> None:
    assert words.goods_words(items) == said


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("White House", "the White House"),
        ("Biden administration", "the Biden administration"),
        ("United States", "the United States"),
        ("the White House", "the White House"),
        ("Iran's government", "Iran's government"),
        ("a U.S. government", "a U.S. government"),
        ("John Kirby", "John Kirby"),
        ("second official", "the second official"),
        ("senior officials", "senior officials"),
        ("two diplomats", "two diplomats"),
        ("its head", "its head"),
        ("U.S. intelligence", "U.S. intelligence"),
        ("", ""),
    ],
)
def test_article(name: str, shown: str) -> None:
    assert words.with_article(name) == shown


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2022", "2022"),
        ("2022-08", "August 2022"),
        ("2022-08-04", "4 August 2022"),
        ("last year", "last year"),
        ("2022-13", "2022-13"),
        (None, ""),
    ],
)
def test_dates(date: str | None, said: str) -> None:
    assert in_words(date) == said


def test_places_and_goods() -> None:
    assert (country("us"), country("eu"), country("zz")) == ("the United States", "the European Union", "ZZ")
    assert (end("cn"), end("Houthis"), end("")) == ("China", "Houthis", "")
    assert label("arms") == "arms and military equipment"
    assert label("no.such") == "no.such"
