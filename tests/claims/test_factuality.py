"""How surely a source holds an event: what is expected was written from linguistic judgement, before any output."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from enduse.claims.factuality import held, score

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
    ("Moscow failed to deliver the second regiment.", "deliver", None, "certain"),
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
TANGLED = [
    ("Moscow has repeatedly denied using Iranian drones in Ukraine.", "using", "denied", "denied"),
    (
        "South Africa's president said there was no proof that arms were loaded onto the ship.",
        "loaded",
        "said",
        "not_seen",
    ),
    (
        "Serbia says it has not exported ammunition to either country, directly or through intermediaries.",
        "exported",
        "says",
        "denied",
    ),
    (
        "Two European officials said Iran had likely shipped several hundred short-range missiles to Russia.",
        "shipped",
        "said",
        "probable",
    ),
    (
        "The Pentagon said it could not confirm reports that North Korea had sent troops and shells.",
        "sent",
        "reports",
        "certain",
    ),
    (
        "The Pentagon said it could not confirm reports that North Korea had sent troops and shells.",
        "sent",
        "said",
        "unknown",
    ),
    ("A Western diplomat said Belarus may have handed over part of its stockpile.", "handed", "said", "possible"),
    ("Turkish firms stopped exporting microchips to Russia in March.", "exporting", None, "certain"),
    ("Berlin has ruled out delivering cruise missiles to Kyiv.", "delivering", None, "denied"),
    ("Germany is not sending Taurus missiles for now, the chancellor said.", "sending", "said", "denied"),
    ("The planned sale of 40 jets to Turkey has not been approved by Congress.", "approved", None, "denied"),
    ("According to the panel, the cargo probably originated in Iran.", "originated", None, "probable"),
    ("Whether the drones were delivered remains unclear.", "delivered", None, "unknown"),
    (
        "The U.N. experts said they were investigating whether the vehicles were transferred to Haftar's forces.",
        "transferred",
        "said",
        "unknown",
    ),
    (
        "The company insisted it had no knowledge that its chips were resold to Russian buyers.",
        "insisted",
        None,
        "certain",
    ),
    (
        "Sudan's army rejected as false the report that Iran had supplied it with drones.",
        "supplied",
        "rejected",
        "denied",
    ),
    (
        "The United Arab Emirates has denied any involvement in arms shipments to Sudan.",
        "shipments",
        "denied",
        "denied",
    ),
    (
        "Khartoum accused the UAE of sending weapons to the RSF, which Abu Dhabi denies.",
        "sending",
        "accused",
        "certain",
    ),
    ("The officer said he was not aware of any transfer of missiles to Hezbollah.", "transfer", "said", "not_seen"),
    ("Hungary would never allow weapons to cross its border, the minister said.", "cross", "said", "denied"),
    ("The jets, which were ordered in 2018, have still not been delivered.", "delivered", None, "denied"),
    ("The jets, which were ordered in 2018, have still not been delivered.", "ordered", None, "certain"),
    ("The shipment was reportedly intercepted before it reached Yemen.", "intercepted", None, "probable"),
    ("The ministry neither confirmed nor denied the deliveries.", "deliveries", "denied", "unknown"),
    ("The Taliban said they did not know who had supplied the rifles.", "supplied", "said", "certain"),
    ("A spokesman said the claims that Poland had sold the tanks were untrue.", "sold", "said", "denied"),
    ("Analysts say that Myanmar is thought to be receiving spare parts from Russia.", "receiving", "say", "probable"),
    ("The exporter allegedly shipped radar parts to Tehran through Malaysia.", "shipped", None, "possible"),
    ("Seoul has so far refused to supply lethal weapons to Ukraine.", "supply", None, "certain"),
    ("Japan is considering exporting Patriot missiles to the United States.", "exporting", None, "certain"),
    ("Unless Iran ships the missiles, the sanctions will be eased.", "ships", None, "possible"),
    ("Kyiv hopes to receive the first F-16s this summer.", "receive", "hopes", "certain"),
    ("The U.S. does not have information suggesting that China has sent weapons.", "sent", None, "not_seen"),
    ("There are no indications of any deliveries of Chinese rifles to Russia.", "deliveries", None, "not_seen"),
    ("The bank was unable to verify that the machines were exported to Kazakhstan.", "exported", None, "unknown"),
    ("Macron said France had delivered, and would continue to deliver, howitzers.", "continue", "said", "certain"),
    ("The trader pleaded guilty to smuggling semiconductors.", "smuggling", None, "certain"),
    ("Israel believes Iran is building a drone factory in Tajikistan.", "building", "believes", "probable"),
    ("Kim appears not to have received the technology he wanted.", "received", None, "denied"),
    ("It is highly unlikely that Cuba transferred the missile.", "transferred", None, "denied"),
    ("Diplomats said Beijing had yet to decide whether to send ammunition.", "send", "said", "unknown"),
    ("Iran has promised to deliver oil to Syria and possibly missiles to Hezbollah.", "missiles", None, "possible"),
    ("Iran has promised to deliver oil to Syria and possibly missiles to Hezbollah.", "deliver", None, "certain"),
    ("The freighter may have been carrying rifles, but no weapons were found.", "carrying", None, "possible"),
    (
        "Without naming a source, the newspaper wrote that Egypt secretly planned to supply Russia with rockets.",
        "supply",
        "wrote",
        "certain",
    ),
    ("The deal would give Libya 12 drones.", "give", None, "certain"),
    ("If approved, the sale would include 50 launchers.", "include", None, "possible"),
    ("Lawmakers urged the government not to sell jets to Riyadh.", "sell", "urged", "denied"),
    ("The White House said it had seen no sign that China would provide lethal aid.", "provide", "said", "not_seen"),
]
CONVENTIONS = [
    ("It had no information, the ministry said, that any company had supplied the army.", "supplied", None, "not_seen"),
    ("Canada has suspended 30 permits for shipments to Israel.", "shipments", None, "certain"),
    ("Cyprus has turned down requests to send its systems to Ukraine.", "send", None, "certain"),
    ("Officials declined to comment on whether missiles were sent.", "sent", None, "unknown"),
    ("Not a single chip goes from Turkey to Russia.", "goes", None, "denied"),
    ("We judge that North Korea handed over dozens of missiles.", "handed", "judge", "certain"),
    ("North Korea is judged to have handed over missiles.", "handed", None, "probable"),
    ("Prosecutors are looking into the export of shells to Qatar.", "export", None, "certain"),
    ("If Russia did that, we would not rule out sending shells to Kyiv.", "sending", None, "possible"),
]
# The parser hangs what comes last on the wrong word.
MISPARSED = [
    ("Cairo called the report that it planned to supply rockets baseless.", "supply", None, "denied"),
]


def _index(doc: Doc, word: str) -> int:
    return next(token.i for token in doc if token.text == word)


def _held(nlp: Language, sentence: str, predicate: str, source: str | None = None) -> str:
    doc = nlp(sentence)
    return held(doc, _index(doc, predicate), source=None if source is None else _index(doc, source))


@pytest.mark.parametrize(
    ("sentence", "predicate", "source", "expected"),
    PLAIN + PROBABLE + POSSIBLE + DENIED + NOT_SEEN + UNKNOWN + TANGLED + CONVENTIONS,
)
def test_held(nlp: Language, sentence: str, predicate: str, source: str | None, expected: str) -> None:
    assert _held(nlp, sentence, predicate, source) == expected


@pytest.mark.xfail(reason="the small parser attaches the last adjective to the wrong verb")
@pytest.mark.parametrize(("sentence", "predicate", "source", "expected"), MISPARSED)
def test_held_needs_the_parse(nlp: Language, sentence: str, predicate: str, source: str | None, expected: str) -> None:
    assert _held(nlp, sentence, predicate, source) == expected


class TestSource:
    def test_what_stands_above_the_source_does_not_count(self, nlp: Language) -> None:
        sentence = "Officials may say that Iran sold the rockets."
        reported = "It is possible that the report said Iran sold the rockets."
        assert _held(nlp, reported, "sold", "said") == "certain"
        assert _held(nlp, reported, "sold") == "possible"
        assert _held(nlp, sentence, "sold", "say") == "possible"

    def test_a_noun_of_saying_is_its_speakers_word(self, nlp: Language) -> None:
        sentence = "Warsaw faced accusations that it had sold rockets to Iran."
        assert _held(nlp, sentence, "sold") == "possible"
        assert _held(nlp, sentence, "sold", "accusations") == "certain"

    def test_a_source_that_does_not_govern_changes_nothing(self, nlp: Language) -> None:
        sentence = "Iran may sell rockets, and Kirby said so."
        assert _held(nlp, sentence, "sell", "said") == _held(nlp, sentence, "sell") == "possible"


class TestScope:
    def test_possibly_keeps_to_its_conjunct(self, nlp: Language) -> None:
        sentence = "Iran will send drones, artillery and possibly missiles to Moscow."
        assert _held(nlp, sentence, "send") == "certain"
        assert _held(nlp, sentence, "drones") == "certain"
        assert _held(nlp, sentence, "missiles") == "possible"

    def test_an_adverb_before_a_date_does_not_reach_the_verb(self, nlp: Language) -> None:
        assert _held(nlp, "The rifles were delivered perhaps in May.", "delivered") == "certain"

    def test_negation_is_shared_by_or_but_not_past_but(self, nlp: Language) -> None:
        assert _held(nlp, "Iran did not sell or lease the boats.", "lease") == "denied"
        assert _held(nlp, "Iran did not sell the boats but leased them.", "leased") == "certain"

    def test_two_negations_cancel(self, nlp: Language) -> None:
        assert _held(nlp, "Nobody failed to deliver the rifles.", "deliver") == "certain"

    def test_not_only_is_no_negation(self, nlp: Language) -> None:
        assert _held(nlp, "Iran did not only sell drones.", "sell") == "certain"

    def test_a_span_counts_from_its_own_start(self, nlp: Language) -> None:
        doc = nlp("Kirby spoke. Iran never sold drones.")
        assert held(doc[3:], 2) == "denied"

    def test_a_long_chain_does_not_exhaust_the_stack(self, nlp: Language) -> None:
        words = ["Iran", "sold"] + ["drones", "and"] * 4000 + ["rifles"]
        heads = (
            [1, 1] + [at for pair in range(4000) for at in (2 * pair + (1 if pair == 0 else 0), 2 * pair + 2)] + [8000]
        )
        deps = (
            ["nsubj", "ROOT"] + [d for pair in range(4000) for d in ("dobj" if pair == 0 else "conj", "cc")] + ["conj"]
        )
        tags = ["NNP", "VBD"] + ["NNS", "CC"] * 4000 + ["NNS"]
        doc = Doc(nlp.vocab, words=words, heads=heads, deps=deps, tags=tags, lemmas=[w.lower() for w in words])
        assert held(doc, len(doc) - 1) == "certain"


class TestScore:
    def _score(self, nlp: Language, sentence: str, predicate: str) -> float:
        doc = nlp(sentence)
        return score(doc, _index(doc, predicate))

    def test_stays_on_the_scale(self, nlp: Language) -> None:
        for sentence, predicate, *_ in PLAIN + DENIED + UNKNOWN:
            assert -3 <= self._score(nlp, sentence, predicate) <= 3

    def test_past_events_happened(self, nlp: Language) -> None:
        assert self._score(nlp, "Iran supplied drones to Russia.", "supplied") > 2

    def test_denied_events_score_lower(self, nlp: Language) -> None:
        said = self._score(nlp, "Iran has supplied drones to Russia.", "supplied")
        assert said - self._score(nlp, "Iran has never supplied drones to Russia.", "supplied") > 2

    @pytest.mark.parametrize(
        "sentence",
        [
            "Iran will supply drones to Russia.",
            "Iran plans to supply drones to Russia.",
            "Iran may supply drones to Russia.",
            "Iran wants to supply drones to Russia.",
            "Iran should supply drones to Russia.",
            "If they supply drones, Russia will pay.",
        ],
    )
    def test_planned_and_possible_events_did_not(self, nlp: Language, sentence: str) -> None:
        assert self._score(nlp, sentence, "supply") < 0

    def test_a_plan_is_held_though_its_event_is_not_factual(self, nlp: Language) -> None:
        sentence = "Iran plans to supply drones to Russia."
        assert _held(nlp, sentence, "supply") == "certain"
        assert self._score(nlp, sentence, "plans") > 1 > self._score(nlp, sentence, "supply")

    def test_managing_to_is_doing(self, nlp: Language) -> None:
        managed = self._score(nlp, "Iran managed to supply drones to Russia.", "supply")
        assert managed > self._score(nlp, "Iran wanted to supply drones to Russia.", "supply") + 1
