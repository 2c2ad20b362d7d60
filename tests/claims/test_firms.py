"""Firms told by their legal form, and what they do."""

from __future__ import annotations

import pytest

from enduse.claims.firms import firms
from enduse.claims.mentions import ActorMention, mentions
from enduse.claims.reader import Reader, open_reader
from enduse.model import Document, TransferClaim


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader("rules")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The trader Sandbar General Trading FZE bought it.", ["Sandbar General Trading FZE"]),
        ("It went to Morskoy Les Co., Ltd. in May.", ["Morskoy Les Co., Ltd."]),
        ("Kara Makina Ltd. Sti. exported chips.", ["Kara Makina Ltd. Sti."]),
        ("In Dubai Acme & Sons LLC denied it.", ["Dubai Acme & Sons LLC"]),
        ("Hong Kong-based Blue Reef Ltd shipped it.", ["Blue Reef Ltd"]),
        ("It was bought by Kite OOO.", ["Kite OOO"]),
        ("It went to OOO Vektor-Elektro, a Moscow firm.", ["OOO Vektor-Elektro"]),
        (
            "Russian OOO Vektor sold it to PAO Kama and AO Elektron Optronik.",
            ["OOO Vektor", "PAO Kama", "AO Elektron Optronik"],
        ),
        ('the OOO "Vektor Plus" depot, and OOO Neva\'s', ['OOO "Vektor Plus"', "OOO Neva"]),
        ("It was Acme LLC Moscow knew, not LLC Astana Supply.", ["Acme LLC", "LLC Astana Supply"]),
        ("JSC Kama Trading Ltd. denied it.", ["JSC Kama Trading Ltd"]),
        ("The LLC was closed, the PT too.", []),
        ("The Ltd of the name is missing.", []),
        ("He sold limited numbers of them.", []),
        ("But Limited was all it got.", []),
    ],
)
def test_a_name_ends_with_its_legal_form(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end in firms(text, 0, len(text))] == names


def test_a_firm_the_gazetteer_knows_keeps_its_country_under_its_full_name() -> None:
    text = "Tokyo Electron Ltd. makes them."
    (found,) = (m for m in mentions(text, 0, len(text)) if isinstance(m, ActorMention))
    assert (text[found.start : found.end], found.actor.country) == ("Tokyo Electron Ltd.", ("jp",))


def test_an_unknown_firm_has_no_country() -> None:
    text = "Dubai Acme LLC makes them."
    (found,) = (m for m in mentions(text, 0, len(text)) if isinstance(m, ActorMention))
    assert (found.actor.schema, found.actor.country) == ("Company", ())


@pytest.mark.parametrize(
    ("text", "supplier", "recipient", "country"),
    [
        ("Zarya Ltd shipped processors to Moscow-based VMK in May.", "Zarya Ltd", "VMK", ("ru",)),
        ("Hong Kong-based Blue Reef Ltd shipped chips to Kite LLC.", "Blue Reef Ltd", "Kite LLC", ()),
        ("Blue Reef Ltd shipped chips made by Texas Instruments to Moscow-based VMK.", "Blue Reef Ltd", "VMK", ("ru",)),
        ("Zarya Ltd bought rifles from Serbia and resold them to Mali.", "Zarya Ltd", "Mali", ("ml",)),
    ],
)
def test_a_firm_is_an_end(text: str, supplier: str, recipient: str, country: tuple[str, ...], reader: Reader) -> None:
    claims = [c for c in reader.read(Document(text)) if isinstance(c, TransferClaim)]
    ends = [(c.supplier[0].name, c.recipient[0].name, c.recipient[0].country) for c in claims]
    assert (supplier, recipient, country) in ends


@pytest.mark.parametrize(
    ("text", "suppliers", "recipient"),
    [
        ("Acme Ltd sold microchips to OOO Vektor.", ["Acme Ltd"], "OOO Vektor"),
        ("OOO Vektor bought thermal cameras from Huaxin Optics Co. Ltd.", ["Huaxin Optics Co. Ltd."], "OOO Vektor"),
        ("Two Dubai firms, Alfa Trading and Beta Logistics, sent drone engines to Iran.",
         ["Alfa Trading", "Beta Logistics"], "Iran"),
        ("One of the companies, Ege Mikro Ticaret, shipped microchips to Russia.", ["Ege Mikro Ticaret"], "Russia"),
        ("Two of the firms, Alfa Ltd and Beta Ltd, sold chips to Russia.", ["Alfa Ltd", "Beta Ltd"], "Russia"),
        ("One of the Turkish companies shipped microchips to Russia.", ["One of the Turkish companies"], "Russia"),
        ("The trader, Kara Makina, supplied ammunition to rebels in Congo.", ["Kara Makina"], "rebels"),
        ("Blue Reef Ltd, a Hong Kong trader, shipped chips to Kite Ltd in May.", ["Blue Reef Ltd"], "Kite Ltd"),
    ],
)  # fmt: skip
def test_firms_go_by_their_names(text: str, suppliers: list[str], recipient: str, reader: Reader) -> None:
    (claim,) = (c for c in reader.read(Document(text)) if isinstance(c, TransferClaim))
    assert [party.name for party in claim.supplier] == suppliers
    assert [party.name for party in claim.recipient] == [recipient]


def test_one_of_a_group_is_what_the_group_is(reader: Reader) -> None:
    (claim,) = reader.read(Document("One of the companies, Ege Mikro Ticaret, shipped microchips to Russia."))
    assert isinstance(claim, TransferClaim)
    assert claim.supplier[0].schema == "Company"


@pytest.mark.parametrize(
    "text",
    [
        "A trader sold microchips to a dealer.",
        "Acme Ltd sold microchips to Acme Ltd in May.",
        "Acme Ltd sold goods to Kite Ltd.",
    ],
)
def test_a_sale_between_nobody_named_or_of_nothing_named_is_no_claim(text: str, reader: Reader) -> None:
    assert reader.read(Document(text)) == ()
