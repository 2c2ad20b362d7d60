"""Whom a noun stands for: by the words around it, by what was named before, by nobody."""

from __future__ import annotations

import pytest

from enduse.claims.discourse import Discourse
from enduse.claims.introductions import introduce
from enduse.claims.parse import Sentence, parsed
from enduse.claims.parties import parties
from enduse.claims.reader import Reader
from enduse.claims.telling import marked
from enduse.model import Document, Party, TransferClaim


def remembered(text: str) -> tuple[list[Sentence], Discourse]:
    sentences = list(parsed(marked(Document(text))))
    discourse = Discourse()
    for sentence in sentences:
        introduce(sentence, discourse)
    discourse.named.sort(key=lambda named: named.at)
    return sentences, discourse


def meant(text: str, noun: str) -> tuple[Party, ...]:
    """The parties that the last token of `text` written `noun` stands for."""
    sentences, discourse = remembered(text)
    places = [(s, t.i) for s in sentences for t in s.doc if s.word(t.i).removesuffix(".").endswith(noun)]
    sentence, i = places[-1]
    return parties(sentence, i, discourse)


def countries(text: str, noun: str) -> list[str]:
    return [",".join(party.country) for party in meant(text, noun)]


def ahead(reason: str, *row: object) -> object:
    return pytest.param(*row, marks=pytest.mark.xfail(reason=reason))


# ---- Where somebody is from is told by the words around the noun.


@pytest.mark.parametrize(
    ("text", "noun", "country"),
    [
        ("A Turkish firm sold engines to Libya.", "firm", "tr"),
        ("A firm based in Dubai sold engines to Libya.", "firm", "ae"),
        ("A Dubai-based firm sold engines to Libya.", "firm", "ae"),
        ("A firm in Hong Kong shipped microchips to Russia.", "firm", "hk"),
        ("Kenya’s defence ministry sent rifles to Somalia.", "ministry", "ke"),
        ("The foreign ministry of Serbia approved the sale.", "ministry", "rs"),
        ("Officers from Rwanda handed over rifles.", "Officers", "rw"),
        ("Zarya Trading, a Moldovan company, sold mortars.", "Trading", "md"),
        ("Zarya Trading, a company registered in Cyprus, sold mortars.", "Trading", "cy"),
        ("In Jordan, where a company offered drones, nobody spoke.", "company", "jo"),
        ("The Swiss branch of a German company sold trucks.", "branch", "ch"),
        ahead("'aide to' tells no home", "A senior aide to Kenya’s president bought rifles.", "aide", "ke"),
    ],
)
def test_a_noun_has_the_country_its_words_tell(text: str, noun: str, country: str) -> None:
    assert countries(text, noun) == [country]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("A Chinese-built vessel carried rifles.", "vessel"),
        ("An Iran-backed militia fired rockets.", "militia"),
        ("A firm exporting to Russia bought microchips.", "firm"),
        ("A dealer who had fled Iraq sold rifles.", "dealer"),
        ahead("every 'of' tells a home", "A rival of Iran sold rifles.", "rival"),
        ("An expert on Sudan bought a rifle.", "expert"),
        ("A firm sold Chinese drones.", "firm"),
        ("A firm under sanctions by Canada bought microchips.", "firm"),
    ],
)
def test_maker_backer_and_counterpart_are_no_home(text: str, noun: str) -> None:
    assert [country for country in countries(text, noun) if country] == []


# ---- What kind of party a name is.


@pytest.mark.parametrize(
    ("text", "noun", "schema"),
    [
        ("Mali bought rifles from Chad.", "Mali", "Country"),
        ("Deccan Trading Ltd bought rifles.", "Ltd", "Company"),
        ("The M/V Ilyana carried rifles.", "Ilyana", "Vessel"),
        ahead(
            "the parser takes the verb after a ship's name for a relative clause of the ship",
            *("The tanker Ilyana carried rifles.", "Ilyana", "Vessel"),
        ),
        ("Pyotr Semenko bought rifles.", "Semenko", "Person"),
        ("General Semenko bought rifles.", "Semenko", "Person"),
        ("Hezbollah bought rifles.", "Hezbollah", "Organization"),
        ("Kenya’s ministry bought rifles.", "ministry", "PublicBody"),
        ("ZTMK bought rifles.", "ZTMK", "LegalEntity"),
    ],
)
def test_a_name_is_of_its_kind(text: str, noun: str, schema: str) -> None:
    assert [party.schema for party in meant(text, noun)] == [schema]


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("On Friday rifles left Chad.", "Friday"),
        ("Pressure on Chad grew.", "Pressure"),
        ("The price of rifles rose.", "price"),
        ahead("whatever is somewhere can be a party", "The weather in Chad was bad.", "weather"),
        ("Rifles reached Chad in March.", "March"),
        ("The agreement with Chad was signed.", "agreement"),
    ],
)
def test_what_can_hand_over_nothing_is_no_party(text: str, noun: str) -> None:
    assert meant(text, noun) == ()


# ---- Pronouns.


