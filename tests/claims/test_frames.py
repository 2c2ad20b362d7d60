from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from enduse.claims.coordination import conjuncts
from enduse.claims.frames import Frame, frames

Said = dict[str, str]

# sentence, trigger word, roles by the words that fill them
TOLD: list[tuple[str, str, Said]] = [
    # voices and objects
    (
        "Syria supplied rockets to Hezbollah.",
        "supplied",
        {"giver": "Syria", "theme": "rockets", "recipient": "Hezbollah"},
    ),
    (
        "Russia supplied Syria with missiles.",
        "supplied",
        {"giver": "Russia", "recipient": "Syria", "theme": "missiles"},
    ),
    ("Canada gave Ukraine howitzers.", "gave", {"giver": "Canada", "recipient": "Ukraine", "theme": "howitzers"}),
    ("They sold it missiles.", "sold", {"giver": "They", "recipient": "it", "theme": "missiles"}),
    ("The army was supplied with rifles.", "supplied", {"recipient": "army", "theme": "rifles"}),
    (
        "Tanks were delivered to Egypt by Russia.",
        "delivered",
        {"giver": "Russia", "theme": "Tanks", "recipient": "Egypt"},
    ),
    ("Kyiv was given 31 tanks by Canada.", "given", {"recipient": "Kyiv", "theme": "tanks", "giver": "Canada"}),
    # control and raising
    (
        "Iran is seeking to provide Syria with radars.",
        "provide",
        {"giver": "Iran", "recipient": "Syria", "theme": "radars"},
    ),
    (
        "Cuba was accused of sending rifles to Angola.",
        "sending",
        {"giver": "Cuba", "theme": "rifles", "recipient": "Angola"},
    ),
    (
        "Egypt has been reported to supply Sudan with jets.",
        "supply",
        {"giver": "Egypt", "recipient": "Sudan", "theme": "jets"},
    ),
    (
        "Turkey is believed to have shipped drones to Libya.",
        "shipped",
        {"giver": "Turkey", "theme": "drones", "recipient": "Libya"},
    ),
    (
        "Spain refused to deliver tanks to Israel.",
        "deliver",
        {"giver": "Spain", "theme": "tanks", "recipient": "Israel"},
    ),
    (
        "The U.S. sanctioned two firms for sending engines to Iran.",
        "sending",
        {"giver": "firms", "theme": "engines", "recipient": "Iran"},
    ),
    (
        "The firm used intermediaries in the UAE to ship engines to Iran.",
        "ship",
        {"giver": "firm", "theme": "engines", "recipient": "Iran", "via": "intermediaries"},
    ),
    (
        "Brokers helped Iran acquire engines from Austria.",
        "acquire",
        {"recipient": "Iran", "theme": "engines", "giver": "Austria"},
    ),
    # relative clauses and participles
    (
        "The drones that Iran sent to Sudan were destroyed.",
        "sent",
        {"giver": "Iran", "theme": "drones", "recipient": "Sudan"},
    ),
    (
        "A firm which shipped optics to Iran was sanctioned.",
        "shipped",
        {"giver": "firm", "theme": "optics", "recipient": "Iran"},
    ),
    ("Officials inspected equipment sent to Libya.", "sent", {"theme": "equipment", "recipient": "Libya"}),
    ("Missiles supplied by North Korea hit the city.", "supplied", {"theme": "Missiles", "giver": "Korea"}),
    (
        "They use components bought through companies in Hong Kong.",
        "bought",
        {"theme": "components", "via": "companies"},
    ),
    (
        "The companies to which China exported the engines are small.",
        "exported",
        {"giver": "China", "theme": "engines", "recipient": "companies"},
    ),
    # coordination
    ("China has neither provided nor sold weapons to Syria.", "provided", {"giver": "China", "theme": "weapons"}),
    # nouns
    (
        "The provision of missiles to Hezbollah by Iran continued.",
        "provision",
        {"theme": "missiles", "recipient": "Hezbollah", "giver": "Iran"},
    ),
    (
        "Iran's drone deliveries to Sudan have increased.",
        "deliveries",
        {"giver": "Iran", "theme": "drone", "recipient": "Sudan"},
    ),
    (
        "Chinese exports of chips to Russia doubled.",
        "exports",
        {"giver": "Chinese", "theme": "chips", "recipient": "Russia"},
    ),
    (
        "The navy seized a shipment of rifles from Iran to Yemen.",
        "shipment",
        {"theme": "rifles", "giver": "Iran", "recipient": "Yemen"},
    ),
    ("The navy intercepted a shipment bound for Yemen.", "bound", {"theme": "shipment", "recipient": "Yemen"}),
    (
        "The transfer to Hezbollah of precision missiles by Syria was blocked.",
        "transfer",
        {"recipient": "Hezbollah", "giver": "Syria", "theme": "missiles"},
    ),
    (
        "China is the main supplier of weapons to Pakistan.",
        "supplier",
        {"giver": "China", "theme": "weapons", "recipient": "Pakistan"},
    ),
    (
        "The company made a delivery of shells to the army.",
        "delivery",
        {"giver": "company", "theme": "shells", "recipient": "army"},
    ),
    ("Trade between China and Russia grew.", "Trade", {"parties": "China"}),
    ("An arms deal between Iran and Russia was signed.", "deal", {"parties": "Iran", "theme": "arms"}),
    ("Iran signed a deal with Russia for fighter jets.", "deal", {"parties": "Iran Russia", "theme": "jets"}),
    # reversals
    ("Russia is seeking drones from Iran.", "seeking", {"recipient": "Russia", "theme": "drones", "giver": "Iran"}),
    ("Egypt ordered 24 jets from France.", "ordered", {"recipient": "Egypt", "theme": "jets", "giver": "France"}),
    (
        "The rebels received rifles from Libya via Chad.",
        "received",
        {"recipient": "rebels", "theme": "rifles", "giver": "Libya", "via": "Chad"},
    ),
    (
        "Russia turned to North Korea for shells.",
        "turned",
        {"recipient": "Russia", "giver": "Korea", "theme": "shells"},
    ),
    ("Ukraine got F-16s from Denmark.", "got", {"recipient": "Ukraine", "theme": "F-16s", "giver": "Denmark"}),
    (
        "Sudan's army procured drones from Turkey.",
        "procured",
        {"recipient": "army", "theme": "drones", "giver": "Turkey"},
    ),
    # exchange, particles, carriers
    (
        "Russia sent oil to North Korea in exchange for shells.",
        "sent",
        {"giver": "Russia", "theme": "oil", "recipient": "Korea", "exchanged": "shells"},
    ),
    (
        "Moscow provided Pyongyang with oil in return for shells.",
        "provided",
        {"giver": "Moscow", "recipient": "Pyongyang", "theme": "oil", "exchanged": "shells"},
    ),
    (
        "Iran handed over the drones to the Houthis.",
        "handed",
        {"giver": "Iran", "theme": "drones", "recipient": "Houthis"},
    ),
    (
        "The ship carried weapons from Iran to Yemen.",
        "carried",
        {"via": "ship", "theme": "weapons", "origin": "Iran", "recipient": "Yemen"},
    ),
    (
        "Israel paid Germany $2 billion for submarines.",
        "paid",
        {"recipient": "Israel", "giver": "Germany", "money": "billion", "theme": "submarines"},
    ),
    # what is done to a transfer
    ("Berlin halted deliveries of tanks to Ukraine.", "halted", {"giver": "Berlin", "theme": "deliveries"}),
    ("Washington approved the sale of jets to Turkey.", "approved", {"giver": "Washington", "theme": "sale"}),
]

