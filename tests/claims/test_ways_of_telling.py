"""Sentences as reports write them, and the claims they tell: who to whom, through whom, and how it is held."""

from __future__ import annotations

import pytest

from enduse.claims.reader import Reader, open_reader
from enduse.model import Document, Party, TransferClaim

Told = tuple[str, str, str, str]  # supplier, recipient, intermediaries, factuality


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader("rules")


def names(parties: tuple[Party, ...]) -> str:
    return ", ".join(party.name for party in parties)


def told(text: str, reader: Reader) -> list[Told]:
    claims = (claim for claim in reader.read(Document(text)) if isinstance(claim, TransferClaim))
    return [(names(c.supplier), names(c.recipient), names(c.intermediaries), c.factuality) for c in claims]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        # The verb after an aside, which the parser hears as part of a second name.
        ("One company, Sinno Electronics, supplied microchips to Russia.",
         [("Sinno Electronics", "Russia", "", "certain")]),
        ("Azu International, founded in March 2022, exported microchips to Russia, the records show.",
         [("Azu International", "Russia", "", "certain")]),
        ("A Cypriot firm re-routed thermal sights to Moscow through Almaty.",
         [("Cypriot firm", "Moscow", "Almaty", "certain")]),
        ("Turkey armed Azerbaijan with drones.", [("Turkey", "Azerbaijan", "", "certain")]),
        # A noun that sums up what was said, and who denies it.
        (("The United Arab Emirates has funneled weapons to the Rapid Support Forces through Chad, U.N. experts "
         "reported, an allegation the Emirates deny."),
         [("United Arab Emirates", "Rapid Support Forces", "Chad", "certain"),
          ("United Arab Emirates", "Rapid Support Forces", "Chad", "denied")]),
        ("Iran has sent weapons to the Houthis, experts said, a charge Tehran denies.",
         [("Iran", "Houthis", "", "certain"), ("Iran", "Houthis", "", "denied")]),
        ("Iran has supplied the Houthis with missiles, the panel said, a claim that Tehran rejects.",
         [("Iran", "Houthis", "", "certain")]),
        # Where goods come from, pass and end up.
        ("Weapons from Croatian stockpiles reached Syrian rebels via Jordan.",
         [("Croatian stockpiles", "Syrian rebels", "Jordan", "certain")]),
        ("Mortar shells from Serbia ended up in Ukraine.", [("Serbia", "Ukraine", "", "certain")]),
        ("Serbian-made mortar shells ended up in Ukraine via Turkey and the Czech Republic.",
         [("", "Ukraine", "Turkey, Czech Republic", "certain")]),
        ("A ship carrying missiles left Bandar Abbas for Astrakhan in August.",
         [("Bandar Abbas", "Astrakhan", "", "certain")]),
        # Two firms, the second of which sells on.
        (("One of the companies, Ege Mikro Ticaret, which was registered in Izmir, bought processors from a "
         "distributor in Hong Kong and resold them to OOO Vektor-Elektro, a Moscow firm."),
         [("distributor", "Ege Mikro Ticaret", "", "certain"),
          ("Ege Mikro Ticaret", "OOO Vektor-Elektro", "", "certain")]),
        # Goods that are named anew are not those told before.
        ("Ege Mikro Ltd sold microchips to Russia. A man offered a bribe for a load of electronics bound for Iran.",
         [("Ege Mikro Ltd", "Russia", "", "certain")]),
        # What tells nothing of the kind.
        ("Serbian-made mortar shells ended up in Ukraine.", []),
        ("The armed Azerbaijani crowd left Baku for Ganja.", []),
        ("Missiles were shown in Tehran, a display that Israel denounced.", []),
    ],
)  # fmt: skip
def test_who_is_told_to_supply_whom(text: str, claims: list[Told], reader: Reader) -> None:
    assert told(text, reader) == claims