@pytest.mark.parametrize(
    ("text", "noun", "country"),
    [
        ("Poland sent tanks to Ukraine. It also delivered shells.", "It", ["pl"]),
        ("Poland sent tanks to Ukraine, and it will send shells.", "it", ["pl"]),
        ("Mali said it had bought rifles from Russia.", "it", ["ml"]),
        ("Chad wanted arms. Israel delivered rifles to it.", "it", ["td"]),
        ahead(
            "the parser takes 'it' before goods for their subject",
            *("Chad wanted arms. Israel sold it rifles.", "it", ["td"]),
        ),
        ("Serbia complained to Turkey about its sales of drones.", "its", ["tr"]),
        ("Sudan, which sold rifles to Chad, was named.", "which", ["sd"]),
        ("“We sent no rifles to Mali,” Rwanda’s envoy said.", "We", ["rw"]),
        ("Peru’s president said he had bought rifles from Spain.", "he", ["pe"]),
        ahead(
            "'they' is one party",
            *("Chad and Sudan met on Friday. They agreed to swap rifles.", "They", ["td", "sd"]),
        ),
        ("The rebels fought Chad. They had received mortars.", "They", [""]),
    ],
)
def test_a_pronoun_takes_up_who_was_named(text: str, noun: str, country: list[str]) -> None:
    assert countries(text, noun) == country


@pytest.mark.parametrize(
    "text",
    [
        "Chad met Sudan. It is unclear how many rifles were sent to Mali.",
        "Chad met Sudan. It seems that rifles were sent to Mali.",
        "Chad met Sudan. It was in May that rifles were sent to Mali.",
        "Chad met Sudan. It is said that rifles were sent to Mali.",
        ahead("'it took weeks' has a subject that acts", "Chad met Sudan. It took weeks to send rifles to Mali."),
    ],
)
def test_an_empty_it_hands_nothing_over(text: str, reader: Reader) -> None:
    told = [claim for claim in reader.read(Document(text)) if isinstance(claim, TransferClaim)]
    assert [party for claim in told for party in claim.supplier] == []


# ---- Descriptions.


@pytest.mark.parametrize(
    ("text", "noun", "country"),
    [
        ("Chad and Sudan share a border. The two countries signed an arms deal.", "countries", ["td", "sd"]),
        (
            "Chad, Sudan and Libya share a border. The three countries signed an arms deal.",
            "countries",
            ["td", "sd", "ly"],
        ),
        ("Myanmar bought jets. The junta also ordered shells.", "junta", ["mm"]),
        ahead(
            "of two states the one named last is taken, not the one the story is about",
            *("Myanmar bought jets from Russia. The junta also ordered shells.", "junta", ["mm"]),
        ),
        ("Iranian officials sold rifles to Sudan.", "officials", ["ir"]),
        ("Hezbollah fought Israel. The group received rockets from Iran.", "group", ["lb"]),
        ("Zarya Trading of Serbia sold mortars. The company shipped them to Chad.", "company", ["rs"]),
        ("In London, the government pledged tanks to Ukraine.", "government", ["gb"]),
        ("Russia and Mali met. The North Korean side brought shells.", "side", ["kp"]),
        ("Kenya’s minister said his country had sold rifles.", "country", ["ke"]),
    ],
)
def test_a_definite_description_takes_up_its_kind(text: str, noun: str, country: list[str]) -> None:
    assert countries(text, noun) == country


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Chad bought rifles. A country in the region paid.", "country"),
        ("Chad bought rifles. Another country paid.", "country"),
        ("Chad bought rifles. Some countries paid.", "countries"),
        ("Chad bought rifles. No country paid.", "country"),
        ("Zarya Trading of Serbia sold mortars. A company shipped them to Chad.", "company"),
        ("Zarya Trading of Serbia sold mortars. The other company shipped them.", "company"),
        ahead(
            "'two' without an article points back",
            *("Chad and Sudan met. Two countries were absent.", "countries"),
        ),
        ("Hezbollah fought Israel. A group received rockets from Iran.", "group"),
        ("Chad fought Libya. The rebels received rifles.", "rebels"),
    ],
)
def test_an_indefinite_description_takes_up_nobody(text: str, noun: str) -> None:
    assert [country for country in countries(text, noun) if country] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Turkey searched the MV Ilyana. The vessel carried rifles.", "MV Ilyana"),
        ahead("'M/V' is cut in two", "Turkey searched the M/V Ilyana. The vessel carried rifles.", "M/V Ilyana"),
        ("Turkey searched the tanker Ilyana. The vessel left.", "Ilyana"),
    ],
)
def test_a_vessel_is_taken_up_by_its_kind(text: str, name: str) -> None:
    [party] = meant(text, "vessel")
    assert (party.name, party.schema) == (name, "Vessel")


@pytest.mark.parametrize(
    ("text", "noun", "said"),
    [
        ("Poland sent tanks to Ukraine. It delivered shells.", "It", "It"),
        ("Zarya Trading of Serbia sold mortars. The company shipped them.", "company", "The company"),
        ("Kenya’s defence ministry sent rifles.", "ministry", "Kenya’s defence ministry"),
        ("North Korea sent shells.", "Korea", "North Korea"),
    ],
)
def test_a_party_quotes_the_words_that_named_it(text: str, noun: str, said: str) -> None:
    [party] = meant(text, noun)
    assert party.span is not None
    assert party.span.exact == said
    assert party.span.holds(text)