UNTOLD = [
    "The minister gave a speech to the troops.",
    "The general paid a visit to Moscow.",
    "The police halted the protest.",
    "The court approved the budget.",
    "The commander ordered his men to attack.",
    "Iran accepted the protocol.",
    "The army received a boost.",
    "A given amount of fuel is enough.",
    "The New York Stock Exchange fell.",
    "Officials took questions from reporters.",
    "The plan turned out well.",
    "The president met his counterpart in Paris.",
    "Aid groups criticised the support among voters.",
    "Fighters carried the wounded.",
    "He asked a question.",
    "The ship stopped near the coast.",
]


@pytest.fixture(scope="module")
def parses(nlp: Language) -> dict[str, Doc]:
    texts = [text for text, _, _ in TOLD] + UNTOLD
    return dict(zip(texts, nlp.pipe(texts), strict=True))


def said(doc: Doc, frame: Frame) -> Said:
    return {role: " ".join(doc[i].text for i in heads) for role, heads in frame.roles.items()}


@pytest.mark.parametrize(("text", "trigger", "roles"), TOLD, ids=[text for text, _, _ in TOLD])
def test_roles_of_a_transfer(parses: dict[str, Doc], text: str, trigger: str, roles: Said) -> None:
    doc = parses[text]
    found = {doc[frame.trigger].text: said(doc, frame) for frame in frames(doc)}
    assert found.get(trigger) == roles


