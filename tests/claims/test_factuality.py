"""How surely a source holds an event: expectations were written from linguistic judgement, before any output was seen."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from enduse.claims.factuality import held

# sentence, predicate, attributing predicate (None: the article's own voice), what the source holds
PLAIN = [
    ("Iran has been supplying Russia with drones since last year.", "supplying", None, "certain"),
    ("Kirby said Iran has supplied Russia with drones.", "supplied", "said", "certain"),
    ("The ministry announced that Germany will deliver 18 tanks.", "deliver", "announced", "certain"),
    ("The report claims that China disguised equipment sent to Russia.", "sent", "claims", "certain"),
    ("Iran is seeking to provide Russia with artillery.", "seeking", None, "certain"),
    ("Iran is seeking to provide Russia with artillery.", "provide", None, "certain"),
    ("The two countries plan to exchange missiles.", "exchange", None, "certain"),
    ("Sudan agreed to buy fighter jets from Pakistan.", "buy", None, "certain"),
    ("Ukraine asked Germany to send howitzers.", "send", "asked", "certain"),
    ("The company used a firm in Dubai to ship chips to Moscow.", "ship", None, "certain"),
    ("Prosecutors accused him of exporting microchips to Russia.", "exporting", "accused", "certain"),
    ("Kirby warned that Beijing was considering an arms sale.", "considering", "warned", "certain"),
    ("It is not clear how many rifles Turkey delivered.", "delivered", None, "certain"),
    ("Officials regret that the grenades were sold.", "sold", "regret", "certain"),
    ("There is no doubt that Moscow supplied the launcher.", "supplied", None, "certain"),
    ("Belarus did not stop delivering shells.", "delivering", None, "certain"),
    ("The ship was seized because it carried rifles.", "carried", None, "certain"),
    ("The envoy did not comment after the jets were delivered.", "delivered", None, "certain"),
    ("The embassy did not criticise the deliveries.", "deliveries", None, "certain"),
    ("He denied knowing about the sale but said the rockets were delivered in May.", "delivered", "said", "certain"),
    ("The Netherlands halted deliveries of jets to Saudi Arabia.", "deliveries", None, "certain"),
    ("Greece refused to supply the system.", "supply", None, "certain"),
    ("The plane flew from Tehran to Khartoum, delivering drones.", "delivering", None, "certain"),
    ("Paris denied that it had not delivered the boats.", "delivered", "denied", "certain"),
]
PROBABLE = [
    ("North Korea probably shipped artillery shells to Russia.", "shipped", None, "probable"),
    ("China is likely to supply drones to Libya.", "supply", None, "probable"),
    ("Officials said Myanmar had likely received rockets from Russia.", "received", "said", "probable"),
    ("Pyongyang is believed to have sent missiles to Syria.", "sent", None, "probable"),
    ("The UAE appears to have delivered vehicles to Sudan.", "delivered", None, "probable"),
    ("Iran reportedly transferred ballistic missiles to Russia.", "transferred", None, "probable"),
    ("The missiles must have been shipped through Port Sudan.", "shipped", None, "probable"),
    ("It is likely that the Houthis received the parts from Iran.", "received", None, "probable"),
    ("Warsaw is expected to deliver the jets next week.", "deliver", None, "probable"),
    ("Analysts found evidence that Egypt had produced rockets for Russia.", "produced", "found", "probable"),
    ("The group is thought to have bought the rifles in Libya.", "bought", None, "probable"),
    ("Apparently the shipment reached Benghazi in March.", "reached", None, "probable"),
]
POSSIBLE = [
    ("Kirby said China may be considering the provision of lethal aid to Russia.", "considering", "said", "possible"),
    ("Kirby said China may be considering the provision of lethal aid to Russia.", "provision", "said", "possible"),
    ("Iran might transfer missiles to Hezbollah.", "transfer", None, "possible"),
    ("The drones could have been supplied by Turkey.", "supplied", None, "possible"),
    ("Possibly the rifles were sold in Yemen.", "sold", None, "possible"),
    ("The firm has perhaps exported sensors to Russia.", "exported", None, "possible"),
    ("If China sends weapons to Russia, Europe will respond.", "sends", None, "possible"),
    ("Berlin is investigating the possible delivery of chips to Russia.", "delivery", None, "possible"),
    ("The panel is examining suspected transfers of rockets to Sudan.", "transfers", None, "possible"),
    ("Diplomats discussed the possibility of supplying jets to Ukraine.", "supplying", None, "possible"),
    ("Officials fear that Iran has sent missiles to Iraq.", "sent", "fear", "possible"),
    ("Washington suspects that the company ships chips to Iran.", "ships", "suspects", "possible"),
    ("It is possible that Serbia sold shells to Ukraine.", "sold", None, "possible"),
    ("The general did not rule out sending tanks.", "sending", None, "possible"),
    ("The article cites allegations that Kenya shipped arms to Sudan.", "shipped", None, "possible"),
    ("The alleged sale of missiles to Libya is under review.", "sale", None, "possible"),
]
DENIED = [
    ("Tehran denies supplying drones to Russia.", "supplying", "denies", "denied"),
    ("Tehran denied that it had supplied drones to Russia.", "supplied", "denied", "denied"),
    ("China's claim that it has not provided aid was repeated.", "provided", "claim", "denied"),
    ("Serbia never sold ammunition to Ukraine.", "sold", None, "denied"),
    ("Turkey no longer supplies drones to Ethiopia.", "supplies", None, "denied"),
    ("Beijing said it would not sell arms to either side.", "sell", "said", "denied"),
    ("The government rejected claims that it had sold spyware to Riyadh.", "sold", "rejected", "denied"),
    ("The spokesman dismissed reports that Rwanda armed the rebels.", "armed", "dismissed", "denied"),
    ("No weapons were delivered to the militia.", "delivered", None, "denied"),
    ("Neither Russia nor Belarus shipped the missiles.", "shipped", None, "denied"),
    ("Moscow failed to deliver the second regiment.", "deliver", None, "denied"),
    ("The minister falsely claimed that Israel had sold the jets.", "sold", None, "denied"),
    ("Israel does not supply Ukraine with missiles or sell it tanks.", "sell", None, "denied"),
    ("The firm cannot have exported the radar.", "exported", None, "denied"),
    ("Brazil has no plans to send ammunition.", "send", None, "denied"),
    ("India is not considering buying tanks from Russia.", "buying", None, "denied"),
    ("The vessel left without delivering the cargo.", "delivering", None, "denied"),
    ("Nobody supplied the rebels with rifles.", "supplied", None, "denied"),
    ("Pretoria denied any shipment of arms to Russia.", "shipment", "denied", "denied"),
    ("We do not believe that China has provided weapons.", "provided", "believe", "denied"),
    ("Kirby said no shipment of shells has been made.", "shipment", "said", "denied"),
    ("The jets have not been delivered or paid for.", "delivered", None, "denied"),
]
NOT_SEEN = [
    ("U.S. intelligence had not discovered evidence that such aid was yet rendered.", "rendered", None, "not_seen"),
    ("Kirby said that U.S. intelligence had not discovered evidence that aid was sent.", "sent", "said", "not_seen"),
    ("We haven't seen them move in that direction.", "move", None, "not_seen"),
    ("There is no evidence that China has provided lethal aid.", "provided", None, "not_seen"),
    ("There was no sign that the jets had arrived.", "arrived", None, "not_seen"),
    ("The panel found no evidence of weapons transfers to the rebels.", "transfers", "found", "not_seen"),
    ("Iran has yet to deliver the missiles.", "deliver", None, "not_seen"),
    ("We have no indication that Iran transferred missiles.", "transferred", None, "not_seen"),
    ("Inspectors saw no evidence of the sale.", "sale", "saw", "not_seen"),
]
UNKNOWN = [
    ("It is unclear whether China has sent weapons to Russia.", "sent", None, "unknown"),
    ("It was not known if the missiles had been delivered.", "delivered", None, "unknown"),
    ("The Pentagon cannot confirm that Iran shipped rockets.", "shipped", "confirm", "unknown"),
    ("Germany refused to confirm whether it had approved the sale.", "approved", "confirm", "unknown"),
    ("Officials declined to say whether the missiles were delivered.", "delivered", "say", "unknown"),
    ("Did North Korea ship shells to Russia?", "ship", None, "unknown"),
    ("The ministry has not confirmed the delivery.", "delivery", "confirmed", "unknown"),
    ("Tehran neither confirmed nor denied supplying drones.", "supplying", "denied", "unknown"),
    ("Experts doubt that Russia delivered the jets.", "delivered", "doubt", "unknown"),
    ("The senator asked whether Qatar had sold the missiles.", "sold", "asked", "unknown"),
    ("Europe should send tanks to Ukraine.", "send", None, "unknown"),
]


def _index(doc: Doc, word: str | None) -> int:
    return next(token.i for token in doc if token.text == word)


@pytest.mark.parametrize(
    ("sentence", "predicate", "source", "expected"), PLAIN + PROBABLE + POSSIBLE + DENIED + NOT_SEEN + UNKNOWN
)
def test_held(nlp: Language, sentence: str, predicate: str, source: str | None, expected: str) -> None:
    doc = nlp(sentence)
    speaker = None if source is None else _index(doc, source)
    assert held(doc, _index(doc, predicate), source=speaker) == expected
