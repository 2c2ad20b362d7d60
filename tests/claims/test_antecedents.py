"""Answers that only point back: whose they are, what they answer, and what is no answer at all."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enduse.claims.reader import Reader
from enduse.claims.verify import holds
from enduse.model import Document, Party, TransferClaim

TOLD = "Iran supplied Shahed drones to Sudan in January, two Western officials said. "


def transfers(text: str, reader: Reader) -> list[TransferClaim]:
    return [c for c in reader.read(Document(text)) if isinstance(c, TransferClaim)]


def codes(parties: tuple[Party, ...]) -> str:
    return ",".join(code for party in parties for code in party.country)


def answers(text: str, reader: Reader) -> list[tuple[str, str]]:
    """(factuality, country of the first source) of each claim but the one `TOLD` makes."""
    found = transfers(text, reader)
    return [(c.factuality, codes(c.attribution.sources[:1])) for c in found if not TOLD.startswith(c.spans[0].exact)]


# ---- Who answers, and how.


@pytest.mark.parametrize(
    "answer",
    [
        "Tehran denied it.",
        "Tehran has denied this.",
        "Iran denied it in a statement on Tuesday.",
        "Iran's foreign ministry denied the accusation.",
        "Tehran rejected the accusations as baseless.",
        "Iranian officials dismissed the claim as fabricated.",
        "Tehran called the report false.",
        "Iran called it a lie.",
        "Tehran said the claims were untrue.",
        "Iran said the reports were not true.",
        "Iran's foreign ministry said the report was fabricated.",
        '"This is a lie," an Iranian official said.',
        '"These are baseless accusations," Iran\'s foreign ministry said.',
        "The accusation was rejected by Tehran.",
        "Tehran denies doing so.",
        "Iran denied it had done so.",
        "Tehran denied any involvement.",
        "Tehran denied any role in the shipments.",
        "Iran denied any such transfers.",
        "Iran denied the shipments.",
        "Tehran denied the officials' claim.",
        "Tehran denied the allegations made by the officials.",
        "Iran denied the US accusation.",
        "Tehran, however, denied it.",
        "Sudan did not respond to a request for comment. Tehran denied it.",
        "Such drones cost about $30,000. Tehran denied the accusation.",
        "\n\nTehran denied it.",
    ],
)
def test_a_denial_is_the_denied_claim_of_the_denier(answer: str, reader: Reader) -> None:
    assert answers(TOLD + answer, reader) == [("denied", "ir")]


@pytest.mark.parametrize("answer", ["Iran confirmed it.", "Iran acknowledged the shipments.", "Tehran admitted it."])
def test_who_owns_it_is_one_more_source(answer: str, reader: Reader) -> None:
    assert answers(TOLD + answer, reader) == [("certain", "ir")]


@pytest.mark.parametrize(
    "answer",
    [
        "Egypt said it had no information about that.",
        "Egypt said it had not seen evidence of that.",
        "Egypt was not aware of any such transfers.",
        '"We have seen no evidence of that," an Egyptian official said.',
    ],
)
def test_who_knows_nothing_of_it_has_not_seen_it(answer: str, reader: Reader) -> None:
    assert answers(TOLD + answer, reader) == [("not_seen", "eg")]


@pytest.mark.parametrize(
    "answer",
    [
        "Both governments have denied it.",
        "Both countries rejected the accusations.",
        "The two countries have denied it.",
        "Both Tehran and Khartoum have denied it.",
        "Tehran denied it. Khartoum has also denied it.",
    ],
)
def test_both_ends_deny_each_for_itself(answer: str, reader: Reader) -> None:
    assert sorted(answers(TOLD + answer, reader)) == [("denied", "ir"), ("denied", "sd")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kyiv said Iran supplied drones to Russia; Tehran denied it.",
        "Russia received Shahed drones from Iran, Ukraine said, but Tehran denied the allegation.",
        "The White House said Iran supplied drones to Russia, though Tehran denies it.",
        "Ukraine said Iran supplied drones to Russia, which Tehran denies.",
        "Ukraine said Iran supplied drones to Russia, a claim Tehran denies.",
        "Ukraine said Iran supplied drones to Russia, an accusation that Tehran dismissed as baseless.",
        "Kyiv said that Iran had supplied Russia with drones, an allegation rejected by Tehran.",
        "Ukraine accuses Iran of supplying drones to Russia, something Tehran has repeatedly denied.",
    ],
)
def test_a_denial_in_the_same_sentence(sentence: str, reader: Reader) -> None:
    told, denied = transfers(sentence, reader)
    assert (told.factuality, denied.factuality) == ("certain", "denied")
    assert codes(told.attribution.sources) in ("ua", "us")
    assert codes(denied.attribution.sources) == "ir"
    assert denied.spans == told.spans


# ---- What the denied claim says, and by what words.


def test_the_denied_claim_is_the_claim_but_for_who_holds_it(reader: Reader) -> None:
    text = TOLD + "Iran's foreign ministry on Tuesday denied it, the Tribune reported."
    told, denied = sorted(transfers(text, reader), key=lambda c: c.spans[0].start)
    assert (denied.supplier, denied.recipient, denied.items) == (told.supplier, told.recipient, told.items)
    assert (denied.stage, denied.start_date) == (told.stage, told.start_date)
    assert [span.exact for span in denied.spans] == [text.removeprefix(TOLD), TOLD.strip()]
    assert [p.name for p in denied.attribution.sources] == ["Iran's foreign ministry", "Tribune"]
    assert (denied.attribution.cue, denied.attribution.said_on) == ("denied", "Tuesday")
    assert denied.attribution.span is not None
    assert denied.attribution.span.exact == "denied"


def test_one_accusation_is_the_last_and_several_are_all(reader: Reader) -> None:
    told = "Iran supplied drones to Sudan, two officials said. It also sent rifles to Chad. "
    one = [c for c in transfers(told + "Tehran denied the accusation.", reader) if c.factuality == "denied"]
    both = [c for c in transfers(told + "Tehran denied both accusations.", reader) if c.factuality == "denied"]
    assert [codes(c.recipient) for c in one] == ["td"]
    assert sorted(codes(c.recipient) for c in both) == ["sd", "td"]


def test_the_one_accused_answers_his_own_accusation(reader: Reader) -> None:
    text = (
        "Iran supplied drones to Sudan, the White House said. Iran supplied rifles to Chad, the Tribune reported. "
        "Khartoum denied the accusation."
    )
    denied = [c for c in transfers(text, reader) if c.factuality == "denied"]
    assert [(codes(c.supplier), codes(c.recipient)) for c in denied] == [("ir", "sd")]


def test_a_claim_is_answered_by_whoever_it_is_said_to_be_of(reader: Reader) -> None:
    text = (
        "Iran supplied drones to Russia, the White House said. Iran supplied rifles to Yemen's Houthis, the Pentagon "
        "said. Tehran rejected the White House's claim."
    )
    denied = [c for c in transfers(text, reader) if c.factuality == "denied"]
    assert [codes(c.recipient) for c in denied] == ["ru"]


# ---- What is no answer to the claim.

OTHER_MATTERS = [
    "Tehran denied entry to inspectors.",
    "Iran denied the visas.",
    "Moscow denied involvement in the coup.",
    "Iran denied involvement in an attack on a tanker.",
    "Iran denied the firm a licence.",
    "Iran denied it access.",
    "Iranian officials denied him access.",
    "Iran denied it was planning elections.",
    "An Iranian court denied bail.",
    "The company denied wrongdoing.",
    "Iran denied a request for comment.",
    "Iran denied the sale of the club.",
    "Tehran denied the claim that it had executed a dissident.",
    "Tehran denied allegations of torture.",
    "Tehran denied the genocide allegations.",
    "Iran denied the war crimes charges.",
    "Iran rejected it.",
    "Iran rejected the offer.",
    "Iran rejected the insurance claim.",
    "An Iranian court rejected the claim.",
    "Tehran rejected accusations that it had jammed ships.",
    "Sudan's parliament rejected the report on the budget.",
    "Tehran called the president a liar.",
    "Iran says the vote was a lie.",
    "Iran confirmed the death of a general.",
    "Tehran acknowledged the earthquake.",
    "Iran said it had no information about the plane crash.",
    "Kenya's finance ministry called the budget false.",
    "Iran described it as a success.",
    "Iran called the delivery a mistake.",
    "Iran said it was wrong.",
    "Iran said it was a lie to blame others.",
    "Sudan denied the shipment entry.",
    "Sudan rejected the shipment.",
    "Iran confirmed the report of an earthquake.",
    "Iran acknowledged the shipments of food it sent in May.",
    "Iran's parliament rejected the government's account of the budget.",
    "Sudan has denied the opposition's claim of victory.",
    "The Iranian team denied the visitors a goal.",
]
NO_ANSWERS = [
    "Did Tehran deny it?",
    "Tehran did not deny it.",
    "Iran never denied it.",
    "Neither Tehran nor Khartoum has denied it.",
    "Tehran neither confirmed nor denied it.",
    "Iran would not confirm or deny it.",
    "Iran has not confirmed it.",
    "Iran refused to confirm the report.",
    "Tehran has yet to deny the report.",
    "Iran may deny it.",
    "Few in Tehran deny it.",
    "No one in Iran denied it.",
    "Iran rarely confirms such shipments.",
    "Iran neither confirms nor denies such reports.",
    "If Tehran denies it, sanctions will follow.",
    "Tehran declined to comment.",
    "Iran did not respond to the report.",
    "Reuters could not confirm the report.",
]
SOMETHING_BETWEEN = [
    "They also said Tehran had hacked a bank. Tehran denied it.",
    "They accused Tehran of hacking a bank. Tehran rejected the accusation.",
    "Kyiv said Iran had hacked a bank and Tehran denied it.",
    "Iran has hacked banks, Britain said, but Tehran denied it.",
    "Iran's president is ill. Tehran denied it.",
    "Poland's president is ill. Tehran denied it.",
    "It rained. The roads were flooded. Schools closed. Trains stood still. Tehran denied the report.",
    "\n\nIt rained.\n\nTehran denied the report.",
]
NOBODY_FIT = [
    "The Western officials denied it.",
    "The director of the museum denied it.",
    "The roads were flooded. Poland denied the report.",
    "Poland denied the shipments.",
]


@pytest.mark.parametrize("sentence", OTHER_MATTERS + NO_ANSWERS + SOMETHING_BETWEEN + NOBODY_FIT)
def test_no_answer_to_the_claim(sentence: str, reader: Reader) -> None:
    assert answers(TOLD + sentence, reader) == []


@pytest.mark.parametrize(
    "text",
    [
        "Iran's president visited Sudan in January, two officials said. Tehran denied it.",
        "Tehran denied it.",
        "Weapons sent to Ukraine by Poland had ended up with gangs, a Swedish official said. Warsaw denied it.",
        "Iran, which supplies drones to Russia, is enriching uranium, inspectors said. Tehran denies it.",
        "Riots broke out after Iran supplied drones to Sudan, officials said. Tehran denied it.",
        "Kyiv said Iran supplied drones to Russia. Kyiv later denied the report.",
        "Turkey said it had not sent drones to Libya. Tripoli denied it.",
        '"France is arming Armenia," the president said. Paris rejects the accusation, saying the arms are defensive.',
        "Norway offered tanks to Chad, which Chad rejected.",
        "The U.S. agreed to sell F-16s to Turkey. Congress denied the sale.",
        "Sudan ordered drones from Iran. Egypt denied them passage.",
        "Iran supplied drones to Sudan, officials said. Turkey sold rifles to Chad. Tehran denied it.",
    ],
)
def test_nothing_is_denied(text: str, reader: Reader) -> None:
    assert not [c for c in transfers(text, reader) if c.factuality == "denied" and len(c.spans) > 1]
    assert not [c for c in transfers(text, reader) if c.attribution.cue in ("denied", "denies", "rejected", "rejects")]


def test_a_headline_is_not_answered(reader: Reader) -> None:
    text = "Iran Supplied Drones to Sudan, Officials Say\n\nIt rained in Khartoum on Monday. Tehran denied it.\n"
    assert not [c for c in transfers(text, reader) if c.factuality == "denied"]


# ---- Whatever the text, every claim quotes it, and an answer has both passages.

SENTENCES = st.sampled_from(
    [TOLD.strip(), "Tehran denied it.", "Khartoum confirmed the report.", "It rained.", *NO_ANSWERS, *SOMETHING_BETWEEN]
)


@given(parts=st.lists(SENTENCES, min_size=1, max_size=6), gap=st.sampled_from([" ", "\n\n"]))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_answer_quotes_itself_and_what_it_answers(parts: list[str], gap: str, reader: Reader) -> None:
    text = gap.join(parts)
    for claim in transfers(text, reader):
        assert holds(claim, text)
        if claim.factuality == "denied":
            answer, told = claim.spans
            assert told.start < answer.start
            assert claim.attribution.span is not None
            assert answer.start <= claim.attribution.span.start < answer.end