@pytest.mark.parametrize("text", UNTOLD)
def test_no_transfer_where_none_is_told(parses: dict[str, Doc], text: str) -> None:
    assert frames(parses[text]) == ()


def test_reversals_never_name_the_buyer_as_giver(nlp: Language) -> None:
    for verb in ("bought", "imported", "obtained", "purchased", "acquired", "received"):
        doc = nlp(f"Egypt {verb} radars from France.")
        roles = said(doc, frames(doc)[0])
        assert (roles["recipient"], roles["giver"]) == ("Egypt", "France")


def test_a_state_is_not_what_is_supplied(nlp: Language) -> None:
    doc = nlp("Bulgaria was not supplying Kyiv.")
    assert said(doc, frames(doc)[0]) == {"giver": "Bulgaria", "recipient": "Kyiv"}


def test_a_maker_before_goods_is_no_recipient(nlp: Language) -> None:
    doc = nlp("They planned to sell U.S. microchips.")
    assert "recipient" not in frames(doc)[0].roles


def test_an_infinitive_under_needed_belongs_to_nobody(nlp: Language) -> None:
    doc = nlp("It lacks the resources needed to deliver agents.")
    assert "giver" not in frames(doc)[0].roles


def test_a_predicate_is_not_who_gives(nlp: Language) -> None:
    doc = nlp("The aim is to provide Syria with radars.")
    assert "giver" not in frames(doc)[0].roles


def test_a_date_is_no_agent(nlp: Language) -> None:
    doc = nlp("All missiles were transferred to Russia by September 1996.")
    assert said(doc, frames(doc)[0]) == {"theme": "missiles", "recipient": "Russia"}


def test_spans_answer_in_document_indices(nlp: Language) -> None:
    doc = nlp("The minister left. Russia supplied Syria with missiles.")
    sentence = list(doc.sents)[1]
    (frame,) = frames(sentence)
    assert doc[frame.trigger].text == "supplied"
    assert said(doc, frame) == {"giver": "Russia", "recipient": "Syria", "theme": "missiles"}


def test_a_blank_document_has_no_frames(nlp: Language) -> None:
    assert frames(nlp("")) == ()


@pytest.mark.parametrize(
    ("text", "word", "all_of_them"),
    [
        ("Iran, Russia and China sold drones.", "Iran", ["Iran", "Russia", "China"]),
        ("Iran sold drones, missiles and shells to Sudan.", "missiles", ["drones", "missiles", "shells"]),
        ("They flew to Iran and to Syria.", "Iran", ["Iran", "Syria"]),
        ("Iran sold drones.", "drones", ["drones"]),
        ("China, a big exporter, sold drones.", "China", ["China"]),
    ],
)
def test_conjuncts(nlp: Language, text: str, word: str, all_of_them: list[str]) -> None:
    doc = nlp(text)
    token = next(token for token in doc if token.text == word)
    assert [conjunct.text for conjunct in conjuncts(token)] == all_of_them
